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
    let indonesian = try await records(IndonesianRecord.self, "jobstreet-indonesia-dev")
    let irish = try await records(IrishRecord.self, "locanto-ireland-dev")
    let hard = try await records(EmploymentRecord.self, "emscad-hard-legitimate")
    let messages = try await records(MessageRecord.self, "sms-indonesian-dev")

    try await alarms(
      "ordinary Indonesian adverts", indonesian.enumerated().map { $1.advert(number: $0) })
    try await alarms("ordinary Irish adverts", irish.map(\.advert))
    try await alarms(
      "hard legitimate adverts", hard.map { $0.advert(ring: "", withStructure: true) })
    try await alarms(
      "ordinary messages", messages.filter { $0.label == "normal" }.map(\.advert))
    try await alarms(
      "promotional messages", messages.filter { $0.label == "promo" }.map(\.advert))
  }

  private mutating func alarms(_ name: String, _ adverts: [Advert]) async throws {
    let places = try await screener.screen(adverts).map { Place(of: $0) }
    table.count(
      "elevated or above, \(name)", places.count { $0.level >= 1 }, of: places.count, atMost: 0.01)
    table.count(
      "high or above, \(name)", places.count { $0.level >= 2 }, of: places.count, atMost: 0.0015)
  }

  private mutating func measureRanking() async throws {
    let records = try await records(EmploymentRecord.self, "emscad-dev")
    let rings = try rings()
    for withStructure in [false, true] {
      let adverts = records.map {
        $0.advert(ring: rings[$0.id] ?? $0.id, withStructure: withStructure)
      }
      let sizes = Dictionary(grouping: adverts, by: \.ring).mapValues(\.count)
      func ranking(_ places: [Place]) -> Ranking {
        Ranking(
          zip(adverts, places).map { advert, place in
            Ranking.Entry(
              place: place, isFraudulent: advert.isFraudulent,
              share: 1 / Double(sizes[advert.ring, default: 1]))
          })
      }
      let name = withStructure ? "with structure" : "text only"
      let screenings = try await screener.screen(adverts)
      table.rank(
        "rules, \(name)", ranking(screenings.map { Place(of: $0) }), rings: sizes.count,
        floor: withStructure ? 0.88 : 0.70)
      table.rank(
        "count of 20 words, \(name)", ranking(adverts.map(KeywordCount.place)), rings: sizes.count)
    }
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

  /// The ring of each advert.
  private func rings() throws -> [String: String] {
    let text = try String(
      contentsOf: texts.appendingPathComponent("adverts/emscad-dev-rings.csv"), encoding: .utf8)
    var rings: [String: String] = [:]
    for line in text.split(whereSeparator: \.isNewline).dropFirst() {
      let cells = line.split(separator: ",")
      if cells.count == 2 { rings[String(cells[0])] = String(cells[1]) }
    }
    return rings
  }
}
