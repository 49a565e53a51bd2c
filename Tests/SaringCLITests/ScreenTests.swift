import Foundation
import Testing

@Suite("saring screen") struct ScreenTests {
  private let demo = Program.fixture("profiles/demo.jsonl")
  private let kept =
    #"{"record.id":"R-1","record.stage":"pre_departure","#
    + #""docs.passport.holder":"recruiter"}"#

  @Test("writes screenings that the published schema describes, keys in their order")
  func schema() async throws {
    let result = try await Program.screen([demo])
    #expect(try Screenings.problems(with: result) == [])
    #expect(result.lines.count >= 200)
    let first = try #require(result.lines.first)
    var rest = Substring(first)
    for key in [
      "id", "level", "possible", "information", "urgent", "patterns", "fired", "open", "ask",
      "rules",
    ] {
      let place = try #require(rest.range(of: "\"\(key)\":"), "\(key) in \(first)")
      rest = rest[place.upperBound...]
    }
  }

  @Test("gives the same bytes whatever the number of threads")
  func jobs() async throws {
    for form in ["jsonl", "csv", "table"] {
      let one = try await Program.screen([demo, "--to", form, "--jobs", "1"])
      let four = try await Program.screen([demo, "--to", form, "--jobs", "4"])
      #expect(one.output == four.output)
      #expect(one.messages == four.messages)
      #expect(!one.output.isEmpty)
    }
  }

  @Test("tells as much as it is asked for", arguments: ["none", "ids", "evidence", "reasons"])
  func detail(_ detail: String) async throws {
    let result = try await Program.screen([demo, "--explain", detail])
    #expect(try Screenings.problems(with: result) == [])
    let all = try Screenings.read(result)
    #expect(all.allSatisfy { ($0["fired"] == nil) == (detail == "none") })
    for finding in all.flatMap({ $0["fired"] as? [[String: Any]] ?? [] }) {
      #expect((finding["evidence"] != nil) == (detail == "evidence" || detail == "reasons"))
      let reason = finding["reason"] as? [String]
      #expect((reason != nil) == (detail == "reasons"))
      #expect(reason.map { Set($0).count == $0.count } ?? true)
    }
    let four = try await Program.screen([demo, "--explain", detail, "--jobs", "4"])
    #expect(result.output == four.output)
  }

  @Test("accounts for every record")
  func accounting() async throws {
    let result = try await Program.screen(input: kept + "\nno json\n" + kept + "\n")
    #expect(result.accounting == "read 3 = screened 2 + rejected 1")
    #expect(result.exitCode == 1)
    let fine = try await Program.screen(input: kept)
    #expect(fine.accounting == "read 1 = screened 1 + rejected 0")
    #expect(fine.exitCode == 0)
  }

  @Test("gives the same screenings from CSV as from JSONL")
  func csv() async throws {
    let header = "record.id,record.stage,docs.passport.holder\n"
    let cells = try await Program.screen(input: header + "R-1,pre_departure,recruiter\n")
    let lines = try await Program.screen(input: kept)
    #expect(cells.output == lines.output)
  }

  @Test("prints only profiles at a level or above")
  func level() async throws {
    let all = try await Program.screen([demo])
    let some = try await Program.screen([demo, "--level", "high"])
    let levels = try Screenings.read(some).compactMap { $0["level"] as? String }
    #expect(Set(levels).isSubset(of: ["high", "critical"]))
    #expect(!levels.isEmpty)
    #expect(some.lines.count < all.lines.count)
    #expect(some.accounting == all.accounting)
  }

  @Test("uses only the packs that are named")
  func only() async throws {
    let result = try await Program.screen([demo, "--only", "online-scam-recruitment"])
    let fired = try Screenings.read(result)
      .flatMap { $0["fired"] as? [[String: Any]] ?? [] }
      .compactMap { $0["indicator"] as? String }
    #expect(!fired.isEmpty)
    #expect(Set(fired.map { $0.prefix(4) }).isSubset(of: ["OSR-", "ADV-", "CMP-", "MIT-"]))
    #expect(try Screenings.problems(with: result) == [])
    let unknown = try await Program.screen([demo, "--only", "no-such-pack"])
    #expect(unknown.exitCode == 2)
    #expect(unknown.messages.contains("online-scam-recruitment"))
  }

  @Test("takes the day from the profile, else from --as-of")
  func asOf() async throws {
    let manifest = try Folder()
    _ = try await Program.run(
      ["screen", "--as-of", "2024-02-29", "--manifest", manifest.file("m.json")], input: kept)
    #expect(try manifest.text(of: "m.json").contains(#""as_of": "2024-02-29""#))
    let wrong = try await Program.run(["screen", "--as-of", "2023-02-29"], input: kept)
    #expect(wrong.exitCode == 2)
  }

  @Test("repeats fields outside the vocabulary only when asked")
  func keep() async throws {
    let input = #"{"record.id":"R-1","case":{"officer":"A 7","n":[1, 2]},"note":"CANARY"}"#
    let plain = try await Program.screen(input: input)
    #expect(!plain.text.contains("A 7"))
    #expect(!plain.messages.contains("CANARY"))
    #expect(plain.messages.contains("note"))
    let some = try await Program.screen(["--keep", "case.officer,case.n,none"], input: input)
    #expect(some.text.contains(#""keep":{"case.officer":"A 7","case.n":[1,2]}}"#))
    #expect(!some.text.contains("CANARY"))
    #expect(try Screenings.problems(with: some) == [])
    let cells = try await Program.screen(
      ["--to", "csv", "--keep", "office"], input: "record.id,office\nR-1,\"=1+1, \"\"x\"\"\"\n")
    #expect(cells.text.contains("\"'=1+1, \"\"x\"\"\""))
    let table = try await Program.screen(["--to", "table", "--keep", "note"], input: input)
    #expect(table.exitCode == 2)
  }

  @Test("keeps rejected records whole, with line and reason")
  func rejects() async throws {
    let folder = try Folder()
    let record = #"{"record.id":"R-9","person.age_years":"CANARY"}"#
    let result = try await Program.screen(
      ["--rejects", folder.file("r.jsonl")], input: kept + "\n" + record + "\n")
    #expect(result.exitCode == 1)
    #expect(!result.messages.contains("CANARY"))
    let line = try folder.text(of: "r.jsonl")
    let reject = try #require(
      try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
    #expect(reject["line"] as? Int == 2)
    #expect(reject["field"] as? String == "person.age_years")
    #expect(reject["reason"] is String)
    #expect(reject["record"] as? String == record)
  }

  @Test("writes a manifest with versions, digest and counts")
  func manifest() async throws {
    let folder = try Folder()
    let result = try await Program.screen(["--manifest", folder.file("m.json"), demo])
    let text = try folder.text(of: "m.json")
    let manifest = try #require(
      try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    let counts = try #require(manifest["counts"] as? [String: Int])
    let read = try #require(counts["read"])
    let parts = ["screened", "not_screened", "rejected"].map { counts[$0] ?? 0 }
    #expect(read == parts.reduce(0, +))
    #expect(result.accounting.hasPrefix("read \(read) ="))
    let rules = try #require(manifest["rules"] as? [String: String])
    #expect(rules["digest"]?.hasPrefix("sha256:") == true)
    #expect(counts["written"] == result.lines.count)
  }

  @Test("runs no rule when consent was refused")
  func consent() async throws {
    let input =
      #"{"record.id":"R-1","consent.screening":"refused","docs.passport.holder":"recruiter"}"#
    let result = try await Program.screen(input: input)
    #expect(result.text.contains(#""level":null"#))
    #expect(result.text.contains(#""not_screened":"consent refused""#))
    #expect(!result.text.contains("docs.passport.holder"))
    #expect(try Screenings.problems(with: result) == [])
    #expect(result.accounting == "read 1 = screened 0 + not screened 1 + rejected 0")
    let table = try await Program.screen(["--to", "table"], input: input)
    #expect(table.text.contains("consent refused"))
    let explained = try await Program.run(["explain", "-"], input: input)
    #expect(!explained.text.contains("recruiter"))
  }

  @Test("writes a table without answers, the most pressing first")
  func table() async throws {
    let result = try await Program.screen(["--to", "table", demo])
    let levels = result.lines.dropFirst().compactMap { line in
      let cells = line.split(separator: " ", omittingEmptySubsequences: true)
      return cells.dropFirst().first.flatMap {
        ["critical", "high", "elevated", "low"].firstIndex(of: String($0))
      }
    }
    #expect(levels == levels.sorted())
    #expect(result.text.contains("screening aid, not a finding; a person decides"))
    #expect(result.lines.allSatisfy { $0.count <= 100 })
    #expect(!result.text.contains("\u{1B}"))
    let indonesian = try await Program.screen(["--to", "table", "--lang", "id", demo])
    #expect(indonesian.text.contains("bukan temuan"))
  }

  @Test("makes names harmless that would steer a terminal or a spreadsheet")
  func harmless() async throws {
    let input = #"{"record.id":"=cmd\u001b[31m","record.stage":"transit"}"#
    let table = try await Program.screen(["--to", "table"], input: input)
    #expect(!table.output.contains(0x1B))
    let csv = try await Program.screen(["--to", "csv"], input: input)
    #expect(csv.lines.last?.hasPrefix("'=cmd") == true)
    let lines = try await Program.screen(input: input)
    #expect(!lines.output.contains(0x1B))
  }

  @Test("writes to a file and guesses the form from its name")
  func output() async throws {
    let folder = try Folder()
    let result = try await Program.screen(["-o", folder.file("out.csv")], input: kept)
    #expect(result.output.isEmpty)
    #expect(try folder.text(of: "out.csv").hasPrefix("id,level,possible,"))
  }

  @Test("refuses outputs that conflict")
  func conflicts() async throws {
    let folder = try Folder()
    let file = try folder.file("in.jsonl", kept)
    let same = try await Program.screen([file, "-o", file])
    #expect(same.exitCode == 2)
    #expect(try folder.text(of: "in.jsonl") == kept)
    let twice = try await Program.screen([
      file, "-o", folder.file("x"), "--rejects", folder.file("x"),
    ])
    #expect(twice.exitCode == 2)
    #expect(try await Program.screen(["--to", "parquet"]).exitCode == 2)
    #expect(try await Program.screen(["--no-such-option"]).exitCode == 2)
    #expect(try await Program.screen(["/no/such/file"]).exitCode == 2)
    #expect(try await Program.run(["no-such-command"]).exitCode == 2)
  }

  @Test("reads several files and standard input as one run")
  func files() async throws {
    let folder = try Folder()
    let file = try folder.file("in.csv", "record.id\nA\nB\n")
    let result = try await Program.screen([file, "-"], input: #"{"record.id":"C"}"#)
    let names = try Screenings.read(result).compactMap { $0["id"] as? String }
    #expect(names == ["A", "B", "C"])
  }
}
