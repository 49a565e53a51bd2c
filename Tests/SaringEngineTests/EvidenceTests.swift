import SaringEngine
import SaringModel
import SaringTestSupport
import Testing

@Suite("Evidence") struct EvidenceTests {
  @Test("alone, with all else open, makes the indicator fire as strongly") func carries()
    async throws
  {
    let findings = try await forAll(200) { random in
      let book = RuleBook.random(using: &random)
      let program = Program(book)
      let profiles = (0..<16).map { _ in Profile.random(for: book, using: &random) }
      var claims: [(Screening.Finding, Profile)] = []
      program.screen(profiles) { lane, screening, _, _ in
        for finding in screening.fired {
          let evidence = screening.evidence[finding.evidence]
          claims.append((finding, profiles[lane].keeping(evidence, in: book)))
        }
      }
      try program.screen(claims.map(\.1)) { index, _, evaluation, _ in
        let (finding, profile) = claims[index]
        let truth = evaluation.truth(
          of: finding.indicator, at: finding.strength, lane: index % ProfileBlock.capacity)
        guard truth != .holds else { return }
        throw Counterexample(
          "indicator \(finding.indicator.index) is \(truth) at \(finding.strength) on \(profile)")
      }
      return claims.count
    }
    #expect(findings > 1000)
  }

  @Test("points at the phrase in the original text") func phrasePlaces() async throws {
    try await forAll(100) { random in
      let book = RuleBook.random(using: &random)
      let profiles = (0..<16).map { _ in Profile.random(for: book, using: &random) }
      var count = 0
      try Program(book).screen(profiles) { lane, screening, _, _ in
        for case .phrase(let fact, let lexicon, let phrase, let offset, let length)
          in screening.evidence
        {
          guard case .known(.text(let text)) = profiles[lane][fact] else {
            throw Counterexample("phrase without a text")
          }
          let found = String(
            String.UnicodeScalarView(
              text.unicodeScalars.dropFirst(offset).prefix(length)))
          let expected = book[lexicon].phrases[phrase]
          count += 1
          guard FoldedText(found).words != FoldedText(expected).words else { continue }
          throw Counterexample("`\(found)` is not `\(expected)`")
        }
      }
      return count
    }
  }
}

extension Profile {
  /// The profile with nothing but the answers that evidence names, and its date.
  fileprivate func keeping(
    _ evidence: ArraySlice<Screening.Evidence>, in book: RuleBook
  ) -> Profile {
    var kept = Profile()
    kept.answers[book.date] = answers[book.date]
    if let subject = book.subject { kept.answers[subject] = answers[subject] }
    for case .items(let group, _) in evidence {
      if case .items(let items) = self[group] {
        kept.groups[group] = .items(items.map { _ in [:] })
      }
    }
    func keep(_ fact: FactID, item: Int?) {
      if let derivation = book.vocabulary[fact].derivation {
        for input in derivation.namedFacts { keep(input, item: item) }
      } else if let group = book.vocabulary[fact].group {
        guard let item, case .items(let items) = self[group],
          case .items(var keptItems) = kept[group]
        else { return }
        keptItems[item][fact] = items[item][fact]
        kept.groups[group] = .items(keptItems)
      } else {
        kept.answers[fact] = answers[fact]
      }
    }
    for piece in evidence {
      switch piece {
      case .answer(let fact, let item, _): keep(fact, item: item)
      case .phrase(let fact, _, _, _, _), .withoutPhrase(let fact): keep(fact, item: nil)
      case .items: break
      }
    }
    return kept
  }
}

extension Derivation {
  /// The facts that a computation names itself.
  var namedFacts: [FactID] {
    switch self {
    case .fact(let fact), .lookUp(_, key: let fact): [fact]
    case .parameter, .number: []
    case .add(let parts), .multiply(let parts), .minimum(let parts), .maximum(let parts):
      parts.flatMap(\.namedFacts)
    case .subtract(let left, let right), .divide(let left, let right):
      left.namedFacts + right.namedFacts
    case .monthsBetween(let left, let right), .differs(let left, let right): [left, right]
    }
  }
}
