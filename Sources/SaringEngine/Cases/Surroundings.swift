import SaringModel

/// How a claim stands in one case, kept so that what a few variables bear on can be cut out of it.
public struct Surroundings: Sendable {
  let cone: Cone
  let supposed: Case
  /// For each node of the graph what the case says of it; nothing of those outside the claim, and of
  /// those below parts of it that are settled, which do not matter any more.
  let truths: [Truth?]
  /// For each test of the graph how it comes out there, one bit for each mask.
  private let outcomes: [UInt8]
  let items: [Int: Bounds]

  /// Reads the first lane of `nodes` and of `tests`, of which all lanes are alike.
  init(
    _ cone: Cone, _ supposed: Case, nodes: UnsafePointer<Bounds>,
    tests: UnsafePointer<TestMasks>, items: [Int: Bounds], _ main: RunnableSegment
  ) {
    self.cone = cone
    self.supposed = supposed
    self.items = items
    var truths = [Truth?](repeating: nil, count: main.steps.count)
    func reach(_ node: Int) {
      let bounds = nodes[node]
      truths[node] = bounds[0] & 1 == 1 ? .holds : bounds[4] & 1 == 1 ? .unknown : .fails
    }
    for root in cone.roots { reach(root) }
    for step in cone.whole.steps.reversed() where truths[Int(step)] == .unknown {
      main.forEachChild(of: Int(step), reach)
    }
    self.truths = truths
    var outcomes = [UInt8](repeating: 0, count: main.tests.count)
    for test in cone.whole.tests {
      let masks = tests[Int(test)]
      outcomes[Int(test)] = UInt8(
        masks.satisfied[0] & 1 | (masks.known[0] & 1) << 1 | (masks.open[0] & 1) << 2)
    }
    self.outcomes = outcomes
  }

  /// How a test comes out, said of all lanes.
  func masks(of test: Int) -> TestMasks {
    func spread(_ bit: UInt8) -> SIMD4<UInt64> {
      outcomes[test] >> bit & 1 == 1 ? ~SIMD4() : SIMD4()
    }
    return TestMasks(satisfied: spread(0), known: spread(1), open: spread(2))
  }
}

/// What stands directly above each node of a graph, and which nodes read each test.
struct GraphParents: Sendable {
  private let starts: [Int32]
  private let parents: [Int32]
  /// For each test its literals: the plain one and its complement.
  private let literals: [[Int32]]

  init(_ main: RunnableSegment) {
    var above = [[Int32]](repeating: [], count: main.steps.count)
    var literals = [[Int32]](repeating: [], count: main.tests.count)
    for index in main.steps.indices {
      if case .literal(let test, _) = main.steps[index] {
        literals[Int(test)].append(Int32(index))
      }
      main.forEachChild(of: index) { above[$0].append(Int32(index)) }
    }
    self.literals = literals
    var starts: [Int32] = [0]
    for parents in above { starts.append(starts[starts.count - 1] + Int32(parents.count)) }
    self.starts = starts
    parents = Array(above.joined())
  }

  func parents(of node: Int) -> ArraySlice<Int32> {
    parents[Int(starts[node])..<Int(starts[node + 1])]
  }

  func literals(of test: Int) -> [Int32] { literals[test] }
}

extension RunnableSegment {
  func forEachChild(of step: Int, _ body: (Int) -> Void) {
    switch steps[step] {
    case .constant, .literal, .some: break
    case .all(let stretch), .any(let stretch):
      for position in stretch.positions { body(Int(operands[position])) }
    case .atLeast(_, let stretch, _):
      for position in stretch.positions { body(Int(addends[position].node)) }
    }
  }
}

extension CaseEvaluation {
  /// How a claim stands in a case, open answers that it does not suppose being as the profile has them.
  public mutating func surroundings(of cone: Cone, in supposed: Case) -> Surroundings {
    let items = runAll(cone, in: supposed, .asProfile)
    return Surroundings(cone, supposed, nodes: nodes, tests: tests, items: items, main)
  }

  /// What stands above each node, made when it is first needed.
  mutating func parentsOfNodes() -> GraphParents {
    if let parents { return parents }
    let made = GraphParents(main)
    parents = made
    return made
  }

  /// What some variables bear on, where a claim stands as it does there.
  ///
  /// Cases that suppose nothing but these variables are run on it alone: the rest stays as it is.
  ///
  /// - Precondition: The surroundings leave the variables open.
  public mutating func focus(
    on variables: some Sequence<Variable>, in surroundings: Surroundings
  ) -> Focus {
    let parents = parentsOfNodes()
    let readsTest = surroundings.cone.whole.readsTest
    var isTaken = [Bool](repeating: false, count: main.steps.count)
    var steps: [Int32] = []
    func take(_ node: Int32) {
      guard surroundings.truths[Int(node)] == .unknown, !isTaken[Int(node)] else { return }
      isTaken[Int(node)] = true
      steps.append(node)
    }
    func take(test: Int) {
      if readsTest[test] { parents.literals(of: test).forEach(take) }
    }
    for variable in variables {
      switch variable {
      case .fact(let fact):
        for test in touched[fact.index] { take(test: Int(test)) }
        for node in itemReaders[fact.index] { take(Int32(node)) }
      case .mention(_, let test), .comparison(_, _, let test): take(test: test)
      case .items(_, let node): take(Int32(node))
      case .group(let group): for node in itemNodes[group.index] { take(Int32(node)) }
      }
    }
    var next = 0
    while next < steps.count {
      for parent in parents.parents(of: Int(steps[next])) { take(parent) }
      next += 1
    }
    steps.sort()
    return Focus(surroundings, steps, isTaken: isTaken, main)
  }
}
