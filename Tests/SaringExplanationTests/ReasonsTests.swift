import Foundation
import SaringEngine
import SaringExplanation
import SaringModel
import SaringRules
import SaringTestSupport
import Testing

@Suite("Reasons") struct ReasonsTests {
  private let day = Day(number: 20_780)

  @Test("are all the minimal sets that carry a claim, and undo it, on the shipped book's profiles")
  func shipped() async throws {
    let book = try #require(RuleBook.load(folder: Repository.file("Rules").path).book)
    let program = Program(book)
    var random = SeededGenerator(seed: SeededGenerator.runSeed)
    var evaluation = Evaluation(program)
    var block = ProfileBlock(layout: program.layout)
    var reasoner = Reasoner(program)
    var screening = Screening()
    var checked = 0
    for _ in 0..<4 {
      block.clear()
      _ = block.append(Profile.random(for: book, using: &random), vocabulary: book.vocabulary)
      evaluation.screen(&block, asOf: day)
      evaluation.read(into: &screening, lane: 0, block: block)
      reasoner.take(evaluation, lane: 0, block: block)
      for finding in screening.fired {
        let claim = Claim.fired(finding.indicator, from: finding.strength)
        let reasons = reasoner.reasons(for: claim)
        #expect(!reasons.minimal.isEmpty)
        for reason in reasons.minimal {
          for undoing in reasons.undoing { #expect(!Set(reason).isDisjoint(with: undoing)) }
        }
        checked += reasons.minimal.count
      }
    }
    #expect(checked > 0)
  }
}
