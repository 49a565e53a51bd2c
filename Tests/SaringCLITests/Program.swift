import Foundation
import Subprocess
import SystemPackage

/// The real binary, as a person would start it.
enum Program {
  /// What one run came to.
  struct Result {
    var output: [UInt8]
    var messages: String
    var exitCode: Int32

    var text: String { String(decoding: output, as: UTF8.self) }
    var lines: [String] { text.split(separator: "\n").map(String.init) }
    /// The last line of standard error, which accounts for all records.
    var accounting: String {
      messages.split(separator: "\n").last { $0.hasPrefix("read ") }.map(String.init) ?? ""
    }
  }

  static let repository = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// The binary lies beside the test bundle.
  static let path: String = {
    let runner = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
    let candidates =
      [runner] + CommandLine.arguments.map { URL(fileURLWithPath: $0).resolvingSymlinksInPath() }
    for candidate in candidates {
      let binary = candidate.deletingLastPathComponent().appendingPathComponent("saring").path
      if FileManager.default.isExecutableFile(atPath: binary) { return binary }
    }
    return repository.appendingPathComponent(".build/debug/saring").path
  }()

  static let rules = repository.appendingPathComponent("Rules").path

  static func fixture(_ path: String) -> String {
    repository.appendingPathComponent("Fixtures").appendingPathComponent(path).path
  }

  /// Runs the binary with the repository's rule book and a fixed date.
  static func run(
    _ arguments: [String], input: String = "", bytes: [UInt8]? = nil,
    environment: [String: String?] = [:]
  ) async throws -> Result {
    var changes: [Environment.Key: String?] = ["SARING_RULES": rules, "NO_COLOR": nil]
    for (name, value) in environment { changes[Environment.Key(rawValue: name) ?? "_"] = value }
    // A file and no pipe: a program that ends before it has read all must not end the test.
    let folder = try Folder()
    let file = URL(fileURLWithPath: try folder.file("input"))
    try Data(bytes ?? Array(input.utf8)).write(to: file)
    let descriptor = try FileDescriptor.open(FilePath(file.path), .readOnly)
    let result = try await Subprocess.run(
      .path(FilePath(path)), arguments: Arguments(arguments),
      environment: .inherit.updating(changes),
      workingDirectory: FilePath(FileManager.default.temporaryDirectory.path),
      input: .fileDescriptor(descriptor, closeAfterSpawningProcess: true),
      output: .bytes(limit: 64 << 20), error: .bytes(limit: 1 << 20))
    return Result(
      output: Array(result.standardOutput),
      messages: String(decoding: result.standardError, as: UTF8.self),
      exitCode: code(result.terminationStatus))
  }

  /// Screens with a fixed date.
  static func screen(
    _ arguments: [String] = [], input: String = "", bytes: [UInt8]? = nil
  ) async throws -> Result {
    try await run(["screen", "--as-of", "2026-11-23"] + arguments, input: input, bytes: bytes)
  }

  /// Runs a line of the shell in which `$SARING` is the binary.
  static func shell(_ line: String) async throws -> Result {
    let result = try await Subprocess.run(
      .path("/bin/bash"), arguments: ["-c", line],
      environment: .inherit.updating(["SARING": path, "SARING_RULES": rules]),
      input: .none, output: .bytes(limit: 64 << 20), error: .bytes(limit: 1 << 20))
    return Result(
      output: Array(result.standardOutput),
      messages: String(decoding: result.standardError, as: UTF8.self),
      exitCode: code(result.terminationStatus))
  }

  private static func code(_ status: TerminationStatus) -> Int32 {
    switch status {
    case .exited(let code): code
    case .signaled(let signal): 128 + signal
    }
  }
}

/// A folder that is gone when the test is over.
final class Folder {
  let path: String

  init() throws {
    let url = FileManager.default.temporaryDirectory
      .appendingPathComponent("saring-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    path = url.path
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// The path of a file in the folder, with `text` written to it when given.
  func file(_ name: String, _ text: String? = nil) throws -> String {
    let file = path + "/" + name
    if let text {
      let folder = URL(fileURLWithPath: file).deletingLastPathComponent()
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      try text.write(toFile: file, atomically: false, encoding: .utf8)
    }
    return file
  }

  func text(of name: String) throws -> String {
    try String(contentsOfFile: path + "/" + name, encoding: .utf8)
  }
}
