import Foundation
import SaringEngine
import SaringModel
import SaringRules
import SaringTestSupport
import Testing

/// The rule book of the checkout, on both evaluators.
@Suite("The rule book") struct RuleBookTests {
  private static func book() throws -> RuleBook {
    try #require(RuleBook.load(folder: Repository.file("Rules").path).book)
  }

  @Test("screens random profiles as the reference evaluator does") func randomProfiles()
    async throws
  {
    let book = try Self.book()
    let (program, reference) = (Program(book), ReferenceEvaluator(book))
    let pairs = try await forAll(8) { random in
      let profiles = (0..<64).map { _ in Profile.random(for: book, using: &random) }
      try program.compare(with: reference, on: profiles)
      return profiles.count
    }
    #expect(pairs == 512)
  }

  @Test("screens its own examples as the reference evaluator does") func examples() throws {
    let book = try Self.book()
    let profiles = book.indicators.flatMap { $0.examples.map(\.profile) }
    try Program(book).compare(with: ReferenceEvaluator(book), on: profiles)
  }
}
