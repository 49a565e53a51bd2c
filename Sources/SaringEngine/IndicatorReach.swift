import SaringModel

/// For each profile of a block which indicators fired and which still could: the masks of nodes
/// turned about, so that reading a lane looks at set bits only.
struct IndicatorReach {
  /// Indicators of the packs in use, 64 a word.
  let indicators: UnsafeBufferPointer<IndicatorID>
  /// Scratch: room for as many.
  let listed: UnsafeMutablePointer<IndicatorID>
  let wordCount: Int
  /// The node of each: fired at any strength.
  private let nodes: UnsafeBufferPointer<Int32>
  /// For each word, for each lane its certain bits; then the same of possible ones.
  private let bits: UnsafeMutablePointer<UInt64>
  /// Whether the bits are those of the block at hand.
  private let isFilled: UnsafeMutablePointer<Bool>

  init(_ findings: FindingNodes) {
    indicators = copied(findings.indicators)
    listed = .allocate(capacity: max(1, findings.indicators.count))
    nodes = copied(findings.indicators.map { findings.fired[$0.index * 4] })
    wordCount = (findings.indicators.count + 63) / 64
    let count = max(1, wordCount * 2 * ProfileBlock.capacity)
    bits = .allocate(capacity: count)
    bits.initialize(repeating: 0, count: count)
    isFilled = .allocate(capacity: 1)
    isFilled.initialize(to: false)
  }

  func deallocate() {
    indicators.start.deallocate()
    listed.deallocate()
    nodes.start.deallocate()
    bits.deallocate()
    isFilled.deallocate()
  }

  /// The indicators of a word that fired on a lane.
  func certain(_ word: Int, _ lane: Int) -> UInt64 {
    bits[word * 2 * ProfileBlock.capacity + lane]
  }

  /// The indicators of a word that fired on a lane or still could.
  func possible(_ word: Int, _ lane: Int) -> UInt64 {
    bits[(word * 2 + 1) * ProfileBlock.capacity + lane]
  }

  /// Forgets a block; the next one's masks are turned about only if a lane is read.
  func forget() { isFilled.pointee = false }

  /// Takes the masks of a block with so many lanes, unless it has them.
  func fill(from masks: UnsafePointer<Bounds>, laneCount: Int) {
    if isFilled.pointee { return }
    isFilled.pointee = true
    let words = UnsafeRawPointer(masks).assumingMemoryBound(to: UInt64.self)
    withUnsafeTemporaryAllocation(of: UInt64.self, capacity: 64) { square in
      for word in 0..<wordCount {
        for bound in 0..<2 {
          for lanes in 0..<((laneCount + 63) / 64) {
            for row in 0..<64 {
              let position = word * 64 + row
              square[row] =
                position < nodes.count
                ? words[Int(nodes[position]) * 8 + bound * 4 + lanes] : 0
            }
            transpose(square)
            let target = bits + (word * 2 + bound) * ProfileBlock.capacity + lanes * 64
            for lane in 0..<64 { target[lane] = square[lane] }
          }
        }
      }
    }
  }
}

/// Turns a square of 64 times 64 bits about: bit *c* of row *r* becomes bit *r* of row *c*.
///
/// Blocks are swapped across the diagonal at half the size each time (H. Warren, "Hacker's
/// Delight", 7-3).
private func transpose(_ square: UnsafeMutableBufferPointer<UInt64>) {
  var width = 32
  var mask: UInt64 = 0x0000_0000_FFFF_FFFF
  while width != 0 {
    var row = 0
    while row < 64 {
      let exchanged = (square[row] >> UInt64(width) ^ square[row + width]) & mask
      square[row + width] ^= exchanged
      square[row] ^= exchanged << UInt64(width)
      row = (row + width + 1) & ~width
    }
    width /= 2
    mask ^= mask << UInt64(width)
  }
}
