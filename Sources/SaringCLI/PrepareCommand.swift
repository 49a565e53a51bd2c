import ArgumentParser
import Saring
import SaringModel
import SaringRules

/// `saring prepare`: a checked rule book as one file that is read in a few milliseconds.
struct PrepareCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "prepare",
    abstract: "Check a rule book and write it as one file that is read much faster.",
    discussion: """
      The file stands for the folder wherever rules are named. It holds all of the book and its \
      digest, and is for this version of the program alone; after a change of the rules it is to \
      be written anew.
      """)

  @OptionGroup var rules: RuleBookArgument

  @Option(
    name: [.short, .long], help: "Write to this file, such as Rules.saring.", completion: .file())
  var output: String

  func validate() throws {
    if output.hasSuffix(".xml") || output == "-" || output.isEmpty {
      throw ValidationError("name a file of its own with -o, such as Rules.saring")
    }
  }

  func run() throws {
    let book = try rules.source.load()
    let bytes = PreparedBook.bytes(preparing: book)
    do {
      let file = try OutputFile(path: output, mode: .readable)
      try file.write(bytes)
      try file.finish()
    } catch {
      throw CommandFailure.file(error)
    }
    Terminal.note("\(output): \(book.signature)")
  }
}
