import ArgumentParser
import Saring
import SaringExplanation
import SaringModel
import SaringProfiles

/// `saring screen`: profiles in, screenings out.
struct ScreenCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "screen",
    abstract: "Screen profiles: which signs are there, on what they rest, what to ask next.")

  @OptionGroup var source: RuleBookOptions

  @OptionGroup var care: CareOptions

  @Argument(help: "Files of profiles; - or none is standard input.", completion: .file())
  var files: [String] = []

  @Option(help: "The format of the profiles: jsonl, json or csv (default: guessed).")
  var from: ProfileFormat?

  @Option(
    help: """
      The form of the screenings: table, jsonl or csv (default: by the name of the output file; \
      else a table on a terminal, jsonl in a pipe).
      """)
  var to: ScreeningForm?

  @Option(
    name: [.customShort("o"), .long],
    help: ArgumentHelp("Write the screenings to this file.", valueName: "file"),
    completion: .file())
  var output: String?

  @Option(
    help: ArgumentHelp(
      "Write only profiles at this level or above: low, elevated, high or critical.",
      valueName: "level"), completion: .list(TriageLevel.allCases.map(\.name)),
    transform: Self.level(named:))
  var level = TriageLevel.low

  @Option(help: ArgumentHelp("Use these packs alone.", valueName: "pack,…"))
  var only: String?

  @Option(help: "The language of tables and messages: en or id.")
  var lang = Language.english

  @Option(help: "The day used where a profile gives none (default: today).")
  var asOf: Day?

  @Option(
    help: ArgumentHelp(
      "Write each rejected record to this file, whole, with line and reason.", valueName: "file"),
    completion: .file())
  var rejects: String?

  @Option(
    help: ArgumentHelp(
      "Write versions, digests, options and counts of the run to this file.", valueName: "file"),
    completion: .file())
  var manifest: String?

  @Option(
    help: """
      How much is told of each profile (jsonl): none, the outcome alone; ids, the signs by name; \
      evidence, what they rest on; reasons, besides a smallest set of answers that carries each.
      """)
  var explain = ScreeningDetail.evidence

  @Option(
    help: ArgumentHelp(
      """
      Plan this many next questions for each profile, by how much they settle and what asking \
      costs (default: the three that touch most signs).
      """, valueName: "count"))
  var ask: Int?

  @Option(help: "How many threads screen (default: one for each processor).")
  var jobs: Int?

  @Option(
    help: ArgumentHelp(
      "Repeat these fields of the profile in the output (jsonl and csv).", valueName: "field,…"))
  var keep: String?

  func validate() throws {
    if let jobs, !(1...1024).contains(jobs) {
      throw ValidationError("--jobs must be between 1 and 1024")
    }
    if let ask, !(1...100).contains(ask) {
      throw ValidationError("--ask must be between 1 and 100")
    }
    if files.filter({ $0 == "-" }).count > 1 {
      throw ValidationError("standard input can be read only once")
    }
    if keep != nil, form == .table {
      throw ValidationError("a table keeps no fields; use --to jsonl or --to csv with --keep")
    }
    if let name = keptNames.first(where: { IdentityName.matches($0) }) {
      throw ValidationError("--keep cannot repeat \(name): it says who somebody is")
    }
    try checkOutputs()
  }

  /// No two outputs may be one file, and none may be an input.
  private func checkOutputs() throws {
    let outputs = [("--output", output), ("--rejects", rejects), ("--manifest", manifest)]
      .compactMap { name, path in path.map { (name, $0) } }
    for (position, (name, path)) in outputs.enumerated() {
      if path == "-" { throw ValidationError("\(name) needs the name of a file") }
      for (other, otherPath) in outputs[..<position]
      where otherPath == path || Self.isSameFile(otherPath, path) {
        throw ValidationError("\(other) and \(name) name the same file")
      }
      for file in files where file == path || Self.isSameFile(file, path) {
        throw ValidationError("\(name) would overwrite the input \(path)")
      }
    }
  }

  private static func level(named name: String) throws -> TriageLevel {
    guard let level = TriageLevel(name: name) else {
      throw ValidationError("it is one of low, elevated, high and critical")
    }
    return level
  }

  private static func isSameFile(_ left: String, _ right: String) -> Bool {
    guard let one = FileIdentity(path: left), let other = FileIdentity(path: right) else {
      return false
    }
    return one == other
  }

  /// How screenings are written.
  var form: ScreeningForm {
    if let to { return to }
    if let output {
      if output.hasSuffix(".csv") { return .csv }
      if output.hasSuffix(".txt") { return .table }
      return .jsonl
    }
    return Terminal.standardOutput.isInteractive ? .table : .jsonl
  }

  var keptNames: [String] { keep?.split(separator: ",").map(String.init) ?? [] }
}
