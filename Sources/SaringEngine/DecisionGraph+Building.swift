public import SaringModel

/// Finds the nodes of other findings while a condition is inserted.
protocol FindingLinks {
  func node(
    fired indicator: IndicatorID, from strength: Strength, isNegated: Bool,
    in graph: inout DecisionGraph
  ) -> DecisionGraph.NodeID
  func node(
    positive dimension: DimensionID, isNegated: Bool, in graph: inout DecisionGraph
  ) -> DecisionGraph.NodeID
  func node(
    holds pattern: PatternID, isNegated: Bool, in graph: inout DecisionGraph
  ) -> DecisionGraph.NodeID
  func family(of indicator: IndicatorID) -> String
}

/// Inside items of a group no other finding is spoken of; the checker sees to that.
struct NoLinks: FindingLinks {
  func node(
    fired indicator: IndicatorID, from strength: Strength, isNegated: Bool,
    in graph: inout DecisionGraph
  ) -> DecisionGraph.NodeID { graph.constant(isNegated) }
  func node(
    positive dimension: DimensionID, isNegated: Bool, in graph: inout DecisionGraph
  ) -> DecisionGraph.NodeID { graph.constant(isNegated) }
  func node(
    holds pattern: PatternID, isNegated: Bool, in graph: inout DecisionGraph
  ) -> DecisionGraph.NodeID { graph.constant(isNegated) }
  func family(of indicator: IndicatorID) -> String { "" }
}

/// The findings of a rule book, those of `only` some packs when it says so.
struct BookLinks: FindingLinks {
  let book: RuleBook
  let only: Set<PackID>?

  func includes(_ pack: PackID?) -> Bool {
    guard let only, let pack else { return true }
    return only.contains(pack)
  }

  func node(
    fired indicator: IndicatorID, from strength: Strength, isNegated: Bool,
    in graph: inout DecisionGraph
  ) -> DecisionGraph.NodeID {
    graph.node(of: indicator, from: strength, isNegated: isNegated) { graph in
      let rule = book[indicator]
      guard includes(rule.pack) else { return graph.constant(isNegated) }
      let grades = rule.grades.filter { $0.strength >= strength }.map(\.when)
      let condition: Predicate = .all([rule.applies ?? .all([]), .any(grades)])
      return graph.insert(
        book.scoped(condition, to: rule.pack), isNegated: isNegated, linkedTo: self)
    }
  }

  func node(
    positive dimension: DimensionID, isNegated: Bool, in graph: inout DecisionGraph
  ) -> DecisionGraph.NodeID {
    let rule = book[dimension]
    return graph.insert(
      book.scoped(rule.when, to: rule.pack), isNegated: isNegated, linkedTo: self)
  }

  func node(
    holds pattern: PatternID, isNegated: Bool, in graph: inout DecisionGraph
  ) -> DecisionGraph.NodeID {
    let rule = book[pattern]
    guard includes(rule.pack) else { return graph.constant(isNegated) }
    return graph.insert(
      book.scoped(rule.when, to: rule.pack), isNegated: isNegated, linkedTo: self)
  }

  func family(of indicator: IndicatorID) -> String {
    // An indicator without a family is a family of its own; ids hold no space, so none collides.
    book[indicator].family ?? " \(indicator.index)"
  }
}

extension DecisionGraph {
  /// Builds the graph of a rule book, of `only` these packs when given.
  ///
  /// Indicators of other packs are as if they were not there: they never fire, and nothing that
  /// waits for their silence is held up.
  public init(building book: RuleBook, only: Set<PackID>? = nil) {
    self.init()
    let links = BookLinks(book: book, only: only)
    for index in book.indicators.indices {
      let indicator = IndicatorID(index: index)
      let fired = Strength.allCases.map {
        links.node(fired: indicator, from: $0, isNegated: false, in: &self)
      }
      indicators.append(IndicatorNodes(fired: fired))
      guard links.includes(book[indicator].pack) else { continue }
      for grade in book[indicator].grades { insertParts(of: grade.when, linkedTo: links) }
      if let applies = book[indicator].applies { insertParts(of: applies, linkedTo: links) }
    }
    for index in book.dimensions.indices {
      dimensions.append(
        links.node(positive: DimensionID(index: index), isNegated: false, in: &self))
    }
    for index in book.patterns.indices {
      patterns.append(links.node(holds: PatternID(index: index), isNegated: false, in: &self))
    }
    for level in book.levels {
      let when = level.when ?? .all([])
      levels.append(insert(when, isNegated: false, linkedTo: links))
    }
    let sufficiencies = book.sufficiencies.map { sufficiency -> NodeID in
      let applies = insert(sufficiency.applies ?? .all([]), isNegated: false, linkedTo: links)
      let parts = sufficiency.parts.map { insert($0, isNegated: false, linkedTo: links) }
      let enough = atLeast(
        sufficiency.atLeast, parts.map { Part(node: $0, weight: 1) })
      return all([applies, enough])
    }
    sufficient = any(sufficiencies)
  }

  /// Inserts a condition, or its negation with the negation pushed down to the literals.
  @discardableResult
  mutating func insert(
    _ predicate: Predicate, isNegated: Bool, linkedTo links: some FindingLinks
  ) -> NodeID {
    let key = SignedPredicate(predicate: predicate, isNegated: isNegated)
    if let found = memo[key] { return found }
    let node = make(predicate, isNegated, links)
    memo[key] = node
    return node
  }

  private mutating func make(
    _ predicate: Predicate, _ isNegated: Bool, _ links: some FindingLinks
  ) -> NodeID {
    switch predicate {
    case .test(let test):
      return literal(test, isComplement: isNegated)
    case .not(let part):
      return insert(part, isNegated: !isNegated, linkedTo: links)
    case .all(let parts):
      let nodes = parts.map { insert($0, isNegated: isNegated, linkedTo: links) }
      return isNegated ? any(nodes) : all(nodes)
    case .any(let parts):
      let nodes = parts.map { insert($0, isNegated: isNegated, linkedTo: links) }
      return isNegated ? all(nodes) : any(nodes)
    case .atLeast(let threshold, let parts):
      let nodes = parts.map { insert($0, isNegated: isNegated, linkedTo: links) }
      return atLeast(threshold, nodes.map { Part(node: $0, weight: 1) }, isNegated)
    case .some(let group, let threshold, let condition):
      let inner = inner(SignedPredicate(predicate: condition, isNegated: isNegated))
      return intern(
        .some(Items(group: group, atLeast: threshold, inner: inner, isComplement: isNegated)))
    case .fired(let indicator, let strength):
      return links.node(fired: indicator, from: strength, isNegated: isNegated, in: &self)
    case .positive(let dimension):
      return links.node(positive: dimension, isNegated: isNegated, in: &self)
    case .holds(let pattern):
      return links.node(holds: pattern, isNegated: isNegated, in: &self)
    case .count(let count):
      return atLeast(count.atLeast, parts(of: count, isNegated, links), isNegated)
    case .sum(let sum):
      return atLeast(sum.atLeast, parts(of: sum, isNegated, links), isNegated)
    }
  }

  /// "Not at least n" of parts is "at least total - n + 1" of their negations, which `parts` are.
  private mutating func atLeast(_ threshold: Int, _ parts: [Part], _ isNegated: Bool) -> NodeID {
    guard isNegated else { return atLeast(threshold, parts) }
    let total = parts.reduce(0) { $0 + $1.weight }
    return atLeast(total - threshold + 1, parts)
  }

  private mutating func parts(
    of count: Count, _ isNegated: Bool, _ links: some FindingLinks
  ) -> [Part] {
    guard count.countsFamilies else {
      return count.indicators.map { indicator in
        let node = links.node(
          fired: indicator, from: count.from, isNegated: isNegated, in: &self)
        return Part(node: node, weight: 1)
      }
    }
    var families: [String: [NodeID]] = [:]
    for indicator in count.indicators {
      let node = links.node(fired: indicator, from: count.from, isNegated: isNegated, in: &self)
      families[links.family(of: indicator), default: []].append(node)
    }
    return families.sorted { $0.key < $1.key }.map { _, nodes in
      Part(node: isNegated ? all(nodes) : any(nodes), weight: 1)
    }
  }

  /// The strongest grade counts: each step up in strength adds what its weight has over the one
  /// below.
  private mutating func parts(
    of sum: WeightedSum, _ isNegated: Bool, _ links: some FindingLinks
  ) -> [Part] {
    var parts: [Part] = []
    for indicator in sum.indicators {
      var below = 0
      for strength in Strength.allCases {
        let weight = sum.weights[Int(strength.rawValue)]
        if weight > below {
          let node = links.node(
            fired: indicator, from: strength, isNegated: isNegated, in: &self)
          parts.append(Part(node: node, weight: weight - below))
          below = weight
        }
      }
    }
    return parts
  }

  /// Inserts every part of a condition unnegated, so that an explanation can ask for its truth.
  private mutating func insertParts(of predicate: Predicate, linkedTo links: BookLinks) {
    insert(predicate, isNegated: false, linkedTo: links)
    switch predicate {
    case .test, .some, .fired, .count, .sum, .positive, .holds: break
    case .not(let part): insertParts(of: part, linkedTo: links)
    case .all(let parts), .any(let parts), .atLeast(_, let parts):
      for part in parts { insertParts(of: part, linkedTo: links) }
    }
  }
}
