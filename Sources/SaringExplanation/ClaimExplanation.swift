public import SaringModel

/// Why one indicator, dimension, pattern or level holds for a profile, or why not.
public struct ClaimExplanation: Equatable, Sendable {
  public enum Kind: String, Sendable {
    case indicator
    case dimension
    case pattern
    case level
  }

  /// What is certain of a claim.
  public enum Outcome: String, Sendable {
    case certain
    /// Open answers could still bring it.
    case possible
    case outOfReach = "out-of-reach"
  }

  public var kind: Kind
  /// The id in the rule book, or the name of the level.
  public var id: String
  public var title: String
  public var outcome: Outcome
  /// One sentence on the outcome.
  public var summary: String
  /// The sign with its reason and evidence; only of an indicator that fired.
  public var sign: Explanation.Sign?
  /// What carries it and would undo it; only of what is certain.
  public var basis = Explanation.Basis()
  /// The grade or condition that is not reached, part by part.
  public var missing: Missing?
  public var limits: [String]

  /// What is in the way of a claim, or of a stronger grade of it.
  public struct Missing: Equatable, Sendable {
    /// The strength that is not reached; nothing of what has no grades.
    public var strength: String?
    public var holding: [String] = []
    public var failing: [String] = []
    public var open: [String] = []
    /// Shortest first.
    public var ways: [Way] = []
    /// Whether no shorter way exists than the first.
    public var isShortest = false
  }

  /// Answers that would bring the claim.
  public struct Way: Equatable, Sendable {
    /// Open questions, and how they would be answered.
    public var answering: [Explanation.Clause]
    /// Answers that are given and would have to be others.
    public var changing: [Explanation.Clause]
  }
}

extension RuleBook {
  /// What an id of an indicator, pattern or dimension stands for, or the name of a level above low.
  package func claims(named name: String) -> [NamedClaim] {
    if let index = indicators.firstIndex(where: { $0.id == name }) {
      return [.indicator(IndicatorID(index: index))]
    }
    if let index = patterns.firstIndex(where: { $0.id == name }) {
      return [.pattern(PatternID(index: index))]
    }
    if let level = TriageLevel.allCases.first(where: { $0.name == name && $0 > .low }) {
      return [.level(level)]
    }
    return dimensions.indices.filter { dimensions[$0].id == name }
      .map { .dimension(DimensionID(index: $0)) }
  }

  /// Every name that `claims(named:)` knows.
  package var claimNames: [String] {
    indicators.map(\.id) + patterns.map(\.id) + dimensions.map(\.id)
      + TriageLevel.allCases.filter { $0 > .low }.map(\.name)
  }
}

/// Something that can be asked about by name.
public enum NamedClaim: Hashable, Sendable {
  case indicator(IndicatorID)
  case pattern(PatternID)
  case dimension(DimensionID)
  case level(TriageLevel)
}
