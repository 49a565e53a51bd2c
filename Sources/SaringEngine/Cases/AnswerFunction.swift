import SaringModel

/// A claim as a monotone function of answers: of which are kept, or of which are given up.
///
/// It holds only what the claim still depends on, so that hundreds of sets of answers are tried in
/// the time that the whole claim would take for one.
public struct AnswerFunction: Sendable {
  enum Gate: Sendable {
    case answer(Int)
    case all(Range<Int>)
    case any(Range<Int>)
    case atLeast(Int, Range<Int>)

    /// Where its parts stand among the operands.
    var parts: Range<Int> {
      switch self {
      case .answer: 0..<0
      case .all(let parts), .any(let parts), .atLeast(_, let parts): parts
      }
    }
  }

  /// Children before parents.
  private(set) var gates: [Gate] = []
  private(set) var operands: [Int32] = []
  private(set) var weights: [Int] = []
  /// The gate that answers a position of the pool, where one does.
  private var gateOfAnswer: [Int: Int32] = [:]
  private var root = Value.constant(false)
  private var counterBits = 1

  /// What a node of the graph comes to.
  enum Value: Equatable {
    case constant(Bool)
    case gate(Int32)
  }

  init() {}

  /// The positions of the pool on which it depends.
  public var answers: AnswerSet { AnswerSet(gateOfAnswer.keys) }
}

// MARK: - Making one

extension AnswerFunction {
  /// An answer of the pool.
  mutating func answer(_ position: Int) -> Value {
    if let gate = gateOfAnswer[position] { return .gate(gate) }
    gates.append(.answer(position))
    gateOfAnswer[position] = Int32(gates.count - 1)
    return .gate(Int32(gates.count - 1))
  }

  mutating func all(_ values: some Sequence<Value>) -> Value { join(values, absorbing: false) }

  mutating func any(_ values: some Sequence<Value>) -> Value { join(values, absorbing: true) }

  private mutating func join(_ values: some Sequence<Value>, absorbing: Bool) -> Value {
    let first = operands.count
    for value in values {
      switch value {
      case .constant(absorbing):
        shrink(to: first)
        return value
      case .constant: break
      case .gate(let gate):
        if operands[first...].contains(gate) { continue }
        operands.append(gate)
        weights.append(1)
      }
    }
    if operands.count == first { return .constant(!absorbing) }
    if operands.count == first + 1 {
      let only = operands[first]
      shrink(to: first)
      return .gate(only)
    }
    let range = first..<operands.count
    return add(absorbing ? .any(range) : .all(range))
  }

  /// Whether weights of parts that hold come to a threshold.
  mutating func atLeast(
    _ threshold: Int, of parts: some Sequence<(value: Value, weight: Int)>
  ) -> Value {
    let first = operands.count
    var (threshold, sum) = (threshold, 0)
    for (value, weight) in parts {
      switch value {
      case .constant(let holds): threshold -= holds ? weight : 0
      case .gate(let gate):
        operands.append(gate)
        weights.append(weight)
        sum += weight
      }
    }
    guard threshold > 0, sum >= threshold else {
      shrink(to: first)
      return .constant(threshold <= 0)
    }
    counterBits = max(counterBits, Int.bitWidth - sum.leadingZeroBitCount)
    return add(.atLeast(threshold, first..<operands.count))
  }

  private mutating func shrink(to count: Int) {
    operands.removeSubrange(count...)
    weights.removeSubrange(count...)
  }

  private mutating func add(_ gate: Gate) -> Value {
    gates.append(gate)
    return .gate(Int32(gates.count - 1))
  }

  /// The function of one value, without the gates that it does not read.
  func rooted(at value: Value) -> AnswerFunction {
    guard case .gate(let root) = value else {
      var constant = AnswerFunction()
      constant.root = value
      return constant
    }
    var isRead = [Bool](repeating: false, count: Int(root) + 1)
    isRead[Int(root)] = true
    for index in isRead.indices.reversed() where isRead[index] {
      for operand in operands[gates[index].parts] { isRead[Int(operand)] = true }
    }
    var kept = AnswerFunction()
    kept.counterBits = counterBits
    var places = [Int32](repeating: 0, count: isRead.count)
    for index in isRead.indices where isRead[index] {
      places[index] = Int32(kept.gates.count)
      func moved(_ range: Range<Int>) -> Range<Int> {
        let first = kept.operands.count
        for position in range {
          kept.operands.append(places[Int(operands[position])])
          kept.weights.append(weights[position])
        }
        return first..<kept.operands.count
      }
      switch gates[index] {
      case .answer(let position): _ = kept.answer(position)
      case .all(let range): _ = kept.add(.all(moved(range)))
      case .any(let range): _ = kept.add(.any(moved(range)))
      case .atLeast(let threshold, let range):
        _ = kept.add(.atLeast(threshold, moved(range)))
      }
    }
    kept.root = .gate(Int32(kept.gates.count - 1))
    return kept
  }
}

// MARK: - Asking it

extension AnswerFunction {
  /// What it says of each set of positions; 512 sets are tried at a time.
  public func holds(of sets: [AnswerSet]) -> [Bool] {
    guard case .gate(let root) = root else { return sets.map { _ in self.root == .constant(true) } }
    var found: [Bool] = []
    found.reserveCapacity(sets.count)
    withUnsafeTemporaryAllocation(of: Bounds.self, capacity: gates.count + counterBits) { memory in
      memory.initialize(repeating: .zero)
      let counters = UnsafeMutableBufferPointer(rebasing: memory[gates.count...])
      for start in stride(from: 0, to: sets.count, by: Bounds.scalarCount * 64) {
        let part = sets[start..<min(start + Bounds.scalarCount * 64, sets.count)]
        fill(memory, with: part)
        run(memory, counters)
        for lane in part.indices {
          let lane = lane - start
          found.append(memory[Int(root)][lane >> 6] >> UInt64(lane & 63) & 1 == 1)
        }
      }
    }
    return found
  }

  /// A set of positions without which it is false, and of which none can be spared; those that come
  /// first in `order` are spared first.
  ///
  /// - Precondition: It is false of no position at all.
  public func hittingSet(sparing order: [Int]) -> AnswerSet {
    var hitting = answers
    guard case .gate(let root) = root else { return hitting }
    var rising = RisingGates(self)
    for position in order {
      guard let gate = gateOfAnswer[position] else { continue }
      if rising.keep(gate, withoutReaching: root) { hitting.remove(position) }
    }
    return hitting
  }

  private func fill(_ memory: UnsafeMutableBufferPointer<Bounds>, with sets: ArraySlice<AnswerSet>)
  {
    for gate in gateOfAnswer.values { memory[Int(gate)] = .zero }
    guard let most = gateOfAnswer.keys.max() else { return }
    var gateAt = [Int32](repeating: -1, count: most + 1)
    for (position, gate) in gateOfAnswer { gateAt[position] = gate }
    memory.withMemoryRebound(to: UInt64.self) { words in
      for (lane, set) in sets.enumerated() {
        set.forEach { position in
          guard position <= most, gateAt[position] >= 0 else { return }
          words[Int(gateAt[position]) * Bounds.scalarCount + lane >> 6] |= 1 << UInt64(lane & 63)
        }
      }
    }
  }

  private func run(
    _ memory: UnsafeMutableBufferPointer<Bounds>, _ counters: UnsafeMutableBufferPointer<Bounds>
  ) {
    for (index, gate) in gates.enumerated() {
      switch gate {
      case .answer: break
      case .all(let range):
        memory[index] = range.reduce(~Bounds.zero) { $0 & memory[Int(operands[$1])] }
      case .any(let range):
        memory[index] = range.reduce(Bounds.zero) { $0 | memory[Int(operands[$1])] }
      case .atLeast(let threshold, let range):
        guard let words = counters.baseAddress else { continue }
        var counter = BitCounter(words, bits: counterBits)
        for position in range {
          counter.add(memory[Int(operands[position])], weight: weights[position])
        }
        memory[index] = counter.isAtLeast(threshold)
      }
    }
  }
}
