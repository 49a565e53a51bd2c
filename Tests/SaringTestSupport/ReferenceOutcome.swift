public import SaringModel

/// What the reference evaluator says of one profile: a screening without evidence.
public struct ReferenceOutcome: Equatable, Sendable {
  public struct Finding: Equatable, Sendable {
    public let indicator: IndicatorID
    public let strength: Strength

    public init(indicator: IndicatorID, strength: Strength) {
      self.indicator = indicator
      self.strength = strength
    }
  }

  public var level = TriageLevel.low
  public var possible = TriageLevel.low
  public var isInformationSufficient = false
  public var isUrgent = false
  public var patterns: [PatternID] = []
  public var fired: [Finding] = []
  public var open: [IndicatorID] = []

  public init() {}

  /// The part of a screening that the reference evaluator speaks of.
  public init(_ screening: Screening) {
    level = screening.level
    possible = screening.possible
    isInformationSufficient = screening.isInformationSufficient
    isUrgent = screening.isUrgent
    patterns = screening.patterns
    fired = screening.fired.map { Finding(indicator: $0.indicator, strength: $0.strength) }
    open = screening.open
  }
}

extension ReferenceOutcome: CustomStringConvertible {
  public var description: String {
    let patterns = patterns.map { String($0.index) }.joined(separator: " ")
    let fired = fired.map { "\($0.indicator.index)=\($0.strength.name)" }.joined(separator: " ")
    let open = open.map { String($0.index) }.joined(separator: " ")
    return """
      level \(level.name), possible \(possible.name), sufficient \(isInformationSufficient), \
      urgent \(isUrgent), patterns [\(patterns)], fired [\(fired)], open [\(open)]
      """
  }
}
