import ArgumentParser
import Saring
import SaringEngine
import SaringModel
import SaringRules

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

  @OptionGroup var source: RuleBookOptions

  @Flag(help: "Print the graph in the language of Graphviz.")
  var dot = false

  func validate() throws {
    if dot, form != .graph { throw ValidationError("only the graph can be drawn with --dot") }
  }

  func run() throws {
    let book = try source.load()
    try OutputFile.standardOutput.writeAll(text(of: book) + "\n")
  }

  private func text(of book: RuleBook) -> String {
    switch form {
    case .syntax: ""
    case .rules: ""
    case .graph:
      dot
        ? DecisionGraph(building: book).dot(of: book)
        : DecisionGraph(building: book).description(in: book)
    case .program: Program(book).description
    }
  }
}
