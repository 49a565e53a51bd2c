import SaringEngine
import SaringModel

extension Phrasing {
  /// A sign that answers still open could bring: which parts hold, fail and are open.
  func openSign(
    _ id: IndicatorID, _ lane: Int, _ block: borrowing ProfileBlock,
    _ evaluation: borrowing Evaluation
  ) -> Explanation.OpenSign {
    let indicator = book[id]
    let applies = indicator.applies.map { evaluation.truth(of: $0, lane: lane) } ?? .holds
    let reachable = indicator.grades.filter {
      min(applies, evaluation.truth(of: $0.when, lane: lane)) == .unknown
    }
    var sign = Explanation.OpenSign(
      id: indicator.id, title: indicator.title[language.rawValue],
      strength: words(for: reachable.first?.strength ?? .weak), holding: [], failing: [],
      open: [], questions: [])
    guard let nearest = reachable.last else { return sign }
    let conditions = [indicator.applies].compactMap { $0 } + [nearest.when]
    for part in conditions.flatMap(\.parts) {
      let clause = sentence(part)
      switch evaluation.truth(of: part, lane: lane) {
      case .holds: sign.holding.append(clause)
      case .fails: sign.failing.append(clause)
      case .unknown: sign.open.append(clause)
      }
    }
    var asked: [Screening.Question] = []
    for predicate in [indicator.applies].compactMap({ $0 }) + reachable.map(\.when) {
      for question in openQuestions(of: predicate, lane, block, evaluation)
      where !asked.contains(question) {
        asked.append(question)
      }
    }
    sign.questions = asked.map { question($0) }
    return sign
  }

  /// A sign that is out of reach, with the part that fails.
  func silentSign(
    _ id: IndicatorID, _ lane: Int, _ block: borrowing ProfileBlock,
    _ evaluation: borrowing Evaluation
  ) -> Explanation.SilentSign {
    let indicator = book[id]
    var reason = ""
    if let applies = indicator.applies, evaluation.truth(of: applies, lane: lane) == .fails {
      reason =
        language("It does not apply here: ", "Tidak berlaku di sini: ")
        + failure(of: applies, lane, block, evaluation)
    } else if let weakest = indicator.grades.last {
      reason = failure(of: weakest.when, lane, block, evaluation)
    }
    return Explanation.SilentSign(
      id: indicator.id, title: indicator.title[language.rawValue],
      reason: reason.capitalisedFirst + ".")
  }

  func sentence(_ predicate: Predicate) -> String {
    clause(predicate).capitalisedFirst + "."
  }

  /// The answers that make a condition fail, in words.
  private func failure(
    of predicate: Predicate, _ lane: Int, _ block: borrowing ProfileBlock,
    _ evaluation: borrowing Evaluation
  ) -> String {
    switch predicate {
    case .test(let test), .not(.test(let test)):
      var answers: [String] = []
      for fact in test.facts where book.vocabulary[fact].group == nil {
        answers.append(given(fact, lane, block, evaluation))
      }
      guard case .mentions = test else { return answers.joined(separator: ", ") }
      return language("not so: ", "tidak demikian: ") + clause(predicate)
    case .all(let parts):
      for part in parts where evaluation.truth(of: part, lane: lane) == .fails {
        return failure(of: part, lane, block, evaluation)
      }
      return language("its parts exclude each other", "bagiannya saling meniadakan")
    case .any(let parts):
      var reasons: [String] = []
      for part in parts {
        let reason = failure(of: part, lane, block, evaluation)
        if !reasons.contains(reason) { reasons.append(reason) }
      }
      return reasons.joined(separator: "; ")
    case .not, .atLeast, .some, .fired, .count, .sum, .positive, .holds:
      return language("not so: ", "tidak demikian: ") + clause(predicate)
    }
  }

  private func given(
    _ fact: FactID, _ lane: Int, _ block: borrowing ProfileBlock,
    _ evaluation: borrowing Evaluation
  ) -> String {
    let answer = evaluation.answer(fact, lane: lane, block: block)
    return "\(title(of: fact)): \(words(for: answer, to: fact))"
  }

  /// Open facts and groups with a question that a condition reads, where it is not settled.
  private func openQuestions(
    of predicate: Predicate, _ lane: Int, _ block: borrowing ProfileBlock,
    _ evaluation: borrowing Evaluation
  ) -> [Screening.Question] {
    var questions: [Screening.Question] = []
    switch predicate {
    case .test(let test):
      for fact in test.facts {
        for asked in facts(behind: fact)
        where book.vocabulary[asked].question != nil
          && evaluation.answer(asked, lane: lane, block: block) == .open
        {
          questions.append(.fact(asked))
        }
      }
    case .not(let part): return openQuestions(of: part, lane, block, evaluation)
    case .all(let parts), .any(let parts), .atLeast(_, let parts):
      for part in parts where evaluation.truth(of: part, lane: lane) == .unknown {
        questions += openQuestions(of: part, lane, block, evaluation)
      }
    case .some(let group, _, _):
      if book.vocabulary[group].question != nil { questions.append(.group(group)) }
    case .fired, .count, .sum, .positive, .holds: break
    }
    return questions
  }

  /// The fact itself, or the facts that a computed one is made of.
  private func facts(behind fact: FactID) -> [FactID] {
    guard let derivation = book.vocabulary[fact].derivation else {
      return book.vocabulary[fact].group == nil ? [fact] : []
    }
    return derivation.inputs.flatMap { facts(behind: $0) }
  }
}

extension Predicate {
  /// What must all hold.
  var parts: [Predicate] {
    if case .all(let parts) = self { return parts.flatMap(\.parts) }
    return [self]
  }
}

extension Derivation {
  fileprivate var inputs: [FactID] {
    switch self {
    case .fact(let fact), .lookUp(_, key: let fact): [fact]
    case .parameter, .number: []
    case .add(let parts), .multiply(let parts), .minimum(let parts), .maximum(let parts):
      parts.flatMap(\.inputs)
    case .subtract(let left, let right), .divide(let left, let right): left.inputs + right.inputs
    case .monthsBetween(let left, let right), .differs(let left, let right): [left, right]
    }
  }
}
