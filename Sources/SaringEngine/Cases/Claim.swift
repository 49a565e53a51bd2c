public import SaringModel

/// Something that a screening may say of a profile.
public enum Claim: Hashable, Sendable {
  /// An indicator fired, at this strength or stronger.
  case fired(IndicatorID, from: Strength)
  case positive(DimensionID)
  case holds(PatternID)
  /// The level is this one or a higher one.
  case level(TriageLevel)
}

extension DecisionGraph {
  /// The node of a claim.
  func node(of claim: Claim) -> NodeID {
    switch claim {
    case .fired(let indicator, let strength):
      indicators[indicator.index].fired[Int(strength.rawValue)]
    case .positive(let dimension): dimensions[dimension.index]
    case .holds(let pattern): patterns[pattern.index]
    case .level(let level): levels[Int(level.rawValue)]
    }
  }

  /// The nodes whose claim is one: of a level also those of the levels above.
  func nodes(of claim: Claim) -> [NodeID] {
    guard case .level(let level) = claim else { return [node(of: claim)] }
    return Array(levels[Int(level.rawValue)...])
  }
}
