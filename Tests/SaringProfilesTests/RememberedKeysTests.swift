import SaringProfiles
import Testing

/// A reader remembers the keys it has met; that may make it faster, and nothing else.
@Suite("What a reader remembers changes nothing") struct RememberedKeysTests {
  private static let fields: [(object: String, key: String, values: [String])] = [
    ("docs", "holder", [#""self""#, #""employer""#, #"{"missing":"refused"}"#, #""nobody""#]),
    ("docs", "kept", ["true", "false", "null", #""ya""#]),
    ("debt", "months", ["0", "12.5", "119", #""7""#, "121"]),
    ("wage", "amount", ["1500", "-2", #""n/a""#]),
    ("advert", "text", [#""job at sea""#, #""caf\u00e9, \"free\" room""#, #"" ""#]),
    ("control", "signs", [#"["threats"]"#, "[]", #""no_pay;locked_in""#]),
    ("trip", "date", [#""2024-11-02""#, #""2024-13-02""#]),
    ("travel", "legs", [#"[{"mode":"air","days":2},{"days":1,"mode":"sea"}]"#, "[{}]", "null"]),
    ("trip", "ports", [#"["MY","TH"]"#, #"[{"place":"TH"}]"#]),
    // The same keys in other objects are other names.
    ("docs", "months", ["7"]), ("wage", "holder", [#""self""#]), ("trip", "legs", ["[]"]),
    ("extra", "note", ["1", #""x""#]), ("shoe", "size", ["44", #"{"left":[1]}"#]),
    ("shoes", "a_name_that_is_longer_than_three_words", ["1"]),
    ("shoes", "a_name_that_is_lengthy_in_three_words", ["2"]),
  ]

  /// One record: some answers, in the usual order or another, nested or not, now and then twice.
  private static func record(_ random: inout Seeded) -> String {
    var chosen = fields.filter { _ in Int.random(in: 0..<4, using: &random) > 0 }
    if Bool.random(using: &random) { chosen.shuffle(using: &random) }
    if Int.random(in: 0..<6, using: &random) == 0, let twice = chosen.randomElement(using: &random)
    {
      chosen.insert(twice, at: Int.random(in: 0...chosen.count, using: &random))
    }
    let isNested = Bool.random(using: &random)
    var parts: [String] = []
    var position = 0
    while position < chosen.count {
      let object = chosen[position].object
      guard isNested || Int.random(in: 0..<8, using: &random) == 0 else {
        let value = chosen[position].values.randomElement(using: &random) ?? "null"
        parts.append("\"\(object).\(chosen[position].key)\":\(value)")
        position += 1
        continue
      }
      var members: [String] = []
      while position < chosen.count, chosen[position].object == object {
        let value = chosen[position].values.randomElement(using: &random) ?? "null"
        members.append("\"\(chosen[position].key)\":\(value)")
        position += 1
      }
      parts.append("\"\(object)\":{\(members.joined(separator: ","))}")
    }
    return "{\(parts.joined(separator: ","))}"
  }

  @Test("each record is read as if it were the first", arguments: 1...4)
  func order(seed: UInt64) throws {
    var random = Seeded(state: seed &* 0x9E37_79B9_7F4A_7C15)
    let records = (0..<120).map { _ in Self.record(&random) }
    let together = try Reading(records.joined(separator: "\n"), .jsonl)
    var profiles: [[String: String]] = []
    var problems: [String] = []
    for record in records {
      let alone = try Reading(record, .jsonl)
      profiles += alone.profiles
      problems += alone.problems.map { "\($0.kind) \($0.field ?? "")" }
    }
    #expect(together.profiles == profiles, "seed \(seed)")
    #expect(
      together.problems.map { "\($0.kind) \($0.field ?? "")" } == problems, "seed \(seed)")
    #expect(together.kinds.contains(.duplicateKey), "seed \(seed)")
    #expect(profiles.count > 25, "seed \(seed)")
  }

  /// Changes a few bytes of every other record, so that there is something to refuse.
  private static func spoil(_ record: String, _ random: inout Seeded) -> [UInt8] {
    var bytes = Array(record.utf8)
    let spice = Array("{}[]\",:\\.0-9e \ttfn\u{e9}\0".utf8) + [0xFF]
    for _ in 0..<max(0, Int.random(in: -1...2, using: &random)) where bytes.count > 1 {
      let position = Int.random(in: 1..<bytes.count, using: &random)
      switch Int.random(in: 0..<4, using: &random) {
      case 0: bytes[position] = spice.randomElement(using: &random) ?? 0
      case 1: bytes.insert(spice.randomElement(using: &random) ?? 0, at: position)
      case 2: bytes.remove(at: position)
      default: bytes.removeSubrange(position...)
      }
    }
    return bytes
  }

  /// A long record is read from its tree, a short one without it where it is plain.
  @Test("a record in one pass means what it means read from its tree", arguments: 1...8)
  func tree(seed: UInt64) throws {
    var random = Seeded(state: seed &* 0x9E37_79B9_7F4A_7C15)
    let blanks = [UInt8](repeating: 0x20, count: 66 << 10)
    var short: [UInt8] = []
    var long: [UInt8] = []
    for _ in 0..<150 {
      let record = Self.spoil(Self.record(&random), &random)
      short += record + [0x0A]
      long += record.prefix(1) + blanks + record.dropFirst() + [0x0A]
    }
    let walked = try Reading(bytes: short, .jsonl)
    let read = try Reading(bytes: long, .jsonl)
    #expect(walked.profiles == read.profiles, "seed \(seed)")
    #expect(walked.problems == read.problems, "seed \(seed)")
    #expect(walked.unknown == read.unknown, "seed \(seed)")
    #expect(walked.profiles.count > 20, "seed \(seed)")
    #expect(walked.kinds.contains(.notJSON), "seed \(seed)")
  }

  private static let columns: [(name: String, cells: [String])] = [
    ("record.id", ["a", "b-17", "0042"]),
    ("docs.kept", ["yes", "tidak", " Ya ", "1", "perhaps", "refused"]),
    (
      "debt.months",
      ["0", "0012", "12.5", "+3", "1e1", "120", "121", "1234567890123456", "n/a", "x"]
    ),
    ("shoe", ["44"]),
    (
      "advert.text",
      [
        "job", " two, words ", "he said \"come\"", "\"", "a\nb",
        String(repeating: "a long text, with commas; ", count: 9),
      ]
    ),
    ("docs.holder", ["self", "the worker", "EMPLOYER", "majikan", "nobody"]),
    ("control.signs", ["threats", "threats|locked_in", "none of these"]),
    ("extra.note", ["what it says"]), ("trip.date", ["2024-11-02", "unknown"]),
    ("trip.ports", ["MY;TH", "TH"]),
  ]

  @Test("a row means what an object of the same words means", arguments: 1...4)
  func rows(seed: UInt64) throws {
    var random = Seeded(state: seed &* 0x9E37_79B9_7F4A_7C15)
    let columns = Self.columns.shuffled(using: &random)
    var table = columns.map(\.name).joined(separator: ",") + "\n"
    var lines = ""
    for _ in 0..<300 {
      var cells: [String] = []
      // A row is never blank as a whole.
      var members = ["\"shoe\":1"]
      for column in columns {
        let isGiven = column.name == "shoe" || Int.random(in: 0..<4, using: &random) > 0
        let cell = isGiven ? column.cells.randomElement(using: &random) ?? "" : ""
        let needsQuotes = cell.contains { ",\"\n".contains($0) }
        let isQuoted = needsQuotes || Int.random(in: 0..<5, using: &random) == 0
        cells.append(isQuoted ? "\"\(cell.replacing("\"", with: "\"\""))\"" : cell)
        guard isGiven, column.name != "shoe" else { continue }
        let escaped = cell.replacing("\"", with: "\\\"").replacing("\n", with: "\\n")
        members.append("\"\(column.name)\":\"\(escaped)\"")
      }
      table += cells.joined(separator: ",") + (Bool.random(using: &random) ? "\n" : "\r\n")
      lines += "{\(members.joined(separator: ","))}\n"
    }
    let rows = try Reading(table, .csv)
    let objects = try Reading(lines, .jsonl)
    #expect(rows.profiles == objects.profiles, "seed \(seed)")
    // An object tells of the first fault among the same ones in the same order.
    #expect(rows.kinds == objects.kinds, "seed \(seed)")
    #expect(rows.profiles.count > 60 && !rows.kinds.isEmpty, "seed \(seed)")
  }
}
