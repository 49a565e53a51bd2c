/// Bytes that are written from front to back.
package protocol ByteSink: ~Copyable {
  mutating func append(_ byte: UInt8)
  mutating func append(contentsOf bytes: UnsafeBufferPointer<UInt8>)
}

extension [UInt8]: ByteSink {}

// JSON is written straight into bytes: one place escapes, everything else appends.

extension ByteSink where Self: ~Copyable {
  /// Appends `string` as a JSON string with its quotes.
  package mutating func appendJSON(string: String) {
    appendJSON(string: string.utf8.span)
  }

  /// Appends valid UTF-8 as a JSON string with its quotes.
  ///
  /// Control characters are escaped, those above ASCII as well, so that a line printed on a
  /// terminal cannot steer it.
  package mutating func appendJSON(string bytes: Span<UInt8>) {
    append(UInt8(ascii: "\""))
    var plainStart = 0
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      if byte >= 0x20, byte != 0x22, byte != 0x5C, byte != 0x7F, byte != 0xC2 {
        index += 1
        continue
      }
      if byte == 0xC2 {
        // U+0080 to U+009F are control characters of two bytes: C2 80 to C2 9F.
        guard index + 1 < bytes.count, bytes[index + 1] < 0xA0 else {
          index += 1
          continue
        }
        append(bytes.extracting(plainStart..<index))
        appendEscape(of: bytes[index + 1])
        index += 2
      } else {
        append(bytes.extracting(plainStart..<index))
        appendEscape(of: byte)
        index += 1
      }
      plainStart = index
    }
    append(bytes.extracting(plainStart..<bytes.count))
    append(UInt8(ascii: "\""))
  }

  /// Appends a whole number.
  package mutating func appendJSON(_ number: Int) {
    if number < 0 { append(UInt8(ascii: "-")) }
    let magnitude = number.magnitude
    var unit: UInt = 1
    while magnitude / unit >= 10 { unit *= 10 }
    while unit > 0 {
      append(UInt8(ascii: "0") + UInt8(magnitude / unit % 10))
      unit /= 10
    }
  }

  /// Appends the shortest number that reads back as `number`; 3.0 is written as 3.
  ///
  /// JSON has no word for infinity or for what is not a number: both are written as `null`.
  package mutating func appendJSON(_ number: Double) {
    guard number.isFinite else { return append("null") }
    if let whole = Int(exactly: number), whole.magnitude <= 1 << 53 {
      appendJSON(whole)
    } else {
      append(number.description)
    }
  }

  /// Appends `true` or `false`.
  package mutating func appendJSON(_ truth: Bool) {
    append(truth ? "true" : "false")
  }

  /// Appends the bytes of `text` as they are: punctuation, and keys known to need no escape.
  package mutating func append(_ text: String) {
    text.utf8.span.withUnsafeBufferPointer { append(contentsOf: $0) }
  }

  private mutating func append(_ bytes: Span<UInt8>) {
    bytes.withUnsafeBufferPointer { append(contentsOf: $0) }
  }

  /// Appends the escape of one character below U+0100.
  private mutating func appendEscape(of character: UInt8) {
    append(UInt8(ascii: "\\"))
    switch character {
    case 0x22, 0x5C: append(character)
    case 0x08: append(UInt8(ascii: "b"))
    case 0x09: append(UInt8(ascii: "t"))
    case 0x0A: append(UInt8(ascii: "n"))
    case 0x0C: append(UInt8(ascii: "f"))
    case 0x0D: append(UInt8(ascii: "r"))
    default:
      append("u00")
      appendHexDigit(character >> 4)
      appendHexDigit(character & 0xF)
    }
  }

  private mutating func appendHexDigit(_ digit: UInt8) {
    append(digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") - 10 + digit)
  }
}
