public import SaringExplanation
import SaringModel

/// What is said on the page of an explanation, in order, before it is text, Markdown or HTML.
public struct ExplanationPage {
  let language: Language
  var title: String
  /// What comes before the first heading.
  var lead: [Lead] = []
  var sections: [Section] = []

  struct Lead {
    var words: String
    /// The level whose colour the sentence has; nothing for an ordinary one.
    var level: TriageLevel?
  }

  struct Section {
    var heading: String
    var entries: [Entry] = []
    var table: Table?
    /// Whether a page with folds shows the heading alone at first.
    var isFolded = false
  }

  /// A sentence of a list, or a sign with what is said of it.
  struct Entry {
    var id: String?
    var title: String
    /// Its strength, as far as it is known.
    var note: String?
    var lines: [Line] = []
  }

  struct Line {
    var words: String
    var isListed = true
    var isFaint = false
  }

  struct Table {
    var header: [String]
    var rows: [[String]]
  }
}

extension ExplanationPage {
  /// The page of an explanation.
  public init(_ explanation: Explanation, in language: Language) {
    self.language = language
    title = Self.title(of: explanation.id, in: language)
    let page = PageWords(language: language)
    lead = page.lead(explanation)
    add(language("Whom to call", "Yang dapat dihubungi"), explanation.contacts)
    add(language("Patterns", "Pola"), explanation.patterns)
    add(
      language("What it rests on", "Dasarnya"),
      explanation.findings.compactMap { page.entry($0) })
    add(signs: language("Signs that are there", "Tanda yang ada"), explanation.fired, page)
    add(
      signs: language("What speaks for safety", "Yang menunjukkan keamanan"),
      explanation.protective, page)
    add(signs: language("Notes", "Keterangan"), explanation.notes, page)
    add(
      language("What checking could change", "Yang dapat berubah setelah diperiksa"),
      page.lines(explanation.changes))
    add(language("Ask next", "Tanyakan berikutnya"), explanation.questions)
    add(
      language("What open answers could still bring", "Yang masih mungkin dari jawaban terbuka"),
      page.lines(explanation.prospects))
    add(open: explanation.open, page)
    add(silent: explanation.silent)
    add(language("Limits", "Batas"), explanation.limits)
  }

  static func title(of record: String?, in language: Language) -> String {
    let name =
      record.flatMap { $0.isEmpty ? nil : $0 } ?? language("without a name", "tanpa nama")
    return "\(language("Record", "Catatan")) \(name.printable)"
  }

  /// What is said of a person who refused to be screened.
  public static func refusal(in language: Language, givesSafety: Bool = false) -> Self {
    var page = Self(
      language: language,
      title: language("Not screened", "Tidak disaring"))
    page.lead = [
      Lead(
        words: language(
          "Consent was refused. No rule was run, and nothing is reported.",
          "Orangnya menolak. Tidak ada aturan yang dijalankan atau dilaporkan."))
    ]
    if givesSafety { page.lead.append(Lead(words: language.safetyGuidance)) }
    return page
  }

  mutating func add(_ heading: String, _ sentences: [String]) {
    add(heading, sentences.map { Entry(title: $0) })
  }

  mutating func add(_ heading: String, _ entries: [Entry]) {
    guard !entries.isEmpty else { return }
    sections.append(Section(heading: heading, entries: entries))
  }

  private mutating func add(
    signs heading: String, _ signs: [Explanation.Sign], _ page: PageWords
  ) {
    add("\(heading) (\(signs.count))", signs.map { page.entry($0) })
  }

  private mutating func add(open signs: [Explanation.OpenSign], _ page: PageWords) {
    guard !signs.isEmpty else { return }
    let heading = language("Signs that are still open", "Tanda yang masih terbuka")
    // Of those for which nothing speaks yet, the first question says enough.
    let begun = signs.filter { !$0.holding.isEmpty }.sorted { $0.open.count < $1.open.count }
      .map { page.entry($0) }
    let others = signs.filter { $0.holding.isEmpty }.map { sign in
      let ask = sign.questions.first.map { " \(language("Ask:", "Tanyakan:")) \($0)" } ?? ""
      return Entry(id: sign.id, title: "\(sign.title).\(ask)")
    }
    sections.append(
      Section(
        heading: "\(heading) (\(signs.count))", entries: begun + others, isFolded: true))
  }

  private mutating func add(silent signs: [Explanation.SilentSign]) {
    guard !signs.isEmpty else { return }
    let heading = language("Signs that are not there", "Tanda yang tidak ada")
    sections.append(
      Section(
        heading: "\(heading) (\(signs.count))",
        entries: signs.map { Entry(id: $0.id, title: "\($0.title). \($0.reason)") },
        isFolded: true))
  }
}
