/// The places of the parts of a start tag, found in the bytes of the file.
///
/// One value is used for all tags of a file, so that its memory is.
struct StartTag {
  /// From `<` to after `>`.
  private(set) var range = 0..<0
  private(set) var name = 0..<0
  /// In the order of the tag, without declarations of namespaces.
  private(set) var attributes: [(name: Range<Int>, value: Range<Int>)] = []

  /// Finds the tag whose end is at or just after `offset`.
  ///
  /// No `<` can stand inside a tag, so the nearest one before is where it begins.
  mutating func find(endingNear offset: Int, in bytes: [UInt8]) {
    attributes.removeAll(keepingCapacity: true)
    var start = min(offset, bytes.count)
    while start > 0, bytes[start - 1] != UInt8(ascii: "<") { start -= 1 }
    let begin = max(start - 1, 0)
    var position = start
    while position < bytes.count, !Self.endsName(bytes[position]) { position += 1 }
    name = start..<position
    range = begin..<position
    while position < bytes.count {
      while position < bytes.count, isSpace(bytes[position]) { position += 1 }
      guard position < bytes.count else { break }
      if bytes[position] == UInt8(ascii: ">") {
        position += 1
        break
      }
      if bytes[position] == UInt8(ascii: "/") {
        position += 1
        continue
      }
      let nameStart = position
      while position < bytes.count, !Self.endsName(bytes[position]) { position += 1 }
      let attribute = nameStart..<position
      while position < bytes.count, isSpace(bytes[position]) || bytes[position] == UInt8(ascii: "=")
      {
        position += 1
      }
      guard position < bytes.count else { break }
      let quote = bytes[position]
      guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else { break }
      let valueStart = position + 1
      position = valueStart
      while position < bytes.count, bytes[position] != quote { position += 1 }
      if !Self.declaresNamespace(bytes[attribute]) {
        attributes.append((attribute, valueStart..<position))
      }
      position = min(position + 1, bytes.count)
    }
    range = begin..<max(begin, position)
  }

  private static func endsName(_ byte: UInt8) -> Bool {
    isSpace(byte) || byte == UInt8(ascii: "=") || byte == UInt8(ascii: ">")
      || byte == UInt8(ascii: "/")
  }

  private static func declaresNamespace(_ name: ArraySlice<UInt8>) -> Bool {
    name.elementsEqual("xmlns".utf8) || name.starts(with: "xmlns:".utf8)
  }
}
