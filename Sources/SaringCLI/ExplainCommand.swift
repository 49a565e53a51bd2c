import ArgumentParser
import Saring
import SaringEngine
import SaringExplanation
import SaringModel
import SaringProfiles
import SaringReports

/// `saring explain`: one profile, for a person to read.
struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Explain the screening of one profile: signs, what is open, what to ask.")

  @OptionGroup var source: RuleBookOptions

  @OptionGroup var care: CareOptions

  @Argument(help: "The file of profiles; - is standard input.", completion: .file())
  var file = "-"

  @Option(help: "The record to explain, by its record.id (default: the first).")
  var id: String?

  @Option(help: "The format of the profiles: jsonl, json or csv (default: guessed).")
  var from: ProfileFormat?

  @Option(help: "The language of the explanation: en or id.")
  var lang = Language.english

  @Option(help: "The day used where a profile gives none (default: today).")
  var asOf: Day?

  @Option(help: ArgumentHelp("Use these packs alone.", valueName: "pack,…"))
  var only: String?

  func run() throws {
    let book = try source.load()
    let packs = try only.map { try book.packs(named: $0) }
    let input: InputFile
    do { input = try InputFile(path: file) } catch { throw CommandFailure.file(error) }
    let stream = ScreeningSource(
      name: input.name, descriptor: input.descriptor,
      format: from ?? ProfileFormat(fileName: input.name))
    let explainer = Explainer(
      Program(book, only: packs), asOf: asOf ?? Clock.today, only: packs,
      identity: care.identity)
    let outcome: Explainer.Outcome
    do {
      outcome = try explainer.explain(
        id, in: stream, language: lang, isRedacted: care.isRedacted)
    } catch {
      Terminal.note("saring: \(error.message(for: input.name))")
      throw CommandFailure.silent(.incomplete)
    }
    try show(outcome, from: input.name)
  }

  private func show(_ outcome: Explainer.Outcome, from name: String) throws {
    switch outcome {
    case .explained(let explanation):
      try OutputFile.standardOutput.writeAll(
        ExplanationPage(
          care.discreet ? explanation.discreet(in: lang) : explanation, in: lang
        ).text(Terminal.standardOutput.style))
    case .refused:
      try OutputFile.standardOutput.writeAll(
        ExplanationPage.refusal(in: lang, givesSafety: care.safetyOnly) + "\n")
    case .rejected(let problem):
      Terminal.note("\(name):\(problem.line): \(problem.message(in: lang.rawValue))")
      throw CommandFailure.silent(.incomplete)
    case .notFound(let read, let rejected):
      let wanted = id.map { "no record has the name \($0)" } ?? "there is no record"
      Terminal.note("saring: \(wanted) in \(name); read \(read), rejected \(rejected)")
      throw CommandFailure.silent(.incomplete)
    }
  }
}

extension ProfileReadError {
  /// What to tell the person who named the stream.
  func message(for name: String) -> String {
    switch self {
    case .cannotRead(let code):
      FileFailure(action: .read, name: name, code: code).message
    case .isUTF16: "\(name) is written in UTF-16; save it as UTF-8"
    }
  }
}

extension RuleBook {
  /// The packs of a list with commas.
  func packs(named list: String) throws(CommandFailure) -> Set<PackID> {
    var found: Set<PackID> = []
    for name in list.split(separator: ",") {
      guard let index = packs.firstIndex(where: { $0.id == name }) else {
        let all = packs.map(\.id).joined(separator: ", ")
        throw .usage("no pack is named \(name); there are \(all)")
      }
      found.insert(PackID(index: index))
    }
    if found.isEmpty { throw .usage("--only names no pack") }
    return found
  }
}
