extension RecordReader {
  /// What a decoder must know; reads as far as it takes to tell, which is the header of a CSV.
  ///
  /// An empty stream has a shape and no record.
  public mutating func readShape() throws(ProfileReadError) -> RecordShape {
    if let shape { return shape }
    try skipByteOrderMark()
    if format == nil {
      try fillFirstLine()
      let bytes = UnsafeBufferPointer(start: storage.base + start, count: end - start)
      format = ProfileFormat(firstBytes: bytes)
    }
    let found = format == .csv ? try readHeader() : .json
    shape = found
    return found
  }

  private mutating func skipByteOrderMark() throws(ProfileReadError) {
    while end - start < 2, !isAtEnd { try fill() }
    guard end - start >= 2 else { return }
    switch (storage.base[start], storage.base[start + 1]) {
    case (0xFE, 0xFF), (0xFF, 0xFE): throw .isUTF16
    case (0xEF, 0xBB):
      while end - start < 3, !isAtEnd { try fill() }
      if end - start >= 3, storage.base[start + 2] == 0xBF { start += 3 }
    default: break
    }
    scan = start
  }

  /// Reads until a line is there that is not blank, or as much as is kept of a long one.
  private mutating func fillFirstLine() throws(ProfileReadError) {
    while !isAtEnd, end - start < Self.keptOfTooLong {
      var position = start
      while position < end, storage.base[position].isJSONBlank { position += 1 }
      // An opening bracket says enough.
      if position < end, storage.base[position] == UInt8(ascii: "[") { return }
      if position < end, lineFeed(from: position) != nil { return }
      try fill()
    }
  }

  private mutating func readHeader() throws(ProfileReadError) -> RecordShape {
    if dialect == nil { dialect = try guessDialect() }
    let dialect = dialect ?? CSVDialect()
    while true {
      if let header = cutRow() {
        number = 0
        let cells = CSVCells()
        cells.read(storage.base + header.bytes.lowerBound, header.bytes.count, dialect.separator)
        return .csv(dialect, header: cells.strings)
      }
      if isAtEnd { return .csv(dialect, header: []) }
      try fill()
    }
  }

  /// The separator that stands most often in the first row, outside quotation marks.
  ///
  /// Where cells are separated by semicolons, the comma is taken by numbers.
  private mutating func guessDialect() throws(ProfileReadError) -> CSVDialect {
    let candidates = [UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t")]
    var counts = [0, 0, 0]
    var isQuoted = false
    var position = start
    var hasBegun = false
    while true {
      if position == end {
        if isAtEnd || position - start > Self.keptOfTooLong { break }
        let offset = position - start
        try fill()
        position = start + offset
        continue
      }
      let byte = storage.base[position]
      if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
      if !isQuoted, byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r"), hasBegun { break }
      if !isQuoted, let candidate = candidates.firstIndex(of: byte) { counts[candidate] += 1 }
      hasBegun = hasBegun || !byte.isJSONBlank
      position += 1
    }
    let most = counts.max() ?? 0
    let separator = candidates[counts.firstIndex(of: most) ?? 0]
    return CSVDialect(separator: separator, decimalComma: separator == UInt8(ascii: ";"))
  }
}
