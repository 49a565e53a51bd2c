import Foundation
import SaringEngine
import SaringExplanation
import SaringModel
import SaringTestSupport
import Testing

/// The planner beside the cheapest interview there is, found on small books by trying every order of
/// asking with the reference evaluator.
@Suite("the planner") struct PlannerOptimumTests {
  private static let today = Day(number: 20_780)
  /// How likely no answer is, beside one answer.
  private static let refusal = 0.1
  private static let books =
    ProcessInfo.processInfo.environment["SARING_TRIALS"].flatMap { Int($0) } ?? 60
  /// What the planned interviews may cost beside the cheapest, all together.
  ///
  /// It is a twentieth more on 500 books. Sixty vary too much for that: two of thirteen samples came
  /// to more, up to 1.055.
  private static let most = books >= 500 ? 1.05 : 1.1

  @Test("costs little more than the cheapest interview") func optimum() {
    var planned = 0.0
    var cheapest = 0.0
    var found = 0
    var worst = 1.0
    var seed = SeededGenerator.runSeed
    var tried = 0
    while found < Self.books, tried < Self.books * 400 {
      seed &+= 1
      tried += 1
      var random = SeededGenerator(seed: seed)
      guard let (plan, best) = Self.costs(using: &random) else { continue }
      found += 1
      planned += plan
      cheapest += best
      worst = max(worst, plan / best)
      #expect(plan >= best - 1e-9, "cheaper than the cheapest; SARING_SEED=\(seed - 1)")
    }
    #expect(found == Self.books)
    #expect(
      planned <= Self.most * cheapest,
      "planned \(planned), cheapest \(cheapest); SARING_SEED=\(SeededGenerator.runSeed)")
    print("books \(found), planned over cheapest \(planned / cheapest), worst \(worst)")
  }

  /// What the planned interview and the cheapest cost on average; nothing where there is little to
  /// ask, or too much to try.
  private static func costs(
    using random: inout SeededGenerator
  ) -> (planned: Double, cheapest: Double)? {
    var size = RandomBookSize.small
    size.facts = random.number(3...6)
    size.groups = 0
    let book = RuleBook.random(size, using: &random)
    let vocabulary = book.vocabulary
    let profile = Profile.random(for: book, using: &random)
    let questions = vocabulary.factIDs.filter { fact in
      let rule = vocabulary[fact]
      return rule.group == nil && rule.derivation == nil && rule.question != nil
        && profile[fact] == .open && fact != book.date && fact != book.subject
    }
    // Answers that cannot be told apart would count several times: whole lists of codes alone.
    guard (2...5).contains(questions.count),
      questions.allSatisfy({ [.yesNo, .code].contains(vocabulary[$0].kind) }),
      vocabulary.factIDs.allSatisfy({ fact in
        profile[fact] != .open || questions.contains(fact) || fact == book.date
          || fact == book.subject || vocabulary[fact].derivation != nil
          || vocabulary[fact].group != nil
      })
    else { return nil }
    let ways = questions.map { vocabulary[$0].codes.count + 1 }
    guard ways.reduce(1, { $0 * ($1 + 1) }) <= 3000 else { return nil }
    var tree = InterviewTree(book, profile, questions, today: today, refusal: refusal)
    let cheapest = tree.cheapest(from: Array(repeating: 0, count: questions.count))
    guard cheapest > 0 else { return nil }
    return (tree.planned(from: Array(repeating: 0, count: questions.count)), cheapest)
  }
}

/// All states of an interview: of each question 0 for open, else the answer, the last being none.
private struct InterviewTree {
  let profile: Profile
  let questions: [FactID]
  let today: Day
  let refusal: Double
  let book: RuleBook
  let reference: ReferenceEvaluator
  let program: Program
  private var levels: [[Int]: TriageLevel] = [:]
  private var settled: [[Int]: TriageLevel?] = [:]
  private var best: [[Int]: Double] = [:]

  init(
    _ book: RuleBook, _ profile: Profile, _ questions: [FactID], today: Day, refusal: Double
  ) {
    self.book = book
    self.profile = profile
    self.questions = questions
    self.today = today
    self.refusal = refusal
    reference = ReferenceEvaluator(book)
    program = Program(book)
  }

  private func answers(_ place: Int) -> Int { book.vocabulary[questions[place]].codes.count }

  private func cost(_ place: Int) -> Double {
    let cost = book.vocabulary[questions[place]].cost
    return Double(max(1, cost.time + cost.distress + cost.safety))
  }

  private func given(_ state: [Int]) -> Profile {
    var given = profile
    for (place, answer) in state.enumerated() where answer > 0 {
      given.answers[questions[place]] =
        answer > answers(place) ? .closed(.refused) : .known(.code(answer - 1))
    }
    return given
  }

  /// The level that all ways of going on have in common.
  private mutating func level(of state: [Int]) -> TriageLevel? {
    if let known = settled[state] { return known }
    var found: TriageLevel?
    if let open = state.firstIndex(of: 0) {
      var seen: Set<TriageLevel> = []
      var isMixed = false
      for answer in 1...answers(open) + 1 where !isMixed {
        var next = state
        next[open] = answer
        if let one = level(of: next) { seen.insert(one) } else { isMixed = true }
      }
      found = !isMixed && seen.count == 1 ? seen.first : nil
    } else {
      found = reference.screen(given(state), asOf: today).level
    }
    settled[state] = .some(found)
    return found
  }

  private func expected(_ place: Int, _ state: [Int], _ after: ([Int]) -> Double) -> Double {
    var sum = 0.0
    for answer in 1...answers(place) + 1 {
      var next = state
      next[place] = answer
      sum += after(next) * (answer > answers(place) ? refusal : 1)
    }
    return cost(place) + sum / (Double(answers(place)) + refusal)
  }

  mutating func cheapest(from state: [Int]) -> Double {
    if let known = best[state] { return known }
    if level(of: state) != nil { return 0 }
    var least = Double.infinity
    for place in state.indices where state[place] == 0 {
      var all: [[Int]: Double] = [:]
      for answer in 1...answers(place) + 1 {
        var next = state
        next[place] = answer
        all[next] = cheapest(from: next)
      }
      least = min(least, expected(place, state) { all[$0] ?? 0 })
    }
    best[state] = least
    return least
  }

  /// What the interview costs in which the planner chooses each question.
  mutating func planned(from state: [Int]) -> Double {
    var evaluation = Evaluation(program)
    var block = ProfileBlock(layout: program.layout)
    var reasoner = Reasoner(program)
    block.append(given(state), vocabulary: book.vocabulary)
    evaluation.screen(&block, asOf: today)
    reasoner.take(evaluation, lane: 0, block: block)
    guard let next = reasoner.questions(atMost: 1).first, case .fact(let fact) = next.question,
      let place = questions.firstIndex(of: fact)
    else {
      if level(of: state) == nil { Issue.record("stops before the level is settled") }
      return 0
    }
    var all: [[Int]: Double] = [:]
    for answer in 1...answers(place) + 1 {
      var following = state
      following[place] = answer
      all[following] = planned(from: following)
    }
    return expected(place, state) { all[$0] ?? 0 }
  }
}
