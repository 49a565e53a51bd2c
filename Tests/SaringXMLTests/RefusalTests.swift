import SaringSource
import SaringTestSupport
import Testing

@testable import SaringXML

@Suite("Refusing files") struct RefusalTests {
  private func refusal(_ bytes: [UInt8]) -> Diagnostic? {
    do {
      _ = try XMLElement(reading: SourceFile(path: "a.xml", bytes: bytes), at: 0)
      return nil
    } catch {
      return error.diagnostic
    }
  }

  @Test(
    "says why, and where",
    arguments: [
      (Diagnostic.Code.documentType, "<?xml version='1.0'?>①<!DOCTYPE a>②<a/>"),
      (
        .documentType,
        "<!-- <a> -->\n①<!DOCTYPE a [②<!ENTITY b SYSTEM 'file:///etc/passwd'>]><a>&b;</a>"
      ),
      (.entityReference, "<a>①&nbsp;②</a>"),
      (.entityReference, "<a b='①&c;②'/>"),
      (.notUTF8, "<?xml version='1.0' encoding='①ISO-8859-1②'?><a/>"),
      (.malformedXML, "<a><b></a①>②"),
      (.malformedXML, "<a b='1' b=①'②2'/>"),
      (.malformedXML, "<a>①\u{1}②</a>"),
      (.malformedXML, "<a/>①<②b/>"),
      (.malformedXML, "<a><c:b①/②></a>"),
    ])
  func refuses(_ code: Diagnostic.Code, _ marked: String) throws {
    let source = MarkedText(marked)
    let problem = try #require(refusal(source.bytes))
    #expect(problem.code == code)
    if code != .malformedXML { #expect(problem.span == (try source.span("①", "②"))) }
    let span = try #require(problem.span)
    #expect(span.range.upperBound <= source.bytes.count)
  }

  @Test("refuses bytes that are not UTF-8") func encodings() throws {
    let latin = Array("<a>".utf8) + [0xE9] + Array("</a>".utf8)
    #expect(refusal(latin)?.code == .notUTF8)
    #expect(refusal(latin)?.span?.range == 3..<4)
    let text = "<a/>"
    let little: [UInt8] = [0xFF, 0xFE] + text.utf16.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] }
    let big: [UInt8] = [0xFE, 0xFF] + text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 255)] }
    for bytes in [little, big, Array(little.dropFirst(2)), Array(big.dropFirst(2))] {
      #expect(refusal(bytes)?.code == .notUTF8)
    }
    #expect(refusal(Array("<a/>".utf8) + [0])?.code == .notUTF8)
  }

  @Test("refuses what is empty, too deep or too large") func limits() {
    #expect(refusal([])?.code == .emptyFile)
    #expect(refusal(Array(" \n".utf8))?.code == .emptyFile)
    let deep = String(repeating: "<a>", count: 65) + String(repeating: "</a>", count: 65)
    #expect(refusal(Array(deep.utf8))?.code == .tooDeep)
    #expect(refusal(Array(String(repeating: "<a>", count: 100_000).utf8))?.code == .tooDeep)
    let large = Array("<a>".utf8) + [UInt8](repeating: 0x20, count: 4 << 20)
    #expect(refusal(large)?.code == .fileTooLarge)
  }

  @Test("no bytes crash the reader") func randomBytes() {
    let seed = SeededGenerator.runSeed
    var random = SeededGenerator(seed: seed)
    let good = Array(
      "<?xml version='1.0'?><a xmlns='urn:saring:1' b='&lt;'><c d=\"e\">f &amp; g</c><!-- h --></a>"
        .utf8)
    for _ in 0..<2_000 {
      var bytes = good
      for _ in 0..<random.number(1...4) {
        let position = random.number(0...bytes.count - 1)
        switch random.number(0...3) {
        case 0: bytes[position] = UInt8(random.number(0...255))
        case 1: bytes.remove(at: position)
        case 2: bytes.insert(random.pick(Array("<>&\"'/=![]?-:;".utf8)), at: position)
        default: bytes = Array(bytes[..<position]) + Array("<".utf8)
        }
        if bytes.isEmpty { bytes = [0x3C] }
      }
      if let span = refusal(bytes)?.span {
        #expect(span.range.upperBound <= bytes.count, "seed \(seed)")
      }
    }
  }
}
