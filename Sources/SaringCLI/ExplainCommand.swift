import ArgumentParser
import Saring
import SaringEngine
import SaringExplanation
import SaringModel
import SaringProfiles
import SaringReports
import SaringRules

/// `saring explain`: one profile, for a person to read.
struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Explain the screening of one profile: signs, what is open, what to ask.")

  @OptionGroup var rules: RuleBookOptions

  @OptionGroup var careOptions: CareOptions

  var care: Care { careOptions.care }

  @Argument(help: "The file of profiles; - is standard input.", completion: .file())
  var file = "-"

  @Option(help: "The record to explain, by its record.id (default: the first).")
  var id: String?

  @Option(
    help: ArgumentHelp(
      """
      Ask about this alone: why a sign, pattern, dimension or level is there, or why not, and the \
      shortest way to it. May be given more than once.
      """, valueName: "name"))
  var indicator: [String] = []

  @Option(
    help: ArgumentHelp(
      """
      Suppose an answer, and show what it would change, side by side. May be given more than once; \
      fact= supposes that nobody asked.
      """, valueName: "fact=answer"))
  var whatIf: [String] = []

  @Option(help: "The format of the profiles: jsonl, json or csv (default: guessed).")
  var from: ProfileFormat?

  @Option(
    help: """
      The form of the explanation: text, markdown, json or html (default: by the name of the output \
      file; else text).
      """)
  var to: ExplanationForm?

  @Option(
    name: [.customShort("o"), .long],
    help: ArgumentHelp("Write the explanation to this file.", valueName: "file"),
    completion: .file())
  var output: String?

  @Option(help: "The language of the explanation: en or id.")
  var lang = Language.english

  @Option(help: "The day used where a profile gives none (default: today).")
  var asOf: Day?

  @Option(help: ArgumentHelp("Use these packs alone.", valueName: "pack,…"))
  var only: String?

  func validate() throws {
    guard let output else { return }
    if output == "-" { throw ValidationError("--output needs the name of a file") }
    if let one = FileIdentity(path: output), one == FileIdentity(path: file) {
      throw ValidationError("--output would overwrite the input \(file)")
    }
  }

  func run() throws {
    let loaded = try rules.source.loadForScreening()
    let book = loaded.book
    let packs = try only.map { try book.packs(named: $0) }
    let claims = try book.claims(named: indicator, using: packs, in: lang)
    let supposed = try Suppositions(whatIf, book, in: lang)
    guard let profile = try find(in: book) else { return }
    var explainer = Explainer(
      loaded.program(only: packs), asOf: asOf ?? Clock.today, only: packs)
    let phrasing = Phrasing(book, in: lang, withholdingHarmful: care.isRedacted)
    let record = profile.name(in: book.vocabulary)
    var document = ExplanationJSON(record: record, book: book, in: lang)
    let page: ExplanationPage
    if !supposed.answers.isEmpty {
      let after = supposed.applied(to: profile, book.vocabulary)
      let whatIf = explainer.compare(profile, with: after, at: supposed.places, phrasing: phrasing)
      let shown = care.discreet ? whatIf.discreet(in: lang) : whatIf
      let claims = explain(claims, about: after, &explainer, phrasing)
      document.add(shown)
      if !claims.isEmpty { document.add(claims) }
      page = ExplanationPage(of: shown, claims: claims, record: record, in: lang)
    } else if !claims.isEmpty {
      let claims = explain(claims, about: profile, &explainer, phrasing)
      document.add(claims)
      page = ExplanationPage(of: claims, record: record, in: lang)
    } else {
      let explanation = explainer.explain(profile, with: phrasing)
      let shown = care.discreet ? explanation.discreet(in: lang) : explanation
      document.add(shown)
      page = ExplanationPage(shown, in: lang)
    }
    try write(page, document)
  }

  private func explain(
    _ claims: [NamedClaim], about profile: Profile, _ explainer: inout Explainer,
    _ phrasing: Phrasing
  ) -> [ClaimExplanation] {
    guard !claims.isEmpty else { return [] }
    return explainer.explain(claims, about: profile, with: phrasing)
      .map { care.discreet ? $0.discreet(in: lang) : $0 }
  }

  /// The profile in question; nothing of a person who refused, of whom all is said here.
  private func find(in book: RuleBook) throws -> Profile? {
    let input: InputFile
    do { input = try InputFile(path: file) } catch { throw CommandFailure.file(error) }
    let stream = ScreeningSource(
      name: input.name, descriptor: input.descriptor,
      format: from ?? ProfileFormat(fileName: input.name))
    let outcome: ProfileSearch.Outcome
    do {
      outcome = try ProfileSearch(book, identity: care.identity).find(id, in: stream)
    } catch {
      Terminal.note("saring: \(error.message(for: input.name))")
      throw CommandFailure.silent(.incomplete)
    }
    switch outcome {
    case .found(let profile, let unknown):
      if !unknown.isEmpty { Terminal.note(lang.unknown(unknown)) }
      guard profile.isRefused(in: book.vocabulary) else { return profile }
      var document = ExplanationJSON(
        record: profile.name(in: book.vocabulary), book: book, in: lang)
      document.addRefusal(givingSafety: care.safetyOnly)
      try write(ExplanationPage.refusal(in: lang, givesSafety: care.safetyOnly), document)
      return nil
    case .rejected(let problem):
      Terminal.note("\(input.name):\(problem.line): \(problem.message(in: lang.rawValue))")
    case .notFound(let read, let rejected):
      let wanted = id.map { "no record has the name \($0)" } ?? "there is no record"
      Terminal.note("saring: \(wanted) in \(input.name); read \(read), rejected \(rejected)")
    case .several: break
    }
    throw CommandFailure.silent(.incomplete)
  }

  private var form: ExplanationForm {
    if let to { return to }
    switch output?.split(separator: ".").last {
    case "html", "htm": return .html
    case "md", "markdown": return .markdown
    case "json": return .json
    default: return .text
    }
  }

  private func write(_ page: ExplanationPage, _ document: ExplanationJSON) throws {
    let style = output == nil ? Terminal.standardOutput.style : ReportStyle()
    let text = form == .json ? document.text : page.written(as: form, style)
    guard let output else { return try OutputFile.standardOutput.writeAll(text) }
    do {
      let file = try OutputFile(path: output)
      try file.write(Array(text.utf8))
      try file.finish()
    } catch {
      throw CommandFailure.file(error)
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
  /// What the names stand for that `--indicator` gives; all that are wrong are told together.
  func claims(
    named names: [String], using packs: Set<PackID>?, in language: Language
  ) throws(CommandFailure) -> [NamedClaim] {
    var found: [NamedClaim] = []
    var problems: [String] = []
    for name in names {
      let claims = claims(named: name)
      if claims.isEmpty {
        let near = NearName.nearest(to: name, among: claimNames)
        problems.append(
          language(
            "no sign, pattern, dimension or level is named \(name.printable)",
            "tidak ada tanda, pola, dimensi, atau tingkat bernama \(name.printable)")
            + language.suggestion(near))
      }
      for claim in claims {
        if case .indicator(let id) = claim, let packs, !packs.contains(self[id].pack) {
          problems.append(
            language(
              "\(name) is a sign of the pack \(self[self[id].pack].id), which --only leaves out",
              "\(name) adalah tanda dari paket \(self[self[id].pack].id), yang tidak dipakai oleh --only"
            ))
        }
        found.append(claim)
      }
    }
    guard problems.isEmpty else { throw .usage(problems.joined(separator: "\nsaring: ")) }
    return found
  }

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
