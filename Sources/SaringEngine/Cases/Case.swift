public import SaringModel

/// A profile with something about it supposed to be otherwise.
public struct Case: Hashable, Sendable {
  /// What is supposed, each variable once.
  public var suppositions: [Supposition]

  public init(_ suppositions: [Supposition] = []) { self.suppositions = suppositions }

  /// The case with one thing more supposed.
  public func supposing(_ variable: Variable, _ choice: Choice) -> Case {
    Case(suppositions.filter { $0.variable != variable } + [Supposition(variable, choice)])
  }
}

/// One thing that is supposed.
public struct Supposition: Hashable, Sendable {
  public var variable: Variable
  public var choice: Choice

  public init(_ variable: Variable, _ choice: Choice) {
    self.variable = variable
    self.choice = choice
  }
}

/// What can be supposed one way or another without regard to the rest.
public enum Variable: Hashable, Sendable {
  /// A fact outside groups, computed ones too.
  case fact(FactID)
  /// A whole group: it can only be opened.
  case group(GroupID)
  /// Whether a text mentions enough: one test of it, by position.
  case mention(FactID, test: Int)
  /// Whether enough items of a group satisfy a condition: one node, by position.
  case items(GroupID, node: Int)
  /// How two facts compare of which neither is known: one test, by position.
  case comparison(FactID, FactID, test: Int)
}

/// What is supposed of a variable.
public enum Choice: Hashable, Sendable {
  /// Nobody was asked.
  case open
  /// A known answer: the cell as `ProfileBlock` holds it.
  case known(UInt64)
  /// Some answer that a claim's tests cannot tell from this cell. What is computed from the answer
  /// stays open: there the difference may matter.
  case alike(UInt64)
  /// A test that is a variable of its own comes out so.
  case comesOut(Bool)
  /// There is no value: a computed fact may come to that, as where a table has no row.
  case closed
}
