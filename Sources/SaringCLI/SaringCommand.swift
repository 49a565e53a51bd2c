import ArgumentParser
import Saring
import SaringModel

/// `saring`: the whole program.
struct SaringCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "saring",
    abstract: "Screens profiles for signs of trafficking in persons and says what to ask next.",
    discussion: """
      A screening aid, not a finding; a person decides. Data goes to standard output, all else to \
      standard error. Exit codes: 0 done, 1 not all records could be screened, 2 wrong use, 3 \
      invalid rule book.
      """,
    subcommands: [
      ScreenCommand.self, ExplainCommand.self, AskCommand.self, CheckCommand.self,
      ExplainCodeCommand.self, TestCommand.self, ShowCommand.self, PrepareCommand.self,
    ])

  @Flag(help: "Show the version of the program and of the rule book.")
  var version = false

  mutating func run() throws {
    guard version else { throw CleanExit.helpRequest(Self.self) }
    Terminal.print("saring \(Engine.version)")
    guard let book = try? RuleBookSource().loadForScreening().book else {
      return Terminal.print("no rule book")
    }
    Terminal.print(book.signature)
  }
}
