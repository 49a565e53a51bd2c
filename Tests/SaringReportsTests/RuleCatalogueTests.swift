import Foundation
import SaringExplanation
import SaringModel
import SaringRules
import SaringSource
import SaringTestSupport
import Testing

@testable import SaringReports

@Suite("The page about all rules") struct RuleCatalogueTests {
  private func page(_ language: Language) throws -> String {
    let (book, _) = RuleBook.load(files: try BookFolder("Fixtures/catalogue/book").files)
    let day = try #require(Day(iso: "2026-11-23"))
    return RuleCatalogue.page(of: try #require(book), in: language, on: day)
  }

  /// The style is looked at on a screen; a golden file of it would only be in the way.
  private func content(_ language: Language) throws -> String {
    let page = try page(language)
    let start = try #require(page.range(of: "<body>"))
    return String(page[start.lowerBound...])
  }

  @Test("a small book is told as it was", arguments: Language.allCases)
  func golden(_ language: Language) throws {
    let text = try content(language)
    try GoldenFile("Fixtures/catalogue/book.\(language.rawValue).expected").check(text)
  }

  @Test("nothing that a rule says is taken for a mark", arguments: Language.allCases)
  func escaping(_ language: Language) throws {
    let page = try page(language)
    let title =
      language == .english
      ? "Passport held &lt;by others&gt; &amp; not given back"
      : "Paspor dipegang &lt;orang lain&gt; &amp; tidak dikembalikan"
    #expect(page.contains(title))
    #expect(!page.contains("<by others>") && !page.contains("<orang lain>"))
    #expect(page.contains(#"href="https://example.org/law?a=1&amp;b=2""#))
    #expect(!page.contains(#"href="javascript"#))
  }

  @Test("text and attributes are escaped in one place") func html() {
    let piece = HTML.tag("p", ["title": "a\"b<c"], ["<script>", .text("a & \u{202E}b")])
    #expect(
      piece.document
        == "<!DOCTYPE html>\n<p title=\"a&quot;b&lt;c\">&lt;script&gt;a &amp; \u{FFFD}b</p>\n\n")
    #expect(HTML.tag("br").document.contains("<br/>"))
    #expect(
      HTML.link(toAddress: "data:text/html,x") == .tag("span", class: "address", "data:text/html,x")
    )
  }
}
