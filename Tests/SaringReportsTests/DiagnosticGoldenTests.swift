import Foundation
import SaringModel
import SaringReports
import SaringRules
import SaringSource
import SaringTestSupport
import Testing

/// Each folder of `Fixtures/diagnostics` holds the files that are laid over the book in `base`.
@Suite("Problems of whole books") struct DiagnosticGoldenTests {
  private static let cases = try? FileManager.default
    .contentsOfDirectory(atPath: Repository.file("Fixtures/diagnostics").path)
    .filter { !$0.contains(".") && $0 != "base" }.sorted()

  @Test("is shown as it was", arguments: cases ?? [])
  func golden(name: String) throws {
    let report = try Self.report(on: name)
    let text = "\(report.text(as: .pretty))\n\(report.text(as: .short))"
    try GoldenFile("Fixtures/diagnostics/\(name).expected").check(text)
  }

  @Test("there are cases for at least sixty codes") func enough() throws {
    let codes = try (Self.cases ?? []).flatMap { try Self.report(on: $0).diagnostics.map(\.code) }
    #expect(Set(codes).count >= 60)
  }

  @Test("the book below them has no problem") func base() throws {
    let (book, problems) = RuleBook.load(files: try BookFolder("Fixtures/diagnostics/base").files)
    #expect(book != nil)
    #expect(problems.isEmpty)
  }

  @Test("twenty faults are shown at once, in the order of the file") func twenty() throws {
    let report = try Self.report(on: "twenty-faults-at-once")
    let codes: [Diagnostic.Code] = [
      .unknownDimension, .unexpectedAttribute, .unknownSource, .unknownFact, .unknownCode,
      .unknownOperand, .testDoesNotFitType, .unitMismatch, .impossibleDate, .groupFactOutsideSome,
      .identifierRead, .protectedFactRead, .unknownLexicon, .unknownIndicator, .moreThanThereAre,
      .unknownPlaceholder, .unknownLanguage, .derivedFactAnswered, .valueOutOfRange,
      .repeatedName,
    ]
    for code in codes {
      #expect(report.diagnostics.contains { $0.code == code }, "\(code)")
    }
    #expect(report.diagnostics.count >= 20)
    let starts = report.diagnostics.compactMap(\.span?.range.lowerBound)
    #expect(starts == starts.sorted())
  }

  @Test("a change that is offered mends the problem", arguments: cases ?? [])
  func patches(name: String) throws {
    let report = try Self.report(on: name)
    for problem in report.diagnostics {
      guard let patch = problem.patch else { continue }
      let file = report.files[patch.span.file]
      var bytes = file.bytes
      bytes.replaceSubrange(patch.span.range, with: Array(patch.replacement.utf8))
      var files = report.files
      files[patch.span.file] = SourceFile(path: file.path, bytes: bytes)
      let rest = Self.report(on: files).diagnostics
      #expect(
        rest.count { $0.code == problem.code && $0.found == problem.found }
          < report.diagnostics.count { $0.code == problem.code && $0.found == problem.found })
    }
  }

  @Test("the order does not depend on the order in which files are given") func order() throws {
    var folder = try BookFolder("Fixtures/diagnostics/base")
    for name in ["twenty-faults-at-once", "unknown-pack", "rows-overlap", "missing-level"] {
      try folder.lay("Fixtures/diagnostics/\(name)")
    }
    let expected = Self.report(on: folder.files).text(as: .short)
    for _ in 0..<5 {
      #expect(Self.report(on: folder.files.shuffled()).text(as: .short) == expected)
    }
  }

  private static func report(on name: String) throws -> CheckReport {
    var folder = try BookFolder("Fixtures/diagnostics/base")
    try folder.lay("Fixtures/diagnostics/\(name)")
    return report(on: folder.files)
  }

  private static func report(on files: [SourceFile]) -> CheckReport {
    CheckReport(
      files: files.sorted { $0.path < $1.path },
      diagnostics: RuleBook.load(files: files).diagnostics)
  }
}
