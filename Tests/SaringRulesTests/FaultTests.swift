import Foundation
import SaringModel
import SaringSource
import SaringTestSupport
import Testing

@testable import SaringRules

@Suite("Faults of a rule book") struct FaultTests {
  @Test("is named once, and at its place", arguments: Fault.shapes + Fault.names + Fault.types)
  func early(_ fault: Fault) throws { try check(fault) }

  @Test("is named once, and at its place", arguments: Fault.structures + Fault.meanings)
  func late(_ fault: Fault) throws { try check(fault) }

  private func check(_ fault: Fault) throws {
    let (files, span) = try fault.files()
    let (book, diagnostics) = RuleBook.load(files: files)
    let relevant = diagnostics.filter { $0.severity == .error || $0.code == fault.code }
    #expect(relevant.map(\.code) == [fault.code], "\(diagnostics.map(\.message))")
    let problem = try #require(relevant.first)
    if let span {
      let pointed = problem.span.map {
        String(decoding: files[$0.file].bytes[$0.range], as: UTF8.self)
      }
      #expect(problem.span == span, "points at `\(pointed ?? "nothing")`")
    }
    if let suggestion = fault.suggestion { #expect(problem.suggestion == suggestion) }
    #expect(problem.consequence?.isEmpty == false)
    #expect(!problem.message.hasSuffix("."))
    #expect((book == nil) == (problem.severity == .error))
  }

  @Test("says where in the book it is") func place() throws {
    let fault = Fault(
      .unknownCode, "pack/A-1-papers.xml", #"is="recruiter employer""#, #"is="①recuiter②""#)
    let problem = try #require(RuleBook.load(files: try fault.files().files).diagnostics.first)
    #expect(problem.place == ["pack", "A-1", "when strong", "fact papers.holder"])
    #expect(problem.suggestion == "recruiter")
    #expect(problem.possible == ["self", "recruiter", "employer"])
    #expect(problem.patch?.replacement == "recruiter")
  }

  @Test("shows every step of a circle") func circle() throws {
    let first = MarkedText(
      SampleBook.papers.replacing("<any>", with: "<fired indicator=\"①A-2②\"/><any>"))
    let second = MarkedText(
      SampleBook.debt.replacing("<any>", with: "③<holds pattern=\"④trapped⑤\"/><any>"))
    let files = SampleBook.sources().map { file in
      switch file.path {
      case "pack/A-1-papers.xml": SourceFile(path: file.path, bytes: first.bytes)
      case "pack/A-2-debt.xml": SourceFile(path: file.path, bytes: second.bytes)
      default: file
      }
    }
    let problems = RuleBook.load(files: files).diagnostics.filter { $0.code == .cycle }
    let problem = try #require(problems.first)
    #expect(problems.count == 1)
    #expect(problem.related.count >= 2)
    #expect(problem.related.contains { $0.span == (try? second.span("④", "⑤", file: 3)) })
    #expect(problem.found?.contains("A-2") == true)
  }

  @Test("a book may be read on many threads at once") func threads() async {
    let files = SampleBook.sources()
    let expected = RuleBook.load(files: files).book?.listing
    await withTaskGroup(of: Bool.self) { group in
      for _ in 0..<16 {
        group.addTask { RuleBook.load(files: files).book?.listing == expected }
      }
      for await isSame in group { #expect(isSame) }
    }
  }

  @Test("twenty faults are all named, in the order of the files") func many() throws {
    var files = SampleBook.sources()
    for fault in Fault.names.prefix(20) {
      guard let index = files.firstIndex(where: { $0.path == fault.path }) else { continue }
      let text = String(decoding: files[index].bytes, as: UTF8.self)
      guard let range = text.firstRange(of: fault.old) else { continue }
      let changed = MarkedText(text.replacingCharacters(in: range, with: fault.new)).text
      files[index] = SourceFile(path: fault.path, bytes: Array(changed.utf8))
    }
    let (book, diagnostics) = RuleBook.load(files: files)
    #expect(book == nil)
    #expect(diagnostics.count >= 15)
    let places = diagnostics.compactMap { $0.span.map { [$0.file, $0.range.lowerBound] } }
    #expect(places == places.sorted { $0.lexicographicallyPrecedes($1) })
    #expect(diagnostics == RuleBook.load(files: files).diagnostics)
  }

  @Test("a broken file is blamed alone") func brokenFile() throws {
    for (path, _) in SampleBook.files {
      let files = SampleBook.sources(replacing: path) { $0 + "<" }
      let errors = RuleBook.load(files: files).diagnostics.filter { $0.severity == .error }
      #expect(errors.map(\.code) == [.malformedXML], "\(path): \(errors.map(\.message))")
    }
  }

  @Test("no change of bytes crashes the compiler") func randomChanges() throws {
    let seed = SeededGenerator.runSeed
    var random = SeededGenerator(seed: seed)
    let files = SampleBook.sources()
    for _ in 0..<2_000 {
      var changed = files
      let index = random.number(0...files.count - 1)
      var bytes = files[index].bytes
      for _ in 0..<random.number(1...3) {
        let position = random.number(0...bytes.count - 1)
        let other = random.number(0...bytes.count - 1)
        switch random.number(0...3) {
        case 0: bytes[position] = random.pick(Array("<>\"/= ax1.-{}é".utf8))
        case 1: bytes.removeSubrange(position..<min(position + 9, bytes.count))
        case 2: bytes.insert(contentsOf: bytes[other...].prefix(20), at: position)
        default: bytes.swapAt(position, other)
        }
      }
      changed[index] = SourceFile(path: files[index].path, bytes: bytes)
      let (book, diagnostics) = RuleBook.load(files: changed)
      let hasError = diagnostics.contains { $0.severity == .error }
      #expect((book == nil) == hasError, "seed \(seed)")
      for problem in diagnostics {
        guard let span = problem.span else { continue }
        #expect(span.range.upperBound <= changed[span.file].bytes.count, "seed \(seed)")
      }
    }
  }
}
