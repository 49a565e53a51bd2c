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

extension CaseEvaluation {
  /// Whether a claim is certain, by the bounds, wherever every completion makes it true.
  public mutating func hasExactCertainty(of claim: Claim) -> Bool {
    if let known = exactCertainty[claim] { return known }
    // Of a level, one of several conditions may hold in each completion and none in all.
    var isExact = false
    if case .level(let level) = claim, level < .critical {
      isExact = level == .low
    } else {
      let node = program.graph.node(of: claim)
      isExact = program.graph.exactness(of: node, in: program.book).ofCertain
    }
    exactCertainty[claim] = isExact
    return isExact
  }
}
