import SaringExplanation
import Testing

@Suite("Words of a language") struct LanguageTests {
  @Test("writes numbers as its people do") func numbers() {
    #expect(Language.english.words(for: 4_500_000, unit: "IDR") == "Rp 4,500,000")
    #expect(Language.indonesian.words(for: 4_500_000, unit: "IDR") == "Rp 4.500.000")
    #expect(Language.english.words(for: 2.5, unit: "times") == "2.5 times")
    #expect(Language.indonesian.words(for: 2.5, unit: "times") == "2,5 kali")
    #expect(Language.english.words(for: 1, unit: "months") == "1 month")
    #expect(Language.english.words(for: 1, unit: "listed") == "listed")
    #expect(Language.indonesian.words(for: 0, unit: "listed") == "tidak tercantum")
    #expect(Language.english.words(for: 0.055) == "0.06")
    #expect(Language.english.words(for: -12_345.6) == "-12,345.6")
    #expect(Language.english.words(for: -0.001) == "0")
    #expect(Language.english.words(for: 2026) == "2026")
    #expect(Language.english.words(for: .infinity) == "?")
  }

  @Test("lists with its own conjunction") func lists() {
    #expect(Language.english.list(["a"]) == "a")
    #expect(Language.english.list(["a", "b", "c"]) == "a, b or c")
    #expect(Language.indonesian.list(["a", "b"], and: true) == "a dan b")
    #expect(Language.english.list([]).isEmpty)
  }
}
