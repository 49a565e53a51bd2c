import SaringExplanation
import SaringModel

/// The sentences that join the parts of an explanation on a page.
struct PageWords {
  let language: Language
  /// How many of the sets of answers that carry a claim are written out.
  private let shownSets = 2
  private let shownProspects = 8
  private let shownNames = 4
  private let shownQuestions = 3

  func lead(_ explanation: Explanation) -> [ExplanationPage.Lead] {
    var lead = explanation.summary.enumerated().map { position, sentence in
      ExplanationPage.Lead(words: sentence, level: position == 0 ? explanation.level : nil)
    }
    if let urgent = explanation.urgent {
      lead.append(ExplanationPage.Lead(words: urgent, level: .critical))
    }
    lead.append(ExplanationPage.Lead(words: explanation.information))
    return lead
  }

  func entry(_ sign: Explanation.Sign) -> ExplanationPage.Entry {
    var lines = [ExplanationPage.Line(words: sign.reason, isListed: false)]
    lines += sign.evidence.map { ExplanationPage.Line(words: $0) }
    lines += self.lines(sign.basis)
    if let caution = sign.caution {
      lines.append(ExplanationPage.Line(words: caution, isListed: false))
    }
    if !sign.sources.isEmpty {
      let sources = language("Source: ", "Sumber: ") + sign.sources.joined(separator: "; ") + "."
      lines.append(ExplanationPage.Line(words: sources, isListed: false, isFaint: true))
    }
    return ExplanationPage.Entry(
      id: sign.id, title: sign.title, note: sign.strength, lines: lines)
  }

  func entry(_ sign: Explanation.OpenSign) -> ExplanationPage.Entry {
    func lines(_ sentences: [String], _ label: String) -> [ExplanationPage.Line] {
      sentences.map { ExplanationPage.Line(words: label + $0) }
    }
    return ExplanationPage.Entry(
      id: sign.id, title: sign.title,
      note: "\(language("could become", "dapat menjadi")) \(sign.strength)",
      lines: lines(sign.holding, language("Holds: ", "Berlaku: "))
        + lines(sign.failing, language("Does not hold: ", "Tidak berlaku: "))
        + lines(sign.open, language("Open: ", "Terbuka: "))
        + lines(Array(sign.questions.prefix(shownQuestions)), language("Ask: ", "Tanyakan: ")))
  }

  func entry(_ finding: Explanation.Finding) -> ExplanationPage.Entry? {
    let lines = lines(finding.basis)
    guard !lines.isEmpty else { return nil }
    let kind =
      switch finding.kind {
      case .level: language("level", "tingkat")
      case .dimension: language("dimension", "dimensi")
      case .pattern: language("pattern", "pola")
      }
    return ExplanationPage.Entry(title: finding.title, note: kind, lines: lines)
  }

  /// What a claim rests on, in at most four sentences.
  func lines(_ basis: Explanation.Basis) -> [ExplanationPage.Line] {
    var sentences: [String] = []
    let sets = basis.reasons.map { sentence($0) }
    if let first = sets.first {
      sentences.append(
        basis.count == 1
          ? language("These answers alone carry it: ", "Jawaban ini saja sudah mendukungnya: ")
            + first + "."
          : language(
            "Each of \(basis.count) sets of answers carries it alone. The smallest: ",
            "Masing-masing dari \(basis.count) kumpulan jawaban sudah mendukungnya. Yang terkecil: "
          )
            + first + ".")
      sentences += sets.dropFirst().prefix(shownSets - 1).map {
        language("Or: ", "Atau: ") + $0 + "."
      }
    }
    if let undoing = undoing(basis) { sentences.append(undoing) }
    if let caution = basis.caution { sentences.append(caution) }
    return sentences.map { ExplanationPage.Line(words: $0) }
  }

  private func undoing(_ basis: Explanation.Basis) -> String? {
    guard let first = basis.undoing.first else { return nil }
    if basis.undoing.allSatisfy({ $0.count == 1 }) {
      return basis.undoing.count == 1
        ? language(
          "Without that answer it would be open.", "Tanpa jawaban itu tanda ini terbuka.")
        : language(
          "Without any one of them it would be open.",
          "Tanpa salah satu dari jawaban itu tanda ini terbuka.")
    }
    return language("It would be open without ", "Akan terbuka tanpa ")
      + language.list(first.map(\.words), and: true) + "."
  }

  /// The prospects that take the fewest answers, levels first; the others are counted.
  func lines(_ prospects: [Explanation.Prospect]) -> [String] {
    let ordered = prospects.enumerated().sorted { left, right in
      rank(left.element, left.offset) < rank(right.element, right.offset)
    }.map(\.element)
    var lines = ordered.prefix(shownProspects).map { sentence($0) }
    if ordered.count > shownProspects {
      let rest = ordered.count - shownProspects
      lines.append(
        language(
          "And \(rest) more, farther away.", "Dan \(rest) lagi, yang lebih jauh."))
    }
    return lines
  }

  private func rank(_ prospect: Explanation.Prospect, _ place: Int) -> (Int, Int, Int) {
    (prospect.kind == .level ? 0 : 1, prospect.answers ?? Int.max, place)
  }

  /// How many answers a level or pattern is away, and which; how they would have to come out is
  /// told when it is asked for by name.
  private func sentence(_ prospect: Explanation.Prospect) -> String {
    guard let answers = prospect.answers else {
      return language(
        "\(prospect.title): still possible; no short way to it was found.",
        "\(prospect.title): masih mungkin; jalan singkat ke sana tidak ditemukan.")
    }
    let least =
      prospect.isShortest
      ? language(
        "with \(answers) more \(answers == 1 ? "answer" : "answers")",
        "dengan \(answers) jawaban lagi")
      : language(
        "with at most \(answers) more answers",
        "dengan paling banyak \(answers) jawaban lagi")
    var names: [String] = []
    for clause in prospect.way where !names.contains(clause.title) { names.append(clause.title) }
    let shown = names.prefix(shownNames).map { "“\($0)”" }
    let rest = names.count - shown.count
    let list = language.list(
      shown + (rest > 0 ? [language("\(rest) more", "\(rest) lagi")] : []), and: true)
    return "\(prospect.title): \(least)" + (list.isEmpty ? "." : ": \(list).")
  }

  func lines(_ changes: Explanation.Changes) -> [String] {
    guard !changes.isEmpty else { return [] }
    var sentences = changes.lowering.map { change in
      language(
        "The level would be lower (\(change.level)) if ",
        "Tingkat akan lebih rendah (\(change.level)) jika ")
        + sentence(change.answers) + "."
    }
    sentences += changes.raising.map { change in
      language(
        "The level would be \(change.level) if ", "Tingkat akan menjadi \(change.level) jika ")
        + sentence(change.answers) + "."
    }
    if let caution = changes.caution { sentences.append(caution) }
    return sentences
  }

  /// Answers as one clause; those that have commas of their own are kept apart by semicolons.
  func sentence(_ clauses: [Explanation.Clause]) -> String {
    let words = clauses.map(\.words)
    guard words.count > 1, words.contains(where: { $0.contains(",") }) else {
      return language.list(words, and: true)
    }
    return words.joined(separator: "; ")
  }
}
