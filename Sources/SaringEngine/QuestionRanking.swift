import SaringModel

/// For each profile of a block the three open questions that bear on most open indicators; of equals the
/// first of the rule book.
///
/// In a block of many profiles they are found for all at once: counts and positions are kept bit by bit, a
/// word for 64 profiles, as `BitCounter` does. That takes as long as some ten profiles one by one, which is
/// how those of a smaller block are found.
struct QuestionRanking {
  typealias Lanes = SIMD4<UInt64>

  /// The questions, in the order of the book.
  private let questions: UnsafeBufferPointer<Screening.Question>
  /// The nodes of the indicators on which the questions bear, end to end, and where those of each
  /// begin; one more at the end.
  private let nodes: UnsafeBufferPointer<Int32>
  private let starts: UnsafeBufferPointer<Int32>
  private let places: UnsafeBufferPointer<FindingNodes.QuestionPlace>
  /// The questions of the indicators of the book, end to end, and where those of each begin.
  private let asked: UnsafeBufferPointer<Int32>
  private let askedStarts: UnsafeBufferPointer<Int32>
  private let countBits: Int
  private let positionBits: Int
  /// The best three, each by the bits of its count and then of its position from 1; 0 is none.
  private let best: UnsafeMutablePointer<Lanes>
  /// The same of the question that is looked at.
  private let entering: UnsafeMutablePointer<Lanes>
  /// Scratch: for each question how many open indicators of one profile it bears on.
  private let counts: UnsafeMutablePointer<Int32>
  /// Whether the best are those of the block at hand.
  private let isFilled: UnsafeMutablePointer<Bool>

  init(_ findings: FindingNodes) {
    var bearing = [[Int32]](repeating: [], count: findings.allQuestions.count)
    for indicator in findings.indicators {
      let (first, end) = (
        findings.questionStarts[indicator.index], findings.questionStarts[indicator.index + 1]
      )
      for question in findings.questions[Int(first)..<Int(end)] {
        bearing[Int(question)].append(findings.fired[indicator.index * 4])
      }
    }
    var starts: [Int32] = [0]
    for nodes in bearing { starts.append(starts[starts.count - 1] + Int32(nodes.count)) }
    self.starts = copied(starts)
    nodes = copied(Array(bearing.joined()))
    places = copied(findings.questionPlaces)
    questions = copied(findings.allQuestions)
    asked = copied(findings.questions)
    askedStarts = copied(findings.questionStarts)
    counts = .allocate(capacity: max(1, bearing.count))
    countBits = Self.bits(for: bearing.map(\.count).max() ?? 0)
    positionBits = Self.bits(for: bearing.count)
    best = .allocate(capacity: 3 * (countBits + positionBits))
    entering = .allocate(capacity: countBits + positionBits)
    isFilled = .allocate(capacity: 1)
    isFilled.initialize(to: false)
  }

  func deallocate() {
    questions.start.deallocate()
    nodes.start.deallocate()
    starts.start.deallocate()
    places.start.deallocate()
    asked.start.deallocate()
    askedStarts.start.deallocate()
    counts.deallocate()
    best.deallocate()
    entering.deallocate()
    isFilled.deallocate()
  }

  private static func bits(for most: Int) -> Int { max(1, Int.bitWidth - most.leadingZeroBitCount) }
}

extension QuestionRanking {
  /// Forgets a block; the next one's questions are ranked only if a lane is read.
  func forget() { isFilled.pointee = false }

  /// Appends the best questions of a lane, the best first; `open` are the indicators that are open there,
  /// and `bounds` those of the nodes of the block.
  func read(
    _ lane: Int, open: [IndicatorID], from bounds: UnsafePointer<Bounds>,
    _ block: borrowing ProfileBlock, into best: inout [Screening.Question]
  ) {
    if block.count < Self.fewLanes {
      return readAlone(lane, open, block) { best.append(questions[$0]) }
    }
    fill(from: bounds, block)
    read(lane) { best.append(questions[$0]) }
  }

  private static var fewLanes: Int { 12 }

  private func readAlone(
    _ lane: Int, _ open: [IndicatorID], _ block: borrowing ProfileBlock, _ body: (Int) -> Void
  ) {
    counts.initialize(repeating: 0, count: places.count)
    for indicator in open {
      for place in Int(askedStarts[indicator.index])..<Int(askedStarts[indicator.index + 1]) {
        counts[Int(asked[place])] &+= 1
      }
    }
    let (word, shift) = (lane >> 6, UInt64(lane & 63))
    var best = [(count: Int32, question: Int)](repeating: (0, -1), count: 3)
    for question in places.indices where counts[question] > best[2].count {
      guard words(of: places[question], in: block)[word] >> shift & 1 == 1 else { continue }
      let count = counts[question]
      let rank = best.firstIndex { count > $0.count } ?? 2
      best.insert((count, question), at: rank)
      best.removeLast()
    }
    for (count, question) in best where count > 0 { body(question) }
  }

  /// Ranks the questions of a block by the bounds of its nodes, unless that has been done.
  private func fill(from bounds: UnsafePointer<Bounds>, _ block: borrowing ProfileBlock) {
    if isFilled.pointee { return }
    isFilled.pointee = true
    best.initialize(repeating: Lanes(), count: 3 * size)
    for question in places.indices {
      let words = words(of: places[question], in: block)
      let open = Lanes(words[0], words[1], words[2], words[3])
      if open == Lanes() { continue }
      count(question, bounds, where: open)
      // Most questions are not among the best of any profile.
      if isMore(than: best + 2 * size) == Lanes() { continue }
      for bit in 0..<positionBits {
        entering[countBits + bit] = (question + 1) >> bit & 1 == 1 ? ~Lanes() : Lanes()
      }
      var moves = Lanes()
      for rank in 0..<3 {
        let place = best + rank * size
        // What has lost its rank takes the next, whatever its count.
        moves |= isMore(than: place)
        for bit in 0..<size {
          let exchanged = (entering[bit] ^ place[bit]) & moves
          entering[bit] ^= exchanged
          place[bit] ^= exchanged
        }
      }
    }
  }

  private func read(_ lane: Int, _ body: (Int) -> Void) {
    let (word, shift) = (lane >> 6, UInt64(lane & 63))
    for rank in 0..<3 {
      let bits = best + rank * size + countBits
      var position = 0
      for bit in 0..<positionBits { position |= Int(bits[bit][word] >> shift & 1) << bit }
      if position == 0 { return }
      body(position - 1)
    }
  }

  private var size: Int { countBits + positionBits }

  /// The words that say where a question is open.
  private func words(
    of place: FindingNodes.QuestionPlace, in block: borrowing ProfileBlock
  ) -> UnsafePointer<UInt64> {
    switch place {
    case .column(let column): UnsafePointer(block.masks + column * 8 + 4)
    case .group(let group): UnsafePointer(block.groupMasks + group * 8 + 4)
    }
  }

  /// Counts the open indicators on which a question bears, where it is open itself.
  private func count(_ question: Int, _ bounds: UnsafePointer<Bounds>, where open: Lanes) {
    entering.update(repeating: Lanes(), count: countBits)
    for place in Int(starts[question])..<Int(starts[question + 1]) {
      let node = bounds[Int(nodes[place])]
      var carry = node.highHalf & ~node.lowHalf & open
      var bit = 0
      while carry != Lanes() {
        let before = entering[bit]
        entering[bit] = before ^ carry
        carry &= before
        bit += 1
      }
    }
  }

  /// Where the question that is looked at has more than one of the best.
  private func isMore(than other: UnsafePointer<Lanes>) -> Lanes {
    var more = Lanes()
    var equal = ~Lanes()
    for bit in stride(from: countBits - 1, through: 0, by: -1) {
      more |= equal & entering[bit] & ~other[bit]
      equal &= ~(entering[bit] ^ other[bit])
    }
    return more
  }
}
