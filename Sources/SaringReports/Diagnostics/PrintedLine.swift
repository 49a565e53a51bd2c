import SaringSource

/// One line of a rule file as a terminal shows it, and the columns in which some of its bytes stand.
struct PrintedLine: Equatable {
  private(set) var text = ""
  /// Counted from zero; empty when no byte is marked.
  private(set) var marked = 0..<0
}

extension PrintedLine {
  /// The most columns that are shown of a line; a longer one is cut around what is marked.
  private static let limit = 110
  /// How much of a cut line is shown before what is marked.
  private static let lead = 40
  private static let tab = 4

  /// - Parameters:
  ///   - line: The bytes of the line, without its line break.
  ///   - range: The bytes of the line to mark; it may be empty, or stand behind the last byte.
  init(_ line: ArraySlice<UInt8>, marking range: Range<Int>) {
    let cells = Self.cells(of: line, marking: range)
    let start =
      cells.first { $0.isMarked }?.start ?? Self.column(after: range.lowerBound, in: cells)
    let end = cells.last { $0.isMarked }?.end ?? start
    let width = cells.last?.end ?? 0
    guard width > Self.limit else {
      text = cells.reduce(into: "") { $0 += $1.text }
      marked = start..<end
      return
    }
    let from = start <= Self.lead ? 0 : start - Self.lead
    let to = from + Self.limit
    let shown = cells.filter { $0.start >= from && $0.end <= to }
    let before = from > 0 ? "… " : ""
    text = shown.reduce(into: before) { $0 += $1.text }
    if to < width { text += " …" }
    let shift = before.count - (shown.first?.start ?? from)
    let last = shown.last?.end ?? to
    marked = (start + shift)..<(max(start, min(end, last)) + shift)
  }

  /// One character of a line on its columns.
  private struct Cell {
    var text: String
    var start: Int
    var end: Int
    var bytes: Range<Int>
    var isMarked: Bool
  }

  private static func cells(of line: ArraySlice<UInt8>, marking range: Range<Int>) -> [Cell] {
    var cells: [Cell] = []
    var column = 0
    var offset = line.startIndex
    for (character, length) in characters(of: line) {
      var (text, columns) = character.printed
      if character == "\t" {
        columns = tab - column % tab
        text = String(repeating: " ", count: columns)
      }
      let bytes = offset..<(offset + length)
      cells.append(
        Cell(
          text: text, start: column, end: column + columns, bytes: bytes,
          isMarked: bytes.overlaps(range)))
      column += columns
      offset += length
    }
    return cells
  }

  /// The characters of a line with the bytes each takes; a byte that is not UTF-8 stands alone.
  private static func characters(of line: ArraySlice<UInt8>) -> [(Character, Int)] {
    if let text = String(validating: line, as: UTF8.self) {
      return text.map { ($0, $0.utf8.count) }
    }
    var characters: [(Character, Int)] = []
    var rest = line
    while !rest.isEmpty {
      let valid = (1...min(4, rest.count)).lazy.compactMap { length in
        String(validating: rest.prefix(length), as: UTF8.self)?.first.map { ($0, length) }
      }.first
      let (character, length) = valid ?? ("\u{FFFD}", 1)
      characters.append((character, length))
      rest = rest.dropFirst(length)
    }
    return characters
  }

  private static func column(after offset: Int, in cells: [Cell]) -> Int {
    cells.first { $0.bytes.lowerBound >= offset }?.start ?? cells.last?.end ?? 0
  }
}
