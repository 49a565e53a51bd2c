/// Finds all of many phrases in one pass over a folded text.
///
/// The automaton of Aho and Corasick ("Efficient string matching: an aid to bibliographic search",
/// 1975) with all its transitions worked out, over the classes of bytes that occur in phrases.
struct LexiconAutomaton: Sendable {
  /// The class of each byte; 0 for bytes that occur in no phrase.
  private let classes: [UInt8]
  private let classCount: Int
  /// For each state and class the next state; states are numbered breadth first.
  private let transitions: [UInt32]
  /// For each state where its phrases begin in `outputs`; one more at the end.
  private let outputStarts: [UInt32]
  /// Phrases that end in a state, longest first.
  private let outputs: [UInt32]

  /// Builds it for phrases that are folded, none of them empty.
  init(_ phrases: [[UInt8]]) {
    var classes = [UInt8](repeating: 0, count: 256)
    var count = 1
    for phrase in phrases {
      for byte in phrase where classes[Int(byte)] == 0 {
        classes[Int(byte)] = UInt8(count)
        count += 1
      }
    }
    var trie = Trie(classCount: count)
    for (index, phrase) in phrases.enumerated() {
      trie.insert(phrase.map { Int(classes[Int($0)]) }, phrase: UInt32(index))
    }
    let finished = trie.finish()
    self.classes = classes
    classCount = count
    transitions = finished.transitions
    outputStarts = finished.outputStarts
    outputs = finished.outputs
  }

  /// Reports each phrase and the position after it.
  func scan(_ text: UnsafeBufferPointer<UInt8>, found: (_ phrase: Int, _ end: Int) -> Void) {
    classes.withUnsafeBufferPointer { classes in
      transitions.withUnsafeBufferPointer { transitions in
        outputStarts.withUnsafeBufferPointer { starts in
          var state = 0
          for position in text.indices {
            let column = Int(classes[Int(text[position])])
            state = Int(transitions[state &* classCount &+ column])
            let first = starts[state]
            let last = starts[state &+ 1]
            if first != last {
              for output in first..<last { found(Int(outputs[Int(output)]), position + 1) }
            }
          }
        }
      }
    }
  }
}

/// The phrases as a tree, before the failure links are worked in.
private struct Trie {
  let classCount: Int
  var children: [UInt32]
  var ends: [[UInt32]] = [[]]

  init(classCount: Int) {
    self.classCount = classCount
    children = Array(repeating: 0, count: classCount)
  }

  mutating func insert(_ phrase: [Int], phrase index: UInt32) {
    var state = 0
    for column in phrase {
      let place = state * classCount + column
      if children[place] == 0 {
        children[place] = UInt32(ends.count)
        ends.append([])
        children.append(contentsOf: repeatElement(0, count: classCount))
      }
      state = Int(children[place])
    }
    ends[state].append(index)
  }

  func finish() -> (transitions: [UInt32], outputStarts: [UInt32], outputs: [UInt32]) {
    let count = ends.count
    var transitions = [UInt32](repeating: 0, count: count * classCount)
    var starts: [UInt32] = []
    var outputs: [UInt32] = []
    starts.reserveCapacity(count + 1)
    // Breadth first: `order[new]` is the old state, `numbers[old]` the new.
    var order = [0]
    var numbers = [UInt32](repeating: 0, count: count)
    var failures = [Int](repeating: 0, count: count)
    order.reserveCapacity(count)
    var position = 0
    while position < order.count {
      let old = order[position]
      let row = position * classCount
      let failure = failures[position]
      for column in 0..<classCount {
        let child = Int(children[old * classCount + column])
        if child != 0 {
          numbers[child] = UInt32(order.count)
          let next = position == 0 ? 0 : Int(transitions[failure * classCount + column])
          failures[order.count] = next
          transitions[row + column] = UInt32(order.count)
          order.append(child)
        } else if position != 0 {
          transitions[row + column] = transitions[failure * classCount + column]
        }
      }
      starts.append(UInt32(outputs.count))
      outputs.append(contentsOf: ends[old])
      if position != 0 {
        let inherited = Int(starts[failure])..<Int(starts[failure + 1])
        outputs.append(contentsOf: Array(outputs[inherited]))
      }
      position += 1
    }
    starts.append(UInt32(outputs.count))
    return (transitions, starts, outputs)
  }
}
