import SaringEngine
import SaringModel
import SaringTestSupport
import Testing

@Suite("What a few answers bear on") struct FocusTests {
  /// With all answers open, what some of them bear on tells the same of a claim as all that is undecided:
  /// the same parts of their domains, and the same outcome for each of their values.
  private static func compare(using random: inout SeededGenerator) throws -> Int {
    var size = RandomBookSize.small
    size.facts = random.number(3...6)
    size.hasTexts = random.chance(20)
    let book = RuleBook.random(size, using: &random)
    let program = Program(book)
    var cases = CaseEvaluation(program)
    var compared = 0
    for _ in 0..<4 {
      let profile = Profile.random(for: book, using: &random)
      program.screen([profile]) { lane, _, evaluation, block in
        cases.take(evaluation, lane: lane, block: block)
      }
      for claim in program.claims {
        let cone = cases.cone(of: claim)
        let pool = cases.answers(to: cone)
        let base = cases.supposed(pool, keeping: AnswerSet(), of: cone)
        let varied = pool.questions.compactMap { question -> FactID? in
          guard case .fact(let fact) = question else { return nil }
          return random.chance(50) ? fact : nil
        }.prefix(3)
        let whole = cases.focus(on: cone, in: base)
        let surroundings = cases.surroundings(of: cone, in: base)
        let part = cases.focus(on: varied.map { Variable.fact($0) }, in: surroundings)
        var choices: [(variable: Variable, choices: [Choice])] = []
        for fact in varied {
          let parts = cases.parts(of: fact, in: whole)
          guard parts == cases.parts(of: fact, in: part) else {
            throw Counterexample(
              "\(claim) tells other parts of \(fact) apart\n\(program.graph.description(in: book))")
          }
          if !parts.isEmpty { choices.append((.fact(fact), parts.map { .alike($0.cell) })) }
        }
        guard choices.reduce(1, { $0 * $1.choices.count }) <= 512 else { continue }
        compared += 1
        guard cases.bounds(of: whole, inEvery: choices) == cases.bounds(of: part, inEvery: choices)
        else {
          throw Counterexample(
            "\(claim) comes out otherwise for \(choices)\n\(program.graph.description(in: book))")
        }
      }
    }
    return compared
  }

  @Test("tells of a claim what all that is undecided tells") func equality() async throws {
    #expect(try await forAll(150) { try Self.compare(using: &$0) } > 1000)
  }
}
