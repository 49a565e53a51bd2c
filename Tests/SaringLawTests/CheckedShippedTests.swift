import Foundation
import SaringEngine
import SaringExplanation
import SaringModel
import SaringTestSupport
import Testing

/// Explanations of the made-up profiles by the shipped book, confirmed by the checker.
///
/// There are too many completions to try all: what is certain is what the reference evaluator says
/// holds, and completions are drawn at random besides. `SARING_TRIALS` sets how many profiles are
/// looked at.
@Suite("checked explanations of the shipped book") struct CheckedShippedTests {
  private static let profiles =
    ProcessInfo.processInfo.environment["SARING_TRIALS"].flatMap { Int($0) } ?? 4

  private static func mayChange(_ fact: FactID) -> Bool {
    let rule = Shipped.book.vocabulary[fact]
    return (rule.isChangeable || rule.isVerifiable) && !rule.isProtected
  }

  @Test("stand") func stand() {
    let seed = SeededGenerator.runSeed
    var random = SeededGenerator(seed: seed)
    let reference = ReferenceEvaluator(Shipped.book)
    var evaluation = Evaluation(Shipped.program)
    var block = ProfileBlock(layout: Shipped.program.layout)
    var reasoner = Reasoner(Shipped.program)
    var (explanations, statements) = (0, 0)
    var objections: [String] = []
    for one in Shipped.profiles.shuffled(using: &random).prefix(Self.profiles) {
      block.clear()
      block.append(one.profile, vocabulary: Shipped.book.vocabulary)
      evaluation.screen(&block, asOf: Shipped.day)
      reasoner.take(evaluation, lane: 0, block: block)
      func checker(_ claim: Claim) -> ExplanationChecker {
        ExplanationChecker(
          claim, of: one.profile, in: Shipped.book, reference: reference, asOf: Shipped.day,
          values: Shipped.values(of:))
      }
      func note(_ checker: ExplanationChecker) {
        explanations += 1
        statements += checker.checked
        objections += checker.objections.map { "\(one): \($0)" }
      }
      let book = Shipped.book
      let claims =
        book.indicators.indices.map { index in
          Claim.fired(IndicatorID(index: index), from: book.indicators[index].grades[0].strength)
        } + book.patterns.indices.map { .holds(PatternID(index: $0)) }
        + book.dimensions.indices.map { .positive(DimensionID(index: $0)) }
        + TriageLevel.allCases.filter { $0 > .low }.map { .level($0) }
      for claim in claims {
        let bounds = reasoner.cases.bounds(of: reasoner.cases.cone(of: claim), in: [Case()])[0]
        var checker = checker(claim)
        if bounds == .holds {
          let reasons = reasoner.reasons(for: claim)
          checker.check(reasons, using: &random)
          // All sets at once, as a page asks for them.
          let terms = reasoner.terms(of: reasons.minimal, for: claim)
          for (reason, terms) in zip(reasons.minimal, terms) {
            checker.check(terms, of: reason, using: &random)
          }
          note(checker)
        } else if bounds == .unknown, random.chance(10) {
          checker.check(
            reasoner.ways(to: claim, atMost: 1, changing: Self.mayChange),
            mayChange: Self.mayChange, using: &random)
          note(checker)
        }
      }
      let level = evaluation.level(0)
      let changes = ExplanationChecker.check(
        reasoner.changes(ofLevel: level), of: level, mayChange: Self.mayChange, checker: checker,
        using: &random)
      objections += changes.objections.map { "\(one): \($0)" }
      statements += changes.checked
    }
    for objection in objections.prefix(5) { Issue.record("\(objection)\nSARING_SEED=\(seed)") }
    #expect(explanations > Self.profiles)
    // The figure of a long run.
    print(
      "shipped: explanations \(explanations), statements \(statements), objections \(objections.count)"
    )
  }

  @Test("no change of the level proposes another age, gender, nationality or other protected fact")
  func protected() {
    let book = Shipped.book
    let fixed = book.vocabulary.factIDs.filter {
      let name = book.vocabulary[$0].name
      return book.vocabulary[$0].isProtected || name == "person.age_years"
        || name == "person.age_at_event"
    }
    #expect(fixed.count > 5)
    for fact in fixed where !book.vocabulary[fact].isProtected {
      #expect(!Self.mayChange(fact), "\(book.vocabulary[fact].name)")
    }
  }
}
