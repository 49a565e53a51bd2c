import SaringModel

extension CaseEvaluation {
  /// A few answers to open questions with which a claim was seen to be certain; nothing where none
  /// were found, as where the claim is certain already.
  ///
  /// One walk over the claim's conditions takes at each the part that needs fewest answers, and one
  /// case tries the answers together. So they bring the claim, but fewer might; the slower search for
  /// the shortest way is for claims that somebody asks about by name.
  public mutating func reach(_ cone: Cone) -> Case? {
    guard truth(of: cone.claim) == .unknown else { return nil }
    var costs = [Int?](repeating: nil, count: main.steps.count)
    for step in cone.steps { costs[Int(step)] = cost(of: Int(step), costs) }
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

  /// How many open tests have to come out right for a node; nothing where none do.
  private func cost(of node: Int, _ costs: [Int?]) -> Int? {
    let truth = truthOfProfile(node)
    if truth.certain { return 0 }
    guard truth.possible else { return nil }
    switch main.steps[node] {
    case .constant: return nil
    case .literal(let test, _): return variable(ofTest: Int(test)) == nil ? nil : 1
    case .some: return 1
    case .all(let stretch):
      var sum = 0
      for position in stretch.positions {
        guard let cost = costs[Int(main.operands[position])] else { return nil }
        sum += cost
      }
      return sum
    case .any(let stretch): return cheapest(of: stretch, costs)?.cost
    case .atLeast(let threshold, let stretch, _):
      return cheapest(threshold, of: stretch, costs).map { $0.reduce(0) { $0 + $1.cost } }
    }
  }

  private func cheapest(
    of stretch: Program.Stretch, _ costs: [Int?]
  ) -> (node: Int, cost: Int)? {
    var best: (node: Int, cost: Int)?
    for position in stretch.positions {
      let node = Int(main.operands[position])
      guard let cost = costs[node] else { continue }
      if let best, (best.cost, best.node) <= (cost, node) { continue }
      best = (node, cost)
    }
    return best
  }

  /// The parts that together reach a threshold for the fewest answers, the cheapest for their weight
  /// first.
  private func cheapest(
    _ threshold: Int, of stretch: Program.Stretch, _ costs: [Int?]
  ) -> [(node: Int, cost: Int)]? {
    let able = stretch.positions.compactMap { position in
      let addend = main.addends[position]
      return costs[Int(addend.node)].map {
        (node: Int(addend.node), cost: $0, weight: addend.weight)
      }
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

  private func collect(_ node: Int, _ costs: [Int?], into wanted: inout Wanted) {
    guard let cost = costs[node], cost > 0 else { return }
    switch main.steps[node] {
    case .constant: break
    case .literal(let test, let isComplement):
      let literal = DecisionGraph.Literal(test: Int(test), isComplement: isComplement)
      guard let variable = variable(ofTest: literal.test) else { return }
      if wanted.literals[variable] == nil { wanted.order.append(variable) }
      if wanted.literals[variable]?.contains(literal) ?? false { return }
      wanted.literals[variable, default: []].append(literal)
    case .some:
      guard case .some(let items) = program.graph.nodes[node] else { return }
      wanted.items.append((.items(items.group, node: node), true))
    case .all(let stretch):
      for position in stretch.positions {
        collect(Int(main.operands[position]), costs, into: &wanted)
      }
    case .any(let stretch):
      if let best = cheapest(of: stretch, costs) { collect(best.node, costs, into: &wanted) }
    case .atLeast(let threshold, let stretch, _):
      for part in cheapest(threshold, of: stretch, costs) ?? [] {
        collect(part.node, costs, into: &wanted)
      }
    }
  }
}
