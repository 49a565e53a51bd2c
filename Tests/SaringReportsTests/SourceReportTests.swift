import Foundation
import SaringModel
import SaringReports
import SaringRules
import SaringSource
import Testing

@Suite("What a rule book rests on") struct SourceReportTests {
  private func report() throws -> SourceReport {
    let (book, _) = RuleBook.load(files: try BookFolder("Fixtures/catalogue/book").files)
    return SourceReport(of: try #require(book))
  }

  @Test("lists sources pack by pack, and what was only recalled") func pretty() throws {
    #expect(
      try report().text(as: .pretty) == """
        papers: 1 verified, 2 recalled
          verified  LAW   cited by 2 signs, A law on <papers> (2017)
                          https://example.org/law?a=1&b=2
          recalled  TALK  cited by 2 signs, What an official said
                          javascript:alert(1)
          recalled  NOTE  cited by no sign, A note that nobody cites (2020)

        Signs that rest on recalled sources alone (1)
          T-2: TALK

        Rows whose source was recalled (3)
          most-hours: 12, until 2025-12-31, An old law
          minimum-wage MY: 5,000,000, until 2024-12-31, Order of 2022
          embassies MY: Embassy: [number], until 2026-06-30, An old list

        """)
  }

  @Test("says each thing on one line") func short() throws {
    let lines = try report().text(as: .short).split(separator: "\n")
    #expect(lines.count == 3 + 1 + 3)
    #expect(lines.contains("T-2: recalled sources alone: TALK"))
    #expect(
      lines.contains("papers: NOTE: recalled: cited by no sign: A note that nobody cites (2020)"))
  }

  @Test("as JSON, every object has every key") func json() throws {
    let text = try report().text(as: .json)
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    #expect(
      Set(object.keys) == ["packs", "recalled_only", "recalled_rows", "rules"])
    let packs = try #require(object["packs"] as? [[String: Any]])
    let sources = try #require(packs.first?["sources"] as? [[String: Any]])
    for source in sources {
      #expect(Set(source.keys) == ["id", "title", "year", "link", "status", "indicators"])
    }
    #expect(sources.map { $0["status"] as? String } == ["verified", "recalled", "recalled"])
    #expect(sources.map { ($0["indicators"] as? [String])?.count } == [2, 2, 0])
    let rows = try #require(object["recalled_rows"] as? [[String: Any]])
    for row in rows {
      #expect(Set(row.keys) == ["table", "key", "value", "words", "from", "until", "source"])
    }
  }
}
