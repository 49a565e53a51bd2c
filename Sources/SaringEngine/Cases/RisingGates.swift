/// The gates of a function while answers are kept one after another: only what a new one changes is
/// looked at.
struct RisingGates {
  /// What each gate still wants of the weight of its parts; nothing, or less, where it holds.
  private var wanted: [Int]
  /// The gates that read each gate, end to end, with what it weighs there.
  private var readers: [(gate: Int32, weight: Int)]
  /// Where the readers of each gate begin; one more at the end.
  private var starts: [Int]
  /// Gates that hold and whose readers have been told, and those whose readers have not.
  private var told: [Int32] = []
  private var untold: [Int32] = []

  /// Begins with no answer kept.
  init(_ function: borrowing AnswerFunction) {
    let gates = function.gates
    wanted = gates.map { gate in
      switch gate {
      case .answer, .any: 1
      case .all(let parts): parts.count
      case .atLeast(let threshold, _): threshold
      }
    }
    starts = Array(repeating: 0, count: gates.count + 1)
    for gate in gates {
      for place in gate.parts { starts[Int(function.operands[place]) + 1] += 1 }
    }
    for gate in gates.indices { starts[gate + 1] += starts[gate] }
    readers = Array(repeating: (0, 0), count: starts[gates.count])
    var next = starts
    for (reader, gate) in gates.enumerated() {
      for place in gate.parts {
        let part = Int(function.operands[place])
        readers[next[part]] = (Int32(reader), function.weights[place])
        next[part] += 1
      }
    }
  }

  /// Keeps one more answer unless `root` would hold then; says whether it was kept.
  mutating func keep(_ answer: Int32, withoutReaching root: Int32) -> Bool {
    told.removeAll(keepingCapacity: true)
    untold.removeAll(keepingCapacity: true)
    wanted[Int(answer)] -= 1
    untold.append(answer)
    while let gate = untold.popLast() {
      if gate == root {
        takeBack(answer)
        return false
      }
      told.append(gate)
      for place in starts[Int(gate)]..<starts[Int(gate) + 1] {
        let (reader, weight) = readers[place]
        let before = wanted[Int(reader)]
        wanted[Int(reader)] = before - weight
        if before > 0, before <= weight { untold.append(reader) }
      }
    }
    return true
  }

  private mutating func takeBack(_ answer: Int32) {
    wanted[Int(answer)] += 1
    for gate in told {
      for place in starts[Int(gate)]..<starts[Int(gate) + 1] {
        wanted[Int(readers[place].gate)] += readers[place].weight
      }
    }
  }
}
