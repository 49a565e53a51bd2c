public import SaringModel

/// How names of a rule book are written in the printed forms.
struct FormNames {
  let book: RuleBook

  func name(of test: Test) -> String {
    let vocabulary = book.vocabulary
    let fact = vocabulary[test.fact]
    func codes(_ positions: [Int]) -> String {
      positions.map { fact.codes[$0].id }.joined(separator: " ")
    }
    switch test {
    case .isOne(_, let positions): return "\(fact.name) is \(codes(positions))"
    case .compare(_, let comparison, let operand):
      return "\(fact.name) \(comparison.name) \(name(of: operand, fact))"
    case .includesAny(_, let positions): return "\(fact.name) includes-any \(codes(positions))"
    case .includesAll(_, let positions): return "\(fact.name) includes-all \(codes(positions))"
    case .mentions(_, let lexicons, let count):
      let names = lexicons.map { book[$0].id }.joined(separator: " ")
      return "\(fact.name) mentions \(names) at-least \(count)"
    case .known: return "\(fact.name) known"
    }
  }

  private func name(of operand: Operand, _ fact: Fact) -> String {
    switch operand {
    case .constant(let number):
      fact.kind == .date ? Day(number: Int32(number)).description : plain(number)
    case .parameter(let parameter): book.vocabulary[parameter].id
    case .fact(let other): book.vocabulary[other].name
    }
  }

  private func plain(_ number: Double) -> String {
    number == number.rounded() && abs(number) < 1e15 ? String(Int(number)) : String(number)
  }
}

extension DecisionGraph {
  /// Every node on a line, children first, then where the findings stand; stable text.
  public func description(in book: RuleBook) -> String {
    var lines = ["graph \(book.signature)"]
    describeNodes(FormNames(book: book), indent: "", into: &lines)
    for (position, inner) in inners.enumerated() {
      lines.append("items \(position) root \(inner.root.index)")
      inner.graph.describeNodes(FormNames(book: book), indent: "  ", into: &lines)
    }
    for (indicator, nodes) in zip(book.indicators, indicators) {
      let strengths = Strength.allCases.filter { strength in
        indicator.grades.contains { $0.strength == strength }
      }
      let places = strengths.map { "\($0.name)=\(nodes.fired[Int($0.rawValue)].index)" }
      lines.append("indicator \(indicator.id) \(places.joined(separator: " "))")
    }
    for (dimension, node) in zip(book.dimensions, dimensions) {
      lines.append("dimension \(dimension.id) \(node.index)")
    }
    for (pattern, node) in zip(book.patterns, patterns) {
      lines.append("pattern \(pattern.id) \(node.index)")
    }
    for (level, node) in zip(book.levels, levels) {
      lines.append("level \(level.level.name) \(node.index)")
    }
    lines.append("sufficient \(sufficient.index)")
    lines += inexactBounds(in: book)
    return lines.joined(separator: "\n") + "\n"
  }

  private func describeNodes(_ names: FormNames, indent: String, into lines: inout [String]) {
    for (index, node) in nodes.enumerated() {
      lines.append("\(indent)\(index) \(label(of: node, names, detailed: true))")
    }
  }

  private func label(of node: Node, _ names: FormNames, detailed: Bool) -> String {
    func list(_ parts: [NodeID]) -> String {
      detailed ? " " + parts.map { String($0.index) }.joined(separator: " ") : ""
    }
    switch node {
    case .constant(let value): return value ? "always" : "never"
    case .literal(let literal):
      return (literal.isComplement ? "not " : "") + names.name(of: tests[literal.test])
    case .all(let parts): return "all" + list(parts)
    case .any(let parts): return "any" + list(parts)
    case .atLeast(let threshold, let parts):
      let addends = parts.map {
        $0.weight == 1 ? "\($0.node.index)" : "\($0.weight)*\($0.node.index)"
      }
      return "at-least \(threshold)" + (detailed ? " " + addends.joined(separator: " ") : "")
    case .some(let items):
      let group = names.book.vocabulary[items.group].name
      let inner = detailed ? " items \(items.inner)" : ""
      return items.isComplement
        ? "fewer than \(items.atLeast) of \(group) fail\(inner)"
        : "some \(items.atLeast) of \(group)\(inner)"
    }
  }

  /// The graph in the language of Graphviz; shared conditions are one node.
  public func dot(of book: RuleBook) -> String {
    let names = FormNames(book: book)
    var lines = [
      "digraph saring {", "  rankdir=LR;", "  node [shape=box, fontname=\"sans-serif\"];",
    ]
    func quoted(_ text: String) -> String {
      "\"" + text.flatMap { $0 == "\"" || $0 == "\\" ? ["\\", $0] : [$0] } + "\""
    }
    for index in reachableNodes() {
      let node = nodes[index]
      let shape: String
      switch node {
      case .literal: shape = "box"
      case .constant: shape = "plaintext"
      case .all, .any, .atLeast, .some: shape = "ellipse"
      }
      let label = quoted(label(of: node, names, detailed: false))
      lines.append("  n\(index) [label=\(label), shape=\(shape)];")
      for child in node.children { lines.append("  n\(child.index) -> n\(index);") }
    }
    for (indicator, nodes) in zip(book.indicators, indicators) {
      let root = quoted(indicator.id)
      lines.append("  \(root) [label=\(root), shape=hexagon];")
      for grade in indicator.grades {
        let node = nodes.fired[Int(grade.strength.rawValue)].index
        lines.append("  n\(node) -> \(root) [label=\(quoted(grade.strength.name))];")
      }
    }
    for (level, node) in zip(book.levels, levels) where level.when != nil {
      let root = quoted("level " + level.level.name)
      lines.append("  \(root) [shape=doubleoctagon];")
      lines.append("  n\(node.index) -> \(root);")
    }
    lines.append("}")
    return lines.joined(separator: "\n") + "\n"
  }

  /// Nodes on which a finding rests, ascending.
  private func reachableNodes() -> [Int] {
    var reached = Array(repeating: false, count: nodes.count)
    for root in indicators.flatMap(\.fired) + dimensions + patterns + levels + [sufficient] {
      reached[root.index] = true
    }
    for index in nodes.indices.reversed() where reached[index] {
      for child in nodes[index].children { reached[child.index] = true }
    }
    return nodes.indices.filter { reached[$0] }
  }
}

extension DecisionGraph.Node {
  /// The nodes it is made of.
  var children: [DecisionGraph.NodeID] {
    switch self {
    case .constant, .literal, .some: []
    case .all(let parts), .any(let parts): parts
    case .atLeast(_, let parts): parts.map(\.node)
    }
  }
}
