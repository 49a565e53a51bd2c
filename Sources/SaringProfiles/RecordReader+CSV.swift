import CSimdJSON

/// Where a reader stands in a row.
enum CSVCursor {
  case cellStart
  case plain
  case quoted
  /// Behind a quotation mark in a quoted cell: its end, or the first of two.
  case quote
}

extension RecordReader {
  /// Cuts the next row off that is not blank.
  ///
  /// A row in which quotation marks go wrong ends with its first line, so that it cannot swallow
  /// the rows behind it.
  mutating func cutRow() -> RecordBatch.Record? {
    let separator = dialect?.separator ?? UInt8(ascii: ",")
    while scan < end {
      passOverPlainBytes(separator)
      if isSkipping {
        start = scan
      } else if scan - start > limit {
        return cutLongRow()
      }
      if scan == end { break }
      let byte = storage.base[scan]
      switch csv {
      case .quoted:
        csv = .quote
      case .cellStart where byte == UInt8(ascii: "\"") && !isSkipping:
        csv = .quoted
      case .quote where byte == UInt8(ascii: "\""):
        csv = .quoted
      case .cellStart, .plain, .quote:
        if byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") {
          // Whether a line feed follows is not known yet.
          if byte == UInt8(ascii: "\r"), scan + 1 == end, !isAtEnd { return nil }
          let range = start..<scan
          let isPair =
            byte == UInt8(ascii: "\r") && scan + 1 < end
            && storage.base[scan + 1] == UInt8(ascii: "\n")
          if let record = finishRow(range, next: scan + (isPair ? 2 : 1)) { return record }
          continue
        }
        if byte == separator {
          csv = .cellStart
        } else if case .quote = csv {
          return cutFaultyRow()
        } else {
          csv = .plain
        }
      }
      scan += 1
    }
    return isAtEnd ? cutLastRow() : nil
  }

  /// Goes on to the next byte that means something where the reader stands.
  private mutating func passOverPlainBytes(_ separator: UInt8) {
    let base = UnsafePointer(storage.base)
    var position = scan
    switch csv {
    case .plain, .cellStart:
      // Of the cells before the next quotation mark or the end of the row nothing is to be known.
      position = csj_skip_to(
        base, position, end, UInt8(ascii: "\""), UInt8(ascii: "\r"), UInt8(ascii: "\n"))
      if position > scan { csv = base[position - 1] == separator ? .cellStart : .plain }
    case .quoted:
      while true {
        position = csj_skip_to(
          base, position, end, UInt8(ascii: "\""), UInt8(ascii: "\n"), UInt8(ascii: "\n"))
        if position == end || base[position] == UInt8(ascii: "\"") { break }
        line += 1
        position += 1
      }
    case .quote:
      return
    }
    scan = position
  }

  private mutating func finishRow(_ range: Range<Int>, next: Int) -> RecordBatch.Record? {
    let place = startLine
    beginRow(at: next, line: line + 1)
    if isSkipping {
      isSkipping = false
      return nil
    }
    return isBlankRow(range) ? nil : record(range, line: place)
  }

  private mutating func beginRow(at position: Int, line next: Int) {
    start = position
    scan = position
    line = next
    startLine = next
    csv = .cellStart
  }

  /// Whether nothing stands in a row but separators and blanks.
  private func isBlankRow(_ range: Range<Int>) -> Bool {
    let separator = dialect?.separator
    return range.allSatisfy { storage.base[$0] == separator || storage.base[$0].isJSONBlank }
  }

  /// Gives the first line of the row back as faulty and goes on behind it.
  private mutating func cutFaultyRow() -> RecordBatch.Record? {
    let last = lineFeed(from: start) ?? end
    let faulty = trimmedEnd(start..<last)
    let place = startLine
    beginRow(at: min(last + 1, end), line: startLine + 1)
    return record(faulty, line: place, problem: .strayQuote)
  }

  private mutating func cutLongRow() -> RecordBatch.Record? {
    if case .quoted = csv, lineFeed(from: start) != nil { return cutFaultyRow() }
    let range = start..<scan
    start = scan
    isSkipping = true
    // Its quotation marks mean nothing any more: it ends where the line ends.
    csv = .plain
    return record(range, line: startLine, problem: .tooLong)
  }

  private mutating func cutLastRow() -> RecordBatch.Record? {
    if start == end || isSkipping { return nil }
    if case .quoted = csv { return cutFaultyRow() }
    return finishRow(start..<end, next: end)
  }

  private func trimmedEnd(_ range: Range<Int>) -> Range<Int> {
    let hasReturn = !range.isEmpty && storage.base[range.upperBound - 1] == UInt8(ascii: "\r")
    return hasReturn ? range.lowerBound..<range.upperBound - 1 : range
  }
}
