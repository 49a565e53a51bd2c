import Foundation
import SaringRules
import SaringSource
import SaringTestSupport
import Testing

@Suite("Grammar and compiler") struct GrammarTests {
  private static let broken = xmlFiles(below: "Fixtures/broken")
  private static let rules = xmlFiles(below: "Rules")

  @Test("there are broken files for many cases") func enough() {
    #expect(Self.broken.count >= 60)
    #expect(Self.rules.count >= 60)
  }

  @Test("the compiler's reader refuses every broken file", arguments: broken)
  func readerRefuses(path: String) throws {
    let problems = try Self.shapeProblems(of: path)
    #expect(problems.contains { $0.severity == .error })
  }

  @Test("the compiler's reader accepts every rule file", arguments: rules)
  func readerAccepts(path: String) throws {
    let problems = try Self.shapeProblems(of: path)
    #expect(problems.isEmpty, "\(problems.map(\.message))")
  }

  @Test(
    "the grammar refuses every broken file and accepts every rule file",
    .enabled(if: Tool.xmllint.isInstalled, "needs xmllint of libxml2-utils"))
  func grammar() async throws {
    let said = try await Tool.xmllint.run(
      ["--noout", "--nonet", "--relaxng", Repository.file("Rules/saring.rng").path]
        + (Self.broken + Self.rules).map { Repository.file($0).path })
    let valid = Set(
      said.split(separator: "\n").filter { $0.hasSuffix(" validates") }
        .map { $0.dropLast(" validates".count) })
    for path in Self.broken {
      #expect(!valid.contains(Repository.file(path).path[...]), "\(path) is accepted")
    }
    for path in Self.rules {
      #expect(valid.contains(Repository.file(path).path[...]), "\(path) is refused")
    }
  }

  @Test(
    "the .rng and the .xsd are made from the .rnc",
    .enabled(if: Tool.trang.isInstalled, "needs trang"), arguments: ["rng", "xsd"])
  func made(kind: String) async throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "saring-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let made = folder.appending(path: "saring.\(kind)")
    let said = try await Tool.trang.run([Repository.file("Rules/saring.rnc").path, made.path])
    let stored = try Data(contentsOf: Repository.file("Rules/saring.\(kind)"))
    #expect(try Data(contentsOf: made) == stored, "run trang again: \(said)")
  }

  /// What is wrong with one file before its names are looked up.
  private static func shapeProblems(of path: String) throws -> [Diagnostic] {
    let file = SourceFile(path: path, bytes: Array(try Data(contentsOf: Repository.file(path))))
    var problems: [Diagnostic] = []
    _ = RuleBookSyntax(reading: [file], noting: &problems)
    return problems
  }

  /// The paths of all XML files below a folder, from the root of the checkout.
  private static func xmlFiles(below folder: String) -> [String] {
    let files = FileManager.default.enumerator(atPath: Repository.file(folder).path)
    let names = (files?.allObjects ?? []).compactMap { $0 as? String }
    return names.filter { $0.hasSuffix(".xml") }.map { "\(folder)/\($0)" }.sorted()
  }
}
