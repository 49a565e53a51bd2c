import Foundation
import SaringModel
import SaringSource
import SaringTestSupport
import Testing

@testable import SaringRules

@Suite("Loading rule books") struct LoadingTests {
  @Test("a book without a fault loads without a word") func good() throws {
    let (book, diagnostics) = RuleBook.load(files: SampleBook.sources())
    #expect(diagnostics.map { "\($0.code) \($0.message)" } == [])
    let sample = try #require(book)
    #expect(sample.signature.hasPrefix("sample 1.0 sha256:"))
    #expect(sample.indicators.map(\.id) == ["A-1", "A-2", "A-3"])
    #expect(sample.levels.map(\.level) == TriageLevel.allCases)
    #expect(sample.levels[0].when == nil)
    let holder = try #require(sample.vocabulary.fact(named: "papers.holder"))
    let asked = try #require(sample.vocabulary.fact(named: "papers.asked_from"))
    let returned = try #require(sample.vocabulary.fact(named: "papers.returned"))
    #expect(sample.vocabulary[asked].codes == sample.vocabulary[holder].codes)
    #expect(sample.vocabulary[returned].codes.map(\.id) == ["yes", "no"])
    #expect(
      sample.indicators[0].grades[0].when
        == .all([
          .test(.isOne(holder, of: [1, 2])), .not(.test(.isOne(returned, of: [0]))),
        ]))
    let months = try #require(sample.vocabulary.fact(named: "debt.months"))
    let since = try #require(sample.vocabulary.fact(named: "debt.since"))
    guard case .all(let parts) = sample.indicators[1].grades[0].when else {
      Issue.record("several conditions are one `all`")
      return
    }
    #expect(
      parts[2]
        == .all([
          .test(.compare(months, .atLeast, .constant(2))),
          .test(.compare(months, .below, .constant(24))),
        ]))
    #expect(parts[3] == .test(.compare(since, .atLeast, .constant(19_753))))
    #expect(
      sample.dimensions[0].when
        == .count(
          Count(
            indicators: [IndicatorID(index: 0), IndicatorID(index: 1)], from: .weak,
            countsFamilies: true, atLeast: 1)))
    #expect(
      sample.patterns[0].when
        == .any([
          .positive(DimensionID(index: 0)),
          .sum(
            WeightedSum(
              indicators: [IndicatorID(index: 1)], weights: [0, 3, 5, 5], atLeast: 3)),
        ]))
  }

  @Test("the digest changes with any byte and any path") func digest() throws {
    let book = try #require(RuleBook.load(files: SampleBook.sources()).book)
    let again = try #require(RuleBook.load(files: SampleBook.sources().reversed()).book)
    #expect(book.digest == again.digest)
    #expect(book.digest.count == 64)
    let other = try #require(
      RuleBook.load(files: SampleBook.sources(replacing: "book.xml") { $0 + "\n" }).book)
    #expect(book.digest != other.digest)
  }

  @Test("the printed forms are the same for the same book") func listings() throws {
    let (book, _) = RuleBook.load(files: SampleBook.sources())
    let listing = try #require(book).listing
    #expect(listing == RuleBook.load(files: SampleBook.sources()).book?.listing)
    #expect(listing.contains("debt.since at-least 2024-01-31\n"))
    var problems: [Diagnostic] = []
    let syntax = RuleBookSyntax(reading: SampleBook.sources(), noting: &problems)
    #expect(problems.isEmpty)
    #expect(syntax.listing.contains("indicator A-1 dimension=control"))
    #expect(syntax.listing.contains("fact debt.months at-least 2 below 24\n"))
  }

  @Test("the rule book of the project has no error") func rules() {
    let (book, report) = RuleBook.load(folder: Repository.file("Rules").path)
    let errors = report.diagnostics.filter { $0.severity == .error }
    #expect(errors.map { "\(report.path(of: $0) ?? ""): \($0.message)" } == [])
    #expect(book != nil)
  }

  @Test("SHA-256 of the standard's examples") func standardVectors() {
    #expect(
      SHA256.hexadecimal([])
        == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
    #expect(
      SHA256.hexadecimal(Array("abc".utf8))
        == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    let long = "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"
    #expect(
      SHA256.hexadecimal(Array(long.utf8))
        == "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1")
    var digest = SHA256()
    for _ in 0..<1_000 { digest.update([UInt8](repeating: UInt8(ascii: "a"), count: 1_000)) }
    #expect(
      digest.hexadecimal()
        == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0")
  }
}

@Suite("Reading folders") struct FolderTests {
  private func folder(_ fill: (URL) throws -> Void) throws -> (RuleBook?, CheckReport) {
    let manager = FileManager.default
    let root = manager.temporaryDirectory.appending(path: "saring-rules-\(UUID().uuidString)")
    try manager.createDirectory(at: root, withIntermediateDirectories: true)
    defer { try? manager.removeItem(at: root) }
    for file in SampleBook.files {
      let url = root.appending(path: file.path)
      try manager.createDirectory(
        at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(file.text.utf8).write(to: url)
    }
    try fill(root)
    return RuleBook.load(folder: root.path)
  }

  @Test("reads all XML files below, by path") func good() throws {
    let (book, report) = try folder { root in
      try Data("not for us".utf8).write(to: root.appending(path: "readme.txt"))
    }
    #expect(book?.digest == RuleBook.load(files: SampleBook.sources()).book?.digest)
    #expect(report.files.map(\.path) == SampleBook.files.map(\.path).sorted())
  }

  @Test("names what it does not read") func refused() throws {
    let (book, report) = try folder { root in
      try FileManager.default.createSymbolicLink(
        at: root.appending(path: "outside.xml"), withDestinationURL: URL(filePath: "/etc/passwd"))
      try Data(repeating: 0x20, count: 4 << 20 + 1).write(to: root.appending(path: "large.xml"))
    }
    #expect(book == nil)
    #expect(report.diagnostics.map(\.code) == [.fileTooLarge, .linkOutOfFolder])
    #expect(report.diagnostics.map(\.path) == ["large.xml", "outside.xml"])
    #expect(
      RuleBook.load(folder: "/no/such/folder").report.diagnostics.map(\.code) == [.unreadableFolder]
    )
    #expect(RuleBook.load(files: []).diagnostics.map(\.code) == [.noRuleFiles])
  }
}
