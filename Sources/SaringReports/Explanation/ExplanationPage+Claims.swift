public import SaringExplanation
import SaringModel

extension ExplanationPage {
  /// The page that says of each claim why it holds of a record, or why not.
  public init(of claims: [ClaimExplanation], record: String?, in language: Language) {
    self.language = language
    title = Self.title(of: record, in: language)
    let page = PageWords(language: language)
    for claim in claims { sections += page.sections(on: claim) }
    add(language("Limits", "Batas"), claims.first?.limits ?? [])
  }

  /// The page that shows what other answers would make of a record, side by side, with the claims
  /// that were asked about as they would be.
  public init(
    of whatIf: WhatIf, claims: [ClaimExplanation] = [], record: String?, in language: Language
  ) {
    self.language = language
    title =
      Self.title(of: record, in: language)
      + language(": what if", ": seandainya")
    let page = PageWords(language: language)
    lead = page.lead(whatIf)
    sections = [
      Section(
        heading: language("Supposed answers", "Jawaban yang diandaikan"),
        table: page.table(whatIf.supposed, of: language("answer", "jawaban"))),
      Section(
        heading: language("Outcome", "Hasil"),
        table: page.table(whatIf.outcome, of: language("what", "hal"))),
      Section(
        heading: language("Signs that change", "Tanda yang berubah") + " (\(whatIf.signs.count))",
        entries: whatIf.signs.isEmpty
          ? [Entry(title: language("No sign changes.", "Tidak ada tanda yang berubah."))] : [],
        table: whatIf.signs.isEmpty
          ? nil : page.table(whatIf.signs, of: language("sign", "tanda"))),
    ]
    for claim in claims { sections += page.sections(on: claim) }
    add(language("Limits", "Batas"), whatIf.limits)
  }
}

extension PageWords {
  func lead(_ whatIf: WhatIf) -> [ExplanationPage.Lead] {
    let isSame = whatIf.outcome.allSatisfy { !$0.isChanged } && whatIf.signs.isEmpty
    let sentence =
      isSame
      ? language(
        "Nothing would change with these answers.",
        "Tidak ada yang berubah dengan jawaban ini.")
      : language(
        "The record itself is not changed. \(whatIf.unchangedSigns) signs stay as they are.",
        "Catatan itu sendiri tidak diubah. \(whatIf.unchangedSigns) tanda tetap seperti semula.")
    return [ExplanationPage.Lead(words: sentence)]
  }

  func table(_ rows: [WhatIf.Row], of what: String) -> ExplanationPage.Table {
    ExplanationPage.Table(
      header: [what, language("as it is", "saat ini"), language("as supposed", "diandaikan")],
      rows: rows.map { row in
        let name = row.id.map { $0.contains(".") ? row.title : "\($0) \(row.title)" } ?? row.title
        return [row.isChanged ? "\(name) *" : name, row.before, row.after]
      })
  }

  func sections(on claim: ClaimExplanation) -> [ExplanationPage.Section] {
    let name =
      claim.kind == .indicator
      ? "\(claim.id)  \(claim.title)" : "\(claim.title) [\(words(for: claim.kind))]"
    var entries = [ExplanationPage.Entry(title: claim.summary)]
    if let sign = claim.sign {
      var sign = sign
      sign.basis = claim.basis
      entries.append(entry(sign))
    } else if claim.outcome == .certain {
      let lines = lines(claim.basis)
      if !lines.isEmpty {
        entries.append(
          ExplanationPage.Entry(title: language("What it rests on", "Dasarnya"), lines: lines))
      }
    }
    if let missing = claim.missing { entries.append(entry(missing, of: claim)) }
    return [ExplanationPage.Section(heading: name, entries: entries)]
  }

  private func words(for kind: ClaimExplanation.Kind) -> String {
    switch kind {
    case .indicator: language("sign", "tanda")
    case .dimension: language("dimension", "dimensi")
    case .pattern: language("pattern", "pola")
    case .level: language("level", "tingkat")
    }
  }

  /// Part by part what is in the way, and the shortest way past it.
  private func entry(
    _ missing: ClaimExplanation.Missing, of claim: ClaimExplanation
  ) -> ExplanationPage.Entry {
    let title =
      claim.outcome == .certain
      ? language(
        "Not \(missing.strength ?? ""), because", "Tidak \(missing.strength ?? ""), karena")
      : language("Why not", "Mengapa tidak")
    var lines: [ExplanationPage.Line] = []
    func add(_ label: String, _ sentences: [String]) {
      lines += sentences.map { ExplanationPage.Line(words: label + $0) }
    }
    add(language("Holds: ", "Berlaku: "), missing.holding)
    add(language("Does not hold: ", "Tidak berlaku: "), missing.failing)
    add(language("Open: ", "Terbuka: "), missing.open)
    if missing.ways.isEmpty {
      lines.append(
        ExplanationPage.Line(
          words: language(
            "No way to it was found that leaves alone what nobody can change.",
            "Tidak ditemukan jalan ke sana tanpa mengubah hal yang tidak dapat diubah.")))
    }
    for (position, way) in missing.ways.enumerated() {
      let label =
        position > 0
        ? language("Or if ", "Atau jika ")
        : missing.isShortest
          ? language("Shortest way: it would be so if ", "Jalan terpendek: akan demikian jika ")
          : language("A way: it would be so if ", "Satu jalan: akan demikian jika ")
      lines.append(ExplanationPage.Line(words: label + sentence(way) + "."))
    }
    return ExplanationPage.Entry(title: title, lines: lines)
  }

  /// Answers to open questions first; then those that are given and would be others.
  private func sentence(_ way: ClaimExplanation.Way) -> String {
    var parts: [String] = []
    if !way.answering.isEmpty { parts.append(sentence(way.answering)) }
    if !way.changing.isEmpty {
      parts.append(
        language("against what the record says, ", "berbeda dari catatan, ")
          + sentence(way.changing))
    }
    return parts.joined(separator: language("; and, ", "; dan, "))
  }
}
