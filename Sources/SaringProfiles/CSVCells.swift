/// The cells of one row, without their quotation marks.
struct CSVCells {
  /// Where each cell stands: in the row, or in `unquoted` when it held doubled quotation marks.
  private var cells: [Cell] = []
  private var unquoted: [UInt8] = []
  private var row: UnsafePointer<UInt8>?

  private struct Cell {
    var start: Int
    var count: Int
    var isCopy: Bool
  }
}

extension CSVCells {
  var count: Int { cells.count }

  /// Reads a row, which must outlive the use of its cells.
  mutating func read(_ row: UnsafePointer<UInt8>, _ count: Int, _ separator: UInt8) {
    self.row = row
    cells.removeAll(keepingCapacity: true)
    unquoted.removeAll(keepingCapacity: true)
    var position = 0
    while true {
      if position < count, row[position] == UInt8(ascii: "\"") {
        position = readQuoted(row, count, from: position + 1)
      } else {
        let start = position
        while position < count, row[position] != separator { position += 1 }
        cells.append(Cell(start: start, count: position - start, isCopy: false))
      }
      // What follows a closing quotation mark has been refused by the reader.
      while position < count, row[position] != separator { position += 1 }
      if position == count { return }
      position += 1
    }
  }

  /// Reads a cell from behind its opening quotation mark and returns where the next byte stands.
  private mutating func readQuoted(_ row: UnsafePointer<UInt8>, _ count: Int, from start: Int)
    -> Int
  {
    var position = start
    var hasDoubled = false
    while position < count {
      if row[position] == UInt8(ascii: "\"") {
        guard position + 1 < count, row[position + 1] == UInt8(ascii: "\"") else { break }
        hasDoubled = true
        position += 1
      }
      position += 1
    }
    if hasDoubled {
      let copy = unquoted.count
      var isSecond = false
      for byte in UnsafeBufferPointer(start: row + start, count: position - start) {
        isSecond = byte == UInt8(ascii: "\"") && !isSecond
        if !isSecond { unquoted.append(byte) }
      }
      cells.append(Cell(start: copy, count: unquoted.count - copy, isCopy: true))
    } else {
      cells.append(Cell(start: start, count: position - start, isCopy: false))
    }
    return min(position + 1, count)
  }

  /// The bytes of a cell.
  func withCell<Result>(
    _ index: Int, _ body: (UnsafeBufferPointer<UInt8>) -> Result
  ) -> Result {
    let cell = cells[index]
    guard cell.isCopy else {
      return body(UnsafeBufferPointer(start: row.map { $0 + cell.start }, count: cell.count))
    }
    return unquoted.withUnsafeBufferPointer {
      body(UnsafeBufferPointer(rebasing: $0[cell.start..<cell.start + cell.count]))
    }
  }

  /// All cells as text.
  var strings: [String] {
    cells.indices.map { withCell($0) { String(decoding: $0, as: UTF8.self) } }
  }
}
