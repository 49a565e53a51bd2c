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
    if !areCostsKnown {
      for node in main.steps.indices { costs[node] = cost(of: node) }
      areCostsKnown = true
    }
    let root = cone.roots.filter { costs[$0] != Self.never }
      .min { (costs[$0], $0) < (costs[$1], $1) }
    guard let root else { return nil }
    var wanted = Wanted()
    collect(root, into: &wanted)
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

  /// What it costs where no answers will do.
  private static let never = Int32.max
  /// Shared conditions are counted wherever they stand, so sums may be of any size.
  private static let most: Int32 = 1 << 29

  /// How many open tests have to come out right for a node.
  private func cost(of node: Int) -> Int32 {
    let truth = truthOfProfile(node)
    if truth.certain { return 0 }
    guard truth.possible else { return Self.never }
    switch main.steps[node] {
    case .constant: return Self.never
    case .literal(let test, _): return variable(ofTest: Int(test)) == nil ? Self.never : 1
    case .some: return 1
    case .all(let stretch):
      var sum: Int32 = 0
      for position in stretch.positions {
        let cost = costs[Int(main.operands[position])]
        if cost == Self.never { return cost }
        sum = min(sum + cost, Self.most)
      }
      return sum
    case .any(let stretch): return cheapest(of: stretch)?.cost ?? Self.never
    case .atLeast(let threshold, let stretch, _):
      return cheapest(threshold, of: stretch)
        .map { $0.reduce(0) { min($0 + $1.cost, Self.most) } } ?? Self.never
    }
  }

  private func cheapest(
    of stretch: Program.Stretch
  ) -> (node: Int, cost: Int32)? {
    var best: (node: Int, cost: Int32)?
    for position in stretch.positions {
      let node = Int(main.operands[position])
      let cost = costs[node]
      if cost == Self.never { continue }
      if let best, (best.cost, best.node) <= (cost, node) { continue }
      best = (node, cost)
    }
    return best
  }

  /// The parts that together reach a threshold for the fewest answers, the cheapest for their weight
  /// first.
  private func cheapest(
    _ threshold: Int, of stretch: Program.Stretch
  ) -> [(node: Int, cost: Int32)]? {
    let able = stretch.positions.compactMap { position in
      let addend = main.addends[position]
      let cost = costs[Int(addend.node)]
      return cost == Self.never
        ? nil : (node: Int(addend.node), cost: cost, weight: addend.weight)
    }.sorted { left, right in
      let (one, other) = (Int(left.cost) * right.weight, Int(right.cost) * left.weight)
      return (one, left.node) < (other, right.node)
    }
    var sum = 0
    var taken: [(node: Int, cost: Int32)] = []
    for part in able where sum < threshold {
      sum += part.weight
      taken.append((part.node, part.cost))
    }
    return sum >= threshold ? taken : nil
  }

  private func collect(_ node: Int, into wanted: inout Wanted) {
    guard costs[node] != Self.never, costs[node] > 0 else { return }
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
        collect(Int(main.operands[position]), into: &wanted)
      }
    case .any(let stretch):
      if let best = cheapest(of: stretch) { collect(best.node, into: &wanted) }
    case .atLeast(let threshold, let stretch, _):
      for part in cheapest(threshold, of: stretch) ?? [] {
        collect(part.node, into: &wanted)
      }
    }
  }
}
