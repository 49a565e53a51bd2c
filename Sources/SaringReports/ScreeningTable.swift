public import SaringExplanation
public import SaringModel

/// What a table shows of one screening: no answer, and little memory.
public struct ScreeningRow: Sendable {
  var id: String
  var level: TriageLevel
  var possible: TriageLevel
  var isInformationSufficient: Bool
  var isUrgent: Bool
  var isRefused: Bool
  /// How many signs of risk fired.
  var firedCount: Int
  /// The strongest of them, at most three.
  var strongest: [IndicatorID]

  public init(_ record: borrowing ScreeningRecord, book: RuleBook) {
    let screening = record.screening
    id = String(decoding: screening.id, as: UTF8.self).printable
    isRefused = record.isRefused
    level = record.isRefused ? .low : screening.level
    possible = record.isRefused ? .low : screening.possible
    isInformationSufficient = !record.isRefused && screening.isInformationSufficient
    isUrgent = !record.isRefused && screening.isUrgent
    let risks = screening.fired.lazy.map(\.indicator).filter { book[$0].role == .risk }
    firedCount = record.isRefused ? 0 : risks.count
    strongest = record.isRefused ? [] : Array(risks.prefix(3))
  }
}

/// Screenings as a table for a person: the most pressing first.
public struct ScreeningTable {
  private let book: RuleBook
  private let language: Language
  private let style: ReportStyle
  private let isDiscreet: Bool
  private let givesSafety: Bool

  /// Without titles of signs when it is discreet; with general words on safety for those who
  /// refused when it `givesSafety`.
  public init(
    _ book: RuleBook, language: Language, style: ReportStyle, isDiscreet: Bool = false,
    givesSafety: Bool = false
  ) {
    self.isDiscreet = isDiscreet
    self.givesSafety = givesSafety
    self.book = book
    self.language = language
    self.style = style
  }
}

extension ScreeningTable {
  /// The table of `rows`: highest level first, in it the urgent ones, then as they were read.
  public func text(of rows: [ScreeningRow]) -> String {
    let order = rows.indices.sorted { left, right in
      let (one, other) = (rows[left], rows[right])
      if one.level != other.level { return one.level > other.level }
      if one.isUrgent != other.isUrgent { return one.isUrgent }
      return left < right
    }
    let columns = columns(for: rows)
    var text = style.bold(line(heads, columns)) + "\n"
    for index in order {
      let row = rows[index]
      text += style.coloured(line(cells(of: row), columns), as: row.level) + "\n"
    }
    if givesSafety, rows.contains(where: \.isRefused) {
      let words = language("Who refused: ", "Yang menolak: ") + language.safetyGuidance
      text += "\n" + TextLayout.wrapped(words, to: style.width).joined(separator: "\n") + "\n"
    }
    let limits = language.limits.map { style.dim($0) + "\n" }
    return text + "\n" + limits.joined()
  }

  private var heads: [String] {
    [
      language("record", "catatan"), language("level", "tingkat"),
      language("possible", "mungkin"), language("urgent", "mendesak"),
      language("information", "informasi"), language("signs", "tanda"),
      language("strongest signs", "tanda terkuat"),
    ]
  }

  private func cells(of row: ScreeningRow) -> [String] {
    guard !row.isRefused else {
      let words = language("not screened: consent refused", "tidak disaring: menolak")
      return [row.id, "–", "–", "", "", "", words]
    }
    return [
      row.id, language.name(of: row.level),
      row.possible > row.level ? language.name(of: row.possible) : "=",
      row.isUrgent ? "!" : "",
      row.isInformationSufficient
        ? language("sufficient", "cukup") : language("insufficient", "kurang"),
      String(row.firedCount),
      row.strongest.map {
        isDiscreet ? book[$0].id : "\(book[$0].id) \(book[$0].title[language.rawValue])"
      }
      .joined(separator: "; "),
    ]
  }

  private func columns(for rows: [ScreeningRow]) -> [Int] {
    let longest = rows.lazy.map { TextLayout.width(of: $0.id) }.max() ?? 0
    let levels = TriageLevel.allCases.map { TextLayout.width(of: language.name(of: $0)) }
    var columns = heads.map { TextLayout.width(of: $0) }
    columns[0] = min(24, max(columns[0], longest))
    columns[1] = max(columns[1], levels.max() ?? 0)
    columns[2] = max(columns[2], levels.max() ?? 0)
    columns[4] = max(
      columns[4], TextLayout.width(of: language("insufficient", "kurang")))
    let used = columns.dropLast().reduce(0) { $0 + $1 + 2 }
    columns[6] = max(10, style.width - used)
    return columns
  }

  private func line(_ cells: [String], _ columns: [Int]) -> String {
    var line = ""
    for (position, cell) in cells.enumerated() {
      if position == cells.count - 1 {
        line += TextLayout.cut(cell, to: columns[position])
      } else {
        line += TextLayout.fitted(cell, to: columns[position]) + "  "
      }
    }
    while line.last == " " { line.removeLast() }
    return line
  }
}
