import SaringModel

/// Answers with which a claim would be certain, everything else being as the profile has it.
public struct Way: Hashable, Sendable {
  /// What would have to be answered, or answered otherwise; of none of them can be done without.
  public let terms: [Term]
  /// Whether the profile can really be so.
  ///
  /// Where a way rests on what is computed, it says what the
  /// computed value would have to be, and not which answers bring it.
  public let isExact: Bool

  public init(terms: [Term], isExact: Bool) {
    self.terms = terms
    self.isExact = isExact
  }
}

/// The ways to a claim.
public struct Ways: Hashable, Sendable {
  /// Shortest first; of equal length those with fewer changed answers first.
  public var list: [Way]
  /// Whether no shorter way exists than the first.
  public var isShortest: Bool
  /// Whether these are all minimal ways.
  public var isComplete: Bool

  public init(list: [Way], isShortest: Bool, isComplete: Bool) {
    self.list = list
    self.isShortest = isShortest
    self.isComplete = isComplete
  }
}
