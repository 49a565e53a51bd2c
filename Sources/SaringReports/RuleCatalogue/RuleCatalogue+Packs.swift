import SaringExplanation
import SaringModel
import SaringSource

// A pack: its dimensions, then its signs.
extension RuleCatalogue {
  func pack(_ id: PackID) -> Section {
    let signs = book.indicators.indices.map(IndicatorID.init(index:)).filter {
      book[$0].pack == id
    }
    let dimensions = book.dimensions.indices.map(DimensionID.init(index:)).filter {
      book[$0].pack == id
    }
    return Section(
      anchor: anchor(of: .pack(id)), title: words(book[id].title),
      content: otherTitles(book[id].title)
        + [.tag("p", class: "tags", [:], [.tag("code", book[id].id)] + counts(of: signs))]
        + scope(of: id) + dimensions.map { html(of: $0, signs) } + signs.map(html(of:)),
      entries: signs.map { (anchor(of: .indicator($0)), phrasing.title(of: $0)) })
  }

  /// How many signs there are of each role.
  private func counts(of signs: [IndicatorID]) -> [HTML] {
    Role.allCases.compactMap { role in
      let count = signs.count { book[$0].role == role }
      guard count > 0 else { return nil }
      return .tag("span", class: "chip", "\(count) \(words(for: role))")
    }
  }

  private func html(of id: DimensionID, _ signs: [IndicatorID]) -> HTML {
    let dimension = book[id]
    let anchor = anchor(of: .dimension(id))
    let members = signs.filter { book[$0].dimension == id }
    return .tag(
      "article", id: anchor, class: "dimension", [:],
      [
        heading(
          3, language("Dimension: ", "Dimensi: ") + words(dimension.title), anchor: anchor)
      ] + otherTitles(dimension.title)
        + [.tag("h4", language("It is positive when", "Positif bila")), condition(dimension.when)]
        + (members.isEmpty
          ? []
          : [
            .tag("h4", language("Its signs", "Tandanya")),
            .tag(
              "p", class: "signs", [:],
              members.flatMap {
                [.link(to: self.anchor(of: .indicator($0)), book[$0].id), .text(" ")]
              }),
          ]))
  }

  func html(of id: IndicatorID) -> HTML {
    let sign = book[id]
    return .tag(
      "article", id: sign.id, class: "sign", [:],
      [
        .tag(
          "h3", [:],
          [
            .link(to: sign.id, class: "self", sign.id), .text(" \(words(sign.title))"),
          ])
      ] + otherTitles(sign.title) + [.tag("p", class: "tags", [:], tags(of: sign))]
        + [.tag("p", class: "because", [:], reason(sign))] + applies(sign.applies)
        + sign.grades.flatMap { grade in
          [
            .tag(
              "h4", class: "grade \(grade.strength.name)",
              language("\(strength(grade)) when", "\(strength(grade)) bila")),
            condition(grade.when),
          ]
        } + examples(of: sign) + sources(of: sign) + recalled(by: id)
        + (path(of: sign).map { [.tag("p", class: "file", $0)] } ?? []))
  }

  private func strength(_ grade: Grade) -> String {
    let words = phrasing.words(for: grade.strength)
    return words.prefix(1).uppercased() + words.dropFirst()
  }

  private func tags(of sign: Indicator) -> [HTML] {
    var tags: [HTML] = [
      .tag("span", class: "chip \(sign.role.name)", words(for: sign.role))
    ]
    tags += sign.grades.map {
      .tag("span", class: "chip \($0.strength.name)", phrasing.words(for: $0.strength))
    }
    if let dimension = sign.dimension {
      tags.append(
        .link(
          to: anchor(of: .dimension(dimension)), class: "chip", words(book[dimension].title)))
    }
    tags += sign.elements.map {
      .tag("span", class: "chip", language("element: ", "unsur: ") + phrasing.words(for: $0))
    }
    if let family = sign.family {
      tags.append(.tag("span", class: "chip", language("family: ", "keluarga: ") + family))
    }
    return tags + sign.tags.map { .tag("span", class: "chip", language("tag: ", "label: ") + $0) }
  }

  private func words(for role: Role) -> String {
    switch role {
    case .risk: language("risk", "risiko")
    case .protective: language("speaks for safety", "menunjukkan keamanan")
    case .note: language("note", "keterangan")
    }
  }

  /// The sentence of the sign, with the titles of the facts whose answers it tells.
  private func reason(_ sign: Indicator) -> [HTML] {
    var pieces: [HTML] = []
    var rest = words(sign.because)[...]
    while let start = rest.firstIndex(of: "{"), let end = rest[start...].firstIndex(of: "}") {
      pieces.append(.text(String(rest[..<start])))
      let name = String(rest[rest.index(after: start)..<end])
      if let fact = book.vocabulary.fact(named: name) {
        pieces.append(.link(to: anchor(of: .fact(fact)), "[\(phrasing.title(of: fact))]"))
      } else {
        pieces.append(.text("{\(name)}"))
      }
      rest = rest[rest.index(after: end)...]
    }
    return pieces + [.text(String(rest))]
  }

  private func sources(of sign: Indicator) -> [HTML] {
    guard !sign.sources.isEmpty else { return [] }
    return [
      .tag("h4", language("Sources", "Sumber")),
      .tag(
        "ul", class: "sources", [:],
        sign.sources.map { id in
          let source = book[id]
          let year = source.year.map { " (\($0))" } ?? ""
          return .tag(
            "li", [:],
            [
              .link(to: anchor(of: id), source.id), .text(" \(source.title)\(year) "),
              status(isVerified: source.isVerified),
            ])
        }),
    ]
  }

  /// What else it rests on that was not read: tables, and the sources of signs that it asks for.
  private func recalled(by id: IndicatorID) -> [HTML] {
    let own = book[id].sources.map { book[$0].id }
    let others = book.recalledBasis(of: id).filter { !own.contains($0) }
    guard !others.isEmpty else { return [] }
    return [
      .tag(
        "p", [:],
        [
          .text(
            language(
              "It also reads what was recalled, not verified: ",
              "Tanda ini juga membaca hal dari ingatan yang belum diperiksa: "))
        ] + others.flatMap { [.tag("code", $0), .text(" ")] })
    ]
  }

  private func path(of sign: Indicator) -> String? {
    guard book.sourceFiles.indices.contains(sign.span.file) else { return nil }
    return book.sourceFiles[sign.span.file].path
  }
}
