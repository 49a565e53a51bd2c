import SaringModel

/// All that a claim rests on, ready to be run alone.
public struct Cone: Sendable {
  public let claim: Claim
  /// The nodes that say whether the claim is true; any of them does.
  let roots: [Int]
  /// Positions of steps, children first.
  let steps: [Int32]
  /// Positions of tests that the steps read.
  let tests: [Int32]
  /// Positions of the nodes that speak of items.
  let items: [Int32]
  /// For each test of the cone whether it, and whether its complement, is read.
  let literals: [DecisionGraph.Literal]

  init(_ claim: Claim, of program: Program) {
    self.claim = claim
    let graph = program.graph
    roots = graph.nodes(of: claim).map(\.index)
    var reached = [Bool](repeating: false, count: graph.nodes.count)
    for root in roots { reached[root] = true }
    for index in reached.indices.reversed() where reached[index] {
      for child in graph.nodes[index].children { reached[child.index] = true }
    }
    var steps: [Int32] = []
    var tests: Set<Int32> = []
    var literals: [DecisionGraph.Literal] = []
    for index in reached.indices where reached[index] {
      steps.append(Int32(index))
      if case .literal(let literal) = graph.nodes[index] {
        tests.insert(Int32(literal.test))
        literals.append(literal)
      }
    }
    self.steps = steps
    items = steps.filter { index in
      if case .some = graph.nodes[Int(index)] { true } else { false }
    }
    self.tests = tests.sorted()
    self.literals = literals
  }
}
