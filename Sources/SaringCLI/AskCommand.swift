import ArgumentParser
#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif
import Saring
import SaringEngine
import SaringExplanation
import SaringModel
import SaringProfiles
import SaringReports

/// `saring ask`: an interview at the terminal, or with another program over a pipe.
struct AskCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ask",
    abstract: "Interview: the best next question until the level is settled.",
    discussion: """
      Questions go to standard error, the screening to standard output. Every answer is kept in the \
      file as soon as it is given, so that an interview can be stopped and taken up again.
      """)

  enum Form: String, CaseIterable, ExpressibleByArgument {
    /// The explanation, for a person.
    case text
    /// The screening, for a program.
    case jsonl
  }

  @OptionGroup var rules: RuleBookOptions

  @Argument(
    help: "The file that keeps the answers; one with answers is taken up again (JSON).",
    completion: .file())
  var file: String?

  @Option(
    help: ArgumentHelp(
      "Give an answer beforehand, as in record.id=R-7. May be given more than once.",
      valueName: "fact=answer"))
  var answer: [String] = []

  @Option(
    help: """
      The form of the outcome: text, the explanation; jsonl, the screening (default: text on a \
      terminal, jsonl in a pipe).
      """)
  var to: Form?

  @Option(help: "The language of the interview: en or id.")
  var lang = Language.english

  @Option(help: "The day of the interview, kept as record.as_of (default: today).")
  var asOf: Day?

  @Option(help: ArgumentHelp("Use these packs alone.", valueName: "pack,…"))
  var only: String?

  func validate() throws {
    if file == "-" { throw ValidationError("an interview is kept in a file, not a stream") }
  }

  func run() throws {
    let loaded = try rules.source.loadForScreening()
    let book = loaded.book
    let packs = try only.map { try book.packs(named: $0) }
    let given = try Suppositions(answer, book, in: lang, option: "--answer")
    let kept = try ProfileFile.read(file, book, lang)
    let profile = given.applied(to: kept ?? Profile(), book.vocabulary)
    let interview = Interview(
      loaded.program(only: packs), with: profile, asOf: asOf ?? Clock.today, only: packs)
    var talk = InterviewTalk(
      interview,
      reader: AnswerReader(
        book.vocabulary, languages: book.languages, usesDecimalComma: lang == .indonesian),
      page: InterviewPage(book, in: lang, style: Terminal.standardError.style), file: file)
    let status = try talk.hold(isResumed: kept != nil)
    try talk.writeOutcome(as: form, book)
    if status != .done { throw CommandFailure.silent(status) }
  }

  private var form: Form { to ?? (Terminal.standardOutput.isInteractive ? .text : .jsonl) }
}

/// The file in which an interview keeps its answers.
enum ProfileFile {
  /// The answers in the file; nothing where it is not there yet, or empty.
  static func read(
    _ path: String?, _ book: RuleBook, _ language: Language
  ) throws(CommandFailure) -> Profile? {
    guard let path, let size = FileIdentity.size(of: path), size > 0 else { return nil }
    let input: InputFile
    do throws(FileFailure) { input = try InputFile(path: path) } catch { throw .file(error) }
    let outcome: ProfileSearch.Outcome
    do throws(ProfileReadError) {
      outcome = try ProfileSearch(book).find(
        nil, in: ScreeningSource(name: path, descriptor: input.descriptor, format: .json),
        isOnly: true)
    } catch {
      Terminal.note("saring: \(error.message(for: path))")
      throw .silent(.incomplete)
    }
    switch outcome {
    case .found(let profile, let unknown):
      guard unknown.isEmpty else {
        Terminal.note(language.wouldLose(unknown, in: path))
        throw .silent(.incomplete)
      }
      return profile
    case .notFound: return nil
    case .rejected(let problem):
      Terminal.note("\(path):\(problem.line): \(problem.message(in: language.rawValue))")
    case .several:
      Terminal.note(language.severalRecords(in: path))
    }
    throw .silent(.incomplete)
  }

  /// Keeps a profile; only its owner may read it.
  static func write(
    _ profile: Profile, to path: String, _ vocabulary: Vocabulary
  ) throws(FileFailure) {
    let file = try OutputFile(path: path)
    try file.write(Array(profile.json(vocabulary).utf8))
    try file.finish()
  }
}

extension FileIdentity {
  /// How many bytes a file has; nothing when there is none.
  static func size(of path: String) -> Int? {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    return Int(status.st_size)
  }
}

extension Language {
  fileprivate func wouldLose(_ names: [String], in path: String) -> String {
    let list = names.prefix(10).joined(separator: ", ")
    return self(
      "saring: \(path) has fields that the vocabulary does not have and that would be lost: \(list)",
      "saring: \(path) memuat isian yang tidak ada dalam kosakata dan akan hilang: \(list)")
  }

  fileprivate func severalRecords(in path: String) -> String {
    self(
      "saring: \(path) holds more than one record; an interview is about one",
      "saring: \(path) memuat lebih dari satu catatan; wawancara hanya tentang satu catatan")
  }
}
