import Foundation
import SaringSource
import SaringTestSupport
import Testing

@testable import SaringXML

/// The conformance suite of the W3C, which stands beside the project and is not part of it.
private struct ConformanceSuite {
  static let archive = Repository.sharedData("suites/w3c_xmlconf.tar.gz")

  /// One document that the catalogue names.
  struct Document {
    let path: String
    let isWellFormed: Bool
    let isMalformed: Bool
    let isNamespaceFree: Bool
    let bytes: [UInt8]

    /// Whether a document type stands outside comments, instructions and character data.
    var hasType: Bool {
      String(decoding: bytes, as: UTF8.self)
        .replacing(#/(?s)<!--.*?-->|<\?.*?\?>|<!\[CDATA.*?\]\]>/#, with: "").contains("<!DOCTYPE")
    }
  }

  let documents: [Document]

  init(_ archive: URL) throws {
    let target = FileManager.default.temporaryDirectory
      .appending(path: "saring-xmlconf-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: target, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: target) }
    let tar = try Process.run(
      URL(filePath: "/usr/bin/env"), arguments: ["tar", "xzf", archive.path(), "-C", target.path()])
    tar.waitUntilExit()
    try #require(tar.terminationStatus == 0, "tar failed")
    let data = target.appending(path: "packages/test-data")
    let catalogue = try String(
      contentsOf: data.appending(path: "cleaned/xmlconf-flattened.xml"), encoding: .utf8)
    var base = ""
    var documents: [Document] = []
    for part in catalogue.split(separator: "<").map(String.init) {
      if part.hasPrefix("TESTCASES"), let found = Self.value("xml:base", in: part) { base = found }
      guard part.hasPrefix("TEST "), let uri = Self.value("URI", in: part),
        let type = Self.value("TYPE", in: part),
        let bytes = try? Data(contentsOf: data.appending(path: "xmlconf/\(base)\(uri)"))
      else { continue }
      documents.append(
        Document(
          path: base + uri, isWellFormed: type == "valid" || type == "invalid",
          isMalformed: type == "not-wf",
          isNamespaceFree: Self.value("NAMESPACE", in: part) == "no", bytes: Array(bytes)))
    }
    self.documents = documents
  }

  private static func value(_ name: String, in tag: String) -> String? {
    guard let start = tag.range(of: " \(name)=\"") ?? tag.range(of: "\n\(name)=\"") else {
      return nil
    }
    return String(tag[start.upperBound...].prefix { $0 != "\"" })
  }
}

@Suite(
  "W3C conformance suite",
  .enabled(
    if: ConformanceSuite.archive != nil,
    "skipped: the suite is read from ../shared/data/suites, which is not here"))
struct SuiteTests {
  /// Names that XML 1.0 allows since its fifth edition.
  private static let allowedSince = ["eduni/xml-1.1/016.xml", "eduni/xml-1.1/019.xml"]

  @Test("refuses document types by name, refuses what is malformed, takes the rest")
  func everyDocument() throws {
    let suite = try ConformanceSuite(try #require(ConformanceSuite.archive))
    #expect(suite.documents.count > 2_500)
    var accepted = 0
    for document in suite.documents {
      let code: Diagnostic.Code?
      do {
        _ = try XMLElement(reading: SourceFile(path: document.path, bytes: document.bytes), at: 0)
        code = nil
      } catch {
        code = error.diagnostic.code
      }
      let hasType = document.hasType
      if hasType, code != .documentType {
        // Other bytes than UTF-8 are refused before they are read, and what is malformed before
        // the declaration hides it.
        #expect(
          code == .notUTF8 || (code == .malformedXML && !document.isWellFormed),
          "\(document.path): \(String(describing: code))")
      } else if !hasType, document.isWellFormed, !document.isNamespaceFree {
        accepted += code == nil ? 1 : 0
        #expect(code == nil || code == .notUTF8, "\(document.path): \(String(describing: code))")
      } else if !hasType, document.isMalformed, !Self.allowedSince.contains(document.path) {
        #expect(code != nil, "\(document.path)")
      }
    }
    #expect(accepted >= 60, "\(accepted) documents without a type were accepted")
  }
}
