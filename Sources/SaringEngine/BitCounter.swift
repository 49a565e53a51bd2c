/// Counts for 256 profiles and both bounds at once: word *k* holds bit *k* of every count.
struct BitCounter {
  private let words: UnsafeMutablePointer<Bounds>
  private let bits: Int

  /// Starts at zero in `words`, which has room for `bits` words.
  init(_ words: UnsafeMutablePointer<Bounds>, bits: Int) {
    self.words = words
    self.bits = bits
    words.update(repeating: .zero, count: bits)
  }

  /// Adds `weight` wherever a bit of `mask` is set.
  ///
  /// - Precondition: No count outgrows the bits.
  mutating func add(_ mask: Bounds, weight: Int) {
    for bit in 0..<bits where weight >> bit & 1 == 1 {
      var carry = mask
      for position in bit..<bits {
        let sum = words[position] ^ carry
        carry &= words[position]
        words[position] = sum
      }
    }
  }

  /// Where the count is at least `threshold`.
  func isAtLeast(_ threshold: Int) -> Bounds {
    if threshold >> bits != 0 { return .zero }
    var greater = Bounds.zero
    var equal = ~Bounds.zero
    for bit in stride(from: bits - 1, through: 0, by: -1) {
      if threshold >> bit & 1 == 1 {
        equal &= words[bit]
      } else {
        greater |= equal & words[bit]
        equal &= ~words[bit]
      }
    }
    return greater | equal
  }
}
