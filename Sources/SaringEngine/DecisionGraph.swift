import SaringModel

/// Conditions in negation normal form in which equal conditions are one node; children come before
/// their parents.
///
/// Negation stands only at literals, so the graph is a monotone function of them: evaluated once
/// with what is certain and once with what is possible, it gives both bounds.
public struct DecisionGraph: Sendable {
  struct NodeID: Hashable, Sendable, Comparable {
    let index: Int
    static func < (left: Self, right: Self) -> Bool { left.index < right.index }
  }

  enum Node: Hashable, Sendable {
    case constant(Bool)
    case literal(Literal)
    case all([NodeID])
    case any([NodeID])
    /// The weights of the parts that hold add up to at least this.
    case atLeast(Int, [Part])
    case some(Items)
  }

  /// A test, or its complement; a fact that is closed satisfies neither.
  struct Literal: Hashable, Sendable {
    var test: Int
    var isComplement: Bool
  }

  /// One addend of a count.
  struct Part: Hashable, Sendable {
    var node: NodeID
    var weight: Int
  }

  /// At least so many items satisfy an inner graph; or, for the complement, fewer items than that
  /// fail to satisfy it, the inner graph being the negated condition.
  struct Items: Hashable, Sendable {
    var group: GroupID
    var atLeast: Int
    var inner: Int
    var isComplement: Bool
  }

  /// What the nodes of one indicator are, by strength: fired at that strength or stronger.
  struct IndicatorNodes: Sendable {
    var fired: [NodeID]
  }

  private(set) var nodes: [Node] = []
  private(set) var tests: [Test] = []
  private(set) var inners: [(graph: DecisionGraph, root: NodeID)] = []
  private var known: [Node: NodeID] = [:]
  private var knownTests: [Test: Int] = [:]
  private var knownInners: [SignedPredicate: Int] = [:]
  var memo: [SignedPredicate: NodeID] = [:]
  /// The nodes of indicators, by indicator, strength and sign: counts ask for them again and again.
  private var knownIndicators: [Int: NodeID] = [:]

  var indicators: [IndicatorNodes] = []
  var dimensions: [NodeID] = []
  var patterns: [NodeID] = []
  /// By level; the node of `low` is constant.
  var levels: [NodeID] = []
  var sufficient = NodeID(index: 0)

  /// A condition or its negation.
  struct SignedPredicate: Hashable, Sendable {
    var predicate: Predicate
    var isNegated: Bool
  }

  init() {}

  /// A graph that is finished and only read.
  init(nodes: [Node], tests: [Test], inners: [(graph: DecisionGraph, root: NodeID)]) {
    self.nodes = nodes
    self.tests = tests
    self.inners = inners
  }
}

extension DecisionGraph {
  subscript(node: NodeID) -> Node { nodes[node.index] }

  mutating func intern(_ node: Node) -> NodeID {
    if let id = known[node] { return id }
    let id = NodeID(index: nodes.count)
    nodes.append(node)
    known[node] = id
    return id
  }

  mutating func literal(_ test: Test, isComplement: Bool) -> NodeID {
    let index: Int
    if let found = knownTests[test] {
      index = found
    } else {
      index = tests.count
      tests.append(test)
      knownTests[test] = index
    }
    return intern(.literal(Literal(test: index, isComplement: isComplement)))
  }

  /// The node of an indicator from a strength up, or of its negation, made once.
  mutating func node(
    of indicator: IndicatorID, from strength: Strength, isNegated: Bool,
    making node: (inout DecisionGraph) -> NodeID
  ) -> NodeID {
    let key = (indicator.index * 4 + Int(strength.rawValue)) * 2 + (isNegated ? 1 : 0)
    if let found = knownIndicators[key] { return found }
    let made = node(&self)
    knownIndicators[key] = made
    return made
  }

  mutating func constant(_ value: Bool) -> NodeID { intern(.constant(value)) }

  mutating func all(_ parts: [NodeID]) -> NodeID {
    var flat: Set<NodeID> = []
    for part in parts {
      switch self[part] {
      case .constant(true): continue
      case .constant(false): return constant(false)
      case .all(let inner): flat.formUnion(inner)
      case .literal, .any, .atLeast, .some: flat.insert(part)
      }
    }
    let sorted = flat.sorted()
    if sorted.count == 1 { return sorted[0] }
    return sorted.isEmpty ? constant(true) : intern(.all(sorted))
  }

  mutating func any(_ parts: [NodeID]) -> NodeID {
    var flat: Set<NodeID> = []
    for part in parts {
      switch self[part] {
      case .constant(false): continue
      case .constant(true): return constant(true)
      case .any(let inner): flat.formUnion(inner)
      case .literal, .all, .atLeast, .some: flat.insert(part)
      }
    }
    let sorted = flat.sorted()
    if sorted.count == 1 { return sorted[0] }
    return sorted.isEmpty ? constant(false) : intern(.any(sorted))
  }

  /// Weighted parts; a part that is always true lowers the threshold, one that never is, goes.
  mutating func atLeast(_ threshold: Int, _ parts: [Part]) -> NodeID {
    var threshold = threshold
    var weights: [NodeID: Int] = [:]
    for part in parts where part.weight > 0 {
      switch self[part.node] {
      case .constant(true): threshold -= part.weight
      case .constant(false): continue
      case .literal, .all, .any, .atLeast, .some: weights[part.node, default: 0] += part.weight
      }
    }
    let total = weights.values.reduce(0, +)
    if threshold <= 0 { return constant(true) }
    if threshold > total { return constant(false) }
    let sorted = weights.map { Part(node: $0.key, weight: $0.value) }.sorted { $0.node < $1.node }
    let smallest = sorted.map(\.weight).min() ?? 0
    if threshold <= smallest { return any(sorted.map(\.node)) }
    if threshold > total - smallest { return all(sorted.map(\.node)) }
    return intern(.atLeast(threshold, sorted))
  }

  /// The inner graph of a condition on items, built once.
  mutating func inner(_ signed: SignedPredicate) -> Int {
    if let found = knownInners[signed] { return found }
    var graph = DecisionGraph()
    let root = graph.insert(signed.predicate, isNegated: signed.isNegated, linkedTo: NoLinks())
    inners.append((graph, root))
    knownInners[signed] = inners.count - 1
    return inners.count - 1
  }
}
