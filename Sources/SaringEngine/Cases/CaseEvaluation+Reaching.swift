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
    return isCertain(cone, in: supposed) ? supposed : nil
  }

  /// Whether a claim is certain in a case that answers only what the profile leaves open.
  ///
  /// What its answers change is followed upwards: most of what a claim rests on stays as it is, and what
  /// is settled stays settled. Only whether an answer is known at all could change back, and no claim
  /// asks for that.
  private mutating func isCertain(_ cone: Cone, in supposed: Case) -> Bool {
    let parents = parentsOfNodes()
    var items: [Int: Bounds] = [:]
    var literals: [Int32] = []
    for supposition in supposed.suppositions {
      let read = readers(of: supposition.variable)
      for test in read.tests where cone.whole.readsTest[test] {
        tests[test] = base[test]
        literals += parents.literals(of: test)
      }
      for node in read.items where cone.items.contains(Int32(node)) {
        items[node] = baseBounds(of: node, .asProfile)
      }
    }
    suppose(supposed, cone.whole, &items)
    var now = OpenTruths(baseNodes)
    for node in literals {
      guard case .literal(let test, let isComplement) = main.steps[Int(node)] else { continue }
      now.set(Int(node), tests[Int(test)].bounds(isComplement: isComplement))
    }
    for (node, bounds) in items { now.set(node, bounds) }
    while let node = now.changed.popLast() {
      for parent in parents.parents(of: node) { now.update(Int(parent), main) }
    }
    return cone.roots.contains { now.isCertain($0) }
  }

  /// The tests and the conditions on items that a variable bears on.
  private func readers(of variable: Variable) -> (tests: [Int], items: [Int]) {
    switch variable {
    case .fact(let fact): (touched[fact.index].map { Int($0) }, itemReaders[fact.index])
    case .mention(_, let test), .comparison(_, _, let test): ([test], [])
    case .items(_, let node): ([], [node])
    case .group(let group): ([], itemNodes[group.index])
    }
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

/// What is known of each node while answers come: what was open may become certain or impossible, and
/// nothing changes otherwise.
private struct OpenTruths {
  private var values: [UInt8]
  /// Nodes whose readers have not been told yet.
  var changed: [Int] = []

  init(_ values: [UInt8]) { self.values = values }

  func isCertain(_ node: Int) -> Bool { values[node] & 1 != 0 }

  private func isPossible(_ node: Int) -> Bool { values[node] & 2 != 0 }

  /// Takes what the first lane of bounds says.
  mutating func set(_ node: Int, _ bounds: Bounds) {
    set(node, isCertain: bounds[0] & 1 == 1, isPossible: bounds[4] & 1 == 1)
  }

  private mutating func set(_ node: Int, isCertain: Bool, isPossible: Bool) {
    let value: UInt8 = (isCertain ? 1 : 0) | (isPossible ? 2 : 0)
    if values[node] == value { return }
    values[node] = value
    changed.append(node)
  }

  /// Works a node out anew from what it reads.
  mutating func update(_ node: Int, _ main: RunnableSegment) {
    guard isPossible(node), !isCertain(node) else { return }
    switch main.steps[node] {
    case .constant, .literal, .some: break
    case .all(let stretch):
      var (certain, possible) = (true, true)
      for position in stretch.positions {
        let child = Int(main.operands[position])
        certain = certain && isCertain(child)
        possible = possible && isPossible(child)
      }
      set(node, isCertain: certain, isPossible: possible)
    case .any(let stretch):
      var (certain, possible) = (false, false)
      for position in stretch.positions {
        let child = Int(main.operands[position])
        certain = certain || isCertain(child)
        possible = possible || isPossible(child)
      }
      set(node, isCertain: certain, isPossible: possible)
    case .atLeast(let threshold, let stretch, _):
      var (certain, possible) = (0, 0)
      for position in stretch.positions {
        let addend = main.addends[position]
        if isCertain(Int(addend.node)) { certain += addend.weight }
        if isPossible(Int(addend.node)) { possible += addend.weight }
      }
      set(node, isCertain: certain >= threshold, isPossible: possible >= threshold)
    }
  }
}
