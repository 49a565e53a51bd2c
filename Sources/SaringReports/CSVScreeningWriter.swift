import SaringExplanation
public import SaringModel

/// Writes screenings as CSV, one row a profile; lists are separated by spaces.
///
/// Lines end in a line feed. A cell that a spreadsheet would take for a formula gets a leading
/// apostrophe.
public struct CSVScreeningWriter: Sendable {
  private let book: RuleBook
  private let keptNames: [String]
  private let style: ScreeningStyle

  /// Makes a writer for outcomes of `book`; `keeping` names the fields that records repeat.
  public init(
    _ book: RuleBook, keeping: [String] = [], style: ScreeningStyle = ScreeningStyle()
  ) {
    self.style = style
    self.book = book
    keptNames = keeping
  }
}

extension CSVScreeningWriter {
  /// The first row.
  public var header: [UInt8] {
    var row: [UInt8] = []
    row.append(
      "id,level,possible,information,urgent,patterns,fired,open,ask,rules,not_screened")
    if style.givesSafety { row.append(",safety") }
    for name in keptNames {
      row.append(UInt8(ascii: ","))
      row.append(cell: Array("keep.\(name)".utf8))
    }
    row.append(UInt8(ascii: "\n"))
    return row
  }

  /// Appends one row.
  public func write(_ record: borrowing ScreeningRecord, to row: inout [UInt8]) {
    row.append(cell: record.screening.id)
    if record.isRefused {
      row.append(",,,insufficient,no,,,,")
    } else {
      writeOutcome(record.screening, to: &row)
    }
    row.append(UInt8(ascii: ","))
    row.append(cell: Array(book.signature.utf8))
    row.append(record.isRefused ? ",consent refused" : ",")
    if style.givesSafety {
      row.append(UInt8(ascii: ","))
      if record.isRefused { row.append(cell: Array(style.language.safetyGuidance.utf8)) }
    }
    for value in record.kept {
      row.append(UInt8(ascii: ","))
      row.append(cell: value.withoutJSONQuotes)
    }
    row.append(UInt8(ascii: "\n"))
  }

  private func writeOutcome(_ screening: Screening, to row: inout [UInt8]) {
    row.append(",\(screening.level.name),\(screening.possible.name),")
    row.append(screening.isInformationSufficient ? "sufficient" : "insufficient")
    row.append(screening.isUrgent ? ",yes," : ",no,")
    row.append(cells: screening.patterns.map { book[$0].id })
    row.append(UInt8(ascii: ","))
    row.append(cells: screening.fired.map { "\(book[$0.indicator].id):\($0.strength.name)" })
    row.append(UInt8(ascii: ","))
    row.append(cells: screening.open.map { book[$0].id })
    row.append(UInt8(ascii: ","))
    row.append(
      cells: screening.ask.map { question in
        switch question {
        case .fact(let fact): book.vocabulary[fact].name
        case .group(let group): book.vocabulary[group].name
        }
      })
  }
}

extension [UInt8] {
  fileprivate mutating func append(cells names: [String]) {
    append(cell: Array(names.joined(separator: " ").utf8))
  }

  /// Appends one cell: made harmless, and quoted where it has to be.
  package mutating func append(cell bytes: [UInt8]) {
    let isFormula = bytes.first.map(Self.formulaStarts.contains) ?? false
    let needsQuotes = bytes.contains { Self.quoted.contains($0) }
    if needsQuotes { append(UInt8(ascii: "\"")) }
    if isFormula { append(UInt8(ascii: "'")) }
    for byte in bytes {
      if byte == UInt8(ascii: "\"") { append(byte) }
      append(byte)
    }
    if needsQuotes { append(UInt8(ascii: "\"")) }
  }

  /// Tab and carriage return lead some spreadsheets into a formula as well.
  private static var formulaStarts: [UInt8] { Array("=+-@\t\r".utf8) }
  private static var quoted: [UInt8] { Array(",\"\r\n".utf8) }

  /// The text of a JSON string, or any other JSON value as it stands.
  fileprivate var withoutJSONQuotes: [UInt8] {
    guard count >= 2, first == UInt8(ascii: "\""), last == UInt8(ascii: "\"") else { return self }
    return JSONText.unescaped(self[1..<count - 1])
  }
}
