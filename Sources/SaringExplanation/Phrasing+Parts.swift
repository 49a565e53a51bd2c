import SaringEngine
import SaringModel

extension Phrasing {
  /// A sign that answers still open could bring: which parts hold, fail and are open.
  func openSign(
    _ id: IndicatorID, _ lane: Int, _ block: borrowing ProfileBlock,
    _ evaluation: borrowing Evaluation
  ) -> Explanation.OpenSign {
    let words = words(for: id)
    let conditions = evaluation.program.placed(id)
    let applies = conditions.applies.map { evaluation.truth(of: $0, lane: lane) } ?? .holds
    let reachable = conditions.grades.indices.filter {
      min(applies, evaluation.truth(of: conditions.grades[$0], lane: lane)) == .unknown
    }
    let strength = reachable.first.map { words.strengths[$0] } ?? self.words(for: .weak)
    var sign = Explanation.OpenSign(
      id: words.id, title: words.title, strength: strength,
      holding: [], failing: [], open: [], questions: [])
    guard let nearest = reachable.last else { return sign }
    func tell(_ parts: borrowing [PlacedCondition], _ sentences: [String]) {
      let parts = parts.span
      for index in parts.indices {
        switch evaluation.truth(of: parts[index], lane: lane) {
        case .holds: sign.holding.append(sentences[index])
        case .fails: sign.failing.append(sentences[index])
        case .unknown: sign.open.append(sentences[index])
        }
      }
    }
    var asked: [Screening.Question] = []
    if let applies = conditions.applies {
      tell(conditions.partsOfScope, sentencesOfScope(id))
      evaluation.addQuestions(on: applies, lane: lane, in: block, to: &asked)
    }
    tell(conditions.partsOfGrades[nearest], sentences(id, grade: nearest))
    for grade in reachable {
      evaluation.addQuestions(on: conditions.grades[grade], lane: lane, in: block, to: &asked)
    }
    sign.questions = asked.map { question($0) }
    return sign
  }

  /// A sign that is out of reach, with the part that fails.
  func silentSign(
    _ id: IndicatorID, _ lane: Int, _ block: borrowing ProfileBlock,
    _ evaluation: borrowing Evaluation
  ) -> Explanation.SilentSign {
    let conditions = evaluation.program.placed(id)
    var reason = ""
    if let applies = conditions.applies, evaluation.truth(of: applies, lane: lane) == .fails {
      reason =
        language("It does not apply here: ", "Tidak berlaku di sini: ")
        + failure(of: applies, lane, block, evaluation)
    } else if let weakest = conditions.grades.last {
      reason = failure(of: weakest, lane, block, evaluation)
    }
    let words = words(for: id)
    return Explanation.SilentSign(
      id: words.id, title: words.title,
      reason: reason.capitalisedFirst + ".")
  }

  func sentence(_ predicate: Predicate) -> String {
    clause(predicate).capitalisedFirst + "."
  }

  /// The answers that make a condition fail, in words.
  private func failure(
    of condition: PlacedCondition, _ lane: Int, _ block: borrowing ProfileBlock,
    _ evaluation: borrowing Evaluation
  ) -> String {
    switch condition.predicate {
    case .test(let test), .not(.test(let test)):
      var answers: [String] = []
      for fact in test.facts where book.vocabulary[fact].group == nil {
        answers.append(given(fact, lane, block, evaluation))
      }
      guard case .mentions = test else { return answers.joined(separator: ", ") }
      return language("not so: ", "tidak demikian: ") + clause(condition.predicate)
    case .all:
      for part in condition.parts where evaluation.truth(of: part, lane: lane) == .fails {
        return failure(of: part, lane, block, evaluation)
      }
      return language("its parts exclude each other", "bagiannya saling meniadakan")
    case .any:
      var reasons: [String] = []
      for part in condition.parts {
        let reason = failure(of: part, lane, block, evaluation)
        if !reasons.contains(reason) { reasons.append(reason) }
      }
      return reasons.joined(separator: "; ")
    case .not, .atLeast, .some, .fired, .count, .sum, .positive, .holds:
      return language("not so: ", "tidak demikian: ") + clause(condition.predicate)
    }
  }

  private func given(
    _ fact: FactID, _ lane: Int, _ block: borrowing ProfileBlock,
    _ evaluation: borrowing Evaluation
  ) -> String {
    let answer = evaluation.answer(fact, lane: lane, block: block)
    return "\(title(of: fact)): \(words(for: answer, to: fact))"
  }
}

extension Predicate {
  /// What must all hold.
  var parts: [Predicate] {
    if case .all(let parts) = self { return parts.flatMap(\.parts) }
    return [self]
  }
}
