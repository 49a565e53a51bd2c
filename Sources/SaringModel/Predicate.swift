/// A condition as meant: every name is resolved and every type fits.
public indirect enum Predicate: Hashable, Sendable {
  /// One test of one fact.
  case test(Test)
  case not(Predicate)
  /// Every part holds. An empty list holds.
  case all([Predicate])
  /// Some part holds. An empty list fails.
  case any([Predicate])
  /// At least this many parts hold.
  case atLeast(Int, [Predicate])
  /// At least this many items of a group satisfy the inner condition.
  case some(GroupID, atLeast: Int, Predicate)
  /// An indicator fired, at this strength or stronger.
  case fired(IndicatorID, from: Strength)
  case count(Count)
  case sum(WeightedSum)
  case positive(DimensionID)
  case holds(PatternID)
}

/// One test of one fact; its complement is the only place where negation stands.
public enum Test: Hashable, Sendable {
  /// The code of a `yesNo` or `code` fact is one of these positions, sorted.
  case isOne(FactID, of: [Int])
  case compare(FactID, Comparison, Operand)
  /// The set holds any of these codes, sorted.
  case includesAny(FactID, [Int])
  case includesAll(FactID, [Int])
  /// The text holds at least so many distinct phrases of these lexicons together.
  case mentions(FactID, [LexiconID], atLeast: Int)
  /// The fact is known. Only `Sufficiency` may use it.
  case known(FactID)

  /// The fact that is tested.
  public var fact: FactID {
    switch self {
    case .isOne(let fact, _), .compare(let fact, _, _), .includesAny(let fact, _),
      .includesAll(let fact, _), .mentions(let fact, _, _), .known(let fact):
      fact
    }
  }

  /// Every fact that is read.
  public var facts: [FactID] {
    if case .compare(let fact, _, .fact(let other)) = self { return [fact, other] }
    return [fact]
  }
}

/// How two numbers or two dates compare.
public enum Comparison: UInt8, BitwiseCopyable, CaseIterable, Sendable {
  case below
  case atMost
  case atLeast
  case above

  public func holds(_ left: Double, _ right: Double) -> Bool {
    switch self {
    case .below: left < right
    case .atMost: left <= right
    case .atLeast: left >= right
    case .above: left > right
    }
  }

  /// The attribute that writes it.
  public var name: String {
    switch self {
    case .below: "below"
    case .atMost: "at-most"
    case .atLeast: "at-least"
    case .above: "above"
    }
  }
}

/// What a number or a date is compared with.
public enum Operand: Hashable, Sendable {
  /// A number, or the number of a `Day`.
  case constant(Double)
  case parameter(ParameterID)
  case fact(FactID)
}

/// How many indicators of a selection fired, from a strength up.
public struct Count: Hashable, Sendable {
  /// The selected indicators with the role `risk`, in order.
  public let indicators: [IndicatorID]
  public let from: Strength
  /// Whether indicators of one family count once.
  public let countsFamilies: Bool
  public let atLeast: Int

  package init(indicators: [IndicatorID], from: Strength, countsFamilies: Bool, atLeast: Int) {
    self.indicators = indicators
    self.from = from
    self.countsFamilies = countsFamilies
    self.atLeast = atLeast
  }
}

/// Indicators weighed by their strongest grade.
public struct WeightedSum: Hashable, Sendable {
  public let indicators: [IndicatorID]
  /// The weight of each strength, by raw value: not negative, not falling.
  public let weights: [Int]
  public let atLeast: Int

  package init(indicators: [IndicatorID], weights: [Int], atLeast: Int) {
    self.indicators = indicators
    self.weights = weights
    self.atLeast = atLeast
  }
}
