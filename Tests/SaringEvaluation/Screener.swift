import Foundation
import Subprocess
import SystemPackage

/// What is read of one line of `saring screen --to jsonl`.
struct ScreeningLine: Decodable {
  struct Finding: Decodable {
    var indicator: String
    var strength: String
    var evidence: [Evidence]
  }

  struct Evidence: Decodable, Hashable {
    var lexicon: String?
    var phrase: String?
  }

  var id: String?
  var level: String?
  var fired: [Finding]
}

/// The built program, run over profiles with a fixed date.
struct Screener {
  var program: String
  var rules: String

  /// What the system or the program would not do.
  struct Failure: Error, CustomStringConvertible {
    var description: String
  }

  /// The screenings of `adverts`, in their order.
  func screen(_ adverts: [Advert]) async throws -> [ScreeningLine] {
    var screenings: [ScreeningLine] = []
    for start in stride(from: 0, to: adverts.count, by: 4000) {
      screenings += try await screen(adverts[start..<min(start + 4000, adverts.count)])
    }
    return screenings
  }

  private func screen(_ adverts: ArraySlice<Advert>) async throws -> [ScreeningLine] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    var lines = Data()
    for advert in adverts {
      lines += try encoder.encode(advert.facts)
      lines.append(UInt8(ascii: "\n"))
    }
    let output = try await Tool.run(
      program,
      ["screen", "--rules", rules, "--from", "jsonl", "--to", "jsonl", "--as-of", Self.date],
      input: lines)
    let screenings = try Lines.decode(ScreeningLine.self, from: output)
    guard screenings.count == adverts.count else {
      throw Failure(description: "\(adverts.count) profiles, \(screenings.count) screenings")
    }
    return screenings
  }

  private static let date = "2026-11-23"
}

/// A program of the system or our own; its output, or an error.
enum Tool {
  static func run(
    _ program: String, _ arguments: [String], input: Data = Data()
  ) async throws -> Data {
    // A file and no pipe: both sides may be larger than a pipe holds.
    let file = FileManager.default.temporaryDirectory
      .appendingPathComponent("saring-evaluation-\(UUID().uuidString)")
    try input.write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    let descriptor = try FileDescriptor.open(FilePath(file.path), .readOnly)
    let executable: Executable = program.contains("/") ? .path(FilePath(program)) : .name(program)
    let result = try await Subprocess.run(
      executable, arguments: Arguments(arguments),
      input: .fileDescriptor(descriptor, closeAfterSpawningProcess: true),
      output: .bytes(limit: 256 << 20), error: .bytes(limit: 1 << 20))
    guard case .exited(0) = result.terminationStatus else {
      throw Screener.Failure(description: "\(program) ended with \(result.terminationStatus)")
    }
    return Data(result.standardOutput)
  }
}

/// Texts in lines.
enum Lines {
  static func decode<Value: Decodable>(_ type: Value.Type, from text: Data) throws -> [Value] {
    let decoder = JSONDecoder()
    return try text.split(separator: UInt8(ascii: "\n")).map { try decoder.decode(type, from: $0) }
  }
}
