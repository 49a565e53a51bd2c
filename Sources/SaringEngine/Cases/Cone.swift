public import SaringModel

/// All that a claim rests on, ready to be run alone.
public struct Cone: Sendable {
  public let claim: Claim
  /// The nodes that say whether the claim is true; any of them does.
  let roots: [Int]
  /// All steps below them.
  let whole: GraphPart
  /// For each test of the cone whether it, and whether its complement, is read.
  let literals: [DecisionGraph.Literal]
  /// The facts outside groups on which the claim may rest, in the order of the book: of what is
  /// computed the inputs, without the date of a profile and what it is about.
  public let facts: [FactID]
  /// The groups of whose items the claim speaks.
  public let groups: [GroupID]

  var steps: [Int32] { whole.steps }
  var tests: [Int32] { whole.tests }
  var items: [Int32] { whole.items }

  /// How many nodes of the graph it rests on.
  public var size: Int { steps.count }

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
    let items = steps.filter { index in
      if case .some = graph.nodes[Int(index)] { true } else { false }
    }
    whole = GraphPart(
      steps: steps, literals: tests.sorted(), items: items, testCount: graph.tests.count)
    self.literals = literals
    var facts: Set<FactID> = []
    for test in tests { facts.formUnion(graph.tests[Int(test)].facts) }
    var groups: Set<Int> = []
    for step in items {
      guard case .some(let items) = graph.nodes[Int(step)] else { continue }
      groups.insert(items.group.index)
      facts.formUnion(graph.inners[items.inner].graph.tests.flatMap(\.facts))
    }
    let book = program.book
    self.facts = book.vocabulary.baseFacts(of: facts)
      .filter { $0 != book.date && $0 != book.subject }
    self.groups = groups.sorted().map { GroupID(index: $0) }
  }
}

extension Vocabulary {
  /// The facts outside groups that are given, and not computed, behind some facts; sorted.
  fileprivate func baseFacts(of facts: Set<FactID>) -> [FactID] {
    var found: Set<FactID> = []
    for fact in facts {
      for input in inputs(of: fact) + [fact]
      where self[input].derivation == nil && self[input].group == nil { found.insert(input) }
    }
    return found.sorted()
  }
}
