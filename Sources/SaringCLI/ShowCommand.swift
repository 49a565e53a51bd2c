import ArgumentParser
import Saring
import SaringEngine
import SaringModel
import SaringRules
import SaringSource

/// `saring show`: any form of a rule book as stable text.
struct ShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Print a form of a rule book as stable text.")

  enum Form: String, CaseIterable, ExpressibleByArgument {
    case syntax
    case rules
    case graph
    case program
  }

  @Argument(help: "Which form: syntax, rules, graph or program.")
  var form: Form

  @OptionGroup var rules: RuleBookArgument

  @Flag(help: "Print the graph in the language of Graphviz.")
  var dot = false

  func validate() throws {
    if dot, form != .graph { throw ValidationError("only the graph can be drawn with --dot") }
  }

  func run() throws {
    if form == .syntax { return try showSyntax() }
    let book = try rules.source.load()
    try OutputFile.standardOutput.writeAll(text(of: book))
  }

  /// The syntax can be shown of a book whose names and types have problems as well.
  private func showSyntax() throws {
    let (syntax, report) = RuleBookSyntax.load(folder: try rules.source.folder())
    if report.hasErrors { throw CommandFailure.invalidRuleBook(report) }
    try OutputFile.standardOutput.writeAll(syntax.listing)
  }

  private func text(of book: RuleBook) -> String {
    switch form {
    case .syntax, .rules: book.listing
    case .graph:
      dot
        ? DecisionGraph(building: book).dot(of: book)
        : DecisionGraph(building: book).description(in: book)
    case .program: Program(book).description
    }
  }
}
