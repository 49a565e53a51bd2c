import CSimdJSON

/// The cells of one row, without their quotation marks.
///
/// They stand in memory that counts no references: a row is asked for each of its cells.
final class CSVCells {
  private(set) var count = 0
  /// Where each cell stands: in the row, or in `unquoted` when it held doubled quotation marks.
  private var cells: UnsafeMutablePointer<UnsafeBufferPointer<UInt8>>
  private var capacity = 64
  private var unquoted: UnsafeMutablePointer<UInt8>
  private var unquotedCapacity = 1024
  private var unquotedCount = 0

  init() {
    cells = .allocate(capacity: capacity)
    unquoted = .allocate(capacity: unquotedCapacity)
  }

  deinit {
    cells.deallocate()
    unquoted.deallocate()
  }
}

extension CSVCells {
  /// The bytes of a cell, which last until the next row is read.
  subscript(index: Int) -> UnsafeBufferPointer<UInt8> {
    precondition(index < count, "the row has no such cell")
    return cells[index]
  }

  /// All cells as text.
  var strings: [String] { (0..<count).map { String(decoding: self[$0], as: UTF8.self) } }

  /// Reads a row, which must outlive the use of its cells.
  func read(_ row: UnsafePointer<UInt8>, _ length: Int, _ separator: UInt8) {
    count = 0
    unquotedCount = 0
    if unquotedCapacity < length {
      unquoted.deallocate()
      unquotedCapacity = length * 2
      unquoted = .allocate(capacity: unquotedCapacity)
    }
    var position = 0
    while true {
      if position < length, row[position] == UInt8(ascii: "\"") {
        position = readQuoted(row, length, from: position + 1)
        // What follows a closing quotation mark has been refused by the reader.
        while position < length, row[position] != separator { position += 1 }
      } else {
        let start = position
        position = csj_skip_to(row, position, length, separator, separator, separator)
        add(UnsafeBufferPointer(start: row + start, count: position - start))
      }
      if position == length { return }
      position += 1
    }
  }

  private func add(_ cell: UnsafeBufferPointer<UInt8>) {
    if count == capacity {
      let larger = UnsafeMutablePointer<UnsafeBufferPointer<UInt8>>.allocate(
        capacity: capacity * 2)
      larger.initialize(from: cells, count: count)
      cells.deallocate()
      cells = larger
      capacity *= 2
    }
    cells[count] = cell
    count += 1
  }

  /// Reads a cell from behind its opening quotation mark and returns where the next byte stands.
  private func readQuoted(_ row: UnsafePointer<UInt8>, _ length: Int, from start: Int) -> Int {
    let quote = UInt8(ascii: "\"")
    var position = start
    var hasDoubled = false
    while true {
      position = csj_skip_to(row, position, length, quote, quote, quote)
      guard position + 1 < length, row[position + 1] == quote else { break }
      hasDoubled = true
      position += 2
    }
    let cell = UnsafeBufferPointer(start: row + start, count: position - start)
    add(hasDoubled ? withoutDoubled(cell) : cell)
    return min(position + 1, length)
  }

  private func withoutDoubled(_ cell: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
    let copy = unquoted + unquotedCount
    var length = 0
    var isSecond = false
    for byte in cell {
      isSecond = byte == UInt8(ascii: "\"") && !isSecond
      if isSecond { continue }
      copy[length] = byte
      length += 1
    }
    unquotedCount += length
    return UnsafeBufferPointer(start: copy, count: length)
  }
}
