import Foundation
import SaringReports
import SaringSource
import Testing

@Suite("Rendering of diagnostics") struct DiagnosticRenderingTests {
  /// A report of one problem whose place is marked with ① and ② in `source`.
  private func report(
    _ source: String, path: String = "pack/T-1.xml",
    _ change: (inout Diagnostic, SourceSpan) -> Void = { _, _ in }
  ) throws -> CheckReport {
    let parts = source.split(separator: #/[①②]/#, omittingEmptySubsequences: false)
    try #require(parts.count == 3)
    let start = parts[0].utf8.count
    let span = SourceSpan(file: 0, range: start..<(start + parts[1].utf8.count))
    var diagnostic = Diagnostic(.unknownFact, "no fact is named so", at: span)
    change(&diagnostic, span)
    let file = SourceFile(path: path, bytes: Array(parts.joined().utf8))
    return CheckReport(files: [file], diagnostics: [diagnostic])
  }

  /// The source line and the line that underlines it.
  private func underlined(_ source: String) throws -> String {
    let lines = try report(source).text(as: .pretty).split(separator: "\n")
    try #require(lines.count > 4)
    return lines[3...4].map { String($0.drop { $0 != "|" }.dropFirst(2)) }.joined(separator: "\n")
  }

  @Test(
    "underlines what is meant, whatever stands before it",
    arguments: [
      (#"<fact name="①passprot②"/>"#, "<fact name=\"passprot\"/>\n            ^~~~~~~~"),
      ("\t<①a②/>", "    <a/>\n     ^"),
      ("a\t<①a②/>", "a   <a/>\n     ^"),
      ("漢字①か②な", "漢字かな\n    ^~"),
      ("é①e\u{301}x②", "ée\u{301}x\n ^~"),
      ("👩‍👩‍👧①🇮🇩②.", "👩‍👩‍👧🇮🇩.\n  ^~"),
      ("\u{1B}[31m①\u{7F}②\u{9B}", "␛[31m␡\u{FFFD}\n     ^"),
      ("\u{202E}①a②", "\u{FFFD}a\n ^"),
      ("<a>①②", "<a>\n   ^"),
      ("<a ①b\n c② d>", "<a b\n   ^"),
      ("<a①>\r\n② ", "<a>\n  ^"),
    ])
  func underlining(source: String, expected: String) throws {
    #expect(try underlined(source) == expected)
  }

  @Test("cuts a long line around what is meant")
  func longLine() throws {
    let filler = String(repeating: "0123456789", count: 30)
    let lines = try underlined("\(filler)①here②\(filler)").split(separator: "\n")
    let line = try #require(lines.first)
    let arrow = try #require(lines.last)
    #expect(line.count < 120)
    #expect(line.hasPrefix("… "))
    #expect(line.hasSuffix(" …"))
    let place = try #require(line.firstRange(of: "here"))
    let column = line.distance(from: line.startIndex, to: place.lowerBound)
    #expect(arrow == String(repeating: " ", count: column) + "^~~~")
  }

  @Test("shows a line that is not UTF-8")
  func notUTF8() {
    let file = SourceFile(path: "book.xml", bytes: Array("é".utf8) + [0xFF] + Array("é".utf8))
    let problem = Diagnostic(.notUTF8, "this byte is wrong", at: SourceSpan(file: 0, range: 2..<3))
    let text = CheckReport(files: [file], diagnostics: [problem]).text(as: .pretty)
    #expect(text.contains("1 | é\u{FFFD}é\n  |  ^\n"))
  }

  @Test("shows everything that is known, and each thing once")
  func everything() throws {
    let source = """
      <when>
        <fact name="①passprot②" is="recruiter"/>
      </when>
      """
    let report = try report(source) { diagnostic, span in
      diagnostic.place = ["papers", "T-1", "when strong"]
      diagnostic.found = "passprot"
      diagnostic.possible = (1...14).map { "fact.\($0)" }
      diagnostic.suggestion = "passport"
      diagnostic.consequence = "the indicator cannot be used"
      diagnostic.help = "facts stand in the vocabulary"
      diagnostic.patch = Diagnostic.Patch(span, "passport")
      diagnostic.related = [Diagnostic.Related(SourceSpan(file: 0, range: 0..<6), "it stands here")]
    }
    #expect(
      report.text(as: .pretty) == """
        error[SRG0301]: no fact is named so
          --> pack/T-1.xml:2:15
          |
        2 |   <fact name="passprot" is="recruiter"/>
          |               ^~~~~~~~
          = in: papers › T-1 › when strong
          = found: passprot
          = possible: fact.1, fact.2, fact.3, fact.4, fact.5, fact.6, fact.7, fact.8, fact.9, \
        fact.10, fact.11, fact.12, and 2 more
          = did you mean: passport?
          = so: the indicator cannot be used
          = help: facts stand in the vocabulary
          = see: it stands here
          --> pack/T-1.xml:1:1
          |
        1 | <when>
          | ^~~~~~
          = change: this mends it
        2 -   <fact name="passprot" is="recruiter"/>
        2 +   <fact name="passport" is="recruiter"/>

        1 error

        """)
    #expect(
      report.text(as: .short)
        == "pack/T-1.xml:2:15: error: SRG0301: no fact is named so\n")
  }

  @Test("shows a line that comes or goes as one line")
  func wholeLines() throws {
    let added = try report("<a>\n①②  <c/>\n</a>\n") { diagnostic, span in
      diagnostic.patch = Diagnostic.Patch(span, "  <b/>\n")
    }
    #expect(added.text(as: .pretty).contains("\n2 +   <b/>\n\n"))
    let removed = try report("<a>\n①  <b/>\n②</a>\n") { diagnostic, span in
      diagnostic.patch = Diagnostic.Patch(span, "")
    }
    #expect(removed.text(as: .pretty).contains("taking this away mends it\n2 -   <b/>\n\n"))
  }

  @Test("puts colour in only when asked, and steers the terminal in no other way")
  func colour() throws {
    let report = try report("<a ①\u{1B}[2J②>", path: "a\u{1B}[2J.xml") { diagnostic, span in
      diagnostic.message = "a \u{1B}[2J b\nc"
      diagnostic.found = "\u{7}"
      diagnostic.patch = Diagnostic.Patch(span, "\u{1B}[0m")
      diagnostic.related = [Diagnostic.Related(span, "\u{8}")]
    }
    let plain = report.text(as: .pretty)
    #expect(
      plain.unicodeScalars.allSatisfy { $0 == "\n" || $0.properties.generalCategory != .control })
    let coloured = report.text(as: .pretty, inColour: true)
    #expect(coloured.contains("\u{1B}[1;31merror[SRG0301]\u{1B}[0m"))
    #expect(coloured.replacing(#/\u{1B}\[[0-9;]*m/#, with: "") == plain)
    for format in [DiagnosticFormat.short, .json, .sarif] {
      let text = report.text(as: format, inColour: true)
      #expect(
        text.unicodeScalars.allSatisfy { $0 == "\n" || $0.properties.generalCategory != .control })
    }
  }

  @Test("says where a problem is that has no line")
  func withoutSpan() {
    let report = CheckReport(
      files: [],
      diagnostics: [
        Diagnostic(.missingBook, "there is no book", at: nil),
        Diagnostic(.indicatorWithoutPack, "no pack", at: nil, path: "folder"),
      ])
    #expect(
      report.text(as: .short) == """
        rule book: error: SRG0904: there is no book
        folder: error: SRG0906: no pack

        """)
    #expect(report.text(as: .pretty).contains("error[SRG0906]: no pack\n  --> folder\n"))
    #expect(CheckReport(files: [], diagnostics: []).text(as: .pretty).isEmpty)
  }

  @Test("writes JSON with every key")
  func json() throws {
    let report = try report("é①x\ny②") { diagnostic, span in
      diagnostic.patch = Diagnostic.Patch(span, "z")
      diagnostic.related = [Diagnostic.Related(span, "here")]
    }
    let text = report.text(as: .json)
    let list = try #require(
      try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [[String: Any]])
    let object = try #require(list.first)
    #expect(
      object.keys.sorted() == [
        "code", "consequence", "file", "found", "help", "message", "patch", "place", "possible",
        "region", "related", "severity", "suggestion",
      ])
    let region = try #require(object["region"] as? [String: Int])
    #expect(
      region == ["line": 1, "column": 2, "end_line": 2, "end_column": 2, "byte": 2, "end_byte": 5])
    let patch = try #require(object["patch"] as? [String: Any])
    #expect(patch["replacement"] as? String == "z")
    #expect(CheckReport(files: [], diagnostics: []).text(as: .json) == "[]\n")
  }

  @Test("writes SARIF with columns in code points and paths as references")
  func sarif() throws {
    let report = try report("e\u{301}①x②", path: "a b/é.xml") { diagnostic, span in
      diagnostic.place = ["pack", "T-1"]
      diagnostic.patch = Diagnostic.Patch(span, "z")
    }
    let text = report.text(as: .sarif, version: "1.0.0")
    let log = try #require(
      try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    #expect(log["version"] as? String == "2.1.0")
    let run = try #require((log["runs"] as? [[String: Any]])?.first)
    let result = try #require((run["results"] as? [[String: Any]])?.first)
    #expect(result["ruleId"] as? String == "SRG0301")
    #expect(result["ruleIndex"] as? Int == 0)
    let location = try #require((result["locations"] as? [[String: Any]])?.first)
    let place = try #require(location["physicalLocation"] as? [String: Any])
    #expect((place["artifactLocation"] as? [String: String])?["uri"] == "a%20b/%C3%A9.xml")
    let region = try #require(place["region"] as? [String: Int])
    #expect(region["startColumn"] == 3)
    #expect(region["endColumn"] == 4)
  }

  /// The members that SARIF 2.1.0 has for what is written, by the member that holds the object.
  private static let sarifMembers: [String: (required: Set<String>, possible: Set<String>)] = [
    "": (["version", "runs"], ["$schema"]),
    "runs": (["tool"], ["results", "columnKind"]),
    "tool": (["driver"], []),
    "driver": (["name"], ["version", "rules"]),
    "rules": (
      ["id"], ["name", "shortDescription", "fullDescription", "help", "defaultConfiguration"]
    ),
    "shortDescription": (["text"], []), "fullDescription": (["text"], []), "help": (["text"], []),
    "message": (["text"], []), "insertedContent": (["text"], []),
    "defaultConfiguration": ([], ["level"]),
    "results": (
      ["message"], ["ruleId", "ruleIndex", "level", "locations", "relatedLocations", "fixes"]
    ),
    "locations": ([], ["physicalLocation", "logicalLocations"]),
    "relatedLocations": ([], ["physicalLocation", "message"]),
    "logicalLocations": ([], ["name", "fullyQualifiedName"]),
    "physicalLocation": (["artifactLocation"], ["region"]),
    "artifactLocation": ([], ["uri"]),
    "region": (
      [], ["startLine", "startColumn", "endLine", "endColumn", "byteOffset", "byteLength"]
    ),
    "deletedRegion": (
      [], ["startLine", "startColumn", "endLine", "endColumn", "byteOffset", "byteLength"]
    ),
    "fixes": (["artifactChanges"], []),
    "artifactChanges": (["artifactLocation", "replacements"], []),
    "replacements": (["deletedRegion"], ["insertedContent"]),
  ]

  @Test("writes only members that SARIF has, and all that it asks for")
  func sarifShape() throws {
    let report = try report("a ①x② b") { diagnostic, span in
      diagnostic.place = ["pack", "T-1"]
      diagnostic.patch = Diagnostic.Patch(span, "z")
      diagnostic.related = [Diagnostic.Related(span, "here")]
    }
    let text = report.text(as: .sarif, version: "1.0.0")
    try check(try JSONSerialization.jsonObject(with: Data(text.utf8)), in: "")
  }

  private func check(_ value: Any, in name: String) throws {
    if let elements = value as? [Any] {
      for element in elements { try check(element, in: name) }
    } else if let object = value as? [String: Any] {
      let members = try #require(Self.sarifMembers[name], "\(name) holds an object")
      #expect(members.required.isSubset(of: object.keys), "\(name)")
      #expect(members.required.union(members.possible).isSuperset(of: object.keys), "\(name)")
      for (key, member) in object { try check(member, in: key) }
    }
  }
}
