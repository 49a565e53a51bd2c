import Foundation
import SaringEngine
import SaringTestSupport
import Testing

/// Checks against files of the Unicode Character Database that may lie beside the checkout.
@Suite("Folding, by the Unicode files") struct UnicodeSuiteTests {
  private static let caseFolding = Repository.sharedData("unicode/CaseFolding-15.0.0.txt")
  private static let normalization = Repository.sharedData(
    "unicode/NormalizationTest-15.0.0.txt.gz")
  private static let confusables = Repository.sharedData("unicode/confusables.json.gz")

  @Test("takes away case", .enabled(if: caseFolding != nil)) func cases() throws {
    let lines = try Self.lines(of: #require(Self.caseFolding))
    var count = 0
    for line in lines where !line.hasPrefix("#") {
      let cells = line.split(separator: ";").map { $0.drop { $0 == " " } }
      guard cells.count >= 3, cells[1] == "C" || cells[1] == "F" else { continue }
      let (capital, folded) = (Self.text(cells[0]), Self.text(cells[2]))
      count += 1
      #expect(FoldedText(capital).words == FoldedText(folded).words, "\(line)")
    }
    #expect(count > 1000)
  }

  @Test("takes one way of writing a character for another", .enabled(if: normalization != nil))
  func forms() throws {
    var count = 0
    // The other parts put marks of several scripts in wrong order, as nobody writes them.
    let lines = try Self.lines(of: #require(Self.normalization))
      .drop { !$0.hasPrefix("@Part1") }.dropFirst().prefix { !$0.hasPrefix("@Part2") }
    for line in lines where !line.hasPrefix("#") {
      let forms = line.split(separator: ";").prefix(5).map(Self.text)
      count += 1
      for form in forms.dropFirst() {
        #expect(FoldedText(form).words == FoldedText(forms[0]).words, "\(line)")
      }
    }
    #expect(count > 10_000)
  }

  @Test(
    "takes Cyrillic and Greek letters for the Latin ones they look like",
    .enabled(if: confusables != nil))
  func lookAlikes() throws {
    struct LookAlike: Decodable { let c: String }
    let data = try Self.bytes(of: #require(Self.confusables))
    let table = try JSONDecoder().decode([String: [LookAlike]].self, from: data)
    // Letters that are as common for another Latin letter, or hardly look like one.
    let left: Set<String> = ["σ", "ϲ", "г", "ꙇ", "ӏ"]
    for letter in "abcdefghijklmnopqrstuvwxyz" {
      for other in table[String(letter)] ?? [] where !left.contains(other.c) {
        guard let scalar = other.c.unicodeScalars.first, other.c.unicodeScalars.count == 1,
          (0x0370...0x052F).contains(scalar.value), scalar.properties.isLowercase
        else { continue }
        #expect(
          FoldedText(other.c).words == [String(letter)], "U+\(String(scalar.value, radix: 16))")
      }
    }
  }

  private static func text(_ codes: Substring) -> String {
    var text = String.UnicodeScalarView()
    for code in codes.split(separator: " ") {
      if let value = UInt32(code, radix: 16), let scalar = Unicode.Scalar(value) {
        text.append(scalar)
      }
    }
    return String(text)
  }

  private static func lines(of url: URL) throws -> [Substring] {
    try String(decoding: bytes(of: url), as: UTF8.self).split(separator: "\n")
  }

  /// What a file holds, unpacked by `gzip` where its name says so.
  private static func bytes(of url: URL) throws -> Data {
    guard url.pathExtension == "gz" else { return try Data(contentsOf: url) }
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["gzip", "-dc", url.path]
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return data
  }
}
