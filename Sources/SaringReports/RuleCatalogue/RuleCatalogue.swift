public import SaringExplanation
public import SaringModel

/// A page that says in words all that a rule book holds.
///
/// One file without script, pictures or network, so that it opens on any laptop and prints.
public struct RuleCatalogue {
  let book: RuleBook
  let phrasing: Phrasing
  /// The day whose values of parameters are told beside the conditions that read them.
  let day: Day

  private init(_ book: RuleBook, in language: Language, on day: Day) {
    self.book = book
    self.day = day
    phrasing = Phrasing(book, in: language)
  }

  var language: Language { phrasing.language }
}

extension RuleCatalogue {
  /// The page of `book` in `language`, with the values that hold on `day`.
  public static func page(of book: RuleBook, in language: Language, on day: Day) -> String {
    Self(book, in: language, on: day).page.document
  }

  private var page: HTML {
    let title = "\(words(book.title)): \(language("all rules in words", "semua aturan dalam kata"))"
    return .page(
      title: title, in: language, style: Self.style,
      body: [
        .tag(
          "a", class: "skip", ["href": "#content"],
          [.text(language("Skip the index", "Lewati daftar isi"))]),
        header, index,
        .tag("main", id: "content", [:], [guide] + sections.map(html(of:))),
        .tag(
          "footer", [:],
          [.tag("p", language.limit), .tag("p", class: "digest", book.signature)]),
      ])
  }

  private var header: HTML {
    .tag(
      "header", [:],
      [
        .tag("h1", words(book.title)),
        .tag(
          "p", class: "lead",
          language(
            "All rules in words: \(book.indicators.count) signs in \(book.packs.count) \(book.packs.count == 1 ? "pack" : "packs"), as of \(phrasing.words(for: day)).",
            "Semua aturan dalam kata: \(book.indicators.count) tanda dalam \(book.packs.count) paket, per \(phrasing.words(for: day))."
          )),
        .tag(
          "p",
          language(
            "Rule book \(book.id), version \(book.version).",
            "Buku aturan \(book.id), versi \(book.version).")),
      ])
  }

  private func html(of section: Section) -> HTML {
    .tag(
      "section", id: section.anchor, [:],
      [heading(2, section.title, anchor: section.anchor)] + section.content)
  }
}

// MARK: - Pieces

extension RuleCatalogue {
  /// The words of the book in the language of the page.
  func words(_ text: LocalizedText) -> String { phrasing.words(text) }

  /// A heading that leads to itself, so that its address can be copied.
  func heading(_ level: Int, _ words: String, anchor: String) -> HTML {
    .tag(
      "h\(level)", [:],
      [.link(to: anchor, class: "self", words.prefix(1).uppercased() + words.dropFirst())])
  }

  /// The title in the other languages of the book, for people who work in both.
  func otherTitles(_ text: LocalizedText) -> [HTML] {
    book.languages.filter { $0 != language.rawValue }.map {
      .tag("p", class: "other", lang: $0, text[$0])
    }
  }

  /// A sentence in which each name leads to what it names.
  func html(_ wording: Wording) -> [HTML] {
    wording.pieces.map { piece in
      switch piece {
      case .words(let words): .text(words)
      case .name(let words, let subject): .link(to: anchor(of: subject), words)
      }
    }
  }

  /// A condition: a sentence, or a list under a sentence.
  func html(_ outline: ConditionOutline) -> HTML {
    switch outline {
    case .sentence(let sentence): .tag("p", class: "condition", [:], html(sentence))
    case .list(let heading, let parts):
      .tag(
        "div", class: "condition", [:],
        [
          .tag("p", [:], html(heading)),
          .tag("ul", [:], parts.map { .tag("li", [:], [html($0)]) }),
        ])
    }
  }

  func condition(_ predicate: Predicate) -> HTML {
    html(phrasing.outline(of: predicate, on: day))
  }

  /// A table that a narrow screen can scroll sideways.
  func table(_ head: [String], _ rows: [[[HTML]]], class kind: String? = nil) -> HTML {
    .tag(
      "div", class: "wide", ["tabindex": "0"],
      [
        .tag(
          "table", class: kind, [:],
          [
            .tag(
              "thead", [:],
              [.tag("tr", [:], head.map { .tag("th", ["scope": "col"], [.text($0)]) })]),
            .tag(
              "tbody", [:],
              rows.map { row in .tag("tr", [:], row.map { .tag("td", [:], $0) }) }),
          ])
      ])
  }

  /// Whether a source was read, or only recalled.
  func status(isVerified: Bool) -> HTML {
    isVerified
      ? .tag("span", class: "status verified", language("verified", "sudah diperiksa"))
      : .tag(
        "span", class: "status recalled",
        language("recalled, not verified", "dari ingatan, belum diperiksa"))
  }
}

// MARK: - Anchors

extension RuleCatalogue {
  /// The id of a sign is its anchor; anything else has its kind before its name.
  func anchor(of subject: Subject) -> String {
    switch subject {
    case .fact(let fact): "fact-\(book.vocabulary[fact].name)"
    case .group(let group): "group-\(book.vocabulary[group].name)"
    case .table(let table): "table-\(book.vocabulary[table].id)"
    case .parameter(let parameter): "parameter-\(book.vocabulary[parameter].id)"
    case .lexicon(let lexicon): "lexicon-\(book[lexicon].id)"
    case .pack(let pack): "pack-\(book[pack].id)"
    case .dimension(let dimension): "dimension-\(book[dimension].id)"
    case .indicator(let indicator): book[indicator].id
    case .pattern(let pattern): "pattern-\(book[pattern].id)"
    case .contacts(let contacts): "contacts-\(book[contacts].id)"
    }
  }

  func anchor(of source: SourceID) -> String {
    "source-\(book[book[source].pack].id)-\(book[source].id)"
  }
}
