import SaringSource

/// What is checked on the bytes before the parser sees them.
enum Prolog {
  static func check(_ bytes: [UInt8], at file: Int) throws(Diagnostic.Refusal) {
    guard bytes.count <= XMLElement.mostBytes else {
      throw refusal(
        .fileTooLarge, "the file is larger than 4 MiB", at: 0..<0, of: file,
        help: "split it into several files")
    }
    try checkEncoding(bytes, at: file)
    guard bytes.contains(where: { !isSpace($0) }) else {
      throw refusal(
        .emptyFile, "the file is empty", at: 0..<0, of: file,
        help: "a rule file begins with `book`, `rules`, `pack` or `indicator`")
    }
    try checkDeclarations(bytes, at: file)
  }

  private static func checkEncoding(_ bytes: [UInt8], at file: Int) throws(Diagnostic.Refusal) {
    let help = "save the file as UTF-8"
    if let zero = bytes.firstIndex(of: 0) {
      throw refusal(
        .notUTF8, "the file holds a zero byte, as UTF-16 does", at: zero..<zero + 1, of: file,
        help: help)
    }
    do {
      _ = try UTF8Span(validating: bytes.span)
    } catch {
      let start = min(error.byteOffsets.lowerBound, bytes.count)
      let end = min(max(start + 1, error.byteOffsets.upperBound), bytes.count)
      throw refusal(.notUTF8, "the file is not UTF-8", at: start..<end, of: file, help: help)
    }
  }

  /// Looks for an encoding that is not UTF-8 and for a document type, up to the first element.
  private static func checkDeclarations(_ bytes: [UInt8], at file: Int) throws(Diagnostic.Refusal) {
    var position = starts(bytes, with: "\u{FEFF}", at: 0) ? 3 : 0
    if let version = declared("version", in: bytes, from: position),
      bytes[version].elementsEqual("1.1".utf8)
    {
      try checkControls(bytes, at: file)
    }
    if let declared = declared("encoding", in: bytes, from: position) {
      let name = String(decoding: bytes[declared], as: UTF8.self)
      guard name.lowercased() == "utf-8" else {
        throw refusal(
          .notUTF8, "the file declares another encoding than UTF-8", at: declared, of: file,
          help: "save the file as UTF-8 and write `encoding=\"UTF-8\"`, or nothing",
          found: name)
      }
    }
    while position < bytes.count {
      if isSpace(bytes[position]) {
        position += 1
      } else if starts(bytes, with: "<?", at: position) {
        position = end(of: "?>", in: bytes, from: position + 2)
      } else if starts(bytes, with: "<!--", at: position) {
        position = end(of: "-->", in: bytes, from: position + 4)
      } else if starts(bytes, with: "<!DOCTYPE", at: position) {
        let tail = bytes[position...].prefix { $0 != UInt8(ascii: ">") && $0 != UInt8(ascii: "[") }
        throw refusal(
          .documentType, "a document type declaration is not allowed",
          at: position..<min(tail.endIndex + 1, bytes.count), of: file,
          help: "remove it; rule files need neither DTD nor entities")
      } else {
        return
      }
    }
  }

  /// XML 1.1 allows fewer control characters than 1.0, which is what the parser knows.
  private static func checkControls(_ bytes: [UInt8], at file: Int) throws(Diagnostic.Refusal) {
    for position in bytes.indices.dropLast()
    where bytes[position] == 0xC2 || bytes[position] == 0x7F {
      let next = bytes[position + 1]
      guard bytes[position] == 0x7F || (next < 0xA0 && next != 0x85) else { continue }
      throw refusal(
        .malformedXML, "a character stands here that XML does not allow",
        at: position..<(bytes[position] == 0x7F ? position + 1 : position + 2), of: file,
        help: "remove it")
    }
  }

  /// The value of `name` in the XML declaration.
  private static func declared(
    _ name: StaticString, in bytes: [UInt8], from start: Int
  ) -> Range<Int>? {
    guard starts(bytes, with: "<?xml", at: start), start + 5 < bytes.count,
      isSpace(bytes[start + 5])
    else { return nil }
    let close = end(of: "?>", in: bytes, from: start + 5)
    var position = start + 5
    while position < close, !starts(bytes, with: name, at: position) { position += 1 }
    position += name.utf8CodeUnitCount
    while position < close, isSpace(bytes[position]) || bytes[position] == UInt8(ascii: "=") {
      position += 1
    }
    guard position < close else { return nil }
    let quote = bytes[position]
    guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else { return nil }
    let value = bytes[(position + 1)..<close].prefix { $0 != quote }
    return value.startIndex..<value.endIndex
  }

  private static func starts(_ bytes: [UInt8], with text: StaticString, at position: Int) -> Bool {
    let count = text.utf8CodeUnitCount
    guard position + count <= bytes.count else { return false }
    return text.withUTF8Buffer { buffer in
      buffer.indices.allSatisfy { unsafe buffer[$0] == bytes[position + $0] }
    }
  }

  private static func end(of text: StaticString, in bytes: [UInt8], from start: Int) -> Int {
    var position = start
    while position < bytes.count {
      if starts(bytes, with: text, at: position) { return position + text.utf8CodeUnitCount }
      position += 1
    }
    return bytes.count
  }

  private static func refusal(
    _ code: Diagnostic.Code, _ message: String, at range: Range<Int>, of file: Int, help: String,
    found: String? = nil
  ) -> Diagnostic.Refusal {
    Diagnostic.Refusal(
      Diagnostic(
        code, message, at: SourceSpan(file: file, range: range), found: found,
        consequence: "nothing in this file is read", help: help))
  }
}

/// Whether XML takes the byte for white space.
func isSpace(_ byte: UInt8) -> Bool {
  byte == 0x20 || byte == 0x0A || byte == 0x09 || byte == 0x0D
}
