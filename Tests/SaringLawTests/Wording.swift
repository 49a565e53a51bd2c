import SaringModel

/// Words in the texts of the rule book.
enum Wording {
  /// Words that settle what a person is, or think ill of one.
  ///
  /// Each is looked for as a whole word. “Victim” settles what a court or an authority decides.
  static let accusingInEnglish = [
    "victim", "victims", "illegal migrant", "illegal migrants", "illegal worker",
    "illegal workers", "illegal immigrant", "illegal immigrants", "illegal person", "illegals",
    "liar", "liars", "lying", "lies about", "lied", "dishonest", "untruthful", "criminal",
    "criminals", "offender", "offenders", "perpetrator", "suspect", "suspects", "suspicious",
    "suspicion", "guilty", "culprit", "fraudster", "prostitute", "prostitutes",
    "prostitution", "high-risk person", "risky person", "at-risk profile", "overstayer",
    "absconder", "absconded", "runaway", "naive", "gullible", "stupid", "uneducated",
    "greedy", "confessed", "admitted to", "complicit", "accomplice", "non-victim",
  ]

  static let accusingInIndonesian = [
    "korban", "tki ilegal", "pmi ilegal", "pekerja ilegal", "migran ilegal", "imigran ilegal",
    "imigran gelap", "pekerja gelap", "pembohong", "berbohong", "bohong", "berdusta",
    "tidak jujur", "penjahat", "kriminal", "pelaku", "pelanggar", "tersangka", "terduga",
    "dicurigai", "mencurigakan", "kecurigaan", "bersalah", "kaki tangan", "pelacur", "pelacuran",
    "psk", "orang berisiko", "pekerja kabur", "kaburan", "lugu", "bodoh", "tidak berpendidikan",
    "serakah",
    "mengaku bersalah", "komplotan", "bukan korban",
  ]

  /// Names and turns of speech in which such a word stands and accuses nobody.
  private static let names = [
    "witness and victim protection", "perlindungan saksi dan korban", "no victim of",
    "bukan tanda bersalah",
    "disuruh berbohong",
  ]

  /// The text without names of facts, and without names in which such a word may stand.
  static func withoutNames(_ text: String) -> String {
    var said = " " + folded(text.replacing(#/\{[^}]*\}/#, with: "")) + " "
    for name in names {
      said = said.replacing(" \(folded(name)) ", with: " ")
    }
    return said
  }

  /// Whether a text holds a word or phrase, whole, in any case.
  static func holds(_ phrase: String, in text: String) -> Bool {
    (" " + folded(text) + " ").contains(" " + folded(phrase) + " ")
  }

  private static func folded(_ text: String) -> String {
    text.lowercased().split { !$0.isLetter && !$0.isNumber }.joined(separator: " ")
  }
}

/// A text of the rule book, with the place where it stands.
struct RuleText {
  var place: String
  var words: LocalizedText
  var isCodeTitle = false
}

extension RuleBook {
  /// Every text that a person may read: titles, questions, codes, reasons.
  var texts: [RuleText] {
    var texts = [RuleText(place: "book", words: title)]
    for fact in vocabulary.facts {
      texts.append(RuleText(place: fact.name, words: fact.title))
      if let question = fact.question {
        texts.append(RuleText(place: "\(fact.name), question", words: question))
      }
      for code in fact.codes {
        texts.append(
          RuleText(
            place: "\(fact.name)=\(code.id)", words: code.title, isCodeTitle: fact.kind == .yesNo))
      }
    }
    for group in vocabulary.groups {
      texts.append(RuleText(place: group.name, words: group.title))
      if let question = group.question {
        texts.append(RuleText(place: "\(group.name), question", words: question))
      }
    }
    texts += vocabulary.tables.map { RuleText(place: "table \($0.id)", words: $0.title) }
    texts += vocabulary.parameters.map { RuleText(place: "parameter \($0.id)", words: $0.title) }
    texts += lexicons.map { RuleText(place: "lexicon \($0.id)", words: $0.title) }
    texts += packs.map { RuleText(place: "pack \($0.id)", words: $0.title) }
    texts += dimensions.map { RuleText(place: "dimension \($0.id)", words: $0.title) }
    for indicator in indicators {
      texts.append(RuleText(place: indicator.id, words: indicator.title))
      texts.append(RuleText(place: "\(indicator.id), because", words: indicator.because))
    }
    for pattern in patterns {
      texts.append(RuleText(place: "pattern \(pattern.id)", words: pattern.title))
      if let because = pattern.because {
        texts.append(RuleText(place: "pattern \(pattern.id), because", words: because))
      }
    }
    for level in levels {
      texts.append(RuleText(place: "level \(level.level.name)", words: level.title))
      if let because = level.because {
        texts.append(RuleText(place: "level \(level.level.name), because", words: because))
      }
    }
    return texts + sufficiencies.map { RuleText(place: "sufficient", words: $0.title) }
  }

  /// What patterns and levels say, in all languages.
  var advice: [String] {
    (patterns.compactMap(\.because) + levels.compactMap(\.because) + levels.map(\.title))
      .flatMap { text in languages.map { text[$0] } }
  }
}
