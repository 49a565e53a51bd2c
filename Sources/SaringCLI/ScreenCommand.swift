import ArgumentParser
import Saring
import SaringExplanation
import SaringModel
import SaringProfiles

/// `saring screen`: profiles in, screenings out.
struct ScreenCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: ScreenRequest.name,
    abstract: "Screen profiles: which signs are there, on what they rest, what to ask next.")

  @OptionGroup var rules: RuleBookOptions

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

  func validate() throws { try request.validate() }

  func run() throws { try request.run() }

  var request: ScreenRequest {
    ScreenRequest(
      source: rules.source, care: care.care, files: files, from: from, to: to, output: output,
      level: level, only: only, lang: lang, asOf: asOf, rejects: rejects, manifest: manifest,
      explain: explain, ask: ask, jobs: jobs, keep: keep)
  }

  private static func level(named name: String) throws -> TriageLevel {
    guard let level = TriageLevel(name: name) else {
      throw ValidationError("it is one of low, elevated, high and critical")
    }
    return level
  }
}
