import SaringExplanation
import SaringModel

// Levels, when enough is known, and patterns.
extension RuleCatalogue {
  var levels: Section {
    Section(
      anchor: "levels", title: language("Triage levels", "Tingkat triase"),
      content: [
        .tag(
          "p",
          language(
            "A level says what should happen next. The highest whose conditions are met is the level of a record.",
            "Tingkat menyatakan apa yang sebaiknya dilakukan. Tingkat tertinggi yang syaratnya terpenuhi menjadi tingkat catatan itu."
          ))
      ] + book.levels.reversed().map(html(of:)))
  }

  private func html(of level: Level) -> HTML {
    let anchor = "level-\(level.level.name)"
    return .tag(
      "article", id: anchor, class: "level \(level.level.name)", [:],
      [heading(3, words(level.title), anchor: anchor)] + otherTitles(level.title)
        + [.tag("p", class: "tags", [:], [.tag("span", class: "chip", level.level.name)])]
        + (level.because.map { [.tag("p", words($0))] } ?? [])
        + advice(level.actions) + calls(level.contacts)
        + (level.when.map {
          [.tag("h4", language("This level when", "Tingkat ini bila")), condition($0)]
        } ?? [
          .tag(
            "p",
            language(
              "This level when no other holds.", "Tingkat ini bila tidak ada tingkat lain."))
        ]))
  }

  func advice(_ actions: [Action]) -> [HTML] {
    guard !actions.isEmpty else { return [] }
    return [
      .tag("h4", language("What to do", "Yang dilakukan")),
      .tag("ul", [:], actions.map { .tag("li", language.words(for: $0)) }),
    ]
  }

  /// Whom to call: the tables, each with its services below.
  private func calls(_ contacts: [ContactTableID]) -> [HTML] {
    guard !contacts.isEmpty else { return [] }
    return [
      .tag("h4", language("Whom to call", "Siapa yang dihubungi")),
      .tag("ul", [:], contacts.map { .tag("li", [:], html(phrasing.name(of: $0))) }),
    ]
  }

  var sufficiency: Section {
    Section(
      anchor: "sufficient",
      title: language("When enough is known", "Kapan informasi sudah cukup"),
      content: [
        .tag(
          "p",
          language(
            "A low level rests on enough when one of these is met.",
            "Tingkat rendah berdasar informasi yang cukup bila salah satu hal ini terpenuhi."))
      ]
        + book.sufficiencies.map { rule in
          let parts = rule.parts.map { phrasing.outline(of: $0, on: day) }
          let heading = phrasing.heading(atLeast: rule.atLeast, of: parts.count)
          return .tag(
            "article", [:],
            [.tag("h3", words(rule.title))] + otherTitles(rule.title) + applies(rule.applies)
              + [html(parts.count == 1 ? parts[0] : .list(heading, parts))])
        })
  }

  func applies(_ predicate: Predicate?) -> [HTML] {
    guard let predicate else { return [] }
    return [
      .tag("h4", language("Applies only where", "Hanya berlaku bila")), condition(predicate),
    ]
  }

  var patterns: Section {
    let ids = book.patterns.indices.map(PatternID.init(index:))
    return Section(
      anchor: "patterns", title: language("Patterns", "Pola"),
      content: [
        .tag(
          "p",
          language(
            "A pattern is a combination with a name.", "Pola adalah gabungan yang diberi nama."))
      ] + ids.map(html(of:)),
      entries: ids.map { (anchor(of: .pattern($0)), words(book[$0].title)) })
  }

  private func html(of id: PatternID) -> HTML {
    let pattern = book[id]
    let anchor = anchor(of: .pattern(id))
    var tags: [HTML] = []
    if pattern.isUrgent {
      tags.append(.tag("span", class: "chip urgent", language("urgent", "mendesak")))
    }
    if let pack = pattern.pack {
      tags.append(.link(to: self.anchor(of: .pack(pack)), class: "chip", words(book[pack].title)))
    }
    if let series = pattern.series {
      tags.append(.tag("span", class: "chip", language("series: ", "seri: ") + series))
    }
    tags.append(.tag("code", pattern.id))
    return .tag(
      "article", id: anchor, [:],
      [heading(3, words(pattern.title), anchor: anchor)] + otherTitles(pattern.title)
        + [.tag("p", class: "tags", [:], tags)]
        + (pattern.because.map { [.tag("p", words($0))] } ?? [])
        + advice(pattern.actions) + calls(pattern.contacts)
        + [.tag("h4", language("It holds when", "Berlaku bila"))] + scope(of: pattern.pack)
        + [condition(pattern.when)] + rank(of: id))
  }

  /// Of one series only the first pattern that holds is told: those that come before it.
  private func rank(of id: PatternID) -> [HTML] {
    guard let series = book[id].series else { return [] }
    let before = book.patterns.indices.prefix(id.index).map(PatternID.init(index:)).filter {
      book[$0].series == series
    }
    guard !before.isEmpty else {
      return [
        .tag(
          "p",
          language(
            "It is the first of the series “\(series)”: where it holds, the others are not told.",
            "Ini yang pertama dari seri “\(series)”: bila berlaku, yang lain tidak disebut."))
      ]
    }
    let names = before.map { pattern -> Wording in "“\(phrasing.name(of: pattern))”" }
    let list = language.list(names, and: true)
    return [
      .tag(
        "p", [:],
        html(
          language.wording(
            "Of the series “\(series)” it is told only where these do not hold: \(list).",
            "Dari seri “\(series)”, ini disebut hanya bila yang berikut tidak berlaku: \(list).")))
    ]
  }

  /// What a record must be about for all of a pack to apply.
  func scope(of pack: PackID?) -> [HTML] {
    guard let subject = book.subject, let pack, !book[pack].subjects.isEmpty else { return [] }
    let answers = language.list(
      book[pack].subjects.map { "“\(phrasing.code($0, of: subject))”" })
    let name = phrasing.name(of: subject)
    let untold =
      book[pack].subjects.contains(0)
      ? language(
        " Where nothing is said, it is taken to be so.",
        " Bila tidak disebutkan, dianggap demikian.") : ""
    return [
      .tag(
        "p", class: "scope", [:],
        html(
          language.wording(
            "Only for records of which “\(name)” is \(answers).\(untold)",
            "Hanya untuk catatan yang “\(name)”-nya adalah \(answers).\(untold)")))
    ]
  }
}
