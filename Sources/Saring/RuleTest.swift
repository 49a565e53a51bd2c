import SaringEngine
public import SaringModel
public import SaringSource

/// Runs the examples that stand beside the rules.
public struct RuleTest: Sendable {
  private let book: RuleBook
  private let asOf: Day

  /// Tests `book`; `asOf` is the day used where an example names none.
  public init(_ book: RuleBook, asOf: Day) {
    self.book = book
    self.asOf = asOf
  }
}

extension RuleTest {
  /// An example that does not come out as it says.
  public struct Failure: Equatable, Sendable {
    /// The indicator or lexicon.
    public let subject: String
    /// Where the example stands; none for the texts of a lexicon.
    public let span: SourceSpan?
    /// What the example shows, in its author's words.
    public let because: String
    public let expected: String
    public let found: String
  }

  /// What came of all examples.
  public struct Report: Equatable, Sendable {
    public internal(set) var passed = 0
    public internal(set) var failures: [Failure] = []
  }

  public func run() -> Report {
    var report = Report()
    runIndicators(&report)
    runLexicons(&report)
    return report
  }
}

// MARK: - Indicators

extension RuleTest {
  private func runIndicators(_ report: inout Report) {
    let program = Program(book)
    var evaluation = Evaluation(program)
    var block = ProfileBlock(layout: program.layout)
    for indicator in book.indicators {
      for example in indicator.examples {
        block.clear()
        block.append(profile(of: example, for: indicator), vocabulary: book.vocabulary)
        evaluation.screen(&block, asOf: asOf)
        let found = outcome(of: indicator, on: example, evaluation)
        if found == example.outcome {
          report.passed += 1
        } else {
          report.failures.append(
            Failure(
              subject: indicator.id, span: example.span, because: example.because,
              expected: words(for: example.outcome), found: words(for: found)))
        }
      }
    }
  }

  /// The profile of an example, about what the pack speaks of unless it says otherwise.
  private func profile(of example: Example, for indicator: Indicator) -> Profile {
    var profile = example.profile
    if let subject = book.subject, let code = book[indicator.pack].subjects.first,
      profile.answers[subject] == nil
    {
      profile.answers[subject] = .known(.code(code))
    }
    return profile
  }

  /// What an indicator says of an example.
  ///
  /// If the example gives no fact that `applies` reads, `applies` is taken to hold.
  private func outcome(
    of indicator: Indicator, on example: Example, _ evaluation: borrowing Evaluation
  ) -> Example.Outcome {
    var applies = Truth.holds
    if let condition = indicator.applies, example.profile.givesFact(of: condition) {
      applies = evaluation.truth(of: condition, lane: 0)
    }
    var isOpen = false
    for grade in indicator.grades {
      switch min(applies, evaluation.truth(of: grade.when, lane: 0)) {
      case .holds: return .fires(grade.strength)
      case .unknown: isOpen = true
      case .fails: break
      }
    }
    return isOpen ? .undecided : .silent
  }

  private func words(for outcome: Example.Outcome) -> String {
    switch outcome {
    case .fires(let strength): "fires \(strength.name)"
    case .silent: "silent"
    case .undecided: "undecided"
    }
  }
}

extension Profile {
  /// Whether it says anything of a fact or group that `condition` reads.
  fileprivate func givesFact(of condition: Predicate) -> Bool {
    switch condition {
    case .test(let test): test.facts.contains { answers[$0] != nil }
    case .not(let part): givesFact(of: part)
    case .all(let parts), .any(let parts), .atLeast(_, let parts):
      parts.contains { givesFact(of: $0) }
    case .some(let group, _, _): groups[group] != nil
    case .fired, .count, .sum, .positive, .holds: true
    }
  }
}

// MARK: - Lexicons

extension RuleTest {
  /// Each lexicon becomes the one condition of an indicator of a book of its own, so that its texts
  /// take the same way as any other.
  private func runLexicons(_ report: inout Report) {
    let text = FactID(index: 0)
    let words = LocalizedText([:])
    let indicators = book.lexicons.indices.map { index in
      Indicator(
        id: book.lexicons[index].id, pack: PackID(index: 0), title: words,
        grades: [
          Grade(
            strength: .weak,
            when: .test(.mentions(text, [LexiconID(index: index)], atLeast: 1)))
        ], because: words)
    }
    let program = Program(bookOfTexts(indicators))
    var evaluation = Evaluation(program)
    var block = ProfileBlock(layout: program.layout)
    for (index, lexicon) in book.lexicons.enumerated() {
      let examples =
        lexicon.firing.map { ($0, Truth.holds) } + lexicon.silent.map { ($0, Truth.fails) }
      for (example, expected) in examples {
        block.clear()
        block.append(
          Profile(answers: [text: .known(.text(example))]), vocabulary: program.book.vocabulary)
        evaluation.screen(&block, asOf: asOf)
        let found = evaluation.truth(of: IndicatorID(index: index), at: .weak, lane: 0)
        if found == expected {
          report.passed += 1
        } else {
          report.failures.append(
            Failure(
              subject: lexicon.id, span: nil, because: example,
              expected: expected == .holds ? "a phrase is found" : "no phrase is found",
              found: found == .holds ? "a phrase is found" : "no phrase is found"))
        }
      }
    }
  }

  private func bookOfTexts(_ indicators: [Indicator]) -> RuleBook {
    let words = LocalizedText([:])
    let facts = [
      Fact(name: "advert.text", kind: .text, title: words),
      Fact(name: "record.as_of", kind: .date, title: words),
      Fact(name: "record.stage", kind: .code, title: words),
    ]
    return RuleBook(
      id: book.id, version: book.version, digest: book.digest, languages: book.languages,
      title: words,
      vocabulary: Vocabulary(facts: facts, groups: [], tables: [], parameters: []),
      lexicons: book.lexicons, packs: [Pack(id: "lexicons", title: words)], sources: [],
      dimensions: [], indicators: indicators, patterns: [],
      levels: TriageLevel.allCases.map {
        Level(
          level: $0, title: words, because: nil, actions: [], when: $0 == .low ? nil : .any([]))
      }, sufficiencies: [], stage: FactID(index: 2), date: FactID(index: 1))
  }
}
