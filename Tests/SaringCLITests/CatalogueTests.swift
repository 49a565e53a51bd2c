import Foundation
import FoundationXML
import Testing

/// `saring show catalogue`, with the rule book of the repository.
@Suite("the catalogue") struct CatalogueTests {
  private static let indicators: [String] = {
    let files = FileManager.default.enumerator(atPath: Program.rules)?.allObjects ?? []
    return files.compactMap { $0 as? String }.compactMap { path in
      guard let text = try? String(contentsOfFile: Program.rules + "/" + path, encoding: .utf8),
        path.hasSuffix(".xml")
      else { return nil }
      return text.firstMatch(of: #/<indicator [^>]*id="([^"]+)"/#).map { String($0.1) }
    }.sorted()
  }()

  private func page(_ language: String) async throws -> String {
    let result = try await Program.run(
      ["show", "catalogue", "--lang", language, "--as-of", "2026-11-23"])
    #expect(result.exitCode == 0)
    #expect(result.messages.isEmpty)
    return result.text
  }

  @Test("holds every sign once, and all that the rules name", arguments: ["en", "id"])
  func complete(_ language: String) async throws {
    let page = try await page(language)
    #expect(Self.indicators.count > 100)
    for id in Self.indicators {
      #expect(page.components(separatedBy: "<article id=\"\(id)\"").count == 2, "\(id)")
    }
    let ids = page.matches(of: #/ id="([^"]*)"/#).map { String($0.1) }
    #expect(Set(ids).count == ids.count)
    let links = Set(page.matches(of: #/href="#([^"]*)"/#).map { String($0.1) })
    #expect(links.subtracting(ids).isEmpty)
    #expect(page.contains("<html lang=\"\(language)\">"))
  }

  @Test("is well-formed, has no script, and loads nothing", arguments: ["en", "id"])
  func selfContained(_ language: String) async throws {
    let page = try await page(language)
    let parser = XMLParser(data: Data(page.utf8))
    #expect(parser.parse(), "\(parser.lineNumber): \(String(describing: parser.parserError))")
    for mark in ["<script", "<img", "<link", "<iframe", " src=", "url(", "@import", " onclick"] {
      #expect(!page.contains(mark), "\(mark)")
    }
    #expect(page.contains("default-src 'none'"))
  }

  @Test("goes to a file, is the same each time, and knows its options") func options() async throws
  {
    let folder = try Folder()
    let file = try folder.file("catalogue.html")
    let result = try await Program.run(
      ["show", "catalogue", Program.rules, "--as-of", "2026-11-23", "-o", file])
    #expect(result.exitCode == 0)
    #expect(result.output.isEmpty)
    #expect(try folder.text(of: "catalogue.html") == (try await page("en")))
    #expect(try await Program.run(["show", "rules", "--lang", "id"]).exitCode == 2)
    let nowhere = try await Program.run(["show", "catalogue", "-o", folder.path + "/no/file"])
    #expect(nowhere.exitCode == 2)
    let without = try await Program.run(["show", "catalogue", "--rules", folder.path])
    #expect(without.exitCode == 3)
    #expect(without.output.isEmpty)
  }
}
