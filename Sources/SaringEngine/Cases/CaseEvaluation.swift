public import SaringModel

/// Tries one profile under many suppositions at once: 256 cases a run, and of the graph only what a
/// claim rests on.
///
/// It stands on an `Evaluation` that has screened the profile; what is not supposed stays as it is
/// there. All explanations are made of this: opening answers shows which of them carry a claim,
/// supposing answers shows what open questions could bring.
public struct CaseEvaluation: ~Copyable {
  public let program: Program
  /// For each fact the derivations that read it, directly or not, in the order of the program.
  let dependents: [[Int]]
  /// For each fact the tests of the main graph that read it, directly or through derivations.
  let touched: [[Int32]]
  /// For each fact the nodes that speak of items and, within, of it.
  let itemReaders: [[Int]]
  /// For each group the nodes that speak of its items.
  let itemNodes: [[Int]]

  // The profile as it is.
  var states: [State]
  var cells: [UInt64]
  var day: Int32 = 0
  /// The columns whose cell stands for others like it, in the case in hand.
  private var alike: Set<Int> = []
  let base: UnsafeMutablePointer<TestMasks>
  /// For each node that speaks of items whether it is certain, and whether it is possible.
  private var baseItems: [Int: (certain: Bool, possible: Bool)] = [:]

  /// For each group whether nobody was asked about it.
  var isGroupOpen: [Bool]

  // Scratch of a run.
  let tests: UnsafeMutablePointer<TestMasks>
  let nodes: UnsafeMutablePointer<Bounds>
  private let counters: UnsafeMutablePointer<Bounds>
  let main: RunnableSegment
  private var stack: [Double]
  private var cones: [Claim: Cone] = [:]
  /// What was found out about claims and tests once; some of it holds for one day only.
  var splitting: [Claim: Bool] = [:]
  var reachableMentions: [Int: Bool] = [:]

  enum State: UInt8 {
    case closed
    case open
    case known
  }

  public init(_ program: Program) {
    self.program = program
    let vocabulary = program.book.vocabulary
    var factOfColumn: [Int: FactID] = [:]
    for fact in vocabulary.factIDs where vocabulary[fact].group == nil {
      if let column = program.layout.column(of: fact) { factOfColumn[column] = fact }
    }
    var readers = [[Int]](repeating: [], count: vocabulary.facts.count)
    for (index, derivation) in program.derivations.enumerated() where derivation.group == nil {
      // Inputs come before what is computed from them, so their readers are complete.
      for input in derivation.inputs {
        guard let fact = factOfColumn[input.column] else { continue }
        readers[fact.index].append(index)
      }
    }
    var dependents = [[Int]](repeating: [], count: vocabulary.facts.count)
    for fact in vocabulary.factIDs {
      var found: Set<Int> = []
      var pending = readers[fact.index]
      while let index = pending.popLast() {
        guard found.insert(index).inserted else { continue }
        if let result = factOfColumn[program.derivations[index].column] {
          pending += readers[result.index]
        }
      }
      dependents[fact.index] = found.sorted()
    }
    self.dependents = dependents
    var byColumn: [Int: [Int32]] = [:]
    for (index, test) in program.main.tests.enumerated() {
      byColumn[test.column, default: []].append(Int32(index))
      if case .compareColumns(_, _, let other, _) = test {
        byColumn[other, default: []].append(Int32(index))
      }
    }
    touched = vocabulary.factIDs.map { fact in
      guard vocabulary[fact].group == nil, let column = program.layout.column(of: fact) else {
        return []
      }
      let columns = [column] + dependents[fact.index].map { program.derivations[$0].column }
      return Set(columns.flatMap { byColumn[$0] ?? [] }).sorted()
    }
    var itemNodes = [[Int]](repeating: [], count: vocabulary.groups.count)
    for (index, node) in program.graph.nodes.enumerated() {
      if case .some(let items) = node { itemNodes[items.group.index].append(index) }
    }
    self.itemNodes = itemNodes
    isGroupOpen = vocabulary.groups.map { _ in false }
    var itemReaders = [[Int]](repeating: [], count: vocabulary.facts.count)
    for derivation in program.derivations {
      guard let group = derivation.group else { continue }
      for input in derivation.inputs where !input.isOfItem {
        guard let fact = factOfColumn[input.column] else { continue }
        itemReaders[fact.index] += itemNodes[group.index]
      }
    }
    for (index, node) in program.graph.nodes.enumerated() {
      guard case .some(let items) = node else { continue }
      for fact in program.graph.inners[items.inner].graph.tests.flatMap(\.facts)
      where vocabulary[fact].group == nil { itemReaders[fact.index].append(index) }
    }
    for fact in vocabulary.factIDs {
      for index in dependents[fact.index] {
        guard let result = factOfColumn[program.derivations[index].column] else { continue }
        itemReaders[fact.index] += itemReaders[result.index]
      }
    }
    self.itemReaders = itemReaders
    states = Array(repeating: .open, count: program.layout.columnCount)
    cells = Array(repeating: 0, count: program.layout.columnCount)
    main = RunnableSegment(program.main)
    base = .allocate(capacity: max(1, program.main.tests.count))
    base.initialize(repeating: TestMasks(), count: max(1, program.main.tests.count))
    tests = .allocate(capacity: max(1, program.main.tests.count))
    tests.initialize(repeating: TestMasks(), count: max(1, program.main.tests.count))
    nodes = .allocate(capacity: max(1, program.main.steps.count))
    nodes.initialize(repeating: .zero, count: max(1, program.main.steps.count))
    counters = .allocate(capacity: max(1, program.main.counterBits))
    stack = Array(repeating: 0, count: max(1, program.derivations.map(\.depth).max() ?? 1))
  }

  deinit {
    main.deallocate()
    base.deallocate()
    tests.deallocate()
    nodes.deallocate()
    counters.deallocate()
  }
}

// MARK: - The profile as it is

extension CaseEvaluation {
  /// Takes the profile of one lane, which `evaluation` has just screened in `block`.
  public mutating func take(
    _ evaluation: borrowing Evaluation, lane: Int, block: borrowing ProfileBlock
  ) {
    if day != evaluation.days[lane] { splitting.removeAll() }
    day = evaluation.days[lane]
    for column in states.indices {
      cells[column] = block.cell(column: column, lane: lane)
      states[column] =
        block.isKnown(column: column, lane: lane)
        ? .known : block.isOpen(column: column, lane: lane) ? .open : .closed
    }
    for group in isGroupOpen.indices {
      isGroupOpen[group] = block.groupMasks[group * 8 + 4 + lane >> 6] >> UInt64(lane & 63) & 1 == 1
    }
    for index in main.tests.indices {
      base[index] = TestMasks(spreading: evaluation.tests[index], of: lane)
    }
    for nodes in itemNodes {
      for node in nodes {
        baseItems[node] = (
          evaluation.isCertain(node, lane), evaluation.isPossible(node, lane)
        )
      }
    }
  }

  /// What a claim rests on, made once.
  public mutating func cone(of claim: Claim) -> Cone {
    if let cone = cones[claim] { return cone }
    let cone = Cone(claim, of: program)
    cones[claim] = cone
    return cone
  }
}

extension TestMasks {
  /// What a test says of one lane, said of all.
  fileprivate init(spreading masks: TestMasks, of lane: Int) {
    func spread(_ mask: SIMD4<UInt64>) -> SIMD4<UInt64> {
      mask[lane >> 6] >> UInt64(lane & 63) & 1 == 1 ? ~SIMD4() : SIMD4()
    }
    self.init(
      satisfied: spread(masks.satisfied), known: spread(masks.known), open: spread(masks.open))
  }

  fileprivate mutating func set(_ lane: Int, known: Bool, open: Bool, satisfied: Bool) {
    let word = lane >> 6
    let bit: UInt64 = 1 << UInt64(lane & 63)
    self.known[word] = known ? self.known[word] | bit : self.known[word] & ~bit
    self.open[word] = open ? self.open[word] | bit : self.open[word] & ~bit
    self.satisfied[word] = satisfied ? self.satisfied[word] | bit : self.satisfied[word] & ~bit
  }
}

// MARK: - Running cases

extension CaseEvaluation {
  /// What the bounds say of a claim in each case.
  public mutating func bounds(of cone: Cone, in cases: [Case]) -> [Truth] {
    var truths: [Truth] = []
    truths.reserveCapacity(cases.count)
    run(cone, in: cases) { evaluation, count in
      for lane in 0..<count { truths.append(evaluation.truth(ofAny: cone.roots, lane)) }
    }
    return truths
  }

  /// Runs all cases, 256 at a time, and shows each run.
  mutating func run(
    _ cone: Cone, in cases: [Case], showing: (borrowing Self, Int) -> Void
  ) {
    var start = 0
    while start < cases.count {
      let count = min(ProfileBlock.capacity, cases.count - start)
      for test in cone.tests { tests[Int(test)] = base[Int(test)] }
      var items: [Int: Bounds] = [:]
      for lane in 0..<count { suppose(cases[start + lane], lane, &items) }
      run(cone.steps, items)
      showing(self, count)
      start += count
    }
  }

  borrowing func truth(ofAny roots: [Int], _ lane: Int) -> Truth {
    var truth = Truth.fails
    for root in roots {
      let bounds = nodes[root]
      if bounds[lane >> 6] >> UInt64(lane & 63) & 1 == 1 { return .holds }
      if bounds[4 + lane >> 6] >> UInt64(lane & 63) & 1 == 1 { truth = .unknown }
    }
    return truth
  }

  /// Writes what a case supposes into one lane of the tests.
  private mutating func suppose(_ supposed: Case, _ lane: Int, _ items: inout [Int: Bounds]) {
    let changes = apply(supposed)
    for supposition in supposed.suppositions {
      guard case .fact(let fact) = supposition.variable else { continue }
      for test in touched[fact.index] { fill(Int(test), lane) }
    }
    for supposition in supposed.suppositions { supposeOutcome(supposition, lane, &items) }
    revert(changes)
  }

  /// What stood in a column before it was supposed otherwise.
  struct Change {
    let column: Int
    let state: State
    let cell: UInt64
  }

  /// Makes states and cells those of a case, with all that is computed from them.
  mutating func apply(_ supposed: Case) -> [Change] {
    var changes: [Change] = []
    alike.removeAll(keepingCapacity: true)
    var fixed: Set<Int> = []
    for supposition in supposed.suppositions {
      guard case .fact(let fact) = supposition.variable,
        let column = program.layout.column(of: fact)
      else { continue }
      changes.append(Change(column: column, state: states[column], cell: cells[column]))
      fixed.insert(column)
      switch supposition.choice {
      case .open, .comesOut: states[column] = .open
      case .closed: states[column] = .closed
      case .known(let cell):
        states[column] = .known
        cells[column] = cell
      case .alike(let cell):
        states[column] = .known
        cells[column] = cell
        alike.insert(column)
      }
    }
    var stale: Set<Int> = []
    for supposition in supposed.suppositions {
      if case .fact(let fact) = supposition.variable { stale.formUnion(dependents[fact.index]) }
    }
    for index in stale.sorted() {
      let column = program.derivations[index].column
      if fixed.contains(column) { continue }
      changes.append(Change(column: column, state: states[column], cell: cells[column]))
      compute(program.derivations[index])
    }
    return changes
  }

  mutating func revert(_ changes: [Change]) {
    for change in changes.reversed() {
      states[change.column] = change.state
      cells[change.column] = change.cell
    }
  }

  /// What is supposed of texts, groups and comparisons.
  private func supposeOutcome(
    _ supposition: Supposition, _ lane: Int, _ items: inout [Int: Bounds]
  ) {
    let outcome: Bool? =
      if case .comesOut(let outcome) = supposition.choice { outcome } else { nil }
    switch supposition.variable {
    case .fact(let fact):
      // Items are not looked at again: what bears on them leaves them open, which is never wrong.
      for node in itemReaders[fact.index] { suppose(nil, of: node, lane, &items) }
    case .mention(_, let test), .comparison(_, _, let test):
      tests[test].set(
        lane, known: outcome != nil, open: outcome == nil && supposition.choice != .closed,
        satisfied: outcome ?? false)
    case .items(_, let node):
      suppose(outcome, isClosed: supposition.choice == .closed, of: node, lane, &items)
    case .group(let group):
      for node in itemNodes[group.index] {
        suppose(nil, isClosed: supposition.choice == .closed, of: node, lane, &items)
      }
    }
  }

  /// A closed condition keeps only what is certain of it already.
  private func suppose(
    _ outcome: Bool?, isClosed: Bool = false, of node: Int, _ lane: Int,
    _ items: inout [Int: Bounds]
  ) {
    var bounds = items[node] ?? baseBounds(of: node)
    let bit: UInt64 = 1 << UInt64(lane & 63)
    let (low, high) = (lane >> 6, 4 + lane >> 6)
    let (certain, possible) =
      isClosed
      ? (itemsTruth(node).certain, itemsTruth(node).certain) : (outcome == true, outcome != false)
    bounds[low] = certain ? bounds[low] | bit : bounds[low] & ~bit
    bounds[high] = possible ? bounds[high] | bit : bounds[high] & ~bit
    items[node] = bounds
  }

  /// What the profile as it is says of a node that speaks of items.
  func itemsTruth(_ node: Int) -> (certain: Bool, possible: Bool) {
    baseItems[node] ?? (false, true)
  }

  private func baseBounds(of node: Int) -> Bounds {
    let base = itemsTruth(node)
    let certain: SIMD4<UInt64> = base.certain ? ~SIMD4() : SIMD4()
    let possible: SIMD4<UInt64> = base.possible ? ~SIMD4() : SIMD4()
    return Bounds(lowHalf: certain, highHalf: possible)
  }

  /// Runs some steps on the tests, children first.
  func run(_ steps: [Int32], _ items: [Int: Bounds]) {
    let operands = main.operands
    for position in steps {
      let index = Int(position)
      switch main.steps[index] {
      case .constant(let value): nodes[index] = value ? ~Bounds.zero : .zero
      case .literal(let test, let isComplement):
        nodes[index] = tests[Int(test)].bounds(isComplement: isComplement)
      case .all(let stretch):
        var bounds = ~Bounds.zero
        for position in stretch.positions { bounds &= nodes[Int(operands[position])] }
        nodes[index] = bounds
      case .any(let stretch):
        var bounds = Bounds.zero
        for position in stretch.positions { bounds |= nodes[Int(operands[position])] }
        nodes[index] = bounds
      case .atLeast(let threshold, let stretch, let bits):
        var counter = BitCounter(counters, bits: bits)
        for position in stretch.positions {
          let addend = main.addends[position]
          counter.add(nodes[Int(addend.node)], weight: addend.weight)
        }
        nodes[index] = counter.isAtLeast(threshold)
      case .some: nodes[index] = items[index] ?? baseBounds(of: index)
      }
    }
  }
}

// MARK: - Tests and computed facts of one case

extension CaseEvaluation {
  private mutating func compute(_ derivation: DerivedColumn) {
    let inputs = derivation.inputs.map { alike.contains($0.column) ? .open : states[$0.column] }
    if inputs.contains(.closed) {
      states[derivation.column] = .closed
    } else if inputs.contains(.open) {
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

  private func fill(_ index: Int, _ lane: Int) {
    let test = main.tests[index]
    let column = test.column
    var (known, open) = (states[column] == .known, states[column] == .open)
    var satisfied = false
    if case .mentions = test {
      // A text is not supposed, it can only be opened; opened, each mention is on its own.
      if !known { tests[index].set(lane, known: known, open: open, satisfied: false) }
      return
    }
    switch test {
    case .compareColumns(_, let comparison, let other, _):
      let otherState = states[other]
      open =
        states[column] != .closed && otherState != .closed && (open || otherState == .open)
      known = known && otherState == .known
      if known, alike.contains(column), alike.contains(other) { (known, open) = (false, true) }
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
    tests[index].set(lane, known: known, open: open, satisfied: satisfied)
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
