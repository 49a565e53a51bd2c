import Foundation
import Testing

@Suite("bad input") struct BadInputTests {
  private let good = #"{"record.id":"R-1","record.stage":"transit"}"#

  /// The good records around a bad one are screened, and the bad one is told with its line.
  private func expectOneRejected(
    _ input: [UInt8], arguments: [String] = [], line: Int = 2, field: String? = nil,
    location: SourceLocation = #_sourceLocation
  ) async throws {
    let result = try await Program.screen(arguments, bytes: input)
    #expect(
      result.accounting == "read 3 = screened 2 + rejected 1", "\(result.messages)",
      sourceLocation: location)
    #expect(result.exitCode == 1, sourceLocation: location)
    #expect(
      result.messages.contains("standard input:\(line): "), "\(result.messages)",
      sourceLocation: location)
    if let field {
      #expect(
        result.messages.contains("`\(field)`"), "\(result.messages)", sourceLocation: location)
    }
    #expect(!result.messages.contains("CANARY"), sourceLocation: location)
    #expect(!result.messages.contains("4711"), sourceLocation: location)
    #expect(result.lines.count == 2, sourceLocation: location)
    #expect(try Screenings.problems(with: result) == [], sourceLocation: location)
  }

  private func around(_ bad: String) -> [UInt8] { Array("\(good)\n\(bad)\n\(good)\n".utf8) }

  @Test("a line that is not JSON") func notJSON() async throws {
    try await expectOneRejected(around(#"{"record.id": CANARY}"#))
    try await expectOneRejected(around(#"["CANARY"]"#))
  }

  @Test("a line that is not UTF-8") func notUTF8() async throws {
    let bad = Array(#"{"record.id":"CANARY"#.utf8) + [0xFF, 0xFE] + Array(#""}"#.utf8)
    let line = Array("\(good)\n".utf8)
    try await expectOneRejected(line + bad + [0x0A] + line)
  }

  @Test("a number out of range") func outOfRange() async throws {
    try await expectOneRejected(
      around(#"{"person.age_years":4711}"#), field: "person.age_years")
  }

  @Test("a wrong code") func wrongCode() async throws {
    try await expectOneRejected(
      around(#"{"docs":{"passport":{"holder":"CANARY"}}}"#), field: "docs.passport.holder")
  }

  @Test("a key given twice") func duplicateKey() async throws {
    try await expectOneRejected(
      around(#"{"record.stage":"transit","record":{"stage":"CANARY"}}"#), field: "record.stage")
  }

  @Test("a file cut in the middle") func cut() async throws {
    let input = "\(good)\n\(good)\n" + #"{"record.id":"CANARY","rec"#
    try await expectOneRejected(Array(input.utf8), line: 3)
  }

  @Test("CSV with a row too short, and one too long") func rows() async throws {
    let header = "record.id,record.stage\n"
    try await expectOneRejected(
      Array("\(header)A,transit\nCANARY\nB,transit\n".utf8), line: 3)
    try await expectOneRejected(
      Array("\(header)A,transit\nB,transit,CANARY\nC,transit\n".utf8), line: 3)
  }

  @Test("an unknown column is named once and ignored") func unknownColumn() async throws {
    let result = try await Program.screen(
      input: "record.id,shoe size\nA,CANARY\nB,CANARY\n")
    #expect(result.exitCode == 0)
    #expect(result.messages.components(separatedBy: "shoe size").count == 2)
    #expect(!(result.text + result.messages).contains("CANARY"))
  }

  @Test("an empty file") func empty() async throws {
    for input in ["", "\n", "\u{FEFF}", "record.id\n"] {
      let result = try await Program.screen(input: input)
      #expect(result.exitCode == 0)
      #expect(result.accounting == "read 0 = screened 0 + rejected 0")
      #expect(result.output.isEmpty)
    }
  }

  @Test("UTF-16 is named as such") func utf16() async throws {
    let result = try await Program.screen(bytes: [0xFF, 0xFE, 0x7B, 0, 0x7D, 0])
    #expect(result.exitCode == 1)
    #expect(result.messages.contains("UTF-16"))
  }

  @Test("a line of 100 MB neither stops the run nor fills the memory")
  func longLine() async throws {
    let result = try await Program.shell(
      """
      { echo '\(good)'; printf '{"record.id":"'; head -c 100000000 /dev/zero | tr '\\0' x; \
      echo '"}'; echo '\(good)'; } | (ulimit -v 2000000; "$SARING" screen --as-of 2026-11-23)
      """)
    #expect(result.accounting == "read 3 = screened 2 + rejected 1")
    #expect(result.exitCode == 1)
    #expect(result.lines.count == 2)
  }
}
