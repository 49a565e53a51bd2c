import SaringModel

extension CaseEvaluation {
  /// Writes what cases suppose into the tests, a lane for each.
  ///
  /// What many cases suppose alike is worked out once: of an answer that bears on nothing but its own
  /// tests that is each value, of all others together each combination.
  mutating func suppose(
    _ cases: ArraySlice<Case>, _ part: GraphPart, _ items: inout [Int: Bounds]
  ) {
    var alone = LanesOfSuppositions(program.book.vocabulary)
    var entangled: [[Supposition]: SIMD4<UInt64>] = [:]
    var outcomes = LanesOfSuppositions(program.book.vocabulary)
    var entanglement = [Bool?](repeating: nil, count: touched.count)
    for (lane, supposed) in cases.enumerated() {
      var together: [Supposition] = []
      for (place, supposition) in supposed.suppositions.enumerated() {
        guard case .fact(let fact) = supposition.variable else {
          outcomes.add(supposition, at: place, lane)
          continue
        }
        let isEntangled = entanglement[fact.index] ?? bearsOnOthers(fact, in: part)
        entanglement[fact.index] = isEntangled
        if isEntangled {
          together.append(supposition)
        } else {
          alone.add(supposition, at: place, lane)
        }
      }
      if !together.isEmpty {
        entangled[together, default: SIMD4()][lane >> 6] |= 1 << UInt64(lane & 63)
      }
    }
    for (supposition, lanes) in alone.list {
      guard case .fact(let fact) = supposition.variable else { continue }
      suppose(supposition.choice, of: fact, lanes, part)
    }
    for (suppositions, lanes) in entangled { suppose(suppositions, lanes, part, &items) }
    // A whole group comes before single conditions on its items.
    for (supposition, lanes) in outcomes.list {
      if case .group = supposition.variable { suppose(supposition, lanes, &items) }
    }
    for (supposition, lanes) in outcomes.list {
      if case .group = supposition.variable { continue }
      suppose(supposition, lanes, &items)
    }
  }

  /// Whether an answer bears on tests of a part that other answers bear on too, or on items.
  func bearsOnOthers(_ fact: FactID, in part: GraphPart) -> Bool {
    program.book.vocabulary[fact].derivation != nil
      || !part.items.isEmpty && !itemReaders[fact.index].isEmpty
      || touched[fact.index].contains { part.readsTest[Int($0)] && isShared[Int($0)] }
  }

  /// Writes what a case supposes into all lanes.
  mutating func suppose(
    _ supposed: Case, _ part: GraphPart, _ items: inout [Int: Bounds]
  ) {
    suppose(supposed.suppositions, ~SIMD4(), part, &items)
    for supposition in supposed.suppositions {
      if case .group = supposition.variable { suppose(supposition, ~SIMD4(), &items) }
    }
    for supposition in supposed.suppositions {
      if case .group = supposition.variable { continue }
      suppose(supposition, ~SIMD4(), &items)
    }
  }

  /// Writes an answer that bears on its own tests alone.
  mutating func suppose(
    _ choice: Choice, of fact: FactID, _ lanes: SIMD4<UInt64>, _ part: GraphPart
  ) {
    guard let column = program.layout.column(of: fact) else { return }
    let before = (state: states[column], cell: cells[column])
    take(choice, in: column)
    for test in touched[fact.index] where part.readsTest[Int(test)] { fill(Int(test), lanes) }
    (states[column], cells[column]) = before
    isAlike[column] = false
  }

  /// Makes a column what is supposed of it.
  mutating func take(_ choice: Choice, in column: Int) {
    isAlike[column] = false
    switch choice {
    case .open, .comesOut: states[column] = .open
    case .closed: states[column] = .closed
    case .known(let cell):
      states[column] = .known
      cells[column] = cell
    case .alike(let cell):
      states[column] = .known
      cells[column] = cell
      isAlike[column] = true
    }
  }

  /// Writes answers that are supposed together into the lanes that suppose them.
  mutating func suppose(
    _ suppositions: [Supposition], _ lanes: SIMD4<UInt64>, _ part: GraphPart,
    _ items: inout [Int: Bounds]
  ) {
    let changes = apply(suppositions)
    for supposition in suppositions {
      guard case .fact(let fact) = supposition.variable else { continue }
      for test in touched[fact.index] where part.readsTest[Int(test)] { fill(Int(test), lanes) }
      // Items are not looked at again: what bears on them leaves them open, which is never wrong.
      for node in itemReaders[fact.index] { suppose(nil, of: node, lanes, &items) }
    }
    revert(changes)
  }

  /// What stood in a column before it was supposed otherwise.
  struct Change {
    let column: Int
    let state: State
    let cell: UInt64
    let isAlike: Bool
  }

  /// Makes states and cells those of a case, with all that is computed from them.
  mutating func apply(_ suppositions: [Supposition]) -> [Change] {
    var changes: [Change] = []
    var fixed: [Int] = []
    var stale: [Int] = []
    for supposition in suppositions {
      guard case .fact(let fact) = supposition.variable else { continue }
      stale += dependents[fact.index]
      guard let column = program.layout.column(of: fact) else { continue }
      changes.append(change(of: column))
      fixed.append(column)
      take(supposition.choice, in: column)
    }
    stale.sort()
    var last = -1
    for index in stale where index != last {
      last = index
      let column = program.derivations[index].column
      if fixed.contains(column) { continue }
      changes.append(change(of: column))
      compute(program.derivations[index])
    }
    return changes
  }

  func change(of column: Int) -> Change {
    Change(
      column: column, state: states[column], cell: cells[column], isAlike: isAlike[column])
  }

  mutating func revert(_ changes: [Change]) {
    for change in changes.reversed() {
      states[change.column] = change.state
      cells[change.column] = change.cell
      isAlike[change.column] = change.isAlike
    }
  }

  /// Writes what is supposed of texts, groups and comparisons.
  func suppose(
    _ supposition: Supposition, _ lanes: SIMD4<UInt64>, _ items: inout [Int: Bounds]
  ) {
    let outcome: Bool? =
      if case .comesOut(let outcome) = supposition.choice { outcome } else { nil }
    switch supposition.variable {
    case .fact: break
    case .mention(_, let test), .comparison(_, _, let test):
      tests[test].set(
        lanes, known: outcome != nil, open: outcome == nil && supposition.choice != .closed,
        satisfied: outcome ?? false)
    case .items(_, let node):
      suppose(outcome, isClosed: supposition.choice == .closed, of: node, lanes, &items)
    case .group(let group):
      for node in itemNodes[group.index] {
        suppose(nil, isClosed: supposition.choice == .closed, of: node, lanes, &items)
      }
    }
  }

  /// A closed condition keeps only what is certain of it already.
  func suppose(
    _ outcome: Bool?, isClosed: Bool = false, of node: Int, _ lanes: SIMD4<UInt64>,
    _ items: inout [Int: Bounds]
  ) {
    guard var bounds = items[node] else { return }
    let isCertain = isClosed ? truthOfProfile(node).certain : outcome == true
    let isPossible = isClosed ? isCertain : outcome != false
    bounds.lowHalf = isCertain ? bounds.lowHalf | lanes : bounds.lowHalf & ~lanes
    bounds.highHalf = isPossible ? bounds.highHalf | lanes : bounds.highHalf & ~lanes
    items[node] = bounds
  }
}

/// Which lanes suppose the same.
private struct LanesOfSuppositions {
  private(set) var list: [(supposition: Supposition, lanes: SIMD4<UInt64>)] = []
  /// For each fact and group the entry that was made last, and for each entry the one before it of the
  /// same fact or group: there are few of each, which are sooner compared than hashed.
  private var latest: [Int32]
  private var earlier: [Int32] = []
  private let vocabulary: Vocabulary
  /// For each place in a case the entry that the last one had there: neighbours are mostly alike.
  private var last: [Int] = []

  init(_ vocabulary: Vocabulary) {
    self.vocabulary = vocabulary
    latest = Array(repeating: -1, count: vocabulary.questionCount)
  }

  mutating func add(_ supposition: Supposition, at place: Int, _ lane: Int) {
    while last.count <= place { last.append(-1) }
    if last[place] < 0 || list[last[place]].supposition != supposition {
      last[place] = entry(of: supposition)
    }
    list[last[place]].lanes[lane >> 6] |= 1 << UInt64(lane & 63)
  }

  private mutating func entry(of supposition: Supposition) -> Int {
    let question: Screening.Question =
      switch supposition.variable {
      case .fact(let fact), .mention(let fact, _), .comparison(let fact, _, _): .fact(fact)
      case .group(let group), .items(let group, _): .group(group)
      }
    let subject = vocabulary.number(of: question)
    var entry = Int(latest[subject])
    while entry >= 0 {
      if list[entry].supposition == supposition { return entry }
      entry = Int(earlier[entry])
    }
    earlier.append(latest[subject])
    latest[subject] = Int32(list.count)
    list.append((supposition, SIMD4()))
    return list.count - 1
  }
}

extension TestMasks {
  fileprivate mutating func set(
    _ lanes: SIMD4<UInt64>, known: Bool, open: Bool, satisfied: Bool
  ) {
    self.known = known ? self.known | lanes : self.known & ~lanes
    self.open = open ? self.open | lanes : self.open & ~lanes
    self.satisfied = satisfied ? self.satisfied | lanes : self.satisfied & ~lanes
  }
}

// MARK: - Tests and computed facts of one case

extension CaseEvaluation {
  mutating func compute(_ derivation: DerivedColumn) {
    var (isClosed, isOpen) = (false, false)
    for input in derivation.inputs {
      if isAlike[input.column] {
        isOpen = true
      } else {
        isClosed = isClosed || states[input.column] == .closed
        isOpen = isOpen || states[input.column] == .open
      }
    }
    if isClosed {
      states[derivation.column] = .closed
    } else if isOpen {
      states[derivation.column] = .open
    } else if let value = derivation.value(
      of: cells, tables: program.tables, day: day, stack: &stack)
    {
      states[derivation.column] = .known
      cells[derivation.column] = derivation.isCode ? UInt64(value) : value.bitPattern
    } else {
      states[derivation.column] = .closed
    }
  }

  func fill(_ index: Int, _ lanes: SIMD4<UInt64>) {
    let test = main.tests[index]
    let column = test.column
    var (known, open) = (states[column] == .known, states[column] == .open)
    var satisfied = false
    if case .mentions = test {
      // A text is not supposed, it can only be opened; opened, each mention is on its own.
      if !known { tests[index].set(lanes, known: known, open: open, satisfied: false) }
      return
    }
    switch test {
    case .compareColumns(_, let comparison, let other, _):
      let otherState = states[other]
      open =
        states[column] != .closed && otherState != .closed && (open || otherState == .open)
      known = known && otherState == .known
      if known, isAlike[column], isAlike[other] { (known, open) = (false, true) }
      satisfied =
        known
        && comparison.holds(Double(bitPattern: cells[column]), Double(bitPattern: cells[other]))
    case .compareParameter(_, let comparison, let parameter):
      if let limit = program.tables.parameter(parameter, on: day) {
        satisfied = known && comparison.holds(Double(bitPattern: cells[column]), limit)
      } else {
        (known, open) = (false, false)
      }
    case .known:
      satisfied = known
      (known, open) = (true, false)
    default:
      satisfied = known && main.isSatisfied(test, by: cells[column])
    }
    tests[index].set(lanes, known: known, open: open, satisfied: satisfied)
  }
}

extension RunnableSegment {
  /// Whether a cell satisfies a test that reads nothing else.
  func isSatisfied(_ test: ColumnTest, by cell: UInt64) -> Bool {
    switch test {
    case .codes(_, let first, let count):
      let code = Int(truncatingIfNeeded: cell)
      return code >> 6 < count && codeBits[first + code >> 6] >> UInt64(code & 63) & 1 == 1
    case .compare(_, let comparison, let constant):
      return comparison.holds(Double(bitPattern: cell), constant)
    case .includesAny(_, let codes): return cell & codes != 0
    case .includesAll(_, let codes): return cell & codes == codes
    case .compareParameter, .compareColumns, .mentions, .known: return false
    }
  }
}
