/// Where a reader stands in a JSON text of several records.
struct JSONCursor {
  enum Phase {
    /// Before anything but blanks.
    case begin
    /// Where an element may begin; `]` too, unless a comma came before it.
    case beforeElement(isAfterComma: Bool)
    case element
    /// Behind the closing bracket.
    case done
    /// Where the next of several values may begin that stand outside an array.
    case beforeValue
    case value
    /// Everything has been said.
    case over
  }

  var phase = Phase.begin
  /// How many brackets and braces are open in the element.
  var depth = 0
  var isInString = false
  var isEscaped = false
}

extension JSONCursor {
  /// Takes one byte of an element or value.
  ///
  /// A line break ends a string, which may not hold one, so that a lost quotation mark cannot
  /// swallow the records behind it.
  mutating func take(_ byte: UInt8) {
    if isInString {
      if isEscaped {
        isEscaped = false
      } else if byte == UInt8(ascii: "\\") {
        isEscaped = true
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\n") {
        isInString = false
      }
      return
    }
    switch byte {
    case UInt8(ascii: "\""): isInString = true
    case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
    case UInt8(ascii: "}"), UInt8(ascii: "]"): depth = max(0, depth - 1)
    default: break
    }
  }

  /// Whether a byte, taken next, would stand outside all brackets and strings.
  var isOutside: Bool { depth == 0 && !isInString }

  mutating func beginElement(_ phase: Phase) {
    self = JSONCursor()
    self.phase = phase
  }
}

extension RecordReader {
  /// Cuts the next element of an array off, or the next of several values.
  mutating func cutElement() -> RecordBatch.Record? {
    while scan < end {
      let byte = storage.base[scan]
      switch json.phase {
      case .begin, .beforeElement, .beforeValue, .done:
        if byte.isJSONBlank {
          if byte == UInt8(ascii: "\n") { line += 1 }
          scan += 1
          start = scan
          continue
        }
        startLine = line
        if let record = begin(with: byte) { return record }
      case .element:
        if json.isOutside, byte == UInt8(ascii: ",") || byte == UInt8(ascii: "]") {
          return finishElement(with: byte)
        }
        takeByte(byte)
      case .value:
        if json.isOutside, byte.isJSONBlank {
          json.phase = .beforeValue
          if let record = finish(start..<scan) { return record }
          continue
        }
        takeByte(byte)
        if json.isOutside, byte == UInt8(ascii: "}") || byte == UInt8(ascii: "]") {
          json.phase = .beforeValue
          if let record = finish(start..<scan) { return record }
          continue
        }
      case .over:
        scan = end
        start = end
        return nil
      }
      if isSkipping {
        start = scan
      } else if scan - start > limit {
        isSkipping = true
        let range = start..<scan
        start = scan
        return record(range, line: startLine, problem: .tooLong)
      }
    }
    return isAtEnd ? cutLastElement() : nil
  }

  private mutating func takeByte(_ byte: UInt8) {
    json.take(byte)
    if byte == UInt8(ascii: "\n") { line += 1 }
    scan += 1
    if json.isInString, !json.isEscaped { passOverString() }
  }

  /// Goes on to the next byte that means something in a string.
  private mutating func passOverString() {
    let base = storage.base
    var position = scan
    while position < end {
      let byte = base[position]
      if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") || byte == UInt8(ascii: "\n") {
        break
      }
      position += 1
    }
    scan = position
  }

  /// Takes the first byte that is not blank where something may begin.
  private mutating func begin(with byte: UInt8) -> RecordBatch.Record? {
    switch (json.phase, byte) {
    case (.begin, UInt8(ascii: "[")):
      scan += 1
      start = scan
      json.phase = .beforeElement(isAfterComma: false)
    case (.begin, _), (.beforeValue, _):
      json.beginElement(.value)
    case (.beforeElement(let isAfterComma), UInt8(ascii: "]")):
      scan += 1
      start = scan
      json.phase = .done
      if isAfterComma { return record(start..<start, line: line, problem: .notJSON) }
    case (.beforeElement, _):
      json.beginElement(.element)
    default:
      // Something stands behind the array: all of it is one faulty record.
      let range = start..<min(end, start + Self.keptOfTooLong)
      json.phase = .over
      return record(range, line: line, problem: .notJSON)
    }
    return nil
  }

  private mutating func finishElement(with byte: UInt8) -> RecordBatch.Record? {
    let range = start..<scan
    scan += 1
    json.phase = byte == UInt8(ascii: "]") ? .done : .beforeElement(isAfterComma: true)
    return finish(range) ?? cutElement()
  }

  private mutating func finish(_ range: Range<Int>) -> RecordBatch.Record? {
    start = scan
    if isSkipping {
      isSkipping = false
      return nil
    }
    let content = trimmed(range)
    return record(content, line: startLine, problem: content.isEmpty ? .notJSON : nil)
  }

  /// What is left at the end of the stream.
  private mutating func cutLastElement() -> RecordBatch.Record? {
    switch json.phase {
    case .begin, .beforeValue, .done, .over:
      return nil
    case .beforeElement:
      json.phase = .over
      return record(end..<end, line: line, problem: .cutShort)
    case .element where json.isOutside && !isSkipping && !trimmed(start..<end).isEmpty:
      // The element may be whole; what is missing is reported behind it.
      json.phase = .beforeElement(isAfterComma: false)
      return finish(start..<end)
    case .value where json.isOutside:
      json.phase = .over
      return finish(start..<end)
    case .element, .value:
      json.phase = .over
      let range = trimmed(start..<end)
      start = end
      if isSkipping { return nil }
      return record(range, line: startLine, problem: .cutShort)
    }
  }
}
