import SaringModel
import SaringSource

extension Checker {
  mutating func checkedTables() -> [Table] {
    var checked: [Table] = []
    for table in tables {
      var keys = FactID(index: 0)
      var positions: [String: Int]?
      if let name = table.keysOf, let fact = fact(name) {
        keys = fact
        usage.facts.insert(fact)
        let draft = facts[fact.index]
        switch draft.kind {
        case .code, .yesNo: if draft.hasCodes { positions = draft.positions }
        case nil: break
        default:
          note(
            .unsuitableTableKeys, "`\(name.value)` has no codes that could be keys",
            at: name.span, found: name.value, help: "name a fact of type `code`")
        }
      }
      checked.append(
        Table(
          id: table.id.value, keys: keys, unit: table.unit?.value,
          rows: rows(of: table, positions),
          title: localized(table.titles, "title", of: table.span)))
    }
    return checked
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
      let from = day(row.from)
      let until = day(row.until)
      if let from, let until, until < from {
        note(
          .datesInverted, "the row ends before it begins", at: row.until?.span ?? row.span,
          found: row.until?.value, help: "exchange the two dates")
      }
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
