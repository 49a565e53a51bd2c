/// A set of positions, kept as bits so that very many can be compared.
public struct AnswerSet: Hashable, Sendable {
  /// Positions up to 511, which stand in the set itself: few claims rest on more answers.
  private var low = SIMD8<UInt64>()
  /// Those above, without zeros at the end, so that equal sets are equal words.
  private var high: [UInt64] = []

  private static var lowWords: Int { 8 }

  public init() {}

  public init(_ members: some Sequence<Int>) {
    for member in members { insert(member) }
  }

  public var isEmpty: Bool { low == SIMD8() && high.isEmpty }

  public var count: Int {
    var count = 0
    // Most words are empty, and counting bits is slow where there is no instruction for it.
    for index in 0..<wordCount {
      let word = word(index)
      if word != 0 { count += word.nonzeroBitCount }
    }
    return count
  }

  public func hash(into hasher: inout Hasher) {
    // Few sets are compared that differ in high positions alone: one number for all words will do.
    var mixed: UInt64 = 0
    for index in 0..<wordCount { mixed = (mixed ^ word(index)) &* 0x9E37_79B9_7F4A_7C15 }
    hasher.combine(mixed)
  }

  /// The members, in order.
  public var members: [Int] {
    var found: [Int] = []
    found.reserveCapacity(count)
    forEach { found.append($0) }
    return found
  }

  /// Calls `body` for each member, in order.
  func forEach(_ body: (Int) -> Void) {
    for index in 0..<wordCount {
      var rest = word(index)
      while rest != 0 {
        body(index * 64 + rest.trailingZeroBitCount)
        rest &= rest - 1
      }
    }
  }

  public func contains(_ member: Int) -> Bool {
    member >> 6 < wordCount && word(member >> 6) >> UInt64(member & 63) & 1 == 1
  }

  public mutating func insert(_ member: Int) {
    let (place, bit) = (member >> 6, UInt64(1) << UInt64(member & 63))
    if place < Self.lowWords {
      low[place] |= bit
    } else {
      while wordCount <= place { high.append(0) }
      high[place - Self.lowWords] |= bit
    }
  }

  public mutating func remove(_ member: Int) {
    let (place, bit) = (member >> 6, UInt64(1) << UInt64(member & 63))
    if place < Self.lowWords {
      low[place] &= ~bit
    } else if place < wordCount {
      high[place - Self.lowWords] &= ~bit
      trim()
    }
  }

  public func union(_ other: Self) -> Self {
    var result = self
    result.low |= other.low
    if other.high.isEmpty { return result }
    while result.high.count < other.high.count { result.high.append(0) }
    for (index, word) in other.high.enumerated() { result.high[index] |= word }
    return result
  }

  public func subtracting(_ other: Self) -> Self {
    var result = self
    result.low &= ~other.low
    if high.isEmpty || other.high.isEmpty { return result }
    for (index, word) in other.high.prefix(high.count).enumerated() {
      result.high[index] &= ~word
    }
    result.trim()
    return result
  }

  public func isDisjoint(with other: Self) -> Bool {
    low & other.low == SIMD8() && zip(high, other.high).allSatisfy { $0 & $1 == 0 }
  }

  public func isSubset(of other: Self) -> Bool {
    low & ~other.low == SIMD8() && high.count <= other.high.count
      && zip(high, other.high).allSatisfy { $0 & ~$1 == 0 }
  }

  /// Whether this set has fewer members than another one, or of as many the first that differs.
  public func isSmaller(than other: Self) -> Bool {
    let (count, others) = (count, other.count)
    if count != others { return count < others }
    for index in 0..<min(wordCount, other.wordCount) {
      let different = word(index) ^ other.word(index)
      if different != 0 { return word(index) & different & (~different &+ 1) != 0 }
    }
    return false
  }

  private var wordCount: Int { Self.lowWords + high.count }

  private func word(_ index: Int) -> UInt64 {
    index < Self.lowWords ? low[index] : high[index - Self.lowWords]
  }

  private mutating func trim() {
    while high.last == 0 { high.removeLast() }
  }
}
