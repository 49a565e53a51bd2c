import SaringModel

/// What a word means as an answer, as the number that the shim keeps for it.
///
/// Numbers from 0 are positions of codes; -1 is the shim's for a word it does not have.
enum Meaning {
  static let unfound: Int32 = -1
  static let open: Int32 = -2

  static func closed(_ reason: MissingReason) -> Int32 { -3 - Int32(reason.rawValue) }

  /// The reason in a number below `open`.
  static func reason(in meaning: Int32) -> MissingReason {
    MissingReason(rawValue: UInt8(-3 - meaning)) ?? .refused
  }

  /// The ways to say that there is no answer, folded.
  ///
  /// A code with the same spelling comes first.
  static let missing: [(word: String, meaning: Int32)] = [
    ("unknown", open), ("not asked", open), ("tidak ditanya", open), ("belum ditanya", open),
    ("tidak diketahui", open),
    ("refused", closed(.refused)), ("declined", closed(.refused)), ("menolak", closed(.refused)),
    ("does not know", closed(.doesNotKnow)), ("dont know", closed(.doesNotKnow)),
    ("don't know", closed(.doesNotKnow)), ("tidak tahu", closed(.doesNotKnow)),
    ("not applicable", closed(.notApplicable)), ("n/a", closed(.notApplicable)),
    ("na", closed(.notApplicable)), ("tidak berlaku", closed(.notApplicable)),
  ]

  /// Whether a word that begins so may be a way of being missing, when it is folded.
  static func beginsMissing(_ word: UnsafeBufferPointer<UInt8>) -> Bool {
    guard word.count > 1 else { return false }
    let (first, second) = (word[0], word[1])
    return isGap(first) || isGap(second)
      || beginnings.contains(Beginning(first: first | 0x20, second: second | 0x20))
  }

  private struct Beginning: Equatable, Sendable {
    let first: UInt8
    let second: UInt8
  }

  private static let beginnings = missing.reduce(into: [Beginning]()) { beginnings, way in
    let bytes = Array(way.word.utf8.prefix(2))
    let beginning = Beginning(first: bytes[0] | 0x20, second: bytes[1] | 0x20)
    if !beginnings.contains(beginning) { beginnings.append(beginning) }
  }

  /// Whether a byte stands between words.
  fileprivate static func isGap(_ byte: UInt8) -> Bool {
    byte.isJSONBlank || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-")
  }

  /// The ways to say yes (0) and no (1), folded.
  static let yesNo: [(word: String, meaning: Int32)] = [
    ("yes", 0), ("no", 1), ("ya", 0), ("tidak", 1), ("y", 0), ("n", 1), ("true", 0), ("false", 1),
    ("1", 0), ("0", 1),
  ]
}

extension [UInt8] {
  /// Fills the array with a word in small ASCII letters, with one space for each run of blanks,
  /// underscores and hyphens, and none at the ends.
  mutating func fold(_ word: some Sequence<UInt8>) {
    removeAll(keepingCapacity: true)
    var isGap = false
    for byte in word {
      if Meaning.isGap(byte) {
        isGap = true
        continue
      }
      if isGap, !isEmpty { append(0x20) }
      isGap = false
      append((0x41...0x5A).contains(byte) ? byte | 0x20 : byte)
    }
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// The text without blanks at its ends.
  var trimmed: Self {
    var (first, last) = (0, count)
    while first < last, self[first].isJSONBlank { first += 1 }
    while first < last, self[last - 1].isJSONBlank { last -= 1 }
    return Self(rebasing: self[first..<last])
  }
}

extension String {
  /// A name from outside, made fit to be shown: not too long and without control characters.
  init(showing name: some Collection<UInt8>) {
    let text = String(decoding: name.prefix(128), as: UTF8.self)
    self.init(
      String.UnicodeScalarView(
        text.unicodeScalars.map { $0.properties.generalCategory == .control ? "?" : $0 }))
  }
}
