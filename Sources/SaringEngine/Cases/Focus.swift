public import SaringModel

/// Steps of a graph that are run together, with what they read.
struct GraphPart: Sendable {
  /// Positions of steps, children first.
  let steps: [Int32]
  /// Positions of tests that the steps read, in order.
  let tests: [Int32]
  /// Positions of the nodes that speak of items.
  let items: [Int32]
  /// For each test of the graph whether these steps read it.
  let readsTest: [Bool]

  /// `literals` are the tests that the steps read, in order; a test may be there twice.
  init(steps: [Int32], literals: some Sequence<Int32>, items: [Int32], testCount: Int) {
    self.steps = steps
    self.items = items
    var readsTest = [Bool](repeating: false, count: testCount)
    var tests: [Int32] = []
    for test in literals where !readsTest[Int(test)] {
      readsTest[Int(test)] = true
      tests.append(test)
    }
    self.readsTest = readsTest
    self.tests = tests
  }
}

/// What is undecided of a claim in one case, or the part of it on which some variables bear.
///
/// Whatever is answered besides, the rest of the graph stays as it is there: so cases that answer
/// more are run on what is undecided alone.
public struct Focus: Sendable {
  /// What the bounds say of the claim.
  public let truth: Truth
  /// The case.
  let supposed: Case
  let roots: [Int]
  /// The steps that are undecided and on the way to the claim.
  let part: GraphPart
  /// What they read that is decided.
  let certain: [Int32]
  let impossible: [Int32]
  /// What they read that stays undecided whatever these cases answer.
  let undecided: [Int32]
  /// The literals among the steps, in the order of their tests.
  let literals: [DecisionGraph.Literal]
  /// How each test and each condition on items of the part comes out in the case.
  let tests: [TestMasks]
  let items: [Int: Bounds]

  /// Reads the first lane of `nodes`, of which all lanes are alike.
  init(
    _ cone: Cone, _ supposed: Case, nodes: UnsafePointer<Bounds>,
    tests: UnsafePointer<TestMasks>, items: [Int: Bounds], _ main: RunnableSegment
  ) {
    func truth(_ node: Int) -> Truth {
      nodes[node][0] & 1 == 1 ? .holds : nodes[node][4] & 1 == 1 ? .unknown : .fails
    }
    self.truth = cone.roots.reduce(.fails) { max($0, truth($1)) }
    self.supposed = supposed
    roots = cone.roots
    var isReached = [Bool](repeating: false, count: main.steps.count)
    var certain: [Int32] = []
    var impossible: [Int32] = []
    func reach(_ node: Int) {
      if isReached[node] { return }
      isReached[node] = true
      switch truth(node) {
      case .holds: certain.append(Int32(node))
      case .fails: impossible.append(Int32(node))
      case .unknown: break
      }
    }
    for root in roots { reach(root) }
    var steps: [Int32] = []
    var itemSteps: [Int32] = []
    var literals: [DecisionGraph.Literal] = []
    for step in cone.whole.steps.reversed() {
      let index = Int(step)
      guard isReached[index], truth(index) == .unknown else { continue }
      steps.append(step)
      switch main.steps[index] {
      case .constant: break
      case .literal(let test, let isComplement):
        literals.append(DecisionGraph.Literal(test: Int(test), isComplement: isComplement))
      case .all(let stretch), .any(let stretch):
        for position in stretch.positions { reach(Int(main.operands[position])) }
      case .atLeast(_, let stretch, _):
        for position in stretch.positions { reach(Int(main.addends[position].node)) }
      case .some: itemSteps.append(step)
      }
    }
    literals.sort { ($0.test, $0.isComplement ? 1 : 0) < ($1.test, $1.isComplement ? 1 : 0) }
    self.literals = literals
    self.certain = certain
    self.impossible = impossible
    undecided = []
    part = GraphPart(
      steps: steps.reversed(), literals: literals.lazy.map { Int32($0.test) },
      items: itemSteps.reversed(), testCount: main.tests.count)
    self.tests = part.tests.map { tests[Int($0)] }
    let isItem = Set(itemSteps.map { Int($0) })
    self.items = items.filter { isItem.contains($0.key) }
  }
  /// The steps that are given and taken, children first, and what they read of what surrounds them.
  init(
    _ surroundings: Surroundings, _ steps: [Int32], isTaken: consuming [Bool],
    _ main: RunnableSegment
  ) {
    let truths = surroundings.truths
    roots = surroundings.cone.roots
    truth = roots.reduce(.fails) { max($0, truths[$1] ?? .fails) }
    supposed = surroundings.supposed
    var isSettled = isTaken
    var (certain, impossible, undecided): ([Int32], [Int32], [Int32]) = ([], [], [])
    func settle(_ node: Int) {
      if isSettled[node] { return }
      isSettled[node] = true
      switch truths[node] {
      case .holds: certain.append(Int32(node))
      case .fails, nil: impossible.append(Int32(node))
      case .unknown: undecided.append(Int32(node))
      }
    }
    for root in roots { settle(root) }
    var literals: [DecisionGraph.Literal] = []
    var itemSteps: [Int32] = []
    for step in steps {
      switch main.steps[Int(step)] {
      case .literal(let test, let isComplement):
        literals.append(DecisionGraph.Literal(test: Int(test), isComplement: isComplement))
      case .some: itemSteps.append(step)
      case .constant, .all, .any, .atLeast: main.forEachChild(of: Int(step), settle)
      }
    }
    literals.sort { ($0.test, $0.isComplement ? 1 : 0) < ($1.test, $1.isComplement ? 1 : 0) }
    self.literals = literals
    (self.certain, self.impossible, self.undecided) = (certain, impossible, undecided)
    part = GraphPart(
      steps: steps, literals: literals.lazy.map { Int32($0.test) }, items: itemSteps,
      testCount: main.tests.count)
    tests = part.tests.map { surroundings.masks(of: Int($0)) }
    var items: [Int: Bounds] = [:]
    for step in itemSteps { items[Int(step)] = surroundings.items[Int(step)] }
    self.items = items
  }
}
