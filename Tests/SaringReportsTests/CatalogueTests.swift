import SaringModel
import SaringReports
import SaringRules
import SaringSource
import Testing

@Suite("Pages about problems") struct CatalogueTests {
  /// What cannot be shown in memory; `FolderTests` proves these on a disk.
  private static let onDisk: Set<Diagnostic.Code> = [
    .unreadableFolder, .unreadableFile, .noRuleFiles, .linkOutOfFolder,
  ]

  @Test("every code has a page that says everything", arguments: Diagnostic.Code.allCases)
  func page(code: Diagnostic.Code) {
    let text = DiagnosticCatalogue.page(for: code)
    #expect(text.hasPrefix("\(code.rawValue) (\(code.severity.rawValue)): "))
    for title in ["What it means", "Why it matters", "How to mend it", "Wrong", "Right"] {
      #expect(text.contains("\n\(title)"))
    }
    #expect(DiagnosticCatalogue.index.contains("\(code.rawValue)  "))
    let page = DiagnosticPage.page(for: code)
    #expect(page.bad.isLaidOver == !Self.onDisk.contains(code))
    #expect(page.good.isLaidOver == page.bad.isLaidOver)
  }

  @Test("titles are different")
  func titles() {
    let titles = Diagnostic.Code.allCases.map { DiagnosticPage.page(for: $0).title }
    #expect(Set(titles).count == titles.count)
  }

  @Test("the wrong example has this problem and no other", arguments: Diagnostic.Code.allCases)
  func bad(code: Diagnostic.Code) {
    let example = DiagnosticPage.page(for: code).bad
    guard example.isLaidOver else { return }
    let problems = RuleBook.load(files: example.files).diagnostics
    #expect(problems.map(\.code) == [code], "\(problems.map(\.message))")
  }

  @Test("the right example has no problem", arguments: Diagnostic.Code.allCases)
  func good(code: Diagnostic.Code) {
    let example = DiagnosticPage.page(for: code).good
    guard example.isLaidOver else { return }
    let (book, problems) = RuleBook.load(files: example.files)
    #expect(problems.isEmpty, "\(problems.map { "\($0.code) \($0.message)" })")
    #expect(book != nil)
  }
}
