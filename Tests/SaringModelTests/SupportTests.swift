import SaringSource
import SaringTestSupport
import Testing

@Suite("Test support") struct SupportTests {
  @Test("a marked text knows its places in bytes") func markedText() throws {
    let source = MarkedText("é①passprot②/>③")
    #expect(source.text == "épassprot/>")
    #expect(try source.span("①", "②") == SourceSpan(file: 0, range: 2..<10))
    #expect(try source.offset("③") == 12)
    #expect(throws: MarkedText.MissingMarker.self) { try source.offset("④") }
  }

  @Test("a seed gives the same numbers again") func seeded() {
    var (first, second) = (SeededGenerator(seed: 7), SeededGenerator(seed: 7))
    #expect((0..<10).map { _ in first.next() } == (0..<10).map { _ in second.next() })
  }
}
