import Testing

@testable import SaringEvaluation

@Suite("Crosswalk") struct CrosswalkTests {
  private let crosswalk = Crosswalk(
    reading: """
      list,name,facts,note
      fields,con_Consent,consent.screening,
      fields,prs_Email,,identity, never taken in
      values,Other,a.b c.d,two facts
      """)

  @Test("counts what has a fact") func coverage() {
    #expect(crosswalk.coverage(of: "fields") == (1, 2))
    #expect(crosswalk.coverage(of: "values") == (1, 1))
    #expect(crosswalk.coverage(of: "else") == (0, 0))
  }

  @Test("names the facts that are gone") func unknown() {
    #expect(crosswalk.unknownFacts(in: ["consent.screening", "c.d"]) == ["a.b"])
  }

  @Test(
    "finds the province of a place, or leaves it open",
    arguments: [
      ("Jakarta Selatan", "ID-JK"), ("Kabupaten Bandung", "ID-JB"), ("Tangerang Selatan", "ID-BT"),
      ("Bandar Lampung", "ID-LA"), ("Indonesia", nil),
    ])
  func province(place: String, code: String?) {
    #expect(Pay.province(of: place) == code)
  }

  @Test("writes one aligned table and knows what was missed") func table() {
    var table = Table()
    table.count("alarms", 1, of: 200, atMost: 0.01)
    #expect(table.allKept)
    table.count("more", 3, of: 200, atMost: 0.01)
    #expect(!table.allKept)
    #expect(
      table.text == """
        measured   of      figure  bound
        alarms    200  1 = 0.50 %  at most 1.00 %  kept
        more      200  3 = 1.50 %  at most 1.00 %  MISSED
        """)
  }
}
