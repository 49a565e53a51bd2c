import SaringExplanation
import SaringModel

// Parameters and tables, row by row, contacts, and lexicons.
extension RuleCatalogue {
  var tables: Section {
    let vocabulary = book.vocabulary
    let parameters = vocabulary.parameters.indices.map(ParameterID.init(index:))
    let tables = vocabulary.tables.indices.map(TableID.init(index:))
    return Section(
      anchor: "tables",
      title: language("Values that have a date", "Nilai yang bertanggal"),
      content: [
        .tag(
          "p",
          language(
            "The row that holds on the date of a record is used; rows of \(phrasing.words(for: day)) are marked.",
            "Baris yang berlaku pada tanggal catatan dipakai; baris per \(phrasing.words(for: day)) ditandai."
          ))
      ]
        + parameters.map { id in
          let rule = vocabulary[id]
          return article(
            anchor(of: .parameter(id)), rule.title, rule.id,
            rows(rule.rows, unit: rule.unit, keys: nil))
        }
        + tables.map { id in
          let rule = vocabulary[id]
          return article(
            anchor(of: .table(id)), rule.title, rule.id,
            rows(rule.rows, unit: rule.unit, keys: rule.keys))
        },
      entries: parameters.map { (anchor(of: .parameter($0)), words(vocabulary[$0].title)) }
        + tables.map { (anchor(of: .table($0)), words(vocabulary[$0].title)) })
  }

  func article(
    _ anchor: String, _ title: LocalizedText, _ id: String, _ content: HTML
  ) -> HTML {
    .tag(
      "article", id: anchor, [:],
      [heading(3, words(title), anchor: anchor)] + otherTitles(title)
        + [.tag("p", class: "tags", [:], [.tag("code", id)]), content])
  }

  private func rows(_ rows: [Row], unit: String?, keys: FactID?) -> HTML {
    let head = [
      language("Value", "Nilai"), language("Holds", "Berlaku"), language("Source", "Sumber"), "",
    ]
    return table(
      keys.map { [phrasing.title(of: $0)] + head } ?? head,
      rows.map { row in
        let cells: [[HTML]] = [
          [
            .tag(
              row.holds(on: day) ? "strong" : "span", language.words(for: row.value, unit: unit))
          ],
          [.text(time(from: row.from, until: row.until))], [.text(row.source)],
          [status(isVerified: row.isVerified)],
        ]
        return keys.map { [[.text(phrasing.code(row.key, of: $0))]] + cells } ?? cells
      })
  }

  func time(from first: Day?, until last: Day?) -> String {
    switch (first.map(phrasing.words(for:)), last.map(phrasing.words(for:))) {
    case (let from?, let until?):
      language("\(from) to \(until)", "\(from) sampai \(until)")
    case (let from?, nil): language("from \(from)", "sejak \(from)")
    case (nil, let until?): language("until \(until)", "sampai \(until)")
    case (nil, nil): language("always", "selalu")
    }
  }

  var contacts: Section {
    let ids = book.contacts.indices.map(ContactTableID.init(index:))
    return Section(
      anchor: "contacts", title: language("Whom to call", "Siapa yang dihubungi"),
      content: ids.map { id in
        let table = book[id]
        return article(anchor(of: .contacts(id)), table.title, table.id, entries(of: table))
      }, entries: ids.map { (anchor(of: .contacts($0)), words(book[$0].title)) })
  }

  private func entries(of contacts: ContactTable) -> HTML {
    let head = [
      language("Service", "Layanan"), language("Holds", "Berlaku"), language("Source", "Sumber"),
      "",
    ]
    return table(
      contacts.keys.map { [phrasing.title(of: $0)] + head } ?? head,
      contacts.entries.map { entry in
        let cells: [[HTML]] = [
          [.text(words(entry.words))],
          [.text(time(from: entry.from, until: entry.until))] + past(!entry.holds(on: day)),
          [.text(entry.source)],
          [status(isVerified: entry.isVerified)],
        ]
        guard let keys = contacts.keys else { return cells }
        return [[.text(phrasing.code(entry.code, of: keys))]] + cells
      })
  }

  /// Says of a row that another day is meant.
  private func past(_ isPast: Bool) -> [HTML] {
    guard isPast else { return [] }
    let words = phrasing.words(for: day)
    return [
      .text(" "),
      .tag("span", class: "chip", language("not on \(words)", "tidak pada \(words)")),
    ]
  }

  var lexicons: Section {
    Section(
      anchor: "lexicons", title: language("Lists of phrases", "Daftar frasa"),
      content: [
        table(
          [
            language("List", "Daftar"), language("Language", "Bahasa"),
            language("Phrases", "Frasa"), language("False friends", "Pengecualian"),
            language("Not counted beside", "Tidak dihitung bersama"),
          ],
          book.lexicons.indices.map { index in
            let id = LexiconID(index: index)
            let lexicon = book[id]
            return [
              [
                .tag(
                  "span", id: anchor(of: .lexicon(id)), [:], [.text(words(lexicon.title) + " ")]),
                .tag("code", lexicon.id),
              ], [.text(lexicon.language)], [.text("\(lexicon.phrases.count)")],
              [.text("\(lexicon.exceptions.count)")],
              html(language.list(lexicon.guards.map { phrasing.name(of: $0) }, and: true)),
            ]
          })
      ])
  }
}
