public import SaringModel

/// What a rule book rests on: its sources, what cites them, and what was only recalled.
public struct SourceReport: Equatable, Sendable {
  /// In the order of the book; a pack without a source is here as well.
  public let packs: [Pack]
  /// The signs of which no source was read.
  public let recalledOnly: [Sign]
  /// Rows of tables, parameters and contacts whose source was not read.
  public let recalledRows: [Row]
  /// The rule book and its digest.
  public let rules: String
  /// The languages of the book, in its order.
  public let languages: [String]

  public struct Pack: Equatable, Sendable {
    public var id: String
    public var entries: [Entry]
  }

  public struct Entry: Equatable, Sendable {
    public var id: String
    public var title: String
    public var year: Int?
    public var link: String?
    public var isVerified: Bool
    /// The ids of the signs that cite it, of any pack.
    public var indicators: [String]
  }

  public struct Sign: Equatable, Sendable {
    public var id: String
    public var sources: [String]
  }

  public struct Row: Equatable, Sendable {
    /// The id of the table or parameter.
    public var table: String
    /// The code, or what else names the row; none for a parameter.
    public var key: String?
    /// None where the row holds words.
    public var value: Double?
    public var words: LocalizedText?
    public var from: Day?
    public var until: Day?
    public var source: String
  }
}

extension SourceReport {
  /// The forms in which it is shown.
  public enum Format: Sendable {
    /// Pack by pack, for a person.
    case pretty
    /// One line for each thing, for `grep`.
    case short
    /// One object with stable keys.
    case json
  }

  /// The report as text that ends with a line break.
  public func text(as format: Format, style: ReportStyle = ReportStyle()) -> String {
    switch format {
    case .pretty: pretty(style)
    case .short: short()
    case .json: json()
    }
  }

  public init(of book: RuleBook) {
    var citing: [SourceID: [String]] = [:]
    for indicator in book.indicators {
      for source in indicator.sources { citing[source, default: []].append(indicator.id) }
    }
    let entries = book.sources.indices.map { index in
      let source = book.sources[index]
      return Entry(
        id: source.id, title: source.title, year: source.year, link: source.link,
        isVerified: source.isVerified, indicators: citing[SourceID(index: index)] ?? [])
    }
    packs = book.packs.indices.map { pack in
      Pack(
        id: book.packs[pack].id,
        entries: entries.indices.filter { book.sources[$0].pack.index == pack }.map {
          entries[$0]
        })
    }
    recalledOnly = book.indicators.compactMap { indicator in
      guard !indicator.sources.isEmpty,
        indicator.sources.allSatisfy({ !book[$0].isVerified })
      else { return nil }
      return Sign(id: indicator.id, sources: indicator.sources.map { book[$0].id })
    }
    recalledRows = Self.recalledRows(of: book)
    rules = book.signature
    languages = book.languages
  }

  private static func recalledRows(of book: RuleBook) -> [Row] {
    let vocabulary = book.vocabulary
    var rows = vocabulary.parameters.flatMap { parameter in
      parameter.rows.filter { !$0.isVerified }.map { Row($0, of: parameter.id, key: nil) }
    }
    for table in vocabulary.tables {
      let codes = vocabulary[table.keys].codes
      rows += table.rows.filter { !$0.isVerified }.map {
        Row($0, of: table.id, key: codes[$0.key].id)
      }
    }
    for table in book.contacts {
      rows += table.entries.filter { !$0.isVerified }.map {
        Row(
          table: table.id, key: $0.key, value: nil, words: $0.words, from: $0.from,
          until: $0.until, source: $0.source)
      }
    }
    return rows
  }
}

extension SourceReport.Row {
  fileprivate init(_ row: Row, of table: String, key: String?) {
    self.init(
      table: table, key: key, value: row.value, words: nil, from: row.from, until: row.until,
      source: row.source)
  }
}
