import Foundation
import SaringRules
import SaringSource
import SaringTestSupport
import Testing

/// Rule files with one random change, which grammar and compiler must judge alike.
@Suite("Grammar and compiler on changed files") struct MutationTests {
  @Test(
    "accept and refuse the same",
    .enabled(if: Tool.xmllint.isInstalled, "needs xmllint of libxml2-utils"))
  func agree() async throws {
    let seed = SeededGenerator.runSeed
    var generator = SeededGenerator(seed: seed)
    let folder = FileManager.default.temporaryDirectory.appending(path: "saring-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }

    let originals = try Self.originals()
    var mutants: [(path: String, text: String)] = []
    for number in 0..<400 {
      let original = try #require(originals.randomElement(using: &generator))
      let mutant = Mutation.random(of: original, using: &generator)
      let path = folder.appending(path: "\(number).xml").path
      try Data(mutant.utf8).write(to: URL(filePath: path))
      mutants.append((path, mutant))
    }
    let said = try await Tool.xmllint.run(
      ["--noout", "--nonet", "--relaxng", Repository.file("Rules/saring.rng").path]
        + mutants.map(\.path))
    let valid = Set(
      said.split(separator: "\n").filter { $0.hasSuffix(" validates") }
        .map { String($0.dropLast(" validates".count)) })
    #expect(valid.count > 40, "hardly any change leaves a file valid")
    #expect(valid.count < 360, "hardly any change breaks a file")
    for (path, text) in mutants {
      var problems: [Diagnostic] = []
      let file = SourceFile(path: "mutant.xml", bytes: Array(text.utf8))
      _ = RuleBookSyntax(reading: [file], noting: &problems)
      let isAccepted = !problems.contains { $0.severity == .error }
      #expect(
        isAccepted == valid.contains(path),
        "seed \(seed): the grammar says \(valid.contains(path)); \(problems.map(\.message))\n\(text)"
      )
    }
  }

  private static func originals() throws -> [String] {
    let folder = Repository.file("Fixtures/diagnostics/base")
    let names = FileManager.default.enumerator(atPath: folder.path)?.allObjects ?? []
    return try names.compactMap { $0 as? String }.filter { $0.hasSuffix(".xml") }.sorted()
      .map { try String(contentsOf: folder.appending(path: $0), encoding: .utf8) }
  }
}

/// One change of one tag of a rule file, which leaves it well-formed more often than not.
enum Mutation: CaseIterable {
  case dropAttribute
  case renameAttribute
  case changeValue
  case renameElement
  case dropElement
  case repeatElement
  case exchangeElements
  case addText

  static func random(of text: String, using generator: inout some RandomNumberGenerator) -> String {
    let kind = allCases.randomElement(using: &generator) ?? .addText
    return kind.apply(to: text, using: &generator) ?? text
  }

  private static let names = [
    "fact", "all", "any", "when", "title", "because", "code", "source", "applies", "known", "group",
    "row", "level", "pattern", "examples", "fires", "silent", "except", "holds", "count", "value",
  ]
  private static let attributes = [
    "id", "name", "is", "at-least", "of", "n", "strength", "type", "ref", "missing", "key", "until",
  ]
  private static let values = [
    "", " ", "x", "x y", "1", "0", "-1", "1.5", "yes", "strong", "a.b", "A-1", "2024-01-01", "é",
    " strong ", "low", "act", "en",
  ]

  private func apply(
    to text: String, using generator: inout some RandomNumberGenerator
  ) -> String? {
    var text = text
    switch self {
    case .dropAttribute, .renameAttribute, .changeValue:
      let found = text.matches(of: #/ ([a-z\-]+)="([^"]*)"/#).randomElement(using: &generator)
      guard let found else { return nil }
      let name = Self.attributes.randomElement(using: &generator) ?? "id"
      let value = Self.values.randomElement(using: &generator) ?? ""
      switch self {
      case .dropAttribute: text.removeSubrange(found.range)
      case .renameAttribute: text.replaceSubrange(found.1.startIndex..<found.1.endIndex, with: name)
      default: text.replaceSubrange(found.2.startIndex..<found.2.endIndex, with: value)
      }
    case .renameElement, .dropElement, .repeatElement:
      // An element without elements in it: with an end tag, or empty.
      let found = text.matches(of: #/<([a-z\-]+)([^<>]*)(/>|>[^<]*</[a-z\-]+>)/#)
        .randomElement(using: &generator)
      guard let found else { return nil }
      let name = Self.names.randomElement(using: &generator) ?? "fact"
      switch self {
      case .renameElement: text.replaceSubrange(found.range, with: "<\(name)\(found.2)/>")
      case .dropElement: text.removeSubrange(found.range)
      default: text.insert(contentsOf: String(found.0), at: found.range.upperBound)
      }
    case .exchangeElements:
      let found = text.matches(of: #/(<[^<>]*/>)(\s*)(<[^<>]*/>)/#).randomElement(using: &generator)
      guard let found else { return nil }
      text.replaceSubrange(found.range, with: "\(found.3)\(found.2)\(found.1)")
    case .addText:
      let found = text.matches(of: #/>\s*</#).randomElement(using: &generator)
      guard let found else { return nil }
      text.replaceSubrange(found.range, with: "> text <")
    }
    return text
  }
}
