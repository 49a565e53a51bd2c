import SaringExplanation
import SaringModel

// The examples that stand beside a sign and are run as its tests.
extension RuleCatalogue {
  func examples(of sign: Indicator) -> [HTML] {
    guard !sign.examples.isEmpty else { return [] }
    return [
      .tag("h4", language("Examples", "Contoh")),
      table(
        [
          language("Outcome", "Hasil"), language("Answers", "Jawaban"),
          language("Why", "Mengapa"),
        ],
        sign.examples.map { example in
          [[outcome(of: example)], answers(of: example.profile), [because(example)]]
        }, class: "examples"),
    ]
  }

  private func outcome(of example: Example) -> HTML {
    switch example.outcome {
    case .fires(let strength):
      .tag("span", class: "chip \(strength.name)", phrasing.words(for: strength))
    case .silent: .tag("span", class: "chip", language("no sign", "tidak ada tanda"))
    case .undecided: .tag("span", class: "chip", language("still open", "masih terbuka"))
    }
  }

  /// Why an example comes out so is written once, in English.
  private func because(_ example: Example) -> HTML {
    .tag("span", lang: language == .english ? nil : "en", example.because)
  }

  private func answers(of profile: Profile) -> [HTML] {
    var lines = lines(profile.answers)
    for (index, group) in book.vocabulary.groups.enumerated() {
      let id = GroupID(index: index)
      switch profile[id] {
      case .open: break
      case .closed(let reason):
        lines.append(
          [.link(to: anchor(of: .group(id)), words(group.title))]
            + [.text(": \(phrasing.words(for: reason))")])
      case .items(let items): lines += self.lines(items, of: id)
      }
    }
    guard !lines.isEmpty else { return [.text(language("none", "tidak ada"))] }
    return [.tag("ul", [:], lines.map { .tag("li", [:], $0) })]
  }

  private func lines(_ answers: [FactID: Answer]) -> [[HTML]] {
    answers.sorted { $0.key < $1.key }.map { fact, answer in
      [
        .link(to: anchor(of: .fact(fact)), phrasing.title(of: fact)),
        .text(": \(words(for: answer, to: fact))"),
      ]
    }
  }

  private func lines(_ items: [[FactID: Answer]], of group: GroupID) -> [[HTML]] {
    let name = HTML.link(to: anchor(of: .group(group)), phrasing.title(of: group))
    guard !items.isEmpty else { return [[name, .text(language(": none", ": tidak ada"))]] }
    return items.enumerated().map { position, item in
      let number = language(", entry \(position + 1)", ", isian \(position + 1)")
      return [
        name, .text(number),
        .tag("ul", [:], lines(item).map { .tag("li", [:], $0) }),
      ]
    }
  }

  /// Texts of examples are made up, so that they may be shown.
  private func words(for answer: Answer, to fact: FactID) -> String {
    if case .known(.text(let text)) = answer { return "“\(text)”" }
    return phrasing.words(for: answer, to: fact)
  }
}
