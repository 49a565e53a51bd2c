import Foundation
import Testing

/// `saring check --sources`.
@Suite("the sources of a rule book") struct SourcesTests {
  @Test("every pack and every source is listed, and each citation counted") func complete()
    async throws
  {
    let result = try await Program.run(["check", "--sources", Program.rules, "--format", "json"])
    #expect(result.exitCode == 0)
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data(result.output)) as? [String: Any])
    let packs = try #require(object["packs"] as? [[String: Any]])
    let sources = packs.flatMap { $0["sources"] as? [[String: Any]] ?? [] }
    let cited = sources.flatMap { $0["indicators"] as? [String] ?? [] }
    var declared = 0
    var named = 0
    let files = FileManager.default.enumerator(atPath: Program.rules)?.allObjects ?? []
    for case let path as String in files where path.hasSuffix(".xml") {
      let text = try String(contentsOfFile: Program.rules + "/" + path, encoding: .utf8)
      declared += text.matches(of: #/<source\s+id="/#).count
      named += text.matches(of: #/<source\s+ref="/#).count
    }
    #expect(sources.count == declared)
    #expect(cited.count == named)
  }

  @Test("text for people and for grep") func text() async throws {
    let book = Program.fixture("catalogue/book")
    let pretty = try await Program.run(["check", "--sources", book])
    #expect(pretty.exitCode == 0)
    #expect(pretty.text.hasPrefix("papers: 1 verified, 2 recalled\n"))
    #expect(pretty.text.contains("cited by no sign"))
    let short = try await Program.run(["check", book, "--sources", "--format", "short"])
    #expect(short.lines.contains("T-2: recalled sources alone: TALK"))
  }

  @Test("a book with errors shows them, and other formats are wrong use") func failures()
    async throws
  {
    let folder = try Folder()
    let broken = try await Program.run(["check", "--sources", folder.path])
    #expect(broken.exitCode == 3)
    #expect(broken.output.isEmpty)
    #expect(broken.messages.contains("SRG"))
    let sarif = try await Program.run(["check", "--sources", "--format", "sarif"])
    #expect(sarif.exitCode == 2)
  }
}
