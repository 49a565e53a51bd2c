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
  /// The facts named in braces in its reasons.
  func factsInReasons(of book: RuleBook) -> Set<FactID> {
    var found: Set<FactID> = []
    for language in book.languages {
      let words = because[language]
      let bytes = words.utf8Span.span
      var start: Int?
      for index in bytes.indices {
        if bytes[index] == UInt8(ascii: "{") {
          start = index + 1
        } else if bytes[index] == UInt8(ascii: "}"), let first = start {
          start = nil
          let name = (first..<index).map { bytes[$0] }
          if let fact = book.vocabulary.fact(named: String(decoding: name, as: UTF8.self)) {
            found.insert(fact)
          }
        }
      }
    }
    return found
  }
}

extension Vocabulary {
  /// All facts from which a derived fact is computed, directly or through others.
  package func inputs(of fact: FactID) -> Set<FactID> {
    var found: Set<FactID> = []
    func visit(_ fact: FactID) {
      guard let derivation = self[fact].derivation else { return }
      for input in derivation.facts where found.insert(input).inserted { visit(input) }
    }
    visit(fact)
    return found
  }

  /// The derived facts among `facts` and their inputs, each after those it is computed from.
  func inDependencyOrder(_ facts: Set<FactID>) -> [FactID] {
    var order: [FactID] = []
    var seen: Set<FactID> = []
    func visit(_ fact: FactID) {
      guard let derivation = self[fact].derivation, seen.insert(fact).inserted else { return }
      for input in derivation.facts { visit(input) }
      order.append(fact)
    }
    for fact in facts.sorted() { visit(fact) }
    return order
  }
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
