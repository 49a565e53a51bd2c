import SaringModel
import SaringSource

extension Checker {
  mutating func checkedTables() -> [Table] {
    var checked: [Table] = []
    for table in tables {
      var keys = FactID(index: 0)
      var positions: [String: Int]?
      if let name = table.keysOf {
        if let (fact, codes) = keyFact(name) { (keys, positions) = (fact, codes) }
      } else {
        note(
          .unsuitableTableKeys, "a table of numbers needs the attribute `keys-of`",
          at: table.span,
          help: "name the fact whose answer selects the row; one number for all is a `parameter`")
      }
      checked.append(
        Table(
          id: table.id.value, keys: keys, unit: table.unit?.value,
          rows: rows(of: table, positions),
          title: localized(table.titles, "title", of: table.span)))
    }
    return checked
  }

  /// The fact whose codes are the keys of a table, with their positions where they could be read.
  private mutating func keyFact(
    _ name: Spanned<String>
  ) -> (fact: FactID, positions: [String: Int]?)? {
    guard let fact = fact(name) else { return nil }
    usage.facts.insert(fact)
    let draft = facts[fact.index]
    switch draft.kind {
    case .code, .yesNo: return (fact, draft.hasCodes ? draft.positions : nil)
    case nil: return (fact, nil)
    default:
      note(
        .unsuitableTableKeys, "`\(name.value)` has no codes that could be keys", at: name.span,
        found: name.value, help: "name a fact of type `code`")
      return (fact, nil)
    }
  }

  mutating func checkedContacts() -> [ContactTable] {
    var checked: [ContactTable] = []
    for table in syntax.contacts {
      let keys = table.keysOf.flatMap { keyFact($0) }
      var entries: [ContactTable.Entry] = []
      for row in table.rows { if let entry = entry(row, keys?.positions) { entries.append(entry) } }
      checked.append(
        ContactTable(
          id: table.id.value, title: localized(table.titles, "title", of: table.span),
          keys: keys?.fact, entries: entries))
    }
    return checked
  }

  private mutating func entry(
    _ row: ContactRowSyntax, _ positions: [String: Int]?
  ) -> ContactTable.Entry? {
    if row.titles.isEmpty {
      note(
        .unsuitableTableKeys, "this row holds a number, and others of the table hold words",
        at: row.span, help: "a table holds numbers or words; split it in two")
      return nil
    }
    if let positions, positions[row.key.value] == nil {
      noteUnknown(.unknownCode, "code", row.key, among: Array(positions.keys))
    }
    let (from, until) = period(from: row.from, until: row.until, of: row.span)
    if row.source.value.isEmpty {
      note(.missingSource, "the row names no source", at: row.source.span)
    }
    return ContactTable.Entry(
      key: row.key.value, code: positions?[row.key.value] ?? 0,
      words: localized(row.titles, "title", of: row.span), from: from, until: until,
      source: row.source.value, isVerified: row.isVerified)
  }

  /// First and last day of a row, or a note that they are the wrong way round.
  private mutating func period(
    from: Spanned<String>?, until: Spanned<String>?, of row: SourceSpan
  ) -> (from: Day?, until: Day?) {
    let first = day(from)
    let last = day(until)
    if let first, let last, last < first {
      note(
        .datesInverted, "the row ends before it begins", at: until?.span ?? row,
        found: until?.value, help: "exchange the two dates")
    }
    return (first, last)
  }

  mutating func checkedParameters() -> [Parameter] {
    var checked: [Parameter] = []
    for parameter in syntax.parameters {
      checked.append(
        Parameter(
          id: parameter.id.value, unit: parameter.unit?.value, rows: rows(of: parameter, nil),
          title: localized(parameter.titles, "title", of: parameter.span)))
    }
    return checked
  }

  private mutating func rows(of table: TableSyntax, _ positions: [String: Int]?) -> [Row] {
    var checked: [Row] = []
    /// The rows of each key, with their places.
    var byKey: [Int: [(row: Row, span: SourceSpan)]] = [:]
    for row in table.rows {
      var key = 0
      if let name = row.key, let positions {
        guard let position = positions[name.value] else {
          noteUnknown(.unknownCode, "code", name, among: Array(positions.keys))
          continue
        }
        key = position
      }
      let (from, until) = period(from: row.from, until: row.until, of: row.span)
      if row.source.value.isEmpty {
        note(.missingSource, "the row names no source", at: row.source.span)
      }
      let value = Row(
        key: key, value: Double(row.value.value) ?? 0, from: from, until: until,
        source: row.source.value, isVerified: row.isVerified)
      checked.append(value)
      if positions != nil || row.key == nil { byKey[key, default: []].append((value, row.span)) }
    }
    for key in byKey.keys.sorted() { checkOverlap(of: byKey[key] ?? []) }
    return checked
  }

  /// Notes two rows of one key that hold on the same day.
  private mutating func checkOverlap(of rows: [(row: Row, span: SourceSpan)]) {
    let first = Day(number: .min)
    let last = Day(number: .max)
    let sorted = rows.sorted { ($0.row.from ?? first) < ($1.row.from ?? first) }
    var latest: (until: Day, span: SourceSpan)?
    for (row, span) in sorted {
      let until = row.until ?? last
      if let latest, (row.from ?? first) <= latest.until {
        note(
          .rowsOverlap, "two rows of the same key hold on the same day", at: span,
          found: row.from?.description,
          help: "end the earlier row on the day before this one begins",
          related: [.init(latest.span, "the other row is here")])
      }
      if until > latest?.until ?? first || latest == nil { latest = (until, span) }
    }
  }
}
