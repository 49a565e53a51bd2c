import CPhrases
import SaringModel
import SaringTestSupport
import Testing

@testable import SaringEngine

@Suite("Scanning word by word") struct ScanningTests {
  @Test("finds what scanning the folded text finds, on every processor") func wholeAndWords()
    async throws
  {
    let findings = try await forAll(400) { random in
      let scanners = [CPH_PLAIN, CPH_SSE2, CPH_AVX2].map { TextScanner(upTo: $0) }
      var count = 0
      // What a scanner remembers of one book's texts must not change another's.
      let books = (0..<2).map { _ in RuleBook.random(using: &random) }
      for (book, program) in books.flatMap({ book in Program(book).texts.map { (book, $0) } }) {
        for _ in 0..<20 {
          var text = Self.text(for: book, using: &random)
          try text.withUTF8 { bytes in
            var expected: [PhraseFinding] = []
            scanners[0].scan(
              bytes, for: program, in: program.table, isWhole: true, into: &expected)
            for (target, scanner) in scanners.enumerated() {
              var found: [PhraseFinding] = []
              scanner.scan(bytes, for: program, in: program.table, into: &found)
              guard "\(found)" != "\(expected)" else { continue }
              throw Counterexample(
                "target \(target): \(found) instead of \(expected) in "
                  + String(decoding: bytes, as: UTF8.self).debugDescription)
            }
            count += expected.count
          }
        }
      }
      return count
    }
    #expect(findings > 1000)
  }

  /// Phrases, disguised and not, between words that are hard to fold.
  private static func text(for book: RuleBook, using random: inout SeededGenerator) -> String {
    let phrases = book.lexicons.flatMap { $0.phrases + $0.exceptions }
    var text = ""
    for _ in 0..<random.number(0...random.pick([24, 24, 120])) {
      if !phrases.isEmpty, random.chance(50) {
        let phrase = random.pick(phrases)
        switch random.number(0...5) {
        case 0: text += phrase.uppercased()
        case 1: text += phrase.replacing(" ", with: random.pick(gaps))
        case 2: text += phrase.replacing("a", with: random.pick(["4", "@", "á", "а", "ａ"]))
        case 3: text += phrase.map(String.init).joined(separator: random.pick([".", " ", "·"]))
        default: text += phrase
        }
      } else {
        text += random.pick(words)
      }
      text += random.pick(gaps)
    }
    return text
  }

  private static let words = [
    "", "a", "b c", "x.y", "a·b·c", "é", "é f ĝ", "“gaji”", "高薪", "งาน", "—", "💰", "a1", "5jt",
    "24", "$500", "tes@", "@", "g$", "\u{200B}", "\u{301}", "ﬁ", "a\u{200B}", "_", "\0",
    String(repeating: "panjang", count: 10), String(repeating: "é", count: 40),
    String(repeating: "x1", count: 32), String(repeating: "p", count: 62),
    String(repeating: "p", count: 63), String(repeating: "p", count: 64),
    String(repeating: "p", count: 65),
  ]
  private static let gaps = [
    " ", " ", " ", "  ", ". ", ".", ", ", "\n", "!", "…", " — ", "。", "", "\u{A0}", "_",
  ]
}
