import Foundation
import Testing

/// The published rule for a positive dimension, and twelve cases of what follows from it.
@Suite("golden cases") struct GoldenCaseTests {
  @Test("come out as the schemes say") func cases() async throws {
    let folder = try Folder()
    let book = try folder.file("book")
    try FileManager.default.copyItem(atPath: Program.rules, toPath: book)
    let overlay = Program.fixture("golden/rules/golden")
    try FileManager.default.copyItem(atPath: overlay, toPath: book + "/golden")
    // `GD-05-coercion-at-destination.xml` is the sign that shows where that dimension stands.
    var dimensions: [String: String] = [:]
    for file in try FileManager.default.contentsOfDirectory(atPath: overlay)
    where file.hasPrefix("GD-") {
      dimensions[String(file.dropFirst(6).dropLast(4))] = String(file.prefix(5))
    }
    let problems = try await Expectation.problems(
      in: "golden/cases", with: ["--rules", book], dimensions: dimensions)
    #expect(problems == [])
  }
}
