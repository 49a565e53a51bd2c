import Foundation
import Testing

@Suite("commands") struct CommandTests {
  @Test("the rule book is free of errors") func check() async throws {
    let result = try await Program.run(["check", Program.rules, "--format", "short"])
    #expect(result.exitCode == 0, "\(result.text)")
    #expect(!result.text.contains("error"))
  }

  @Test(
    "all forms of problems are told at once, in every format",
    arguments: [
      "pretty", "short", "json", "sarif",
    ])
  func formats(_ format: String) async throws {
    let folder = try Self.brokenBook()
    let result = try await Program.run(["check", folder.path, "--format", format])
    #expect(result.exitCode == 3)
    let codes = result.text.components(separatedBy: "SRG").count - 1
    #expect(codes >= 20, "\(result.text)")
    if format == "json" || format == "sarif" {
      _ = try JSONSerialization.jsonObject(with: Data(result.output))
    }
  }

  @Test("nothing is screened by a rule book with faults") func faults() async throws {
    let folder = try Self.brokenBook()
    let result = try await Program.run(
      ["screen", "--rules", folder.path], input: #"{"record.id":"R-1"}"#)
    #expect(result.exitCode == 3)
    #expect(result.output.isEmpty)
    #expect(result.messages.components(separatedBy: "error[SRG").count >= 20)
  }

  @Test("no rule book") func noRuleBook() async throws {
    let folder = try Folder()
    let named = try await Program.run(["screen", "--rules", folder.path])
    #expect(named.exitCode == 3)
    let none = try await Program.run(["screen"], environment: ["SARING_RULES": nil])
    #expect(none.exitCode == 3)
    #expect(none.messages.contains("--rules"))
  }

  @Test("explain-code has a page for a code, and an index") func explainCode() async throws {
    let index = try await Program.run(["explain-code"])
    let code = try #require(index.lines.first?.split(separator: " ").first)
    let page = try await Program.run(["explain-code", String(code)])
    #expect(page.text.hasPrefix(code))
    #expect(try await Program.run(["explain-code", "SRG9999"]).exitCode == 2)
  }

  @Test("the examples beside the rules hold") func examples() async throws {
    let result = try await Program.run(["test", "--as-of", "2026-11-23"])
    #expect(result.exitCode == 0, "\(result.text)")
    let named = try await Program.run(["test", Program.rules, "--as-of", "2026-11-23"])
    #expect(named.text == result.text)
    let twice = try await Program.run(["test", Program.rules, "--rules", Program.rules])
    #expect(twice.exitCode == 2)
  }

  @Test(
    "every form can be shown, the same each time",
    arguments: [
      ["syntax"], ["rules"], ["graph"], ["program"], ["graph", "--dot"],
    ])
  func show(_ form: [String]) async throws {
    let once = try await Program.run(["show"] + form)
    let again = try await Program.run(["show"] + form)
    #expect(once.exitCode == 0)
    #expect(once.output.count > 1000)
    #expect(once.output == again.output)
  }

  @Test("the version names engine and rule book") func version() async throws {
    let result = try await Program.run(["--version"])
    #expect(result.text.hasPrefix("saring "))
    #expect(result.text.contains(" sha256:"))
  }

  @Test("an explanation says why, what is open and what to ask", arguments: ["en", "id"])
  func explain(_ language: String) async throws {
    let input =
      #"{"record.id":"R-1","record.stage":"pre_departure","docs.passport.holder":"recruiter"}"#
    let result = try await Program.run(
      ["explain", "-", "--id", "R-1", "--lang", language], input: input)
    #expect(result.exitCode == 0)
    let words =
      language == "en"
      ? ["Triage level", "Signs that are there", "Signs that are still open", "Ask next", "Limits"]
      : ["Tingkat triase", "Tanda yang ada", "Tanda yang masih terbuka", "Tanyakan", "Batas"]
    for word in words { #expect(result.text.contains(word)) }
    #expect(result.text.contains("OSR-25"))
    #expect(!result.text.contains("{docs."))
    let missing = try await Program.run(["explain", "-", "--id", "none"], input: input)
    #expect(missing.exitCode == 1)
  }

  /// A small book with twenty faults in one file.
  private static func brokenBook() throws -> Folder {
    let folder = try Folder()
    _ = try folder.file(
      "book.xml",
      #"""
      <book xmlns="urn:saring:1" id="x" version="1" languages="en" stage="record.stage" date="record.as_of">
        <title xml:lang="en">Broken</title>
      </book>
      """#)
    let facts = (1...20).map {
      #"  <fact name="case.f\#($0)" type="nothing"><title xml:lang="en">f</title></fact>"#
    }
    _ = try folder.file(
      "vocabulary/facts.xml",
      "<rules xmlns=\"urn:saring:1\">\n" + facts.joined(separator: "\n") + "\n</rules>\n")
    return folder
  }
}
