import Foundation
import Testing

/// `saring prepare`, and the prepared book wherever rules are named.
@Suite("the prepared book") struct PreparedTests {
  private let folder: Folder
  private let prepared: String

  init() async throws {
    folder = try Folder()
    prepared = try folder.file("Rules.saring")
    let result = try await Program.run(["prepare", "-o", prepared])
    #expect(result.exitCode == 0, "\(result.messages)")
    #expect(result.output.isEmpty)
    #expect(result.messages.contains("sha256:"))
  }

  /// Runs the same command with the folder and with the prepared book.
  private func both(_ arguments: [String]) async throws -> (Program.Result, Program.Result) {
    let environment = ["SARING_RULES": prepared]
    async let plain = Program.run(arguments)
    async let fast = Program.run(arguments, environment: environment)
    return try await (plain, fast)
  }

  private func expectSame(_ arguments: [String]) async throws {
    let (plain, fast) = try await both(arguments)
    #expect(fast.output == plain.output, "\(arguments)")
    #expect(!plain.output.isEmpty, "\(arguments)")
    let messages = plain.messages.replacing(Program.rules, with: prepared)
    #expect(fast.messages == messages, "\(arguments)")
    #expect(fast.exitCode == plain.exitCode, "\(arguments)")
  }

  private static let fixtures: [String] = {
    let root = Program.fixture("")
    let files = FileManager.default.enumerator(atPath: root)?.allObjects ?? []
    return files.compactMap { $0 as? String }
      .filter { $0.hasSuffix(".jsonl") && !$0.hasPrefix("broken") }.sorted()
  }()

  @Test(
    "screens every fixture to the same bytes", arguments: ["none", "ids", "evidence", "reasons"])
  func screens(_ detail: String) async throws {
    #expect(Self.fixtures.count >= 3)
    for file in Self.fixtures {
      // Reasons of hundreds of profiles take long, and all of them are made by the same graph.
      if detail == "reasons", !file.hasSuffix("demo.jsonl") { continue }
      try await expectSame([
        "screen", "--as-of", "2026-11-23", "--to", "jsonl", "--explain", detail,
        Program.fixture(file),
      ])
    }
  }

  @Test("screens to the same tables, in both languages, and with some packs alone")
  func forms() async throws {
    let demo = Program.fixture("profiles/demo.jsonl")
    let screen = ["screen", "--as-of", "2026-11-23", demo]
    try await expectSame(screen + ["--to", "csv"])
    try await expectSame(screen + ["--to", "table", "--lang", "id"])
    try await expectSame(screen + ["--to", "jsonl", "--only", "forced-labour-at-sea"])
    try await expectSame(screen + ["--to", "jsonl", "--ask", "2"])
  }

  @Test("explains the same", arguments: ["en", "id"]) func explains(_ language: String) async throws
  {
    let demo = Program.fixture("profiles/demo.jsonl")
    for id in ["R-0104", "R-0101"] {
      try await expectSame(
        ["explain", demo, "--id", id, "--lang", language, "--as-of", "2026-11-23"])
    }
  }

  @Test("serves rule authors as the folder does")
  func authors() async throws {
    for form in ["syntax", "rules", "graph", "program"] { try await expectSame(["show", form]) }
    try await expectSame(["show", "catalogue", "--as-of", "2026-11-23"])
    try await expectSame(["test", "--as-of", "2026-11-23"])
    try await expectSame(["check", "--sources", "--format", "short"])
    let (plain, fast) = try await both(["check"])
    #expect(plain.exitCode == 0 && fast.exitCode == 0)
    #expect(fast.messages.contains("Rules.saring: no problems"))
    let again = try folder.file("again.saring")
    let result = try await Program.run(["prepare", prepared, "-o", again])
    #expect(result.exitCode == 0)
    #expect(FileManager.default.contentsEqual(atPath: prepared, andPath: again))
  }

  @Test("is refused in plain words when it is broken") func broken() async throws {
    let bytes = try Data(contentsOf: URL(fileURLWithPath: prepared))
    let file = try folder.file("cut.saring")
    try bytes.prefix(bytes.count / 2).write(to: URL(fileURLWithPath: file))
    let result = try await Program.run(["screen", "--rules", file])
    #expect(result.exitCode == 3)
    #expect(result.output.isEmpty)
    #expect(result.messages.contains("cut short or altered"))
    #expect(result.messages.contains("saring prepare FOLDER -o \(file)"))
    let other = try await Program.run(["screen", "--rules", Program.fixture("profiles/demo.jsonl")])
    #expect(other.exitCode == 3)
    #expect(other.messages.contains("is no rule book"))
  }

  @Test("is not written over rules, to standard output, or from rules with errors")
  func refusals() async throws {
    for output in ["Rules/book.xml", "-"] {
      #expect(try await Program.run(["prepare", "-o", output]).exitCode == 2)
    }
    let book = try folder.file("bad/book.xml", "<book xmlns=\"urn:saring:1\"/>")
    let target = try folder.file("bad.saring")
    let result = try await Program.run([
      "prepare", String(book.dropLast("/book.xml".count)), "-o", target,
    ])
    #expect(result.exitCode == 3)
    #expect(!FileManager.default.fileExists(atPath: target))
  }

  @Test("stands for the installed folder while it is as new, and is passed over after a change")
  func installed() async throws {
    let manager = FileManager.default
    let root = folder.path + "/prefix"
    try manager.createDirectory(atPath: root + "/bin", withIntermediateDirectories: true)
    try manager.createDirectory(atPath: root + "/share/saring", withIntermediateDirectories: true)
    try manager.copyItem(atPath: Program.path, toPath: root + "/bin/saring")
    let rules = root + "/share/saring/Rules"
    try manager.copyItem(atPath: Program.rules, toPath: rules)
    try await Task.sleep(for: .milliseconds(50))
    let beside = rules + ".saring"
    func shell(_ line: String) async throws -> Program.Result {
      try await Program.shell("unset SARING_RULES; cd \(root); \(line)")
    }
    #expect(try await shell("bin/saring prepare share/saring/Rules -o \(beside)").exitCode == 0)
    func signature() async throws -> String {
      let result = try await shell("bin/saring --version")
      #expect(result.exitCode == 0)
      return result.lines.last ?? ""
    }
    let before = try await signature()
    let trace = "strace -f -e trace=open,openat -o \(root)/trace bin/saring --version"
    let hasTrace = manager.isExecutableFile(atPath: "/usr/bin/strace")
    func readsRules() async throws -> Bool {
      _ = try await shell(trace)
      return try String(contentsOfFile: root + "/trace", encoding: .utf8).contains("book.xml")
    }
    if hasTrace { #expect(try await readsRules() == false) }
    // The same size, so that only its time tells.
    let title = rules + "/book.xml"
    let text = try String(contentsOfFile: title, encoding: .utf8)
    try text.replacing("version=\"2026.11\"", with: "version=\"2026.12\"")
      .write(toFile: title, atomically: true, encoding: .utf8)
    let after = try await signature()
    #expect(before.contains("2026.11") && after.contains("2026.12"))
    if hasTrace { #expect(try await readsRules()) }
    // Prepared anew it is used again.
    #expect(try await shell("sleep 0.05; bin/saring prepare -o \(beside)").exitCode == 0)
    #expect(try await signature() == after)
    if hasTrace { #expect(try await readsRules() == false) }
  }
}
