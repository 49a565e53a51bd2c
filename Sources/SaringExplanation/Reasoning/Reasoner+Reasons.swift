public import SaringEngine
import SaringModel

extension Reasoner {
  /// All minimal sets of answers that carry a claim, up to a cap, and all minimal sets that undo it.
  public mutating func reasons(for claim: Claim, atMost cap: Int = 12) -> Reasons {
    let cone = cases.cone(of: claim)
    let pool = cases.answers(to: cone)
    var question = Certainty(claim, cone, pool, &cases)
    guard question.holds(keeping: [pool.all], &cases)[0] else {
      return Reasons(minimal: [], undoing: [], isComplete: true, isExact: question.isExact)
    }
    let sets = MinimalSets(
      of: &question, within: pool.all, MinimalSets.Caps(carriers: cap), &cases)
    return Reasons(
      minimal: sets.carriers.map { $0.members.map { pool.questions[$0] } },
      undoing: sets.breakers.map { $0.members.map { pool.questions[$0] } },
      isComplete: sets.isComplete, isExact: question.isExact)
  }
}

/// Whether a claim is certain when only some answers are kept, all others being open.
struct Certainty: KeepingQuestion {
  private let claim: Claim
  private let cone: Cone
  private let pool: AnswerPool
  /// Whether a case that the bounds leave unknown may turn out certain.
  private let needsSplitting: Bool
  /// Whether every "not certain" so far was sure.
  private(set) var isExact: Bool

  init(_ claim: Claim, _ cone: Cone, _ pool: AnswerPool, _ cases: inout CaseEvaluation) {
    self.claim = claim
    self.cone = cone
    self.pool = pool
    needsSplitting = cases.needsSplitting(cone)
    isExact = needsSplitting || cases.hasExactCertainty(of: claim)
  }

  mutating func holds(keeping sets: [AnswerSet], _ cases: inout CaseEvaluation) -> [Bool] {
    let bounds = cases.bounds(of: cone, in: pool, keeping: sets)
    guard needsSplitting else { return bounds.map { $0 == .holds } }
    return zip(sets, bounds).map { kept, truth in
      guard truth == .unknown else { return truth == .holds }
      let settled = cases.settle(
        claim, in: cases.supposed(pool, keeping: kept, of: cone), limit: 512)
      if !settled.isExact { isExact = false }
      return settled.truth == .holds
    }
  }
}
