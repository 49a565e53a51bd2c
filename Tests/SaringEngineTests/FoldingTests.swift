import SaringEngine
import SaringTestSupport
import Testing

@Suite("Folding a text") struct FoldingTests {
  @Test(
    "leaves the words as they would be written plainly",
    arguments: [
      // case, width, diacritics
      ("GAJI Tinggi", ["gaji", "tinggi"]), ("ＧＡＪＩ　ｔｉｎｇｇｉ", ["gaji", "tinggi"]),
      ("gàjí tínggî", ["gaji", "tinggi"]), ("ga\u{301}ji", ["gaji"]), ("Straße", ["strasse"]),
      ("İzmir ﬁrma", ["izmir", "firma"]), ("việc làm", ["viec", "lam"]),
      // styled letters, look-alikes, nothing that can be seen
      ("𝐥𝐨𝐤𝐞𝐫 ⓛⓞⓚⓔⓡ", ["loker", "loker"]), ("gаji ОРЕRАTOR", ["gaji", "operator"]),
      ("ga\u{200B}ji ga\u{AD}ji", ["gaji", "gaji"]), ("łoker ρaspor", ["loker", "paspor"]),
      // digits and signs for letters
      ("sc4mm3r", ["scammer"]), ("l0k3r p4sp0r", ["loker", "paspor"]),
      ("g@ji be$ar", ["gaji", "besar"]),
      // punctuation parts words
      ("admin/CS,operator;data-entry", ["admin", "cs", "operator", "data", "entry"]),
      ("“gaji”…(tinggi)!", ["gaji", "tinggi"]), ("gaji💰tinggi", ["gaji", "tinggi"]),
      // letters one by one
      ("l.o.k.e.r", ["loker"]), ("L O K E R luar negeri", ["loker", "luar", "negeri"]),
      ("l-o-k-e-r, g a j i", ["loker", "gaji"]), ("ada l.o.k.e.r baru", ["ada", "loker", "baru"]),
      // scripts without spaces
      ("招聘客服", ["招", "聘", "客", "服"]), ("高薪job", ["高", "薪", "job"]), ("งาน", ["ง", "า", "น"]),
      ("", []), ("   ", []), ("!?…", []),
    ] as [(String, [String])])
  func words(text: String, words: [String]) {
    #expect(FoldedText(text).words == words)
  }

  @Test(
    "leaves numbers, and what is too short to be a disguise",
    arguments: [
      ("gaji 15.000.000", ["gaji", "15", "000", "000"]), ("15juta 5jt", ["15juta", "5jt"]),
      ("usd1500 rp2500000", ["usd1500", "rp2500000"]), ("1000usd/bulan", ["1000usd", "bulan"]),
      ("umur 18-35", ["umur", "18", "35"]), ("08123456789", ["08123456789"]),
      ("24/7 a1 b2", ["24", "7", "a1", "b2"]), ("tes@", ["tes"]), ("$500", ["500"]),
      ("a b", ["a", "b"]), ("l. o. k. e. r.", ["l", "o", "k", "e", "r"]),
    ] as [(String, [String])])
  func unchanged(text: String, words: [String]) {
    #expect(FoldedText(text).words == words)
  }

  @Test(
    "tells sentences apart",
    arguments: [
      ("gaji tinggi. awas penipuan", [0, 0, 1, 1]), ("gaji tinggi! awas", [0, 0, 1]),
      ("gaji\nawas", [0, 1]), ("gaji rp1.500 awas", [0, 0, 0, 0]), ("gaji?! awas", [0, 1]),
      ("situs.com awas", [0, 0, 0]), ("高薪。小心", [0, 0, 1, 1]),
      ("x. l.o.k.e.r baru. awas", [0, 1, 1, 2]),
    ] as [(String, [Int])])
  func sentences(text: String, sentences: [Int]) {
    let folded = FoldedText(text)
    #expect(folded.places.map { folded.sentence(at: $0.lowerBound) } == sentences)
  }

  @Test("gives each word its place in the original") func places() throws {
    let folded = FoldedText("Ada l.o.k.e.r ＧＡＪＩ, p4sp0r\u{200B}!")
    let text = Array("Ada l.o.k.e.r ＧＡＪＩ, p4sp0r\u{200B}!".utf8)
    let originals = folded.places.map {
      String(decoding: text[folded.origin(of: $0)], as: UTF8.self)
    }
    #expect(originals == ["Ada", "l.o.k.e.r", "ＧＡＪＩ", "p4sp0r\u{200B}"])
  }

  @Test("keeps its shape and its places whatever the text is") func anyText() async throws {
    let pieces = [
      "gaji", "L.O.K.E.R", "a b c", "sc4m", "ＡＢ", "é", "e\u{301}", "аро", "招聘", "ง", "\u{20000}",
      "㍿",
      "💰", "\u{200B}", "\u{301}", ".", ". ", "\n", "! ", " ", "  ", "-", "15", "@", "$", "ß", "𝐚",
      "x",
    ]
    try await forAll(3000) { random in
      let text = (0..<random.number(0...12)).map { _ in random.pick(pieces) }.joined()
      let folded = FoldedText(text)
      try folded.checkShape()
      let bytes = Array(text.utf8)
      for place in folded.places {
        let word = String(decoding: folded.bytes[place], as: UTF8.self)
        let original = String(decoding: bytes[folded.origin(of: place)], as: UTF8.self)
        guard !FoldedText(original).words.contains(where: { $0.contains(word) }),
          // A sign at the end stands for a letter only before another one.
          !original.contains("@"), !original.contains("$")
        else { continue }
        throw Counterexample("`\(word)` of `\(text)` is said to come from `\(original)`")
      }
      return 1
    }
  }

  @Test("keeps its shape whatever the bytes are") func anyBytes() async throws {
    try await forAll(3000) { random in
      let bytes = (0..<random.number(0...40)).map { _ in
        random.chance(50) ? UInt8(random.number(0...255)) : random.pick(Array("ab.c d\n".utf8))
      }
      var folded = FoldedText()
      bytes.withUnsafeBufferPointer { folded.fold($0) }
      try folded.checkShape()
      return 1
    }
  }
}

extension FoldedText {
  /// Where the words stand in `bytes`.
  var places: [Range<Int>] {
    var position = 1
    return words.map { word in
      defer { position += word.utf8.count + 1 }
      return position..<position + word.utf8.count
    }
  }

  /// The bytes of the original that a word comes from.
  func origin(of place: Range<Int>) -> Range<Int> {
    Int(origins[place.lowerBound])..<Int(origins[place.upperBound])
  }

  fileprivate func checkShape() throws {
    let space = UInt8(ascii: " ")
    let joined = words.map { "\($0) " }.joined()
    guard bytes == Array(" \(joined)".utf8), bytes.first == space, bytes.last == space,
      origins.count == bytes.count,
      places.map({ origins[$0.lowerBound] }).isAscending,
      places.map({ origins[$0.upperBound] }).isAscending,
      zip(sentenceStarts, sentenceStarts.dropFirst()).allSatisfy({ $0 < $1 }),
      sentenceStarts.allSatisfy({ $0 > 0 && $0 < bytes.count && bytes[$0 - 1] == space })
    else { throw Counterexample("\(bytes)\n\(origins)\n\(sentenceStarts)") }
  }
}

extension [Int32] {
  fileprivate var isAscending: Bool { zip(self, dropFirst()).allSatisfy { $0 <= $1 } }
}
