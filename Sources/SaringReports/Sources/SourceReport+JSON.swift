import SaringModel

extension SourceReport {
  /// One object; every object in it has every key.
  func json() -> String {
    let value: JSONValue = [
      "packs": .array(packs.map(json(of:))),
      "recalled_only": .array(
        recalledOnly.map { ["indicator": .string($0.id), "sources": JSONValue($0.sources)] }),
      "recalled_rows": .array(recalledRows.map(json(of:))),
      "rules": .string(rules),
    ]
    var bytes: [UInt8] = []
    bytes.appendJSON(value, breakingLinesTo: 4)
    return String(decoding: bytes, as: UTF8.self) + "\n"
  }

  private func json(of pack: Pack) -> JSONValue {
    ["pack": .string(pack.id), "sources": .array(pack.entries.map(json(of:)))]
  }

  private func json(of entry: Entry) -> JSONValue {
    [
      "id": .string(entry.id),
      "title": .string(entry.title),
      "year": entry.year.map { .number($0) } ?? .null,
      "link": JSONValue(entry.link),
      "status": .string(entry.status),
      "indicators": JSONValue(entry.indicators),
    ]
  }

  private func json(of row: Row) -> JSONValue {
    [
      "table": .string(row.table),
      "key": JSONValue(row.key),
      "value": row.value.map { .decimal($0) } ?? .null,
      "words": row.words.map { words in
        .object(languages.map { (key: $0, value: .string(words[$0])) })
      } ?? .null,
      "from": JSONValue(row.from?.description),
      "until": JSONValue(row.until?.description),
      "source": .string(row.source),
    ]
  }
}
