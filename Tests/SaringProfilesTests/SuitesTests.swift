import Foundation
import Testing

@testable import SaringProfiles

/// Public test suites, which stand beside the project and are not part of it.
private enum Suites {
  static let folder = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "../shared/data/suites")

  static var areHere: Bool { FileManager.default.fileExists(atPath: folder.path()) }
  static let absent: Comment = "the suites are read from ../shared/data/suites, which is not here"

  /// The files of an archive by path.
  static func files(_ archive: String) throws -> [String: [UInt8]] {
    let target = FileManager.default.temporaryDirectory
      .appending(path: "saring-suite-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: target, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: target) }
    let tar = try Process.run(
      URL(filePath: "/usr/bin/env"),
      arguments: [
        "tar", "xzf", folder.appending(path: archive).path(), "-C", target.path(),
      ])
    tar.waitUntilExit()
    try #require(tar.terminationStatus == 0, "tar failed")
    var files: [String: [UInt8]] = [:]
    for path in try FileManager.default.subpathsOfDirectory(atPath: target.path()) {
      if let data = try? Data(contentsOf: target.appending(path: path)) {
        files[path] = Array(data)
      }
    }
    return files
  }
}

@Suite("Public suites", .enabled(if: Suites.areHere, Suites.absent)) struct SuitesTests {
  private static let invalid: Set<RecordProblem.Kind> = [.notJSON, .notUTF8, .tooDeep, .cutShort]

  @Test("JSONTestSuite: every verdict, as a line and as a file") func json() throws {
    let files = try Suites.files("JSONTestSuite_test_parsing.tar.gz")
      .filter { $0.key.hasPrefix("test_parsing/") }
    #expect(files.count == 318)
    for (path, bytes) in files.sorted(by: { $0.key < $1.key }) {
      let name = path.split(separator: "/").last ?? ""
      let isOneLine = !bytes.dropLast().contains(UInt8(ascii: "\n"))
      if isOneLine {
        try check(Reading(bytes: bytes + [UInt8(ascii: "\n")], .jsonl), name, bytes)
      } else if !name.hasPrefix("i_") {
        let kinds = Set(try Reading(bytes: bytes, .json).kinds)
        #expect(kinds.isDisjoint(with: Self.invalid) == name.hasPrefix("y_"), "\(name)")
      }
      // Nothing crashes, whatever the format is thought to be.
      for format in ProfileFormat.allCases where !bytes.starts(with: [0xFF, 0xFE]) {
        if !bytes.starts(with: [0xFE, 0xFF]) { _ = try Reading(bytes: bytes, format) }
      }
    }
  }

  private func check(
    _ reading: @autoclosure () throws -> Reading, _ name: Substring, _ bytes: [UInt8]
  )
    throws
  {
    if name.hasPrefix("i_") { return }
    let reading = try reading()
    let isBlank = bytes.allSatisfy(\.isJSONBlank) || bytes == [0xEF, 0xBB, 0xBF]
    #expect(reading.profiles.count + reading.problems.count == (isBlank ? 0 : 1), "\(name)")
    if isBlank { return }
    let isValid = Set(reading.kinds).isDisjoint(with: Self.invalid)
    #expect(isValid == name.hasPrefix("y_"), "\(name): \(reading.kinds)")
  }

  @Test("csv-spectrum: every cell") func spectrum() throws {
    let files = try Suites.files("csv-spectrum.tar.gz")
    let tables = files.filter { $0.key.hasSuffix(".csv") }
    #expect(tables.count == 11)
    for (path, bytes) in tables {
      let name = path.replacing("csvs/", with: "json/").replacing(".csv", with: ".json")
      let json = try #require(files[name])
      // The line ends of these files have been made alike, and those of the answers have not.
      let expected =
        (try JSONSerialization.jsonObject(with: Data(json)) as? [[String: String]])?
        .map { $0.mapValues { $0.replacing("\r\n", with: "\n") } }
      let table = try Table(bytes)
      let rows = table.rows.map {
        Dictionary(zip(table.header, $0), uniquingKeysWith: { first, _ in first })
      }
      #expect(rows == expected, "\(path)")
      #expect(table.problems.isEmpty, "\(path)")
    }
  }

  @Test("csvlint: right, or the row that is not") func csvlint() throws {
    let files = try Suites.files("csvlint_fixtures.tar.gz").filter { $0.key.hasSuffix(".csv") }
    #expect(files.count == 12)
    for (path, bytes) in files {
      let table = try Table(bytes)
      switch path.split(separator: "/").last {
      case "invalid_many_rows.csv":
        #expect(table.problems == ["stray-quote 4"])
        #expect(table.rows.count == 9)
      case "title-row.csv":
        #expect(table.header.count == 3)
        #expect(table.rows.count == 3)
      case "invalid-byte-sequence.csv":
        let decoded = try Reading(bytes: bytes, .csv)
        #expect(decoded.kinds.contains(.notUTF8))
        #expect(!decoded.lines.contains(0))
      default:
        #expect(table.problems.isEmpty, "\(path)")
        #expect(table.rows.allSatisfy { $0.count == table.header.count }, "\(path)")
        #expect(!table.rows.isEmpty, "\(path)")
      }
    }
  }
}

/// A CSV as header and cells.
private struct Table {
  var header: [String] = []
  var rows: [[String]] = []
  var problems: [String] = []

  init(_ bytes: [UInt8]) throws {
    let descriptor = temporaryFile(holding: bytes)
    defer { close(descriptor) }
    var reader = RecordReader(descriptor: descriptor, format: .csv)
    guard case .csv(let dialect, let header) = try reader.readShape() else { return }
    self.header = header
    while let batch = try reader.next() {
      for (index, record) in batch.records.enumerated() {
        if let problem = record.problem {
          problems.append("\(problem.kind.rawValue) \(problem.line)")
          continue
        }
        batch.withBytes(of: index) { bytes in
          guard let base = bytes.baseAddress else { return }
          let cells = CSVCells()
          cells.read(base, bytes.count, dialect.separator)
          rows.append(cells.strings)
        }
      }
    }
  }
}
