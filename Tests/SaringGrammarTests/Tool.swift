import Foundation
import Subprocess

/// A program of the system that a test may use where it is installed.
enum Tool: String {
  case xmllint
  case trang

  var isInstalled: Bool {
    let folders = ProcessInfo.processInfo.environment["PATH", default: ""].split(separator: ":")
    return folders.contains { FileManager.default.isExecutableFile(atPath: "\($0)/\(rawValue)") }
  }

  /// Runs it and returns what it says on standard error.
  func run(_ arguments: [String]) async throws -> String {
    let result = try await Subprocess.run(
      .name(rawValue), arguments: Arguments(arguments), output: .discarded,
      error: .string(limit: 4 << 20))
    return result.standardError
  }
}
