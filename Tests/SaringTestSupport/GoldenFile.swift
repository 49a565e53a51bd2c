import Foundation

/// A file that holds what a test must print.
///
/// With `SARING_RECORD=1` in the environment the file is rewritten, and the test fails all the
/// same, so that nobody takes a recording for a passing run.
public struct GoldenFile: Sendable {
  private let path: String

  /// Names the file by its path from the root of the checkout.
  public init(_ path: String) { self.path = path }

  /// Compares `actual` with the file.
  ///
  /// - Throws: A `Difference` with the first lines that differ.
  public func check(_ actual: String) throws {
    let file = Repository.file(path)
    if ProcessInfo.processInfo.environment["SARING_RECORD"] == "1" {
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(actual.utf8).write(to: file)
      throw Difference(description: "\(path) is recorded; read the difference before you commit it")
    }
    guard let data = FileManager.default.contents(atPath: file.path) else {
      throw Difference(description: "\(path) does not exist; SARING_RECORD=1 writes it")
    }
    let expected = String(decoding: data, as: UTF8.self)
    guard expected != actual else { return }
    throw Difference(description: Self.firstDifference(in: path, expected, actual))
  }

  public struct Difference: Error, CustomStringConvertible {
    public let description: String
  }

  private static func firstDifference(
    in path: String, _ expected: String, _ actual: String
  ) -> String {
    let expectedLines = expected.split(separator: "\n", omittingEmptySubsequences: false)
    let actualLines = actual.split(separator: "\n", omittingEmptySubsequences: false)
    let same = zip(expectedLines, actualLines).prefix { $0 == $1 }.count
    func line(_ lines: [Substring]) -> Substring { same < lines.count ? lines[same] : "(end)" }
    return """
      \(path):\(same + 1) differs
        expected: \(line(expectedLines))
        actual:   \(line(actualLines))
      """
  }
}
