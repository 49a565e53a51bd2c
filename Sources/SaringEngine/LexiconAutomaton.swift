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

/// The phrases as a tree, before the failure links are worked in; children are linked lists, so that
/// the only table of states and classes is the finished one.
private struct Trie {
  let classCount: Int
  private var firstChildren: [Int32] = [-1]
  private var siblings: [Int32] = [-1]
  private var columns: [UInt8] = [0]
  /// The phrases that end in each state, as lists through `nextEnds`.
  private var firstEnds: [Int32] = [-1]
  private var nextEnds: [Int32] = []

  init(classCount: Int) { self.classCount = classCount }

  mutating func insert(_ phrase: [Int], phrase index: UInt32) {
    var state = 0
    for column in phrase { state = child(of: state, at: column) }
    nextEnds.append(firstEnds[state])
    firstEnds[state] = Int32(index)
  }

  private mutating func child(of state: Int, at column: Int) -> Int {
    var child = firstChildren[state]
    while child >= 0 {
      if Int(columns[Int(child)]) == column { return Int(child) }
      child = siblings[Int(child)]
    }
    let new = columns.count
    columns.append(UInt8(column))
    siblings.append(firstChildren[state])
    firstChildren[state] = Int32(new)
    firstChildren.append(-1)
    firstEnds.append(-1)
    return new
  }

  /// Numbers the states breadth first: each takes its failure state's row and then its own
  /// children.
  func finish() -> (transitions: [UInt32], outputStarts: [UInt32], outputs: [UInt32]) {
    let count = columns.count
    let width = classCount
    var starts: [UInt32] = []
    var outputs: [UInt32] = []
    starts.reserveCapacity(count + 1)
    var order = [Int32](repeating: 0, count: count)
    var failures = [Int32](repeating: 0, count: count)
    let transitions = [UInt32](unsafeUninitializedCapacity: count * width) { table, filled in
      var last = 0
      for position in 0..<count {
        let row = table.baseAddress.map { $0 + position * width }
        let failed = table.baseAddress.map { $0 + Int(failures[position]) * width }
        guard let row, let failed else { break }
        if position == 0 {
          row.initialize(repeating: 0, count: width)
        } else {
          row.initialize(from: failed, count: width)
        }
        let old = Int(order[position])
        var child = firstChildren[old]
        while child >= 0 {
          last += 1
          let column = Int(columns[Int(child)])
          failures[last] = position == 0 ? 0 : Int32(row[column])
          order[last] = child
          row[column] = UInt32(last)
          child = siblings[Int(child)]
        }
        starts.append(UInt32(outputs.count))
        var end = firstEnds[old]
        while end >= 0 {
          outputs.append(UInt32(end))
          end = nextEnds[Int(end)]
        }
        if position != 0 {
          let failure = Int(failures[position])
          for output in starts[failure]..<starts[failure + 1] {
            outputs.append(outputs[Int(output)])
          }
        }
      }
      filled = count * width
    }
    starts.append(UInt32(outputs.count))
    return (transitions, starts, outputs)
  }
}
