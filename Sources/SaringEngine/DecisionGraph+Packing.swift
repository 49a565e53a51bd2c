package import SaringModel

// The graph as a prepared book holds it: nodes, tests and inner graphs, in their order.

extension DecisionGraph {
  /// Writes the graph without the tables that are needed only while it is built.
  package func pack(into writer: inout PackedWriter) {
    writer.write(tests)
    writer.write(inners.count)
    for inner in inners {
      inner.graph.pack(into: &writer)
      writer.write(inner.root.index)
    }
    writer.write(nodes.count)
    for node in nodes { Self.pack(node, into: &writer) }
    writer.write(indicators.count)
    for indicator in indicators { Self.pack(indicator.fired, into: &writer) }
    Self.pack(dimensions, into: &writer)
    Self.pack(patterns, into: &writer)
    Self.pack(levels, into: &writer)
    writer.write(sufficient.index)
  }

  /// Reads a graph of `book`; `isInner` for one of a condition on items.
  package init(
    unpacking reader: inout PackedReader, of book: RuleBook, isInner: Bool = false
  ) throws(PackedFault) {
    let tests = try reader.read([Test].self)
    guard tests.allSatisfy({ $0.fits(book.vocabulary) }) else { throw PackedFault() }
    var inners: [(graph: DecisionGraph, root: NodeID)] = []
    for _ in 0..<(isInner ? try reader.index(below: 1) : try reader.count()) {
      let graph = try DecisionGraph(unpacking: &reader, of: book, isInner: true)
      inners.append((graph, NodeID(index: try reader.index(below: graph.nodes.count))))
    }
    var nodes: [Node] = []
    let count = try reader.count()
    nodes.reserveCapacity(count)
    for index in 0..<count {
      nodes.append(
        try Self.node(&reader, before: index, tests: tests.count, inners: inners.count))
    }
    self.init(nodes: nodes, tests: tests, inners: inners)
    for _ in 0..<(try reader.count()) {
      let fired = try Self.list(&reader, below: count)
      guard fired.count == Strength.allCases.count else { throw PackedFault() }
      indicators.append(IndicatorNodes(fired: fired))
    }
    dimensions = try Self.list(&reader, below: count)
    patterns = try Self.list(&reader, below: count)
    levels = try Self.list(&reader, below: count)
    sufficient = NodeID(index: try reader.number())
    if isInner { return }
    guard indicators.count == book.indicators.count, dimensions.count == book.dimensions.count,
      patterns.count == book.patterns.count, levels.count == book.levels.count,
      nodes.indices.contains(sufficient.index)
    else { throw PackedFault() }
  }

  private static func pack(_ list: [NodeID], into writer: inout PackedWriter) {
    writer.write(list.count)
    for node in list { writer.write(node.index) }
  }

  private static func list(
    _ reader: inout PackedReader, below limit: Int
  ) throws(PackedFault) -> [NodeID] {
    let count = try reader.count()
    var list: [NodeID] = []
    list.reserveCapacity(count)
    for _ in 0..<count { list.append(NodeID(index: try reader.index(below: limit))) }
    return list
  }

  private static func pack(_ node: Node, into writer: inout PackedWriter) {
    switch node {
    case .constant(let value):
      writer.write(0)
      writer.write(value)
    case .literal(let literal):
      writer.write(1)
      writer.write(literal.test)
      writer.write(literal.isComplement)
    case .all(let parts):
      writer.write(2)
      pack(parts, into: &writer)
    case .any(let parts):
      writer.write(3)
      pack(parts, into: &writer)
    case .atLeast(let threshold, let parts):
      writer.write(4)
      writer.write(threshold)
      pack(parts.map(\.node), into: &writer)
      for part in parts { writer.write(part.weight) }
    case .some(let items):
      writer.write(5)
      writer.write(items.group)
      writer.write(items.atLeast)
      writer.write(items.inner)
      writer.write(items.isComplement)
    }
  }

  /// The node at a position, all of whose parts stand before it.
  private static func node(
    _ reader: inout PackedReader, before index: Int, tests: Int, inners: Int
  ) throws(PackedFault) -> Node {
    switch try reader.number() {
    case 0: return .constant(try reader.read())
    case 1:
      let test = try reader.index(below: tests)
      return .literal(Literal(test: test, isComplement: try reader.read()))
    case 2: return .all(try list(&reader, below: index))
    case 3: return .any(try list(&reader, below: index))
    case 4:
      let threshold = try reader.index(below: mostWeight)
      var parts: [Part] = []
      for node in try list(&reader, below: index) { parts.append(Part(node: node, weight: 0)) }
      for position in parts.indices { parts[position].weight = try reader.index(below: mostWeight) }
      return .atLeast(threshold, parts)
    case 5:
      return .some(
        Items(
          group: try reader.read(), atLeast: try reader.index(below: mostWeight),
          inner: try reader.index(below: inners), isComplement: try reader.read()))
    default: throw PackedFault()
    }
  }

  /// Weights and thresholds stay far below what the sum of all of them could hold.
  private static let mostWeight = 1 << 32
}

extension Test {
  /// Whether it asks of its facts what they can answer.
  fileprivate func fits(_ vocabulary: Vocabulary) -> Bool {
    let kind = vocabulary[fact].kind
    switch self {
    case .isOne: return kind == .yesNo || kind == .code
    case .compare(_, _, .fact(let other)):
      return isOrdered(kind) && isOrdered(vocabulary[other].kind)
    case .compare: return isOrdered(kind)
    case .includesAny, .includesAll: return kind == .codes
    case .mentions: return kind == .text
    case .known: return true
    }
  }

  private func isOrdered(_ kind: Fact.Kind) -> Bool { kind == .number || kind == .date }
}
