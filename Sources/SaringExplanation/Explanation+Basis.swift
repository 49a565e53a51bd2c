extension Explanation {
  /// One answer, as a clause of a sentence.
  public struct Clause: Hashable, Sendable {
    /// The name of the fact or group it speaks of.
    public var name: String
    /// What the fact or group is called.
    public var title: String
    public var words: String
  }

  /// What a claim rests on.
  public struct Basis: Equatable, Sendable {
    /// Each set carries the claim alone, whatever the other answers are; the smallest ones first.
    public var reasons: [[Clause]] = []
    /// How many such sets were found; a page about a whole profile spells out a few of them.
    public var count = 0
    /// Without any one of these sets the claim would not be certain; smallest first.
    public var undoing: [[Clause]] = []
    /// That there may be more or smaller sets, where it is so.
    public var caution: String?

    public var isEmpty: Bool { reasons.isEmpty && undoing.isEmpty }
  }

  /// A level, a dimension or a pattern that is certain, and what it rests on.
  public struct Finding: Equatable, Sendable {
    public enum Kind: String, Sendable {
      case level
      case dimension
      case pattern
    }

    public var kind: Kind
    /// The id in the rule book, or the name of the level.
    public var id: String
    public var title: String
    public var basis: Basis
  }

  /// A level or a pattern that answers still open could bring.
  public struct Prospect: Equatable, Sendable {
    public var kind: Finding.Kind
    public var id: String
    public var title: String
    /// How many questions have to be answered for it; nothing where no way was found.
    public var answers: Int?
    /// Whether fewer answers are sure not to do.
    public var isShortest: Bool
    /// Answers that would bring it.
    public var way: [Clause]
  }

  /// Other answers with which the level would be another.
  public struct Change: Equatable, Sendable {
    public var level: String
    public var answers: [Clause]
  }

  /// What checking or mending some answers could do to the level.
  public struct Changes: Equatable, Sendable {
    public var lowering: [Change] = []
    public var raising: [Change] = []
    public var caution: String?

    public var isEmpty: Bool { lowering.isEmpty && raising.isEmpty }
  }
}
