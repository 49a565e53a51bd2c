import SaringSource
import SaringTestSupport
import Testing

@testable import SaringXML

@Suite("Reading elements") struct ElementTests {
  private func read(_ text: String) throws -> XMLElement {
    try XMLElement(reading: SourceFile(path: "a.xml", bytes: Array(text.utf8)), at: 0)
  }

  @Test("knows the place of tags, names, values and text") func places() throws {
    let source = MarkedText(
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <!-- é < > -->
      ①<②rules③ xmlns="urn:saring:1">④
        <fact ⑤name⑥ = "⑦a &lt; é⑧"  type='⑨x>y⑩'/>
        <title xml:lang="en">
          ⑪Paß &amp; <!-- no --> port⑫
        </title>
      </rules>⑬
      """)
    let root = try read(source.text)
    #expect(root.name == "rules")
    #expect(root.namespace == XMLElement.ruleNamespace)
    #expect(root.attributes.isEmpty)
    #expect(root.text.isEmpty)
    #expect(root.span == (try source.span("①", "⑬")))
    #expect(root.nameSpan == (try source.span("②", "③")))
    #expect(root.tagSpan == (try source.span("①", "④")))

    let fact = try #require(root.children.first)
    #expect(fact["name"]?.value == "a < é")
    #expect(fact["name"]?.nameSpan == (try source.span("⑤", "⑥")))
    #expect(fact["name"]?.valueSpan == (try source.span("⑦", "⑧")))
    #expect(fact["type"]?.value == "x>y")
    #expect(fact["type"]?.valueSpan == (try source.span("⑨", "⑩")))

    let title = try #require(root.children.last)
    #expect(title["xml:lang"]?.value == "en")
    #expect(title.text == "Paß &  port")
    #expect(title.textSpan == (try source.span("⑪", "⑫")))
  }

  @Test("reads all five entities of XML in attributes") func entities() throws {
    let root = try read(#"<a b="1 &amp; 2 &lt; 3 &gt; &quot;&apos; &#38;lt; &amp;amp;"/>"#)
    #expect(root["b"]?.value == #"1 & 2 < 3 > "' &lt; &amp;"#)
  }

  @Test("finds the first words between elements") func mixedText() throws {
    let source = MarkedText("<a xmlns='urn:saring:1'> <b/> ①x y② <b/> z</a>")
    let root = try read(source.text)
    #expect(root.textSpan == (try source.span("①", "②")))
    #expect(root.children.count == 2)
  }

  @Test("takes character data, references to characters, and instructions") func characterData()
    throws
  {
    let root = try read("<?note x?><a><![CDATA[ 1 < 2 ]]>&#233;&#x21;<?pi?></a>")
    #expect(root.text == "1 < 2 é!")
    #expect(root.namespace == nil)
  }

  @Test("keeps the places right behind a byte-order mark and long text") func offsets() throws {
    let filler = String(repeating: "é word ", count: 40_000)
    let source = MarkedText("\u{FEFF}<a><b>\(filler)</b><!--\(filler)--><c d=\"①e②\"/></a>")
    let root = try read(source.text)
    #expect(root.children.last?["d"]?.valueSpan == (try source.span("①", "②")))
  }

  @Test("reads 64 levels") func depth() throws {
    let text =
      String(repeating: "<a>", count: 64) + "x" + String(repeating: "</a>", count: 64)
    #expect(try read(text).name == "a")
  }
}
