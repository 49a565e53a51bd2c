public import SaringExplanation
public import SaringModel

/// What an interview says, piece by piece, in one language.
///
/// `saring ask` prints it; nothing here reads or writes.
public struct InterviewPage: Sendable {
  public let phrasing: Phrasing
  let book: RuleBook
  let style: ReportStyle
  /// Facts of which an answer may show danger now.
  private let urgentFacts: Set<FactID>

  public init(_ book: RuleBook, in language: Language, style: ReportStyle) {
    self.book = book
    self.style = style
    phrasing = Phrasing(book, in: language)
    urgentFacts = Set(book.patterns.filter(\.isUrgent).flatMap { $0.when.testedFacts })
  }

  public var language: Language { phrasing.language }
}

// MARK: - Questions

extension InterviewPage {
  /// A question with its name, what to mind when asking it, and the answers it takes.
  public func question(about fact: FactID, entry: Int? = nil, number: Int) -> String {
    let rule = book.vocabulary[fact]
    let asked = rule.question?[language.rawValue] ?? "\(phrasing.title(of: fact).capitalisedFirst)?"
    let place = entry.map { language("Entry \($0 + 1): ", "Isian \($0 + 1): ") } ?? ""
    var text = "\n" + style.bold(style.wrapped("\(number). \(place)\(asked)", indent: 0))
    text += style.dim(style.wrapped("[\(rule.name)]", indent: 3))
    for sentence in guidance(on: [fact]) { text += style.wrapped(sentence, indent: 3, mark: "! ") }
    return text + choices(of: fact)
  }

  /// The question how many entries a group has.
  public func question(about group: GroupID, number: Int) -> String {
    let rule = book.vocabulary[group]
    let asked =
      rule.question?[language.rawValue] ?? "\(phrasing.title(of: group).capitalisedFirst)?"
    var text = "\n" + style.bold(style.wrapped("\(number). \(asked)", indent: 0))
    text += style.dim(style.wrapped("[\(rule.name)]", indent: 3))
    for sentence in guidance(on: rule.facts) {
      text += style.wrapped(sentence, indent: 3, mark: "! ")
    }
    return text
      + style.wrapped(
        language(
          "How many are to be entered, from 0 to \(rule.most)? Each is asked about then.",
          "Berapa yang akan diisi, dari 0 sampai \(rule.most)? Setelah itu satu per satu ditanyakan."
        ),
        indent: 3)
  }

  /// At most so many answers are listed under a question.
  private var mostListed: Int { 16 }

  private func choices(of fact: FactID, all: Bool = false) -> String {
    let rule = book.vocabulary[fact]
    switch rule.kind {
    case .yesNo:
      return style.wrapped(language("1 yes   2 no", "1 ya   2 tidak"), indent: 3)
    case .code, .codes:
      guard all || rule.codes.count <= mostListed else {
        return style.wrapped(
          language(
            "One of \(rule.codes.count) answers, as a code or in words; ? lists them.",
            "Satu dari \(rule.codes.count) jawaban, sebagai kode atau kata; ? menampilkannya."),
          indent: 3)
      }
      let lines = rule.codes.indices.map { code in
        style.wrapped(
          "\(code + 1) \(phrasing.code(code, of: fact)) [\(rule.codes[code].id)]", indent: 3)
      }
      let several =
        rule.kind == .codes
        ? style.wrapped(
          language(
            "Several may be given: 1, 3.", "Boleh lebih dari satu: 1, 3."), indent: 3) : ""
      return lines.joined() + several
    case .number, .date, .text, .identifier:
      return style.wrapped(form(of: rule), indent: 3)
    }
  }

  private func form(of rule: Fact) -> String {
    switch rule.kind {
    case .date: return language("A date, as 2026-11-23.", "Tanggal, misalnya 2026-11-23.")
    case .number:
      let unit = rule.unit.map { " (\(language.name(ofUnit: $0)))" } ?? ""
      guard let least = rule.minimum, let most = rule.maximum else {
        return language("A number\(unit).", "Angka\(unit).")
      }
      let range = "\(language.words(for: least)) – \(language.words(for: most))"
      return language("A number\(unit), \(range).", "Angka\(unit), \(range).")
    case .text, .identifier:
      return language("Words, on one line.", "Kata-kata, dalam satu baris.")
    case .yesNo, .code, .codes: return ""
    }
  }

  /// What to mind when asking.
  private func guidance(on facts: [FactID]) -> [String] {
    let rules = facts.map { book.vocabulary[$0] }
    var sentences: [String] = []
    if facts.contains(where: { urgentFacts.contains($0) }) {
      sentences.append(
        language(
          "An answer may show danger now. Know before you ask who can help at once.",
          "Jawabannya bisa menunjukkan bahaya saat ini. Sebelum bertanya, pastikan siapa yang dapat"
            + " segera membantu."))
    }
    if rules.contains(where: { $0.cost.safety > 0 || $0.isHarmful }) {
      sentences.append(
        language(
          "Ask only where nobody else can hear or read it.",
          "Tanyakan hanya bila tidak ada orang lain yang dapat mendengar atau membacanya."))
    }
    if rules.contains(where: { $0.cost.distress >= 2 }) {
      sentences.append(
        language(
          "It may be painful. Say first that no answer is needed, and offer a pause.",
          "Pertanyaan ini bisa menyakitkan. Katakan lebih dulu bahwa tidak wajib dijawab, dan"
            + " tawarkan jeda."))
    }
    return sentences
  }
}

// MARK: - Help

extension InterviewPage {
  /// All that can be said of a question, and the words that steer the interview.
  public func help(on fact: FactID) -> String {
    let rule = book.vocabulary[fact]
    var text = style.wrapped(
      "\(phrasing.title(of: fact).capitalisedFirst) [\(rule.name)]", indent: 0)
    text += choices(of: fact, all: true)
    let readers = book.indicators.filter { indicator in
      indicator.role == .risk
        && ([indicator.applies].compactMap { $0 } + indicator.grades.map(\.when))
          .contains { $0.testedFacts.contains(fact) }
    }
    if !readers.isEmpty {
      let names = readers.prefix(4).map { "\($0.id) \(phrasing.words($0.title))" }
      let rest = readers.count - names.count
      let more = rest > 0 ? [language("\(rest) more", "\(rest) lagi")] : []
      text += style.wrapped(
        language("It bears on: ", "Berkaitan dengan: ")
          + language.list(names + more, and: true) + ".", indent: 0)
    }
    return text + commands
  }

  /// The words that steer the interview.
  public var commands: String {
    let lines: [(String, String)] = [
      (language("skip", "lewati"), language("leave it open, and go on", "biarkan terbuka, lanjut")),
      (
        language("refuse", "menolak"),
        language(
          "the person does not wish to answer; it is not asked again",
          "orangnya tidak mau menjawab; tidak ditanyakan lagi")
      ),
      (
        language("dont know", "tidak tahu"),
        language("the person does not know", "orangnya tidak tahu")
      ),
      (
        language("not applicable", "tidak berlaku"),
        language("the question does not fit", "pertanyaannya tidak sesuai")
      ),
      (
        language("back", "kembali"),
        language("take the last answer back", "tarik kembali jawaban terakhir")
      ),
      (
        language("fact=answer", "fakta=jawaban"),
        language(
          "correct any answer, as in docs.passport.holder=self",
          "perbaiki jawaban mana pun, misalnya docs.passport.holder=self")
      ),
      (
        language("stop", "berhenti"),
        language("end here and keep the answers", "akhiri di sini dan simpan jawaban")
      ),
      (
        language("withdraw", "cabut"),
        language(
          "the person takes consent back: all answers are deleted",
          "orangnya menarik persetujuan: semua jawaban dihapus")
      ),
    ]
    return lines.map { style.wrapped("\($0.0): \($0.1)", indent: 3) }.joined()
  }
}

extension Predicate {
  /// The facts that it tests itself, not through signs or patterns.
  var testedFacts: [FactID] {
    switch self {
    case .test(let test): test.facts
    case .not(let part), .some(_, _, let part): part.testedFacts
    case .all(let parts), .any(let parts), .atLeast(_, let parts): parts.flatMap(\.testedFacts)
    case .fired, .count, .sum, .positive, .holds: []
    }
  }
}
