import SaringModel
import SaringRules
import SaringSource
import Testing

@Suite("Inside `some`") struct InsideSomeTests {
  @Test("no text is tested") func text() throws {
    let sources = SampleBook.sources().map { file in
      let text = String(decoding: file.bytes, as: UTF8.self)
        .replacing(
          "<fact name=\"travel.legs.days\" type",
          with: """
            <fact name="travel.legs.note" type="text">\(SampleBook.bilingual("title"))</fact>
            <fact name="travel.legs.days" type
            """
        )
        .replacing(
          "<fact name=\"travel.legs.mode\" is=\"sea\"/>",
          with: "<text name=\"travel.legs.note\" mentions=\"pay\"/>")
      return SourceFile(path: file.path, bytes: Array(text.utf8))
    }
    let (book, diagnostics) = RuleBook.load(files: sources)
    #expect(book == nil)
    #expect(diagnostics.filter { $0.severity == .error }.map(\.code) == [.notInsideSome])
  }
}
