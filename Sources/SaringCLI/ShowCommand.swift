import ArgumentParser
import Saring
import SaringEngine
import SaringExplanation
import SaringModel
import SaringReports
import SaringRules
import SaringSource

/// `saring show`: any form of a rule book as stable text, or as a page for people.
struct ShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Print a form of a rule book as stable text, or all of it in words as a page.")

  enum Form: String, CaseIterable, ExpressibleByArgument {
    case syntax
    case rules
    case graph
    case program
    /// The page for people, in HTML.
    case catalogue
  }

  @Argument(help: "Which form: syntax, rules, graph, program or catalogue.")
  var form: Form

  @OptionGroup var rules: RuleBookArgument

  @Flag(help: "Print the graph in the language of Graphviz.")
  var dot = false

  @Option(help: "The language of the catalogue: en or id (default: en).")
  var lang: Language?

  @Option(help: "The day whose values the catalogue tells (default: today).")
  var asOf: Day?

  @Option(
    name: [.short, .long], help: "Write to this file (default: standard output).",
    completion: .file())
  var output: String?

  func validate() throws {
    if dot, form != .graph { throw ValidationError("only the graph can be drawn with --dot") }
    if form != .catalogue, lang != nil || asOf != nil {
      throw ValidationError("--lang and --as-of are for the catalogue")
    }
  }

  func run() throws {
    if form == .syntax { return try showSyntax() }
    let book = try rules.source.load()
    try write(text(of: book))
  }

  /// The file is made only when there is something to write.
  private func write(_ text: String) throws(CommandFailure) {
    guard let output, output != "-" else {
      return try OutputFile.standardOutput.writeAll(text)
    }
    do {
      let file = try OutputFile(path: output, mode: .readable)
      try file.write(Array(text.utf8))
      try file.finish()
    } catch {
      throw .file(error)
    }
  }

  /// The syntax can be shown of a book whose names and types have problems as well.
  private func showSyntax() throws {
    try write(try rules.source.syntax().listing)
  }

  private func text(of book: RuleBook) -> String {
    switch form {
    case .syntax, .rules: book.listing
    case .graph:
      dot
        ? DecisionGraph(building: book).dot(of: book)
        : DecisionGraph(building: book).description(in: book)
    case .program: Program(book).description
    case .catalogue:
      RuleCatalogue.page(of: book, in: lang ?? .english, on: asOf ?? Clock.today)
    }
  }
}
