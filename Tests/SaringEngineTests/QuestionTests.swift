import SaringEngine
import SaringModel
import SaringTestSupport
import Testing

@Suite("Questions") struct QuestionTests {
  @Test("are the open ones that bear on most open indicators, the first of the book first")
  func asked() async throws {
    let asked = try await forAll(150) { random in
      let book = RuleBook.random(random.chance(10) ? .large : .usual, using: &random)
      // Few profiles are asked one by one, many all at once.
      let profiles = (0..<random.pick([1, 11, 12, 40, 90])).map { _ in
        Profile.random(for: book, using: &random)
      }
      let questions = book.indicators.map { book.questions(of: $0) }
      var count = 0
      try Program(book).screen(profiles) { lane, screening, _, _ in
        count += screening.ask.count
        var order: [Screening.Question] = []
        for question in questions.joined() where !order.contains(question) {
          order.append(question)
        }
        let ranked = order.enumerated()
          .map { position, question in
            (
              indicators: screening.open.count { questions[$0.index].contains(question) },
              position: position, question: question
            )
          }
          .filter { $0.indicators > 0 && profiles[lane].isOpen($0.question, in: book) }
          .sorted { ($1.indicators, $0.position) < ($0.indicators, $1.position) }
        let expected = ranked.prefix(3).map(\.question)
        guard screening.ask != expected else { return }
        throw Counterexample("asks \(screening.ask) and not \(expected)")
      }
      return count
    }
    #expect(asked > 1000)
  }
}

extension Profile {
  fileprivate func isOpen(_ question: Screening.Question, in book: RuleBook) -> Bool {
    switch question {
    case .fact(let fact): self[fact] == .open && fact != book.date && fact != book.subject
    case .group(let group): self[group] == .open
    }
  }
}

extension RuleBook {
  /// What may be asked to decide an indicator, in the order in which its conditions read it.
  fileprivate func questions(of indicator: Indicator) -> [Screening.Question] {
    ([indicator.applies].compactMap(\.self) + indicator.grades.map(\.when))
      .flatMap { questions(of: $0) }
  }

  private func questions(of condition: Predicate) -> [Screening.Question] {
    switch condition {
    case .test(let test): test.facts.flatMap { questions(of: $0) }
    case .not(let part): questions(of: part)
    case .all(let parts), .any(let parts), .atLeast(_, let parts):
      parts.flatMap { questions(of: $0) }
    case .some(let group, _, let inner): questions(of: group) + questions(of: inner)
    case .fired, .count, .sum, .positive, .holds: []
    }
  }

  private func questions(of group: GroupID) -> [Screening.Question] {
    vocabulary[group].question == nil ? [] : [.group(group)]
  }

  private func questions(of fact: FactID) -> [Screening.Question] {
    let rule = vocabulary[fact]
    let inputs = rule.derivation.map { asked(for: $0).sorted().flatMap { questions(of: $0) } } ?? []
    if let group = rule.group { return questions(of: group) + inputs }
    return rule.derivation != nil || rule.question == nil ? inputs : [.fact(fact)]
  }

  /// The facts that are asked, not computed, and from which a fact is computed.
  private func asked(for derivation: Derivation) -> Set<FactID> {
    Set(
      derivation.namedFacts.flatMap { fact in
        vocabulary[fact].derivation.map { asked(for: $0) } ?? [fact]
      })
  }
}
