import CUTF8Proc

/// A text brought to the form in which phrases are looked for.
///
/// The form is words between single spaces, with a space at either end. Each byte knows where the
/// character it comes from stands in the original.
///
/// - Letters lose case, width, diacritics and look-alike shapes (compatibility decomposition and
///   case folding of Unicode; a short table of look-alikes).
/// - A digit or sign that stands for a letter inside a word becomes that letter: `sc4mmer`. A number
///   stays a number: nothing changes at the start of a word, beside another digit, or in a word
///   with fewer than two letters.
/// - Three or more single letters, each one character apart, become one word: `l.o.k.e.r`.
/// - In scripts without spaces between words each character is a word of its own, so that a phrase
///   is found anywhere.
public struct FoldedText: Sendable {
  /// Words between single spaces, with a space at either end; a lone space when there are none.
  public internal(set) var bytes: [UInt8] = []
  /// For each byte the offset in the original of the character it comes from; for a space that of
  /// the end of the word before it.
  public internal(set) var origins: [Int32] = []
  /// Positions in `bytes`, ascending, at which a new sentence begins.
  public internal(set) var sentenceStarts: [Int] = []
  /// Whether single letters were joined to words.
  var hasJoinedRuns = false

  public init() {}

  /// Folds `text`, which is UTF-8.
  public init(_ text: String) {
    var text = text
    text.withUTF8 { fold($0) }
  }
}

extension FoldedText {
  /// Folds `source`, which is UTF-8, in place of what was here before.
  public mutating func fold(_ source: UnsafeBufferPointer<UInt8>) {
    bytes.removeAll(keepingCapacity: true)
    origins.removeAll(keepingCapacity: true)
    sentenceStarts.removeAll(keepingCapacity: true)
    hasJoinedRuns = false
    bytes.reserveCapacity(source.count + 2)
    origins.reserveCapacity(source.count + 2)
    var folder = Folder()
    folder.run(source, into: &self)
  }

  /// The sentence, counted from zero, in which a position of `bytes` stands.
  public func sentence(at position: Int) -> Int {
    var count = 0
    for start in sentenceStarts {
      if start > position { break }
      count += 1
    }
    return count
  }

  /// The words in order, for tests and for those who read a page of code.
  public var words: [String] {
    bytes.split(separator: UInt8(ascii: " ")).map { String(decoding: $0, as: UTF8.self) }
  }
}

/// The state of one folding.
private struct Folder {
  /// Where the current word begins in the output, or -1 between words.
  var wordStart = -1
  var wordEndInSource = 0
  /// Letters and stand-ins of the current word.
  var letters = 0
  var needsStandIns = false
  /// A run of single letters, each one character apart: where it begins, and how many.
  var runStart = 0
  var runCount = 0
  /// Characters since the last word ended.
  var gap = 0
  var sentenceEnded = false

  mutating func run(_ source: UnsafeBufferPointer<UInt8>, into output: inout FoldedText) {
    output.bytes.append(space)
    output.origins.append(0)
    var position = 0
    while position < source.count {
      let byte = source[position]
      if byte < 0x80 {
        ascii(byte, at: position, of: source, into: &output)
        position += 1
      } else {
        position += wide(at: position, of: source, into: &output)
      }
    }
    endWord(at: source.count, into: &output)
    endRun(into: &output)
  }

  private mutating func ascii(
    _ byte: UInt8, at position: Int, of source: UnsafeBufferPointer<UInt8>,
    into output: inout FoldedText
  ) {
    let folded = asciiFolding[Int(byte)]
    if folded >= UInt8(ascii: "a") {
      append(folded, at: position, into: &output)
      letters += 1
    } else if folded != 0 {
      append(folded, at: position, into: &output)
      needsStandIns = true
    } else if byte == UInt8(ascii: "@") || byte == UInt8(ascii: "$"), wordStart >= 0,
      position + 1 < source.count, asciiFolding[Int(source[position + 1] & 0x7F)] >= 0x61,
      source[position + 1] < 0x80
    {
      append(byte, at: position, into: &output)
      needsStandIns = true
    } else {
      separate(at: position, into: &output)
      let isLineBreak = byte == 0x0A
      let isStop =
        byte == UInt8(ascii: ".") || byte == UInt8(ascii: "!") || byte == UInt8(ascii: "?")
      if isLineBreak || (isStop && (position + 1 == source.count || source[position + 1] <= 0x20)) {
        sentenceEnded = true
      }
    }
  }

  /// Folds one character beyond ASCII and returns how many bytes it took.
  private mutating func wide(
    at position: Int, of source: UnsafeBufferPointer<UInt8>, into output: inout FoldedText
  ) -> Int {
    var scalar: Int32 = 0
    let length = utf8proc_iterate(
      source.baseAddress.map { $0 + position }, source.count - position, &scalar)
    guard length > 0 else {
      separate(at: position, into: &output)
      return 1
    }
    withUnsafeTemporaryAllocation(of: Int32.self, capacity: 32) { buffer in
      var boundary: Int32 = 0
      let options =
        UTF8PROC_DECOMPOSE.rawValue | UTF8PROC_COMPAT.rawValue
        | UTF8PROC_CASEFOLD.rawValue | UTF8PROC_IGNORE.rawValue
      let count = utf8proc_decompose_char(
        scalar, buffer.baseAddress, 32, utf8proc_option_t(rawValue: options), &boundary)
      guard count > 0, count <= 32 else {
        // Nothing is left of a zero-width mark: it neither joins nor parts.
        if count != 0 { separate(at: position, into: &output) }
        return
      }
      for part in buffer.prefix(count) {
        decomposed(UInt32(bitPattern: part), at: position, length: length, into: &output)
      }
      if scalar == 0x3002 || scalar == 0xFF01 || scalar == 0xFF1F { sentenceEnded = true }
    }
    return length
  }

  private mutating func decomposed(
    _ scalar: UInt32, at position: Int, length: Int, into output: inout FoldedText
  ) {
    if isEuropeanMark(scalar) { return }
    let scalar = lookAlikes[scalar] ?? scalar
    if scalar < 0x80 {
      let folded = asciiFolding[Int(scalar)]
      guard folded != 0 else { return separate(at: position, into: &output) }
      append(folded, at: position, into: &output)
      if folded >= UInt8(ascii: "a") { letters += 1 } else { needsStandIns = true }
      return
    }
    guard isWordCharacter(scalar) else { return separate(at: position, into: &output) }
    if isUnspaced(scalar) {
      endWord(at: position, into: &output)
      endRun(into: &output)
    }
    if wordStart < 0 { beginWord(into: &output) }
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 4) { buffer in
      let count = utf8proc_encode_char(Int32(bitPattern: scalar), buffer.baseAddress)
      for byte in buffer.prefix(count) {
        output.bytes.append(byte)
        output.origins.append(Int32(truncatingIfNeeded: position))
      }
    }
    letters += 1
    if isUnspaced(scalar) { endWord(at: position + length, into: &output) }
  }

  private mutating func append(_ byte: UInt8, at position: Int, into output: inout FoldedText) {
    if wordStart < 0 { beginWord(into: &output) }
    output.bytes.append(byte)
    output.origins.append(Int32(truncatingIfNeeded: position))
  }

  private mutating func beginWord(into output: inout FoldedText) {
    if sentenceEnded {
      endRun(into: &output)
      output.sentenceStarts.append(output.bytes.count)
      sentenceEnded = false
    }
    if gap != 1 { endRun(into: &output) }
    wordStart = output.bytes.count
    letters = 0
    needsStandIns = false
  }

  private mutating func separate(at position: Int, into output: inout FoldedText) {
    if wordStart >= 0 {
      endWord(at: position, into: &output)
      gap = 1
    } else {
      gap += 1
    }
  }

  private mutating func endWord(at position: Int, into output: inout FoldedText) {
    guard wordStart >= 0 else { return }
    if needsStandIns && letters >= 2 { replaceStandIns(in: &output) }
    let isSingleLetter = output.bytes.count - wordStart == 1 && letters == 1
    if isSingleLetter {
      if runCount == 0 { runStart = wordStart }
      runCount += 1
    }
    output.bytes.append(space)
    output.origins.append(Int32(truncatingIfNeeded: position))
    if !isSingleLetter {
      // The run before this word ends without it.
      joinRun(in: &output)
      runCount = 0
    }
    wordStart = -1
    gap = 0
  }

  private mutating func endRun(into output: inout FoldedText) {
    joinRun(in: &output)
    runCount = 0
  }

  /// Takes the spaces out of a run of single letters.
  private func joinRun(in output: inout FoldedText) {
    guard runCount >= 3 else { return }
    output.hasJoinedRuns = true
    var target = runStart
    for letter in 0..<runCount {
      output.bytes[target] = output.bytes[runStart + letter * 2]
      output.origins[target] = output.origins[runStart + letter * 2]
      target += 1
    }
    let lastSpace = runStart + runCount * 2 - 1
    output.bytes[target] = space
    output.origins[target] = output.origins[lastSpace]
    output.bytes.removeSubrange((target + 1)...lastSpace)
    output.origins.removeSubrange((target + 1)...lastSpace)
  }

  private func replaceStandIns(in output: inout FoldedText) {
    let end = output.bytes.count
    for position in (wordStart + 1)..<max(end, wordStart + 1) {
      guard let letter = standIn(for: output.bytes[position]) else { continue }
      let isBesideDigit =
        isDigit(output.bytes[position - 1])
        || (position + 1 < end && isDigit(output.bytes[position + 1]))
      if !isBesideDigit || !isDigit(output.bytes[position]) { output.bytes[position] = letter }
    }
  }

  private func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }
}

private let space = UInt8(ascii: " ")
