import SaringModel

extension CaseEvaluation {
  /// A few answers to open questions with which a claim was seen to be certain; nothing where none
  /// were found, as where the claim is certain already.
  ///
  /// One walk over the claim's conditions takes at each the part that needs fewest answers, and one
  /// case tries the answers together. So they bring the claim, but fewer might; the slower search for
  /// the shortest way is for claims that somebody asks about by name.
  public mutating func reach(_ cone: Cone) -> Case? {
    guard bounds(of: cone, in: [Case()])[0] == .unknown else { return nil }
    var costs: [Int: Int] = [:]
    for step in cone.steps {
      let node = Int(step)
      costs[node] = cost(of: node, costs)
    }
    let roots = cone.roots.compactMap { root in costs[root].map { (root, $0) } }
    guard let root = roots.min(by: { ($0.1, $0.0) < ($1.1, $1.0) }) else { return nil }
    var wanted = Wanted()
    collect(root.0, costs, into: &wanted)
    var supposed = Case()
    for variable in wanted.order {
      let literals = wanted.literals[variable] ?? []
      let open = openVariable(variable, literals)
      guard let place = open.satisfied.firstIndex(of: literals.count) else { return nil }
      supposed = supposed.supposing(variable, open.choices[place])
    }
    for (variable, outcome) in wanted.items {
      supposed = supposed.supposing(variable, .comesOut(outcome))
    }
    return bounds(of: cone, in: [supposed])[0] == .holds ? supposed : nil
  }

  /// The literals that are to hold, by what they leave open.
  private struct Wanted {
    var order: [Variable] = []
    var literals: [Variable: [DecisionGraph.Literal]] = [:]
    var items: [(Variable, Bool)] = []
  }

  /// How many open tests have to come out right for a node of the first lane; nothing where none do.
  private func cost(of node: Int, _ costs: [Int: Int]) -> Int? {
    let bounds = nodes[node]
    if bounds[0] & 1 == 1 { return 0 }
    guard bounds[4] & 1 == 1 else { return nil }
    switch program.graph.nodes[node] {
    case .constant: return nil
    case .literal(let literal): return variable(ofTest: literal.test) == nil ? nil : 1
    case .some: return 1
    case .all(let parts):
      var sum = 0
      for part in parts {
        guard let cost = costs[part.index] else { return nil }
        sum += cost
      }
      return sum
    case .any(let parts): return parts.compactMap { costs[$0.index] }.min()
    case .atLeast(let threshold, let parts):
      return cheapest(threshold, of: parts, costs).map { $0.reduce(0) { $0 + $1.cost } }
    }
  }

  /// The parts that together reach a threshold for the fewest answers, the cheapest for their weight
  /// first.
  private func cheapest(
    _ threshold: Int, of parts: [DecisionGraph.Part], _ costs: [Int: Int]
  ) -> [(node: Int, cost: Int)]? {
    let able = parts.compactMap { part in
      costs[part.node.index].map { (node: part.node.index, cost: $0, weight: part.weight) }
    }.sorted { left, right in
      let (one, other) = (left.cost * right.weight, right.cost * left.weight)
      return (one, left.node) < (other, right.node)
    }
    var sum = 0
    var taken: [(node: Int, cost: Int)] = []
    for part in able where sum < threshold {
      sum += part.weight
      taken.append((part.node, part.cost))
    }
    return sum >= threshold ? taken : nil
  }

  private func collect(_ node: Int, _ costs: [Int: Int], into wanted: inout Wanted) {
    guard let cost = costs[node], cost > 0 else { return }
    switch program.graph.nodes[node] {
    case .constant: break
    case .literal(let literal):
      guard let variable = variable(ofTest: literal.test) else { return }
      if wanted.literals[variable] == nil { wanted.order.append(variable) }
      if wanted.literals[variable]?.contains(where: { $0 == literal }) ?? false { return }
      wanted.literals[variable, default: []].append(literal)
    case .some(let items): wanted.items.append((.items(items.group, node: node), true))
    case .all(let parts): for part in parts { collect(part.index, costs, into: &wanted) }
    case .any(let parts):
      let best = parts.compactMap { part in costs[part.index].map { (part.index, $0) } }
        .min { ($0.1, $0.0) < ($1.1, $1.0) }
      if let best { collect(best.0, costs, into: &wanted) }
    case .atLeast(let threshold, let parts):
      for part in cheapest(threshold, of: parts, costs) ?? [] {
        collect(part.node, costs, into: &wanted)
      }
    }
  }
}
