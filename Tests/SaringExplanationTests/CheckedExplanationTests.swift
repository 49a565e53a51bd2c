import Foundation
import SaringEngine
import SaringExplanation
import SaringModel
import SaringTestSupport
import Testing

/// Explanations on random rule books, confirmed one by one by a checker that shares no code with them.
///
/// `SARING_TRIALS` sets how many books are tried; the seed of a failing one is printed.
@Suite("checked explanations") struct CheckedExplanationTests {
  private static let today = Day(number: 20_780)
  private static let books =
    ProcessInfo.processInfo.environment["SARING_TRIALS"].flatMap { Int($0) } ?? 150

  private struct Tally {
    var explanations = 0
    var statements = 0
    var objections: [String] = []

    mutating func add(_ checker: ExplanationChecker) {
      explanations += 1
      statements += checker.checked
      objections += checker.objections
    }
  }

  @Test("stand on random books") func random() {
    var tally = Tally()
    for book in 0..<Self.books {
      let seed = SeededGenerator.runSeed &+ UInt64(book)
      var random = SeededGenerator(seed: seed)
      let before = tally.objections.count
      Self.explain(using: &random, &tally)
      if tally.objections.count > before {
        let first = tally.objections[before]
        Issue.record("\(first)\nSARING_SEED=\(seed) begins with this book")
        break
      }
    }
    #expect(tally.explanations > Self.books)
    print(
      "explanations \(tally.explanations), statements \(tally.statements), objections \(tally.objections.count)"
    )
  }

  @Test(
    "stand where they once did not",
    arguments: [
      // A fact of items that is computed from open facts outside them: these were not asked.
      1_483_089_177 as UInt64
    ])
  func regressions(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    var tally = Tally()
    Self.explain(using: &random, &tally)
    #expect(tally.objections == [])
  }

  private static func explain(using random: inout SeededGenerator, _ tally: inout Tally) {
    var size = RandomBookSize.small
    size.facts = random.number(2...5)
    size.hasTexts = random.chance(20)
    let book = RuleBook.random(size, using: &random)
    let program = Program(book)
    let reference = ReferenceEvaluator(book)
    var evaluation = Evaluation(program)
    var block = ProfileBlock(layout: program.layout)
    var reasoner = Reasoner(program)
    func values(_ fact: FactID) -> [Value] { book.vocabulary[fact].values(in: book) ?? [] }
    func mayChange(_ fact: FactID) -> Bool {
      let rule = book.vocabulary[fact]
      return (rule.isChangeable || rule.isVerifiable) && !rule.isProtected
    }
    for _ in 0..<4 {
      let profile = Profile.random(for: book, using: &random)
      block.clear()
      block.append(profile, vocabulary: book.vocabulary)
      evaluation.screen(&block, asOf: today)
      reasoner.take(evaluation, lane: 0, block: block)
      func checker(_ claim: Claim) -> ExplanationChecker {
        ExplanationChecker(
          claim, of: profile, in: book, reference: reference, asOf: today, values: values)
      }
      for claim in program.allClaims {
        var checker = checker(claim)
        let settled = reasoner.cases.settle(claim)
        checker.check(settled, using: &random)
        if settled.truth == .holds {
          let reasons = reasoner.reasons(for: claim)
          checker.check(reasons, using: &random)
          // All sets at once, as a page asks for them.
          let terms = reasoner.terms(of: reasons.minimal, for: claim)
          for (reason, terms) in zip(reasons.minimal, terms) {
            checker.check(terms, of: reason, using: &random)
          }
        } else {
          let ways = reasoner.ways(to: claim, changing: mayChange)
          checker.check(ways, mayChange: mayChange, using: &random)
        }
        tally.add(checker)
      }
      let level = evaluation.level(0)
      let changes = ExplanationChecker.check(
        reasoner.changes(ofLevel: level), of: level, mayChange: mayChange, checker: checker,
        using: &random)
      tally.objections += changes.objections
      tally.statements += changes.checked
      for open in reasoner.openClaims() {
        guard let way = open.way else { continue }
        var checker = checker(open.claim)
        checker.check(
          Ways(list: [way], isShortest: open.isExact, isComplete: false),
          mayChange: { _ in false }, using: &random)
        tally.add(checker)
      }
      let asked = Set(reasoner.questions(atMost: .max).map(\.question))
      for level in TriageLevel.allCases where level > .low {
        var checker = checker(.level(level))
        for fact in book.vocabulary.factIDs
        where book.vocabulary[fact].group == nil && book.vocabulary[fact].question != nil
          && profile[fact] == .open && fact != book.date && fact != book.subject
          && !asked.contains(.fact(fact))
        {
          checker.check(excluded: fact, using: &random)
        }
        tally.add(checker)
      }
    }
  }
}

extension Profile {
  /// What is open outside groups and is not computed; groups that are open count as a reason to have
  /// none.
  fileprivate func openFacts(in book: RuleBook) -> [FactID] {
    let isGroupOpen = book.vocabulary.groups.indices.contains {
      self[GroupID(index: $0)] == .open
    }
    if isGroupOpen { return [] }
    return book.vocabulary.factIDs.filter {
      book.vocabulary[$0].group == nil && book.vocabulary[$0].derivation == nil
        && self[$0] == .open && $0 != book.date && $0 != book.subject
    }
  }
}

extension Program {
  /// Every claim that the book makes.
  var allClaims: [Claim] {
    book.indicators.indices.flatMap { index in
      book.indicators[index].grades.map {
        Claim.fired(IndicatorID(index: index), from: $0.strength)
      }
    } + book.dimensions.indices.map { .positive(DimensionID(index: $0)) }
      + book.patterns.indices.map { .holds(PatternID(index: $0)) }
      + TriageLevel.allCases.filter { $0 > .low }.map { .level($0) }
  }
}

/// The checker must be able to object, or its silence would mean nothing.
@Suite("a forged explanation") struct ForgedExplanationTests {
  private static let today = Day(number: 20_780)

  private struct Case {
    var book: RuleBook
    var profile: Profile
    var claim: Claim
    var reasons: Reasons

    func objections(to reasons: Reasons) -> [String] {
      var random = SeededGenerator(seed: 1)
      var checker = ExplanationChecker(
        claim, of: profile, in: book, reference: ReferenceEvaluator(book),
        asOf: ForgedExplanationTests.today, values: { book.vocabulary[$0].values(in: book) ?? [] })
      checker.check(reasons, using: &random)
      return checker.objections
    }
  }

  /// True explanations with at least one reason of two answers, to be forged.
  private static let cases: [Case] = {
    var found: [Case] = []
    var random = SeededGenerator(seed: 7)
    while found.count < 40 {
      let book = RuleBook.random(.small, using: &random)
      let program = Program(book)
      var evaluation = Evaluation(program)
      var block = ProfileBlock(layout: program.layout)
      var reasoner = Reasoner(program)
      let profile = Profile.random(for: book, using: &random)
      block.append(profile, vocabulary: book.vocabulary)
      evaluation.screen(&block, asOf: today)
      reasoner.take(evaluation, lane: 0, block: block)
      for claim in program.allClaims where reasoner.cases.settle(claim).truth == .holds {
        let reasons = reasoner.reasons(for: claim)
        if reasons.isComplete, reasons.isExact, reasons.minimal.contains(where: { $0.count > 1 }) {
          found.append(Case(book: book, profile: profile, claim: claim, reasons: reasons))
          break
        }
      }
    }
    return found
  }()

  @Test("is objected to: a member too few") func tooFew() {
    for one in Self.cases {
      #expect(one.objections(to: one.reasons).isEmpty)
      var forged = one.reasons
      let place = forged.minimal.firstIndex { $0.count > 1 } ?? 0
      forged.minimal[place].removeLast()
      #expect(!one.objections(to: forged).isEmpty)
    }
  }

  @Test("is objected to: a member too many") func tooMany() {
    var forgeries = 0
    for one in Self.cases {
      let answered = one.profile.answers.keys.filter {
        if case .known = one.profile[$0] {
          $0 != one.book.date && $0 != one.book.subject
        } else {
          false
        }
      }.sorted { $0.index < $1.index }
      guard let other = answered.first(where: { !one.reasons.minimal[0].contains(.fact($0)) })
      else { continue }
      var forged = one.reasons
      forged.minimal[0].append(.fact(other))
      #expect(!one.objections(to: forged).isEmpty)
      forgeries += 1
    }
    #expect(forgeries > 5)
  }

  @Test("is objected to: a set that undoes nothing, and one that is left out") func undoing() {
    for one in Self.cases {
      var forged = one.reasons
      forged.undoing.append([])
      #expect(!one.objections(to: forged).isEmpty)
      forged = one.reasons
      forged.minimal.removeLast()
      #expect(forged.minimal.isEmpty || !one.objections(to: forged).isEmpty)
    }
  }

  @Test("is objected to: a way that does not lead there") func way() {
    var forgeries = 0
    var random = SeededGenerator(seed: 11)
    for _ in 0..<200 where forgeries < 20 {
      let book = RuleBook.random(.small, using: &random)
      let program = Program(book)
      var evaluation = Evaluation(program)
      var block = ProfileBlock(layout: program.layout)
      var reasoner = Reasoner(program)
      let profile = Profile.random(for: book, using: &random)
      block.append(profile, vocabulary: book.vocabulary)
      evaluation.screen(&block, asOf: Self.today)
      reasoner.take(evaluation, lane: 0, block: block)
      for claim in program.allClaims where reasoner.cases.settle(claim).truth == .unknown {
        var ways = reasoner.ways(to: claim)
        guard ways.isShortest, let first = ways.list.first, first.isExact, first.terms.count > 1
        else { continue }
        ways.list = [Way(terms: Array(first.terms.dropLast()), isExact: true)]
        ways.isShortest = false
        var checker = ExplanationChecker(
          claim, of: profile, in: book, reference: ReferenceEvaluator(book), asOf: Self.today,
          values: { book.vocabulary[$0].values(in: book) ?? [] })
        checker.check(ways, mayChange: { _ in false }, using: &random)
        #expect(!checker.objections.isEmpty)
        forgeries += 1
        break
      }
    }
    #expect(forgeries > 5)
  }

  @Test("is objected to: a question called idle that matters") func idle() {
    var forgeries = 0
    var random = SeededGenerator(seed: 13)
    for _ in 0..<3000 where forgeries < 20 {
      let book = RuleBook.random(.small, using: &random)
      let program = Program(book)
      var evaluation = Evaluation(program)
      var block = ProfileBlock(layout: program.layout)
      var reasoner = Reasoner(program)
      let profile = Profile.random(for: book, using: &random)
      block.append(profile, vocabulary: book.vocabulary)
      evaluation.screen(&block, asOf: Self.today)
      reasoner.take(evaluation, lane: 0, block: block)
      let asked = reasoner.questions(atMost: .max)
      guard asked.count == 1, case .fact(let fact) = asked[0].question,
        profile.openFacts(in: book) == [fact],
        !(book.vocabulary[fact].values(in: book) ?? []).isEmpty,
        reasoner.cases.settle(.level(evaluation.possibleLevel(0))).isExact
      else { continue }
      var objections = 0
      for level in TriageLevel.allCases where level > .low {
        var checker = ExplanationChecker(
          .level(level), of: profile, in: book, reference: ReferenceEvaluator(book),
          asOf: Self.today, values: { book.vocabulary[$0].values(in: book) ?? [] })
        for _ in 0..<20 { checker.check(excluded: fact, using: &random) }
        objections += checker.objections.count
      }
      #expect(objections > 0)
      forgeries += 1
    }
    #expect(forgeries > 3)
  }
}
