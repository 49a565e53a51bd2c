import Testing

/// Cases from the field that must come out as people who know the field expect.
@Suite("vignettes") struct VignetteTests {
  @Test("come out as expected", arguments: ["scam", "scam-variations", "sea", "sea-variations"])
  func vignettes(_ name: String) async throws {
    #expect(try await Expectation.problems(in: "vignettes/\(name)") == [])
  }
}
