import ArgumentParser
import Saring
import SaringModel
import SaringReports
import SaringRules
import SaringSource

/// `saring check`: all that is wrong with a rule book.
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Check a rule book and show all that is wrong with it.")

  @OptionGroup var book: RuleBookArgument

  @Option(help: "How to show the problems: pretty, short, json or sarif.")
  var format = DiagnosticFormat.pretty

  func run() throws {
    let path = try book.source.folder()
    let (_, report) = RuleBook.load(folder: path)
    let colour = Terminal.standardOutput.usesColour
    try OutputFile.standardOutput.writeAll(
      report.text(as: format, inColour: colour, version: Engine.version))
    if report.diagnostics.isEmpty { Terminal.note("\(path): no problems") }
    if report.hasErrors { throw CommandFailure.silent(.rules) }
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
