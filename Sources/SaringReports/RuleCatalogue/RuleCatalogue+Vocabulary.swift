import SaringExplanation
import SaringModel

// Facts and groups: what is asked, and which answers there are.
extension RuleCatalogue {
  var facts: Section {
    let ids = book.vocabulary.factIDs.filter { book.vocabulary[$0].group == nil }
    let groups = book.vocabulary.groups.indices.map(GroupID.init(index:))
    return Section(
      anchor: "facts", title: language("Facts", "Fakta"),
      content: [
        .tag(
          "p",
          language(
            "A fact is one answer of a record. Costs of asking and sensitivity run from 0, none, to 3.",
            "Fakta adalah satu jawaban dalam catatan. Beban bertanya dan kepekaan dinilai dari 0, tidak ada, sampai 3."
          ))
      ] + ids.map { html(of: $0) } + groups.map(html(of:)),
      entries: ids.map { (anchor(of: .fact($0)), phrasing.title(of: $0)) }
        + groups.map { (anchor(of: .group($0)), phrasing.title(of: $0)) })
  }

  private func html(of id: GroupID) -> HTML {
    let group = book.vocabulary[id]
    let anchor = anchor(of: .group(id))
    return .tag(
      "article", id: anchor, class: "group", [:],
      [heading(3, words(group.title), anchor: anchor)] + otherTitles(group.title)
        + [
          .tag(
            "p", class: "tags", [:],
            [
              .tag("code", group.name),
              .tag(
                "span", class: "chip",
                language("at most \(group.most) entries", "paling banyak \(group.most) isian")),
            ])
        ] + question(group.question) + group.facts.map { html(of: $0, level: 4) })
  }

  private func html(of id: FactID, level: Int = 3) -> HTML {
    let fact = book.vocabulary[id]
    let anchor = anchor(of: .fact(id))
    return .tag(
      level == 3 ? "article" : "div", id: anchor, class: "fact", [:],
      [heading(level, phrasing.title(of: id), anchor: anchor)] + otherTitles(fact.title)
        + [.tag("p", class: "tags", [:], tags(of: fact))] + question(fact.question)
        + (fact.derivation.map { [computation($0)] } ?? []) + codes(of: id))
  }

  private func question(_ question: LocalizedText?) -> [HTML] {
    question.map { [.tag("p", class: "question", words($0))] } ?? []
  }

  private func computation(_ derivation: Derivation) -> HTML {
    let words: Wording = phrasing.words(for: derivation)
    return .tag(
      "p", [:],
      html(language.wording("Computed: \(words).", "Dihitung: \(words).")))
  }

  private func tags(of fact: Fact) -> [HTML] {
    var tags = [.tag("code", fact.name), chip(kind(of: fact))]
    if fact.minimum != nil || fact.maximum != nil { tags.append(chip(range(of: fact))) }
    tags.append(chip(language("sensitivity \(fact.sensitivity)", "kepekaan \(fact.sensitivity)")))
    if fact.question != nil {
      let cost = fact.cost
      tags.append(
        chip(
          language(
            "asking costs: time \(cost.time), distress \(cost.distress), safety \(cost.safety)",
            "beban bertanya: waktu \(cost.time), tekanan batin \(cost.distress), keselamatan \(cost.safety)"
          )))
    }
    if fact.isProtected {
      tags.append(
        chip(language("protected: never raises a level", "dilindungi: tidak menaikkan tingkat")))
    }
    return tags
  }

  private func chip(_ words: String) -> HTML { .tag("span", class: "chip", words) }

  private func kind(of fact: Fact) -> String {
    let unit = fact.unit.map { language(" in \($0)", " dalam \($0)") } ?? ""
    return switch fact.kind {
    case .yesNo: language("yes or no", "ya atau tidak")
    case .code: language("one answer", "satu jawaban")
    case .codes: language("several answers", "beberapa jawaban")
    case .number: language("number", "angka") + unit
    case .date: language("date", "tanggal")
    case .text: language("text", "teks")
    case .identifier: language("pseudonym", "nama samaran")
    }
  }

  private func range(of fact: Fact) -> String {
    let low = fact.minimum.map { language.words(for: $0, unit: fact.unit) }
    let high = fact.maximum.map { language.words(for: $0, unit: fact.unit) }
    return switch (low, high) {
    case (let low?, let high?): language("\(low) to \(high)", "\(low) sampai \(high)")
    case (let low?, nil): language("at least \(low)", "paling sedikit \(low)")
    case (nil, let high?): language("at most \(high)", "paling banyak \(high)")
    case (nil, nil): ""
    }
  }

  /// The answers with their codes; a list that another fact has already is not told again.
  private func codes(of id: FactID) -> [HTML] {
    let fact = book.vocabulary[id]
    guard fact.kind != .yesNo, !fact.codes.isEmpty else { return [] }
    let lender = book.vocabulary.factIDs.first { book.vocabulary[$0].codes == fact.codes }
    if let lender, lender != id {
      let name = phrasing.name(of: lender)
      return [
        .tag(
          "p", [:],
          html(
            language.wording(
              "The same answers as for “\(name)”.", "Jawabannya sama dengan “\(name)”.")))
      ]
    }
    return [
      .tag(
        "ul", class: "codes", [:],
        fact.codes.indices.map { code in
          .tag(
            "li", [:],
            [.text(phrasing.code(code, of: id) + " "), .tag("code", fact.codes[code].id)])
        })
    ]
  }
}
