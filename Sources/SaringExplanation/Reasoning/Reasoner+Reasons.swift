public import SaringEngine
import SaringModel

extension Reasoner {
  /// All minimal sets of answers that carry a claim, up to a cap, and all minimal sets that undo it.
  public mutating func reasons(for claim: Claim, atMost cap: Int = 12) -> Reasons {
    let cone = cases.cone(of: claim)
    let pool = cases.answers(to: cone)
    var question = Certainty(cases.certainty(of: cone, in: pool))
    // Without an answer that conditions on items read, the items are not looked at again.
    let isExact = !pool.questions.contains { question in
      if case .fact(let fact) = question {
        cases.areItemsCompared(with: fact, in: cone)
      } else {
        false
      }
    }
    guard cases.truth(of: claim) == .holds else {
      return Reasons(minimal: [], undoing: [], isComplete: true, isExact: isExact)
    }
    let sets = MinimalSets(
      of: &question, within: question.answers, MinimalSets.Caps(carriers: cap), &cases)
    return Reasons(
      minimal: sets.carriers.map { $0.members.map { pool.questions[$0] } },
      undoing: sets.breakers.map { $0.members.map { pool.questions[$0] } },
      isComplete: sets.isComplete, isExact: isExact)
  }
}

/// Whether a claim is certain when only some answers are kept, all others being open.
struct Certainty: KeepingQuestion {
  private let function: AnswerFunction

  init(_ function: AnswerFunction) { self.function = function }

  /// The answers that bear on it.
  var answers: AnswerSet { function.answers }

  func holds(keeping sets: [AnswerSet], _ cases: inout CaseEvaluation) -> [Bool] {
    function.holds(of: sets)
  }
}
