/// Reads back what stands between the quotes of a JSON string.
package enum JSONText {
  /// The characters of a string that is known to be valid; a lone surrogate becomes U+FFFD.
  package static func unescaped(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    var text: [UInt8] = []
    var rest = bytes
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "\\"), let escape = rest.popFirst() else {
        text.append(byte)
        continue
      }
      switch escape {
      case UInt8(ascii: "b"): text.append(0x08)
      case UInt8(ascii: "f"): text.append(0x0C)
      case UInt8(ascii: "n"): text.append(0x0A)
      case UInt8(ascii: "r"): text.append(0x0D)
      case UInt8(ascii: "t"): text.append(0x09)
      case UInt8(ascii: "u"): text.append(contentsOf: character(&rest))
      default: text.append(escape)
      }
    }
    return text
  }

  /// The character whose hexadecimal digits come next, with the other half of a pair.
  private static func character(_ rest: inout ArraySlice<UInt8>) -> [UInt8] {
    var units = [codeUnit(&rest)]
    if (0xD800..<0xDC00).contains(units[0]), rest.starts(with: [0x5C, UInt8(ascii: "u")]) {
      rest.removeFirst(2)
      units.append(codeUnit(&rest))
    }
    return Array(String(decoding: units, as: UTF16.self).utf8)
  }

  private static func codeUnit(_ rest: inout ArraySlice<UInt8>) -> UInt16 {
    let digits = rest.prefix(4)
    rest.removeFirst(digits.count)
    return UInt16(String(decoding: digits, as: UTF8.self), radix: 16) ?? 0xFFFD
  }
}
