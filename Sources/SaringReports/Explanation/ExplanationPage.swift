public import SaringExplanation
import SaringModel

/// An explanation as text for a person to read.
public struct ExplanationText {
  private let language: Language
  private let style: ReportStyle
  private var text = ""

  /// Lays out `explanation` in `language`.
  public static func text(
    of explanation: Explanation, language: Language, style: ReportStyle
  ) -> String {
    var page = Self(language: language, style: style)
    page.write(explanation)
    return page.text
  }

  private init(language: Language, style: ReportStyle) {
    self.language = language
    self.style = style
  }
}

extension ExplanationText {
  /// What is said of a person who refused to be screened.
  public static func refusal(in language: Language, givesSafety: Bool = false) -> String {
    let refusal = language(
      "Not screened: consent was refused. No rule was run, and nothing is reported.",
      "Tidak disaring: orangnya menolak. Tidak ada aturan yang dijalankan atau dilaporkan.")
    return givesSafety ? refusal + "\n" + language.safetyGuidance : refusal
  }

  private mutating func write(_ explanation: Explanation) {
    let id =
      explanation.id.isEmpty ? language("without a name", "tanpa nama") : explanation.id
    text += style.bold("\(language("Record", "Catatan")) \(id.printable)") + "\n"
    for (position, sentence) in explanation.summary.enumerated() {
      let lines = wrapped(sentence, indent: 0)
      text += position == 0 ? style.coloured(lines, as: explanation.level) : lines
    }
    if let urgent = explanation.urgent {
      text += style.coloured(wrapped(urgent, indent: 0), as: .critical)
    }
    text += wrapped(explanation.information, indent: 0)
    write(explanation.contacts, under: language("Whom to call", "Yang dapat dihubungi"))
    write(explanation.patterns, under: language("Patterns", "Pola"))
    write(explanation.fired, under: language("Signs that are there", "Tanda yang ada"))
    write(
      explanation.protective,
      under: language("What speaks for safety", "Yang menunjukkan keamanan"))
    write(explanation.notes, under: language("Notes", "Keterangan"))
    write(explanation.questions, under: language("Ask next", "Tanyakan berikutnya"))
    write(explanation.open)
    write(explanation.silent)
    write(explanation.limits, under: language("Limits", "Batas"))
  }

  private mutating func heading(_ words: String) {
    text += "\n" + style.bold(words) + "\n"
  }

  private mutating func write(_ sentences: [String], under words: String) {
    guard !sentences.isEmpty else { return }
    heading(words)
    for sentence in sentences { text += wrapped(sentence, indent: 2, mark: "- ") }
  }

  private mutating func write(_ signs: [Explanation.Sign], under words: String) {
    guard !signs.isEmpty else { return }
    heading("\(words) (\(signs.count))")
    for sign in signs {
      text += style.bold("  \(sign.id)") + "  \(sign.title) [\(sign.strength)]\n"
      text += wrapped(sign.reason, indent: 4)
      for sentence in sign.evidence { text += wrapped(sentence, indent: 4, mark: "- ") }
      if let caution = sign.caution { text += wrapped(caution, indent: 4) }
      guard !sign.sources.isEmpty else { continue }
      let sources = language("Source: ", "Sumber: ") + sign.sources.joined(separator: "; ") + "."
      text += style.dim(wrapped(sources, indent: 4))
    }
  }

  private mutating func write(_ signs: [Explanation.OpenSign]) {
    guard !signs.isEmpty else { return }
    heading(
      "\(language("Signs that are still open", "Tanda yang masih terbuka")) (\(signs.count))")
    // Of those for which nothing speaks yet, the first question says enough.
    for sign in signs where !sign.holding.isEmpty {
      let reach = language("could become", "dapat menjadi")
      text += style.bold("  \(sign.id)") + "  \(sign.title) [\(reach) \(sign.strength)]\n"
      write(sign.holding, language("Holds: ", "Berlaku: "))
      write(sign.failing, language("Does not hold: ", "Tidak berlaku: "))
      write(sign.open, language("Open: ", "Terbuka: "))
      write(sign.questions, language("Ask: ", "Tanyakan: "))
    }
    for sign in signs where sign.holding.isEmpty {
      let ask = sign.questions.first.map { " " + language("Ask: ", "Tanyakan: ") + $0 } ?? ""
      text += wrapped("\(sign.id)  \(sign.title).\(ask)", indent: 2)
    }
  }

  private mutating func write(_ sentences: [String], _ label: String) {
    for sentence in sentences { text += wrapped(label + sentence, indent: 4, mark: "- ") }
  }

  private mutating func write(_ signs: [Explanation.SilentSign]) {
    guard !signs.isEmpty else { return }
    heading(
      "\(language("Signs that are not there", "Tanda yang tidak ada")) (\(signs.count))")
    for sign in signs {
      text += wrapped("\(sign.id)  \(sign.title). \(sign.reason)", indent: 2)
    }
  }

  private func wrapped(_ sentence: String, indent: Int, mark: String = "") -> String {
    let margin = String(repeating: " ", count: indent)
    let hanging = String(repeating: " ", count: mark.count)
    let lines = TextLayout.wrapped(
      sentence.printable, to: style.width - indent - mark.count)
    return lines.enumerated().map { position, line in
      margin + (position == 0 ? mark : hanging) + line + "\n"
    }.joined()
  }
}
