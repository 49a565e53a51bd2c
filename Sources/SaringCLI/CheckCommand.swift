import ArgumentParser
import Saring
import SaringModel
import SaringReports
import SaringRules
import SaringSource

/// `saring check`: all that is wrong with a rule book, or what it rests on.
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Check a rule book and show all that is wrong with it.")

  @OptionGroup var book: RuleBookArgument

  @Option(help: "How to show the problems: pretty, short, json or sarif.")
  var format = DiagnosticFormat.pretty

  @Flag(
    help: ArgumentHelp(
      "List the sources instead: verified or recalled, and what cites them.",
      discussion: "Also the signs that rest on recalled sources alone, and recalled rows of tables."
    ))
  var sources = false

  func validate() throws {
    if sources, format == .sarif {
      throw ValidationError("--sources can be shown as pretty, short or json")
    }
  }

  func run() throws {
    if sources { return try showSources() }
    let (path, report) = try book.source.check()
    let colour = Terminal.standardOutput.usesColour
    try OutputFile.standardOutput.writeAll(
      report.text(as: format, inColour: colour, version: Engine.version))
    if report.diagnostics.isEmpty { Terminal.note("\(path): no problems") }
    if report.hasErrors { throw CommandFailure.silent(.rules) }
  }

  /// Only a book without errors has sources to speak of; any other has its problems shown.
  private func showSources() throws {
    let report = SourceReport(of: try book.source.load())
    let text =
      switch format {
      case .pretty: report.text(as: .pretty, style: Terminal.standardOutput.style)
      case .short: report.text(as: .short)
      case .json, .sarif: report.text(as: .json)
      }
    try OutputFile.standardOutput.writeAll(text)
  }
}

extension OutputFile {
  /// Writes text; a reader that went away is no error.
  func writeAll(_ text: String) throws(CommandFailure) {
    do {
      try write(Array(text.utf8))
    } catch {
      if !error.isBrokenPipe { throw .file(error) }
    }
  }
}
