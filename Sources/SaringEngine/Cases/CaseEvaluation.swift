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
  /// For each test of the main graph the given facts that it reads, directly or through derivations.
  let factsOfTest: [[Int]]
  /// For each node that speaks of items the given facts outside them that it reads.
  let factsOfItems: [Int: [Int]]
  /// For each column its fact, and for each computed one its derivation.
  let factOfColumn: [Int: FactID]
  let derivationOfColumn: [Int: Int]
  /// For each test of the main graph whether more than one given answer bears on it.
  let isShared: [Bool]

  // The profile as it is.
  var states: [State]
  var cells: [UInt64]
  var day: Int32 = 0
  /// For each column whether its cell stands for others like it, in the case in hand.
  var isAlike: [Bool]
  let base: UnsafeMutablePointer<TestMasks>
  /// For each node whether it is certain (1), and whether it is possible (2).
  private(set) var baseNodes: [UInt8]

  /// For each group whether nobody was asked about it.
  var isGroupOpen: [Bool]

  // Scratch of a run.
  let tests: UnsafeMutablePointer<TestMasks>
  let nodes: UnsafeMutablePointer<Bounds>
  private let counters: UnsafeMutablePointer<Bounds>
  /// Where a node bears on an undecided level.
  let reached: UnsafeMutablePointer<SIMD4<UInt64>>
  /// For each node how many answers it takes.
  let costs: UnsafeMutablePointer<Int32>
  var areCostsKnown = false
  let main: RunnableSegment
  var stack: [Double]
  private var cones: [Claim: Cone] = [:]
  var parents: GraphParents?
  /// What was found out about claims and tests once; some of it holds for one day only.
  var splitting: [Claim: Bool] = [:]
  var reachableMentions: [Int: Bool] = [:]
  /// What the tests that stand alone leave open, by the position of their literal.
  var openVariables: [Int: OpenVariable] = [:]

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
    self.factOfColumn = factOfColumn
    var derivationOfColumn: [Int: Int] = [:]
    for (index, derivation) in program.derivations.enumerated() where derivation.group == nil {
      derivationOfColumn[derivation.column] = index
    }
    self.derivationOfColumn = derivationOfColumn
    var factsOfTest = [[Int]](repeating: [], count: program.main.tests.count)
    var factsOfItems: [Int: [Int]] = [:]
    for fact in vocabulary.factIDs {
      guard vocabulary[fact].derivation == nil else { continue }
      for test in touched[fact.index] { factsOfTest[Int(test)].append(fact.index) }
      for node in Set(itemReaders[fact.index]) {
        factsOfItems[node, default: []].append(fact.index)
      }
    }
    self.factsOfTest = factsOfTest
    self.factsOfItems = factsOfItems
    isShared = program.main.tests.enumerated().map { index, test in
      if factsOfTest[index].count > 1 || derivationOfColumn[test.column] != nil { return true }
      guard case .compareColumns(_, _, let other, _) = test else { return false }
      return derivationOfColumn[other] != nil
    }
    baseNodes = Array(repeating: 2, count: program.main.steps.count)
    states = Array(repeating: .open, count: program.layout.columnCount)
    isAlike = Array(repeating: false, count: program.layout.columnCount)
    cells = Array(repeating: 0, count: program.layout.columnCount)
    main = RunnableSegment(program.main)
    base = .allocate(capacity: max(1, program.main.tests.count))
    base.initialize(repeating: TestMasks(), count: max(1, program.main.tests.count))
    tests = .allocate(capacity: max(1, program.main.tests.count))
    tests.initialize(repeating: TestMasks(), count: max(1, program.main.tests.count))
    nodes = .allocate(capacity: max(1, program.main.steps.count))
    nodes.initialize(repeating: .zero, count: max(1, program.main.steps.count))
    counters = .allocate(capacity: max(1, program.main.counterBits))
    reached = .allocate(capacity: max(1, program.main.steps.count))
    reached.initialize(repeating: SIMD4(), count: max(1, program.main.steps.count))
    costs = .allocate(capacity: max(1, program.main.steps.count))
    costs.initialize(repeating: 0, count: max(1, program.main.steps.count))
    stack = Array(repeating: 0, count: max(1, program.derivations.map(\.depth).max() ?? 1))
  }

  deinit {
    main.deallocate()
    base.deallocate()
    tests.deallocate()
    nodes.deallocate()
    counters.deallocate()
    reached.deallocate()
    costs.deallocate()
  }
}

// MARK: - The profile as it is

extension CaseEvaluation {
  /// Takes the profile of one lane, which `evaluation` has just screened in `block`.
  public mutating func take(
    _ evaluation: borrowing Evaluation, lane: Int, block: borrowing ProfileBlock
  ) {
    if day != evaluation.days[lane] {
      splitting.removeAll()
      openVariables.removeAll()
    }
    areCostsKnown = false
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
    for node in baseNodes.indices {
      baseNodes[node] =
        (evaluation.isCertain(node, lane) ? 1 : 0) | (evaluation.isPossible(node, lane) ? 2 : 0)
    }
  }

  /// What the bounds say of a claim of the profile as it is.
  public func truth(of claim: Claim) -> Truth {
    program.graph.nodes(of: claim).reduce(.fails) { truth, node in
      let (certain, possible) = truthOfProfile(node.index)
      return max(truth, certain ? .holds : possible ? .unknown : .fails)
    }
  }

  /// What the profile as it is says of a node.
  func truthOfProfile(_ node: Int) -> (certain: Bool, possible: Bool) {
    (baseNodes[node] & 1 != 0, baseNodes[node] & 2 != 0)
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
}

// MARK: - Running cases

extension CaseEvaluation {
  /// What the bounds say of a claim in each case.
  public mutating func bounds(of cone: Cone, in cases: [Case]) -> [Truth] {
    var truths: [Truth] = []
    truths.reserveCapacity(cases.count)
    for start in stride(from: 0, to: cases.count, by: ProfileBlock.capacity) {
      let part = cases[start..<min(start + ProfileBlock.capacity, cases.count)]
      var items = reset(cone.whole, .asProfile)
      suppose(part, cone.whole, &items)
      run(cone.whole.steps, items)
      for lane in part.indices { truths.append(truth(ofAny: cone.roots, lane - start)) }
    }
    return truths
  }

  /// What the bounds say of a claim in cases that answer what a focus leaves open; what the focus
  /// supposes need not be supposed again.
  public mutating func bounds(of focus: Focus, in cases: [Case]) -> [Truth] {
    var truths: [Truth] = []
    truths.reserveCapacity(cases.count)
    run(focus, in: cases) { evaluation, count in
      for lane in 0..<count { truths.append(evaluation.truth(ofAny: focus.roots, lane)) }
    }
    return truths
  }

  /// Runs cases that a focus allows for, 256 at a time, and shows each run.
  mutating func run(
    _ focus: Focus, in cases: [Case], showing: (borrowing Self, Int) -> Void
  ) {
    settleSurroundings(of: focus)
    let changes = apply(focus.supposed.suppositions)
    defer { revert(changes) }
    var start = 0
    while start < cases.count {
      let count = min(ProfileBlock.capacity, cases.count - start)
      var items = reset(focus)
      suppose(cases[start..<start + count], focus.part, &items)
      run(focus.part.steps, items)
      showing(self, count)
      start += count
    }
  }

  /// Takes over what is settled around a focus.
  func settleSurroundings(of focus: Focus) {
    for node in focus.certain { nodes[Int(node)] = ~Bounds.zero }
    for node in focus.impossible { nodes[Int(node)] = .zero }
    let undecided = Bounds(lowHalf: SIMD4(), highHalf: ~SIMD4())
    for node in focus.undecided { nodes[Int(node)] = undecided }
  }

  /// Makes the tests of a focus those of the case that it supposes.
  func reset(_ focus: Focus) -> [Int: Bounds] {
    for (test, masks) in zip(focus.part.tests, focus.tests) { tests[Int(test)] = masks }
    return focus.items
  }

  /// Makes the tests of a part those of the profile as it is.
  private func reset(_ part: GraphPart, _ rest: Rest) -> [Int: Bounds] {
    for test in part.tests {
      var masks = base[Int(test)]
      if rest == .closed { masks.open = SIMD4() }
      tests[Int(test)] = masks
    }
    var items: [Int: Bounds] = [:]
    for node in part.items { items[Int(node)] = baseBounds(of: Int(node), rest) }
    return items
  }

  /// What a case leaves undecided of a claim.
  public mutating func focus(
    on cone: Cone, in supposed: Case = Case(), rest: Rest = .asProfile
  ) -> Focus {
    let items = runAll(cone, in: supposed, rest)
    return Focus(cone, supposed, nodes: nodes, tests: tests, items: items, main)
  }

  /// Runs all that a claim rests on in one case, the same in all lanes; returns how its conditions on
  /// items come out.
  mutating func runAll(_ cone: Cone, in supposed: Case, _ rest: Rest) -> [Int: Bounds] {
    var items = reset(cone.whole, rest)
    suppose(supposed, cone.whole, &items)
    run(cone.whole.steps, items)
    return items
  }

  /// What is taken of open answers that no case supposes.
  public enum Rest: Sendable {
    case asProfile
    /// That they stay without an answer.
    case closed
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

  func baseBounds(of node: Int, _ rest: Rest) -> Bounds {
    let base = truthOfProfile(node)
    let certain: SIMD4<UInt64> = base.certain ? ~SIMD4() : SIMD4()
    let possible: SIMD4<UInt64> =
      base.certain || base.possible && rest == .asProfile ? ~SIMD4() : SIMD4()
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
      case .some: nodes[index] = items[index, default: .zero]
      }
    }
  }
}
