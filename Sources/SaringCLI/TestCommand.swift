import ArgumentParser
import Saring
import SaringModel
import SaringSource

/// `saring test`: the examples that stand beside the rules.
struct TestCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "test",
    abstract: "Run the examples of all indicators and lexicons of a rule book.")

  @OptionGroup var rules: RuleBookArgument

  @Option(help: "The day used where an example gives none (default: today).")
  var asOf: Day?

  func run() throws {
    let book = try rules.source.load()
    let report = RuleTest(book, asOf: asOf ?? Clock.today).run()
    for failure in report.failures {
      let place = failure.span.map { self.place(of: $0, in: book) } ?? ""
      Terminal.print(
        "\(place)\(failure.subject): expected \(failure.expected), found \(failure.found)"
          + " (\(failure.because))")
    }
    Terminal.print("\(report.passed) examples pass, \(report.failures.count) do not")
    if !report.failures.isEmpty { throw CommandFailure.silent(.incomplete) }
  }

  private func place(of span: SourceSpan, in book: RuleBook) -> String {
    guard book.sourceFiles.indices.contains(span.file) else { return "" }
    let file = book.sourceFiles[span.file]
    let position = file.position(of: span.range.lowerBound)
    return "\(file.path):\(position.line):\(position.column): "
  }
}
