import SaringEngine
import SaringModel

extension Phrasing {
  /// A sign that fired, with its reason and what it rests on.
  func sign(
    _ finding: Screening.Finding, evidence: ArraySlice<Screening.Evidence>, _ lane: Int,
    _ block: borrowing ProfileBlock, _ evaluation: borrowing Evaluation
  ) -> Explanation.Sign {
    let indicator = book[finding.indicator]
    let template = indicator.because[language.rawValue]
    return Explanation.Sign(
      id: indicator.id, title: indicator.title[language.rawValue],
      strength: words(for: finding.strength),
      reason: reason(template, evidence, lane, block, evaluation),
      evidence: evidence.map { sentence($0) },
      sources: indicator.sources.map { sourceLine(book[$0]) },
      caution: caution(book.recalledBasis(of: finding.indicator)))
  }

  private func caution(_ recalled: [String]) -> String? {
    guard !recalled.isEmpty else { return nil }
    let names = language.list(recalled, and: true)
    return language(
      "It rests in part on what was recalled and not yet checked: \(names).",
      "Sebagian bertumpu pada sumber dari ingatan yang belum diperiksa: \(names).")
  }

  private func sourceLine(_ source: Source) -> String {
    let year = source.year.map { " (\($0))" } ?? ""
    let status =
      source.isVerified
      ? language("verified", "sudah diperiksa")
      : language("recalled, not verified", "dari ingatan, belum diperiksa")
    return "\(source.title)\(year), \(status)"
  }

  /// Replaces each `{fact.name}` by the answer in words.
  private func reason(
    _ template: String, _ evidence: ArraySlice<Screening.Evidence>, _ lane: Int,
    _ block: borrowing ProfileBlock, _ evaluation: borrowing Evaluation
  ) -> String {
    let pieces = template.split(separator: "{", omittingEmptySubsequences: false)
    var sentence = String(pieces.first ?? "")
    for piece in pieces.dropFirst() {
      guard let end = piece.firstIndex(of: "}"),
        let fact = book.vocabulary.fact(named: String(piece[..<end]))
      else {
        sentence += "{" + piece
        continue
      }
      if book.vocabulary[fact].group == nil {
        sentence += words(for: evaluation.answer(fact, lane: lane, block: block), to: fact)
      } else {
        sentence += itemWords(of: fact, evidence)
      }
      sentence += piece[piece.index(after: end)...]
    }
    return sentence
  }

  /// What the items behind a finding say of a fact of a group.
  private func itemWords(
    of fact: FactID, _ evidence: ArraySlice<Screening.Evidence>
  ) -> String {
    var answers: [String] = []
    for case .answer(fact, _, let cell) in evidence {
      let answer = words(for: value(cell, of: fact), of: fact)
      if !answers.contains(answer) { answers.append(answer) }
    }
    return answers.isEmpty
      ? words(for: Answer.open, to: fact) : language.list(answers, and: true)
  }

  func value(_ cell: UInt64, of fact: FactID) -> Value {
    switch book.vocabulary[fact].kind {
    case .yesNo, .code: .code(Int(truncatingIfNeeded: cell))
    case .codes: .codes(cell)
    case .number: .number(Double(bitPattern: cell))
    case .date:
      .date(Day(number: Int32(exactly: Double(bitPattern: cell)) ?? 0))
    case .text, .identifier: .text("")
    }
  }

  /// One thing that a finding rests on, as a sentence.
  private func sentence(_ evidence: Screening.Evidence) -> String {
    switch evidence {
    case .answer(let fact, let item, let cell):
      let answer = words(for: value(cell, of: fact), of: fact)
      let title = title(of: fact)
      guard let item else {
        return language(
          "The record says of “\(title)”: \(answer).",
          "Catatan menyebut tentang “\(title)”: \(answer).")
      }
      return language(
        "Entry \(item + 1) says of “\(title)”: \(answer).",
        "Isian \(item + 1) menyebut tentang “\(title)”: \(answer).")
    case .phrase(let fact, let lexicon, let phrase, let offset, _):
      let words = book[lexicon].phrases[phrase]
      let list = book[lexicon].title[language.rawValue]
      return language(
        "The text “\(title(of: fact))” holds “\(words)” at character \(offset + 1) (\(list)).",
        "Teks “\(title(of: fact))” memuat “\(words)” pada karakter \(offset + 1) (\(list)).")
    case .withoutPhrase(let fact):
      return language(
        "The text “\(title(of: fact))” was given and holds none of the phrases.",
        "Teks “\(title(of: fact))” diberikan dan tidak memuat satu pun frasa itu.")
    case .items(let group, let count):
      return language(
        "The record lists \(count) \(count == 1 ? "entry" : "entries") under “\(title(of: group))”.",
        "Catatan memuat \(count) isian pada “\(title(of: group))”.")
    }
  }
}
