import Foundation

/// Everything that is measured on texts which nobody of this project wrote.
///
/// No text is ever printed.
struct Evaluation {
  var screener: Screener
  /// The folder of the repository.
  var repository: URL
  /// The folder with the texts.
  var texts: URL
  private(set) var table = Table()

  init(screener: Screener, repository: URL, texts: URL) {
    self.screener = screener
    self.repository = repository
    self.texts = texts
  }

  mutating func run() async throws {
    try await measureFalseAlarms()
    try await measureRanking()
    try await measurePay()
    try measureCrosswalks()
  }
}

extension Evaluation {
  private mutating func measureFalseAlarms() async throws {
    for part in try parts(of: "jobstreet-indonesia-") {
      let records = try await records(IndonesianRecord.self, part.file)
      try await alarms(
        "ordinary Indonesian adverts\(part.suffix)",
        records.enumerated().map { $1.advert(number: $0) })
    }
    for part in try parts(of: "locanto-ireland-") {
      let records = try await records(IrishRecord.self, part.file)
      try await alarms("ordinary Irish adverts\(part.suffix)", records.map(\.advert))
    }
    for part in try parts(of: Self.hard) {
      let records = try await records(EmploymentRecord.self, part.file)
      try await alarms(
        "hard legitimate adverts", records.map { $0.advert(ring: "", withStructure: true) })
    }
    for part in try parts(of: "sms-indonesian-") {
      let records = try await records(MessageRecord.self, part.file)
      for (label, name) in [("normal", "ordinary messages"), ("promo", "promotional messages")] {
        try await alarms(
          name + part.suffix, records.filter { $0.label == label }.map(\.advert))
      }
    }
  }

  private mutating func alarms(_ name: String, _ adverts: [Advert]) async throws {
    let places = try await screener.screen(adverts).map { Place(of: $0) }
    table.count(
      "elevated or above, \(name)", places.count { $0.level >= 1 }, of: places.count, atMost: 0.01)
    table.count(
      "high or above, \(name)", places.count { $0.level >= 2 }, of: places.count, atMost: 0.0015)
  }

  private mutating func measureRanking() async throws {
    for part in try parts(of: "emscad-") where part.file != Self.hard {
      let records = try await records(EmploymentRecord.self, part.file)
      let rings = try rings(of: part.file)
      for withStructure in [false, true] {
        try await rank(
          records.map { $0.advert(ring: rings[$0.id] ?? $0.id, withStructure: withStructure) },
          name: (withStructure ? "with structure" : "text only") + part.suffix,
          floor: withStructure ? 0.88 : 0.70)
      }
    }
  }

  private mutating func rank(_ adverts: [Advert], name: String, floor: Double) async throws {
    let sizes = Dictionary(grouping: adverts, by: \.ring).mapValues(\.count)
    func ranking(_ places: [Place]) -> Ranking {
      Ranking(
        zip(adverts, places).map { advert, place in
          Ranking.Entry(
            place: place, isFraudulent: advert.isFraudulent,
            share: 1 / Double(sizes[advert.ring, default: 1]))
        })
    }
    let screenings = try await screener.screen(adverts)
    table.rank(
      "rules, \(name)", ranking(screenings.map { Place(of: $0) }), rings: sizes.count,
      floor: floor)
    table.rank(
      "count of \(KeywordCount.words.count) words, \(name)",
      ranking(adverts.map(KeywordCount.place)), rings: sizes.count)
  }

  private mutating func measurePay() async throws {
    let lines = try await text(of: "indonesian-pay-2024.csv").split(separator: "\n")
    for unskilled in [false, true] {
      let screenings = try await screener.screen(Pay.adverts(from: lines, unskilled: unskilled))
      let raised = screenings.count {
        $0.fired.contains { $0.indicator == "OSR-02" && $0.strength != "weak" }
      }
      table.count(
        unskilled
          ? "the same, were every post without a skill"
          : "pay far above usual (OSR-02), pay of 2024",
        raised, of: screenings.count, atMost: unskilled ? nil : 0.01)
    }
  }

  private mutating func measureCrosswalks() throws {
    let vocabulary = try Crosswalk.vocabulary(
      in: repository.appendingPathComponent("Rules/vocabulary"))
    for (file, title) in [("htcds-2.0", "HTCDS 2.0"), ("ctdc-2018", "CTDC 2018")] {
      let path = "Documentation/exchange/\(file).csv"
      let crosswalk = Crosswalk(
        reading: try String(
          contentsOf: repository.appendingPathComponent(path), encoding: .utf8))
      let unknown = crosswalk.unknownFacts(in: vocabulary)
      guard unknown.isEmpty else {
        throw Screener.Failure(
          description: "\(path) names no fact: \(unknown.joined(separator: ", "))")
      }
      var lists: [String] = []
      for row in crosswalk.rows where !lists.contains(row.list) { lists.append(row.list) }
      for list in lists {
        let (taken, all) = crosswalk.coverage(of: list)
        table.add("\(title), \(list) taken in", String(taken), of: String(all))
      }
    }
  }
}

extension Evaluation {
  private func records<Record: Decodable>(
    _ type: Record.Type, _ name: String
  ) async throws -> [Record] {
    try Lines.decode(type, from: Data(try await text(of: "\(name).jsonl").utf8))
  }

  private func text(of name: String) async throws -> String {
    let path = texts.appendingPathComponent("adverts/\(name).gz").path
    return String(decoding: try await Tool.run("gzip", ["-dc", path]), as: UTF8.self)
  }

  private static let hard = "emscad-hard-legitimate"

  /// One file of a set, and what its rows add to the name of the set.
  private struct Part {
    var file: String
    var suffix: String
  }

  /// The files of a set: the development half, and another half where somebody has it.
  private func parts(of prefix: String) throws -> [Part] {
    let ending = ".jsonl.gz"
    return try FileManager.default
      .contentsOfDirectory(atPath: texts.appendingPathComponent("adverts").path)
      .filter { $0.hasPrefix(prefix) && $0.hasSuffix(ending) }
      .sorted()
      .map { name in
        let file = String(name.dropLast(ending.count))
        let part = file.dropFirst(prefix.count)
        return Part(file: file, suffix: part.isEmpty || part == "dev" ? "" : ", \(part)")
      }
  }

  /// The ring of each advert of a file; without a list each advert is a ring of its own.
  private func rings(of file: String) throws -> [String: String] {
    let list = texts.appendingPathComponent("adverts/\(file)-rings.csv")
    guard FileManager.default.fileExists(atPath: list.path) else { return [:] }
    let text = try String(contentsOf: list, encoding: .utf8)
    var rings: [String: String] = [:]
    for line in text.split(whereSeparator: \.isNewline).dropFirst() {
      let cells = line.split(separator: ",")
      if cells.count == 2 { rings[String(cells[0])] = String(cells[1]) }
    }
    return rings
  }
}
