import ArgumentParser
import SaringReports
import SaringSource

/// `saring explain-code`: what one kind of problem means.
struct ExplainCodeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain-code",
    abstract: "Explain a code that check shows, with a wrong and a right example.")

  @Argument(help: "The code, such as SRG0101; without one, all codes with their titles.")
  var code: String?

  func run() throws {
    guard let code else {
      return try OutputFile.standardOutput.writeAll(DiagnosticCatalogue.index)
    }
    guard let found = Diagnostic.Code(rawValue: code.uppercased()) else {
      throw CommandFailure.usage("no problem has the code \(code); `saring explain-code` lists all")
    }
    try OutputFile.standardOutput.writeAll(DiagnosticCatalogue.page(for: found))
  }
}
