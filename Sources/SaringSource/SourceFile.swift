/// One rule file as it was read: its name and its bytes.
public struct SourceFile: Sendable {
  /// The path as the reader should see it, relative to the rule book's folder.
  public let path: String
  public let bytes: [UInt8]
  /// The byte offset at which each line begins.
  private let lineStarts: [Int]

  public init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
    var starts = [0]
    for (index, byte) in bytes.enumerated() where byte == UInt8(ascii: "\n") {
      starts.append(index + 1)
    }
    lineStarts = starts
  }
}

extension SourceFile {
  /// A line and a column, both counted from one; columns count characters, not bytes.
  public struct Position: Hashable, Sendable {
    public let line: Int
    public let column: Int
  }

  /// The line and column of a byte offset.
  public func position(of offset: Int) -> Position {
    let clamped = max(0, min(offset, bytes.count))
    let line = lineIndex(of: clamped)
    let before = String(decoding: bytes[lineStarts[line]..<clamped], as: UTF8.self)
    return Position(line: line + 1, column: before.count + 1)
  }

  /// The byte range of a line counted from one, without its line break.
  public func lineRange(_ line: Int) -> Range<Int> {
    let index = max(0, min(line - 1, lineStarts.count - 1))
    let start = lineStarts[index]
    var end = index + 1 < lineStarts.count ? lineStarts[index + 1] : bytes.count
    while end > start, bytes[end - 1] == UInt8(ascii: "\n") || bytes[end - 1] == UInt8(ascii: "\r")
    {
      end -= 1
    }
    return start..<end
  }

  /// The text of a line counted from one.
  public func line(_ line: Int) -> String {
    String(decoding: bytes[lineRange(line)], as: UTF8.self)
  }

  private func lineIndex(of offset: Int) -> Int {
    var low = 0
    var high = lineStarts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if lineStarts[middle] <= offset { low = middle } else { high = middle }
    }
    return low
  }
}
