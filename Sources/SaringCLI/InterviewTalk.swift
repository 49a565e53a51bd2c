import Saring
import SaringEngine
import SaringExplanation
import SaringModel
import SaringProfiles
import SaringReports

/// The talk of an interview: prints questions, reads answers, keeps them.
struct InterviewTalk: ~Copyable {
  private var interview: Interview
  private let reader: AnswerReader
  private let page: InterviewPage
  private let file: String?
  private let input = LineInput()
  private var number = 0
  private var wasUrgent = false

  init(_ interview: consuming Interview, reader: AnswerReader, page: InterviewPage, file: String?) {
    self.interview = interview
    self.reader = reader
    self.page = page
    self.file = file
  }

  private var language: Language { page.language }

  /// Asks until nothing is left to ask, or the talk is ended.
  mutating func hold(isResumed: Bool) throws(CommandFailure) -> ExitStatus {
    say(page.opening(keeping: file, isResumed: isResumed))
    wasUrgent = interview.screening?.isUrgent ?? false
    try keep()
    while true {
      switch interview.next() {
      case .end(let end):
        say("\n" + page.note(words(for: end)))
        return end == .noConsent ? .incomplete : .done
      case .ask(let prompt):
        number += 1
        say(question(prompt))
        switch try answer(to: prompt) {
        case .goesOn: continue
        case .stopped: return .done
        case .interrupted: return .interrupted
        }
      }
    }
  }

  /// Writes what the answers came to on standard output; nothing where nobody agreed yet.
  mutating func writeOutcome(as form: AskCommand.Form, _ book: RuleBook) throws {
    let output = OutputFile.standardOutput
    let isRefused = interview.profile.isRefused(in: book.vocabulary)
    guard interview.screening != nil || isRefused else { return }
    switch form {
    case .jsonl:
      var record = ScreeningRecord()
      record.screening = interview.screening ?? Screening()
      record.isRefused = isRefused
      if let name = interview.profile.name(in: book.vocabulary) {
        record.screening.id = Array(name.utf8)
      }
      var line = OutputBuffer()
      JSONScreeningWriter(book).write(record, to: &line)
      try output.writeAll(line.withBytes { String(decoding: $0, as: UTF8.self) })
    case .text:
      let phrasing = Phrasing(book, in: language)
      guard let explanation = interview.explanation(with: phrasing) else { return }
      try output.writeAll(
        "\n" + ExplanationPage(explanation, in: language).text(Terminal.standardOutput.style))
    }
  }
}

// MARK: - One question

extension InterviewTalk {
  private enum Turn {
    case goesOn
    case stopped
    case interrupted
  }

  /// Reads lines until one of them answers the question or steers the interview.
  private mutating func answer(to prompt: Interview.Prompt) throws(CommandFailure) -> Turn {
    while true {
      Terminal.noteRaw("> ")
      let words: String
      switch input.next() {
      case .end:
        say("\n" + page.note(language.stoppedInterview(keeping: file)))
        return .stopped
      case .interrupted:
        say("\n" + page.note(language.stoppedInterview(keeping: file)))
        return .interrupted
      case .unreadable:
        say(page.note(language.unreadableAnswer))
        continue
      case .text(let line): words = line.trimmedBlanks
      }
      if words.isEmpty { continue }
      if words == "?" {
        say(help(on: prompt))
        continue
      }
      if let outcome = try take(words, for: prompt) { return outcome }
    }
  }

  /// What comes of a line; nothing where it has to be given again.
  private mutating func take(
    _ words: String, for prompt: Interview.Prompt
  ) throws(CommandFailure) -> Turn? {
    if let command = InterviewCommand(words), !isCode(words, prompt) {
      return try obey(command, prompt)
    }
    if let sign = words.firstIndex(of: "="),
      let place = reader.place(named: String(words[..<sign]).trimmedBlanks)
    {
      return try correct(place, to: String(words[words.index(after: sign)...]))
    }
    switch prompt {
    case .count(let group): return try take(count: words, of: group)
    case .fact(let fact), .item(_, _, let fact):
      let item = if case .item(_, let item, _) = prompt { item } else { 0 }
      guard let answer = read(words, to: fact, item: item) else { return nil }
      // That nobody was asked is no answer.
      if answer == .open {
        interview.skip(prompt)
        return .goesOn
      }
      try settle(interview.give(answer, to: prompt))
      return .goesOn
    }
  }

  private mutating func obey(
    _ command: InterviewCommand, _ prompt: Interview.Prompt
  ) throws(CommandFailure) -> Turn? {
    switch command {
    case .skip: interview.skip(prompt)
    case .back:
      guard interview.back() != nil else {
        say(page.note(language.nothingToTakeBack))
        return nil
      }
      number = max(0, number - 2)
      try keep()
    case .refuse: try settle(interview.give(.closed(.refused), to: prompt))
    case .stop:
      say(page.note(language.stoppedInterview(keeping: file)))
      return .stopped
    case .withdraw:
      interview.withdraw()
      try keep()
    }
    return .goesOn
  }

  private mutating func correct(
    _ place: (fact: FactID, item: Int), to words: String
  ) throws(CommandFailure) -> Turn? {
    guard interview.vocabulary[place.fact].derivation == nil else {
      say(page.note(language.isComputed))
      return nil
    }
    guard let answer = read(words.trimmedBlanks, to: place.fact, item: place.item) else {
      return nil
    }
    try settle(interview.correct(place.fact, item: place.item, to: answer))
    return .goesOn
  }

  private mutating func take(
    count words: String, of group: GroupID
  ) throws(CommandFailure) -> Turn? {
    switch reader.missingAnswer(words) {
    case .open:
      interview.skip(.count(group))
      return .goesOn
    case .closed(let reason):
      try settle(interview.give(.closed(reason), to: .count(group)))
      return .goesOn
    case .known, nil: break
    }
    let most = interview.vocabulary[group].most
    guard let count = Int(words), (0...most).contains(count) else {
      say(page.note(language.numberWanted(upTo: most)))
      return nil
    }
    try settle(interview.give(entries: count, of: group))
    return .goesOn
  }

  /// An answer in words, by number or by code; says what is wrong where it is none.
  private func read(_ words: String, to fact: FactID, item: Int = 0) -> Answer? {
    let rule = interview.vocabulary[fact]
    if let answer = chosen(words, of: rule) { return answer }
    do throws(RecordProblem) {
      return try reader.answer(words, to: fact, item: item)
    } catch {
      say(page.note(error.message(in: language.rawValue)))
      return nil
    }
  }

  /// The answers whose numbers in the list are given.
  private func chosen(_ words: String, of rule: Fact) -> Answer? {
    let parts = words.split { $0 == "," || $0 == " " || $0 == ";" }
    let numbers = parts.compactMap { Int($0) }
    guard numbers.count == parts.count, let first = numbers.first,
      numbers.allSatisfy({ (1...max(1, rule.codes.count)).contains($0) }),
      !rule.codes.contains(where: { $0.id == words })
    else { return nil }
    switch rule.kind {
    case .yesNo, .code: return numbers.count == 1 ? .known(.code(first - 1)) : nil
    case .codes: return .known(.codes(numbers.reduce(0) { $0 | 1 << UInt64($1 - 1) }))
    case .number, .date, .text, .identifier: return nil
    }
  }

  /// Whether a word that steers is an answer to this question too; then it is the answer.
  private func isCode(_ words: String, _ prompt: Interview.Prompt) -> Bool {
    guard let fact = prompt.fact else { return false }
    return interview.vocabulary[fact].codes.contains { $0.id == words }
  }

  /// Says what an answer settled, and keeps it.
  private mutating func settle(_ settled: Interview.Settled) throws(CommandFailure) {
    try keep()
    guard let after = settled.after else { return }
    say(page.settled(from: settled.before, to: after, questionsLeft: settled.questionsLeft))
    if after.isUrgent, !wasUrgent,
      let explanation = interview.explanation(with: page.phrasing)
    {
      say(page.danger(explanation))
    }
    wasUrgent = after.isUrgent
  }

  private func keep() throws(CommandFailure) {
    guard let file else { return }
    do throws(FileFailure) {
      try ProfileFile.write(interview.profile, to: file, interview.vocabulary)
    } catch {
      throw .file(error)
    }
  }
}

// MARK: - Words

extension InterviewTalk {
  private func say(_ text: String) { Terminal.noteRaw(text) }

  private func question(_ prompt: Interview.Prompt) -> String {
    switch prompt {
    case .fact(let fact): page.question(about: fact, number: number)
    case .count(let group): page.question(about: group, number: number)
    case .item(_, let item, let fact): page.question(about: fact, entry: item, number: number)
    }
  }

  private func help(on prompt: Interview.Prompt) -> String {
    prompt.fact.map { page.help(on: $0) } ?? page.commands
  }

  private func words(for end: Interview.End) -> String {
    switch end {
    case .refused: language.refusedInterview
    case .noConsent: language.interviewWithoutConsent
    case .settled:
      language.settledInterview(
        isSure: interview.screening.map { $0.possible == $0.level } ?? false)
    case .exhausted(let skipped, let waiting):
      language.exhaustedInterview(skipped: skipped, waiting: waiting)
    }
  }
}

/// A word that steers an interview, in either language.
enum InterviewCommand {
  case skip
  case back
  case refuse
  case stop
  case withdraw

  init?(_ words: String) {
    switch words.lowercased() {
    case "skip", "lewati": self = .skip
    case "back", "kembali": self = .back
    case "refuse", "menolak", "tolak": self = .refuse
    case "stop", "quit", "berhenti", "keluar": self = .stop
    case "withdraw", "cabut": self = .withdraw
    default: return nil
    }
  }
}

extension Language {
  fileprivate func stoppedInterview(keeping file: String?) -> String {
    file.map {
      self("Stopped; the answers are in \($0).", "Dihentikan; jawaban ada di \($0).")
    } ?? self("Stopped.", "Dihentikan.")
  }

  fileprivate var unreadableAnswer: String {
    self("That line could not be read as text.", "Baris itu tidak dapat dibaca sebagai teks.")
  }

  fileprivate var nothingToTakeBack: String {
    self("There is no answer to take back.", "Tidak ada jawaban yang dapat ditarik kembali.")
  }

  fileprivate var isComputed: String {
    self(
      "This is computed by the rules; correct the answers it is computed from.",
      "Ini dihitung oleh aturan; perbaiki jawaban yang menjadi dasarnya.")
  }

  fileprivate func numberWanted(upTo most: Int) -> String {
    self("A number from 0 to \(most) is wanted.", "Isilah angka dari 0 sampai \(most).")
  }
}

extension String {
  /// The text without blanks at its ends.
  fileprivate var trimmedBlanks: String {
    String(
      drop { $0 == " " || $0 == "\t" }.reversed().drop { $0 == " " || $0 == "\t" }.reversed())
  }
}
