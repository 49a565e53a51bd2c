/// A set of positions, kept as bits so that very many can be compared.
public struct AnswerSet: Hashable, Sendable {
  /// Without zeros at the end, so that equal sets are equal words.
  private(set) var words: [UInt64] = []

  public init() {}

  public init(_ members: some Sequence<Int>) {
    for member in members { insert(member) }
  }

  public var isEmpty: Bool { words.isEmpty }

  public var count: Int { words.reduce(0) { $0 + $1.nonzeroBitCount } }

  /// The members, in order.
  public var members: [Int] {
    var found: [Int] = []
    for (index, word) in words.enumerated() {
      var rest = word
      while rest != 0 {
        found.append(index * 64 + rest.trailingZeroBitCount)
        rest &= rest - 1
      }
    }
    return found
  }

  public func contains(_ member: Int) -> Bool {
    member >> 6 < words.count && words[member >> 6] >> UInt64(member & 63) & 1 == 1
  }

  public mutating func insert(_ member: Int) {
    while words.count <= member >> 6 { words.append(0) }
    words[member >> 6] |= 1 << UInt64(member & 63)
  }

  public mutating func remove(_ member: Int) {
    guard member >> 6 < words.count else { return }
    words[member >> 6] &= ~(1 << UInt64(member & 63))
    trim()
  }

  public func union(_ other: Self) -> Self {
    var result = words.count >= other.words.count ? self : other
    let shorter = words.count >= other.words.count ? other : self
    for (index, word) in shorter.words.enumerated() { result.words[index] |= word }
    return result
  }

  public func subtracting(_ other: Self) -> Self {
    var result = self
    for (index, word) in other.words.prefix(words.count).enumerated() {
      result.words[index] &= ~word
    }
    result.trim()
    return result
  }

  public func isDisjoint(with other: Self) -> Bool {
    zip(words, other.words).allSatisfy { $0 & $1 == 0 }
  }

  public func isSubset(of other: Self) -> Bool {
    guard words.count <= other.words.count else { return false }
    return zip(words, other.words).allSatisfy { $0 & ~$1 == 0 }
  }

  private mutating func trim() {
    while words.last == 0 { words.removeLast() }
  }
}
