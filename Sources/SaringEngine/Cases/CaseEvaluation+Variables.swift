public import SaringModel

/// A variable that a case leaves open, with the values that a claim tells apart.
public struct OpenVariable: Sendable {
  public let variable: Variable
  /// One choice for each way in which the claim's tests of it can come out.
  public let choices: [Choice]
  /// For each choice how many of the claim's literals it satisfies.
  public let satisfied: [Int]
  /// How many literals of the claim read it.
  public let literalCount: Int
  /// The choices of which none satisfies only a part of what another one does: if the claim can hold,
  /// it can with one of these.
  public let best: [Choice]

  /// Whether no single value satisfies all its literals: then the claim may be called possible and
  /// be out of reach.
  var isDependent: Bool { !satisfied.contains(literalCount) }
}

extension CaseEvaluation {
  /// The variables on which a claim still depends where a focus is, and whether the claim lies within the
  /// fragment on which splitting them is exact.
  ///
  /// What stands below parts of the claim that the bounds have settled counts for neither.
  ///
  /// Outside it lie computed facts with an open input, whose domain is taken to be all numbers or
  /// both codes; two open facts that are compared; a set of more than ten codes in tests that depend
  /// on each other; one text that must mention something and must not mention something else;
  /// conditions on items that read what is open outside the group; and conditions on the items of an
  /// open group, where several read one group or the tests of one item depend on each other.
  public mutating func openVariables(
    of focus: Focus
  ) -> (variables: [OpenVariable], isWithinFragment: Bool) {
    let changes = apply(focus.supposed.suppositions)
    defer { revert(changes) }
    let fixed = Set(
      focus.supposed.suppositions.compactMap { supposition -> Variable? in
        if case .open = supposition.choice { nil } else { supposition.variable }
      })
    var byVariable: [Variable: [DecisionGraph.Literal]] = [:]
    var order: [Variable] = []
    var isWithinFragment = true
    for literal in focus.literals {
      guard let variable = variable(ofTest: literal.test), !fixed.contains(variable) else {
        continue
      }
      if byVariable[variable] == nil { order.append(variable) }
      byVariable[variable, default: []].append(literal)
    }
    // Items are not looked at again where an answer outside them is supposed.
    for case .fact(let fact) in focus.supposed.suppositions.map(\.variable)
    where areItemsCompared(with: fact, in: focus.part) { isWithinFragment = false }
    var openGroups: [GroupID: Int] = [:]
    var found: [OpenVariable] = []
    for variable in order {
      let literals = byVariable[variable] ?? []
      let open = openVariable(variable, literals)
      if !liesWithinFragment(open, literals) { isWithinFragment = false }
      found.append(open)
    }
    if hasMixedMentions(focus.literals, order) { isWithinFragment = false }
    for step in focus.part.items.map({ Int($0) }) {
      guard case .some(let items) = program.graph.nodes[step] else { continue }
      openGroups[items.group, default: 0] += 1
      if !program.graph.isExact(items, in: program.book) { isWithinFragment = false }
      let variable = Variable.items(items.group, node: step)
      if fixed.contains(variable) { continue }
      found.append(
        OpenVariable(
          variable: variable, choices: [.comesOut(true), .comesOut(false)], satisfied: [1, 0],
          literalCount: 1, best: [.comesOut(true)]))
    }
    if openGroups.values.contains(where: { $0 > 1 }) { isWithinFragment = false }
    return (found, isWithinFragment)
  }

  /// Whether a condition on items reads a fact outside them, so that without its answer the bounds
  /// of the condition are wider than the truth.
  public func areItemsCompared(with fact: FactID, in cone: Cone) -> Bool {
    areItemsCompared(with: fact, in: cone.whole)
  }

  private func areItemsCompared(with fact: FactID, in part: GraphPart) -> Bool {
    let readers = itemReaders[fact.index]
    return !readers.isEmpty && part.items.contains { readers.contains(Int($0)) }
  }

  /// What a test leaves open just now, when it does.
  func variable(ofTest index: Int) -> Variable? {
    let test = program.graph.tests[index]
    let column = program.main.tests[index].column
    if case .compareColumns(_, _, let other, _) = program.main.tests[index] {
      guard states[column] != .closed, states[other] != .closed else { return nil }
      let facts = test.facts
      if states[column] == .open, states[other] == .open {
        return .comparison(facts[0], facts[1], test: index)
      }
      return states[column] == .open
        ? .fact(facts[0]) : states[other] == .open ? .fact(facts[1]) : nil
    }
    guard states[column] == .open else { return nil }
    if case .known = test { return nil }
    if case .compareParameter(_, _, let parameter) = program.main.tests[index],
      program.tables.parameter(parameter, on: day) == nil
    {
      return nil
    }
    if case .mentions(let fact, _, _) = test { return .mention(fact, test: index) }
    return .fact(test.fact)
  }

  private mutating func liesWithinFragment(
    _ open: OpenVariable, _ literals: [DecisionGraph.Literal]
  ) -> Bool {
    let book = program.book
    switch open.variable {
    case .fact(let fact):
      guard book.vocabulary[fact].derivation == nil, !open.choices.isEmpty,
        itemReaders[fact.index].isEmpty
      else { return false }
      guard book.vocabulary[fact].kind == .codes, open.isDependent else { return true }
      return testedCodes(in: literals).count <= 10
    case .mention(_, let test):
      if let isReachable = reachableMentions[test] { return isReachable }
      let isReachable = program.graph.tests[test].isAnalysable(in: book)
      reachableMentions[test] = isReachable
      return isReachable
    case .comparison: return false
    case .items, .group: return true
    }
  }

  /// Whether splitting domains can ever tell more of a claim than its bounds: whether one fact
  /// stands in tests that depend on each other.
  public mutating func needsSplitting(_ cone: Cone) -> Bool {
    if let known = splitting[cone.claim] { return known }
    var byFact: [FactID: [DecisionGraph.Literal]] = [:]
    var mentions: Set<Int> = []
    var compared: Set<FactID> = []
    var needs = false
    for literal in cone.literals {
      let test = program.graph.tests[literal.test]
      switch test {
      case .mentions: needs = !mentions.insert(literal.test).inserted || needs
      case .known: break
      case .compare(_, _, .fact):
        compared.formUnion(test.facts)
        for fact in test.facts { byFact[fact, default: []].append(literal) }
      case .isOne, .compare, .includesAny, .includesAll:
        byFact[test.fact, default: []].append(literal)
      }
    }
    for (fact, literals) in byFact where !needs {
      let rule = program.book.vocabulary[fact]
      // What it is compared with differs from profile to profile, and may lie outside its bounds.
      let isBounded = rule.minimum != nil || rule.maximum != nil
      needs =
        compared.contains(fact) && (literals.count > 1 || isBounded)
        || openVariable(.fact(fact), literals).isDependent
    }
    splitting[cone.claim] = needs
    return needs
  }

  /// Whether one open text must mention something and must not mention something else.
  private func hasMixedMentions(
    _ literals: [DecisionGraph.Literal], _ open: [Variable]
  ) -> Bool {
    var signs: [FactID: (tests: Set<Int>, complements: Set<Bool>)] = [:]
    for literal in literals {
      guard case .mentions(let fact, _, _) = program.graph.tests[literal.test],
        open.contains(.mention(fact, test: literal.test))
      else { continue }
      signs[fact, default: ([], [])].tests.insert(literal.test)
      signs[fact, default: ([], [])].complements.insert(literal.isComplement)
    }
    return signs.values.contains { $0.tests.count > 1 && $0.complements.count > 1 }
  }
}

// MARK: - Values that tests tell apart

extension CaseEvaluation {
  /// The values of a variable that some literals tell apart.
  mutating func openVariable(
    _ variable: Variable, _ literals: [DecisionGraph.Literal]
  ) -> OpenVariable {
    // With nothing but a constant to compare with it is the same for every profile of a day.
    guard literals.count == 1, let literal = literals.first else {
      return tellApart(variable, literals)
    }
    if case .compareColumns = program.main.tests[literal.test] {
      return tellApart(variable, literals)
    }
    let place = literal.test * 2 + (literal.isComplement ? 1 : 0)
    if let known = openVariables[place] { return known }
    let found = tellApart(variable, literals)
    openVariables[place] = found
    return found
  }

  private func tellApart(
    _ variable: Variable, _ literals: [DecisionGraph.Literal]
  ) -> OpenVariable {
    let choices: [Choice]
    switch variable {
    case .fact(let fact):
      let values = values(of: fact, for: literals).map { Choice.alike($0) }
      choices = isComputed(fact) ? values + [.closed] : values
    case .comparison(let left, let right, _):
      let isComputed = isComputed(left) || isComputed(right)
      choices = [.comesOut(true), .comesOut(false)] + (isComputed ? [.closed] : [])
    case .mention, .items: choices = [.comesOut(true), .comesOut(false)]
    case .group: choices = []
    }
    var told: [Outcomes] = []
    var kept: [Choice] = []
    for choice in choices {
      var outcomes = Outcomes()
      for (place, literal) in literals.enumerated()
      where isSatisfied(literal, by: choice, variable) { outcomes.insert(place) }
      if told.contains(outcomes) { continue }
      told.append(outcomes)
      kept.append(choice)
    }
    return OpenVariable(
      variable: variable, choices: kept, satisfied: told.map(\.count),
      literalCount: literals.count,
      best: kept.indices.filter { place in
        !told.contains { $0 != told[place] && told[place].isSubset(of: $0) }
      }.map { kept[$0] })
  }

  private func isComputed(_ fact: FactID) -> Bool {
    program.book.vocabulary[fact].derivation != nil
  }

  private func isSatisfied(
    _ literal: DecisionGraph.Literal, by choice: Choice, _ variable: Variable
  ) -> Bool {
    switch choice {
    case .open, .closed: return false
    case .comesOut(let outcome): return outcome != literal.isComplement
    case .known(let cell), .alike(let cell):
      return isSatisfied(literal.test, by: cell, variable) != literal.isComplement
    }
  }

  private func isSatisfied(_ index: Int, by cell: UInt64, _ variable: Variable) -> Bool {
    let test = program.main.tests[index]
    switch test {
    case .compareParameter(_, let comparison, let parameter):
      guard let limit = program.tables.parameter(parameter, on: day) else { return false }
      return comparison.holds(Double(bitPattern: cell), limit)
    case .compareColumns(let column, let comparison, let other, _):
      let number = Double(bitPattern: cell)
      if variable == .fact(program.graph.tests[index].facts[0]) {
        return comparison.holds(number, Double(bitPattern: cells[other]))
      }
      return comparison.holds(Double(bitPattern: cells[column]), number)
    default: return main.isSatisfied(test, by: cell)
    }
  }

  /// Values enough to tell apart all ways in which the literals can come out.
  private func values(of fact: FactID, for literals: [DecisionGraph.Literal]) -> [UInt64] {
    let vocabulary = program.book.vocabulary
    switch vocabulary[fact].kind {
    case .yesNo: return [0, 1]
    case .code: return vocabulary[fact].codes.indices.map { UInt64($0) }
    case .codes: return sets(for: literals)
    case .number, .date: return numbers(of: vocabulary[fact], for: literals, fact)
    case .text, .identifier: return []
    }
  }

  private func testedCodes(in literals: [DecisionGraph.Literal]) -> [Int] {
    testedCodes(in: literals.map(\.test))
  }

  private func sets(for literals: [DecisionGraph.Literal]) -> [UInt64] {
    let codes = testedCodes(in: literals)
    let all = codes.reduce(UInt64(0)) { $0 | 1 << UInt64($1) }
    guard codes.count <= 10 else {
      return [0] + codes.map { 1 << UInt64($0) } + codes.map { all & ~(1 << UInt64($0)) } + [all]
    }
    return (0..<(1 << codes.count)).map { choice in
      codes.enumerated().reduce(UInt64(0)) { set, code in
        choice >> code.offset & 1 == 1 ? set | 1 << UInt64(code.element) : set
      }
    }
  }

  private func numbers(
    of rule: Fact, for literals: [DecisionGraph.Literal], _ fact: FactID
  ) -> [UInt64] {
    // The ends of the domain are cuts too, so that each part of it between two cuts is hit.
    var cuts = Set([rule.minimum, rule.maximum].compactMap(\.self))
    cuts.formUnion(self.cuts(of: fact, in: literals.map(\.test)))
    let sorted = cuts.sorted()
    let step = rule.kind == .date ? 1.0 : 0.5
    var values: [Double] = []
    for (position, cut) in sorted.enumerated() {
      if position == 0 { values.append(cut - step) }
      values.append(cut)
      if position + 1 < sorted.count {
        let between = rule.kind == .date ? cut + 1 : (cut + sorted[position + 1]) / 2
        if between < sorted[position + 1] { values.append(between) }
      } else {
        values.append(cut + step)
      }
    }
    return values.filter { $0 >= rule.minimum ?? -.infinity && $0 <= rule.maximum ?? .infinity }
      .map(\.bitPattern)
  }
}

/// Which of some literals a choice satisfies: few enough for one word, nearly always.
private struct Outcomes: Equatable {
  private var first: UInt64 = 0
  private var rest: [UInt64] = []

  var count: Int { rest.reduce(first.nonzeroBitCount) { $0 + $1.nonzeroBitCount } }

  mutating func insert(_ place: Int) {
    let bit: UInt64 = 1 << UInt64(place & 63)
    guard place >= 64 else {
      first |= bit
      return
    }
    while rest.count < place >> 6 { rest.append(0) }
    rest[place >> 6 - 1] |= bit
  }

  func isSubset(of other: Self) -> Bool {
    first & ~other.first == 0
      && rest.enumerated().allSatisfy { index, word in
        word & ~(index < other.rest.count ? other.rest[index] : 0) == 0
      }
  }
}
