package import SaringModel

// Which facts conditions, reasons and derivations read.

extension Predicate {
  /// Visits every test and every group in the condition itself, not in findings it refers to.
  func visit(test: (Test) -> Void, group: (GroupID) -> Void) {
    switch self {
    case .test(let found): test(found)
    case .not(let part): part.visit(test: test, group: group)
    case .all(let parts), .any(let parts), .atLeast(_, let parts):
      for part in parts { part.visit(test: test, group: group) }
    case .some(let found, _, let part):
      group(found)
      part.visit(test: test, group: group)
    case .fired, .count, .sum, .positive, .holds: break
    }
  }
}

extension Indicator {
  /// Calls `body` with each fact named in braces in its reasons.
  func eachFactInReasons(of book: RuleBook, _ body: (FactID) -> Void) {
    for language in book.languages {
      because.withUTF8(in: language) { bytes in
        var start: Int?
        for index in bytes.indices {
          if bytes[index] == UInt8(ascii: "{") {
            start = index + 1
          } else if bytes[index] == UInt8(ascii: "}"), let first = start {
            start = nil
            let name = String(decoding: bytes[first..<index], as: UTF8.self)
            if let fact = book.vocabulary.fact(named: name) { body(fact) }
          }
        }
      }
    }
  }
}

extension Vocabulary {
  /// All facts from which a derived fact is computed, directly or through others, in their order.
  package func inputs(of fact: FactID) -> [FactID] {
    guard let derivation = self[fact].derivation else { return [] }
    var found = Flags(of: self)
    func visit(_ derivation: Derivation) {
      for input in derivation.facts where found.insert(input) {
        if let derivation = self[input].derivation { visit(derivation) }
      }
    }
    visit(derivation)
    return found.facts
  }

  /// The derived facts among `facts` and their inputs, each after those it is computed from; `facts`
  /// gets all inputs as well.
  func inDependencyOrder(_ facts: inout Flags) -> [FactID] {
    var order: [FactID] = []
    var seen = Flags(of: self)
    func visit(_ fact: FactID, _ facts: inout Flags) {
      guard let derivation = self[fact].derivation, seen.insert(fact) else { return }
      for input in derivation.facts {
        facts.insert(input)
        visit(input, &facts)
      }
      order.append(fact)
    }
    for fact in facts.facts { visit(fact, &facts) }
    return order
  }
}

extension Flags {
  /// Flags for the facts of a vocabulary.
  init(of vocabulary: Vocabulary) { self.init(count: vocabulary.facts.count) }

  /// Adds a fact; false when it was there.
  @discardableResult
  mutating func insert(_ fact: FactID) -> Bool { insert(fact.index) }

  func contains(_ fact: FactID) -> Bool { contains(fact.index) }

  /// The facts in their order.
  var facts: [FactID] { indices.map(FactID.init(index:)) }
}

extension Derivation {
  /// The facts it reads itself.
  var facts: [FactID] {
    switch self {
    case .fact(let fact), .lookUp(_, key: let fact): [fact]
    case .parameter, .number: []
    case .add(let parts), .multiply(let parts), .minimum(let parts), .maximum(let parts):
      parts.flatMap(\.facts)
    case .subtract(let left, let right), .divide(let left, let right): left.facts + right.facts
    case .monthsBetween(let left, let right), .differs(let left, let right): [left, right]
    }
  }
}
