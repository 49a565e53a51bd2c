#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif
import SaringReports

/// Standard output or standard error, and what stands behind it.
struct Terminal {
  static let standardOutput = Self(descriptor: STDOUT_FILENO)
  static let standardError = Self(descriptor: STDERR_FILENO)

  let descriptor: Int32

  /// Whether a person is looking.
  var isInteractive: Bool { isatty(descriptor) == 1 }

  /// Whether that person can see colours, and has not asked for none (https://no-color.org).
  var usesColour: Bool {
    guard isInteractive, Environment["NO_COLOR"]?.isEmpty ?? true else { return false }
    return Environment["TERM"] != "dumb"
  }

  /// The columns of the window; 100 when there is none.
  var width: Int {
    var size = winsize()
    guard ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else {
      return Environment["COLUMNS"].flatMap { Int($0) } ?? 100
    }
    return Int(size.ws_col)
  }

  var style: ReportStyle { ReportStyle(width: width, usesColour: usesColour) }
}

extension Terminal {
  /// Writes a line to standard output; a reader that went away is no error.
  static func print(_ text: String) {
    let output = OutputFile.standardOutput
    try? output.write(Array((text.hasSuffix("\n") ? text : text + "\n").utf8))
  }

  /// Writes a line to standard error, fit for a terminal.
  static func note(_ line: String) {
    noteRaw(
      line.split(separator: "\n", omittingEmptySubsequences: false).map { printable($0) }
        .joined(separator: "\n") + "\n")
  }

  /// Writes text that is known to be fit for a terminal to standard error.
  static func noteRaw(_ text: String) {
    try? OutputFile.standardError.write(Array(text.utf8))
  }

  private static func printable(_ line: Substring) -> String {
    String(line).printable
  }
}

/// The environment of the process.
enum Environment {
  static subscript(name: String) -> String? {
    guard let value = getenv(name) else { return nil }
    return String(cString: value)
  }
}
