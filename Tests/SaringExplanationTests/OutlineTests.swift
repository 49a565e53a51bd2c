import Foundation
import SaringExplanation
import SaringModel
import SaringRules
import SaringTestSupport
import Testing

@Suite("Conditions in full sentences") struct OutlineTests {
  private static let book = RuleBook.load(
    folder: Repository.file("Fixtures/catalogue/book").path
  ).book

  private func outline(
    _ predicate: (RuleBook) throws -> SaringModel.Predicate, in language: Language = .english
  ) throws -> String {
    let book = try #require(Self.book)
    let day = try #require(Day(iso: "2026-11-23"))
    return Phrasing(book, in: language).outline(of: try predicate(book), on: day).text
  }

  private func grade(_ id: String, _ strength: Strength, of book: RuleBook) throws
    -> SaringModel.Predicate
  {
    let sign = try #require(book.indicators.first { $0.id == id })
    return try #require(sign.grades.first { $0.strength == strength }).when
  }

  @Test("lists what must all be so, with units, titles of codes and the value of the day")
  func lists() throws {
    #expect(
      try outline { try grade("T-2", .decisive, of: $0) } == """
        All of these are so:
          “debt in monthly wages” is at least 2.5 times.
          “debt in monthly wages” is below 100 times.
          One of these is so, or both:
            “hours of work a day” is above “most work in a day” (10 hours).
            The text “text of the advertisement” holds at least 2 different phrases of “easy work”.
        """)
    #expect(
      try outline({ try grade("T-2", .decisive, of: $0) }, in: .indonesian) == """
        Semua hal ini terpenuhi:
          “utang dalam upah bulanan” paling sedikit 2,5 kali.
          “utang dalam upah bulanan” kurang dari 100 kali.
          Salah satu hal ini terpenuhi, atau keduanya:
            “jam kerja sehari” lebih dari “kerja terlama dalam sehari” (10 jam).
            Teks “teks iklan” memuat paling sedikit 2 frasa berbeda dari “kerja mudah”.
        """)
  }

  @Test("brings a negation down to the answers") func negation() throws {
    #expect(
      try outline { try grade("T-2", .weak, of: $0) } == """
        One of these is so, or both:
          In “legs of the journey” there are at least 2 entries of which this is so:
            Both of these are so:
              The answer to “means of transport” is “by sea”.
              “nights on the way” is at least 1 day.
          Both of these are so:
            “hours of work a day” is above 8 hours.
            The answers to “needs” are known and leave out at least one of “a doctor” and “a place to stay”.
        """)
    #expect(
      try outline { try grade("T-1", .medium, of: $0) }
        == "The answer to “holder of the passport” is known and is not “the person”.")
    // Of two answers, not the one is the other.
    let twice = try outline { .not(.not(try grade("T-1", .medium, of: $0))) }
    #expect(twice == (try outline { try grade("T-1", .medium, of: $0) }))
  }

  @Test("names what counted signs have in common") func selections() throws {
    #expect(
      try outline { $0.dimensions[0].when }
        == "At least 1 of the 2 signs of the dimension “control” (T-1 and T-2) is there, "
        + "strong or stronger.")
    #expect(
      try outline { book in
        .not(
          .count(
            Count(
              indicators: [IndicatorID(index: 0), IndicatorID(index: 1)], from: .decisive,
              countsFamilies: true, atLeast: 2)))
      } == "At most 1 of the 2 signs of the dimension “control” (T-1 and T-2) is there, "
        + "decisive; signs of one family count once.")
    #expect(
      try outline { book in
        .count(
          Count(
            indicators: [IndicatorID(index: 1)], from: .weak, countsFamilies: false, atLeast: 1))
      } == "The sign T-2 Debt and long days is there.")
    // A sign that speaks for safety is never counted, so that nothing selects it.
    let book = try #require(Self.book)
    #expect(book.selection(of: [IndicatorID(index: 2)]) == nil)
  }

  @Test("says every condition of the whole rule book", arguments: Language.allCases)
  func whole(_ language: Language) throws {
    let book = try #require(RuleBook.load(folder: Repository.file("Rules").path).book)
    let day = try #require(Day(iso: "2026-11-23"))
    let phrasing = Phrasing(book, in: language)
    let conditions =
      book.indicators.flatMap { $0.grades.map(\.when) + ($0.applies.map { [$0] } ?? []) }
      + book.patterns.map(\.when) + book.dimensions.map(\.when) + book.levels.compactMap(\.when)
    for condition in conditions {
      let text = phrasing.outline(of: condition, on: day).text
      for line in text.split(separator: "\n") {
        #expect(line.hasSuffix(".") || line.hasSuffix(":"), "\(line)")
        #expect(!line.contains("““") && !line.contains("“”"), "\(line)")
      }
    }
  }
}
