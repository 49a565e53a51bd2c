extension RuleBook {
  /// What an indicator rests on that was recalled and not seen: the ids of sources, and of tables
  /// and parameters with such a row, each once and in order of appearance.
  public func recalledBasis(of indicator: IndicatorID) -> [String] {
    var basis = RecalledBasis(book: self)
    basis.visit(indicator)
    return basis.found
  }
}

/// Follows an indicator to all that it reads.
private struct RecalledBasis {
  let book: RuleBook
  var found: [String] = []
  private var seen: Flags

  init(book: RuleBook) {
    self.book = book
    seen = Flags(count: book.indicators.count)
  }

  private mutating func add(_ id: String) {
    if !found.contains(id) { found.append(id) }
  }

  mutating func visit(_ indicator: IndicatorID) {
    guard seen.insert(indicator.index) else { return }
    for source in book[indicator].sources where !book[source].isVerified { add(book[source].id) }
    if let applies = book[indicator].applies { visit(applies) }
    for grade in book[indicator].grades { visit(grade.when) }
  }

  private mutating func visit(_ condition: Predicate) {
    switch condition {
    case .test(let test):
      for fact in test.facts { visit(fact) }
      if case .compare(_, _, .parameter(let parameter)) = test { visit(parameter) }
    case .not(let part), .some(_, _, let part): visit(part)
    case .all(let parts), .any(let parts), .atLeast(_, let parts):
      for part in parts { visit(part) }
    case .fired(let indicator, _): visit(indicator)
    case .count, .sum, .positive, .holds: break
    }
  }

  private mutating func visit(_ fact: FactID) {
    if let derivation = book.vocabulary[fact].derivation { visit(derivation) }
  }

  private mutating func visit(_ parameter: ParameterID) {
    let rule = book.vocabulary[parameter]
    if rule.rows.contains(where: { !$0.isVerified }) { add(rule.id) }
  }

  private mutating func visit(_ derivation: Derivation) {
    switch derivation {
    case .fact(let fact): visit(fact)
    case .parameter(let parameter): visit(parameter)
    case .lookUp(let table, _):
      let rule = book.vocabulary[table]
      if rule.rows.contains(where: { !$0.isVerified }) { add(rule.id) }
    case .add(let parts), .multiply(let parts), .minimum(let parts), .maximum(let parts):
      for part in parts { visit(part) }
    case .subtract(let left, let right), .divide(let left, let right):
      visit(left)
      visit(right)
    case .number, .monthsBetween, .differs: break
    }
  }
}
