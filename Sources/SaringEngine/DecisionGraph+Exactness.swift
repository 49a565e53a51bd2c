public import SaringModel

extension DecisionGraph {
  /// Whether an indicator called possible can fire in some completion, at every strength it has.
  ///
  /// What is called certain always is: whoever is asked may leave every answer closed.
  public func isPossibleExact(of indicator: IndicatorID, in book: RuleBook) -> Bool {
    let nodes = indicators[indicator.index].fired
    return book[indicator].grades.allSatisfy {
      isPossibleExact(of: nodes[Int($0.strength.rawValue)], in: book)
    }
  }

  /// Whether a level called possible by its own condition can be reached in some completion.
  public func isPossibleExact(of level: TriageLevel, in book: RuleBook) -> Bool {
    isPossibleExact(of: levels[Int(level.rawValue)], in: book)
  }

  /// A monotone condition reaches its possible bound when one value of each open fact satisfies all
  /// of the fact's literals at once.
  ///
  /// Literals of derived facts, of two facts, of parameters and of groups with such inside are not
  /// analysed: their bounds count as inexact.
  func isPossibleExact(of root: NodeID, in book: RuleBook) -> Bool {
    var literals: [FactID: [Literal]] = [:]
    var groups: [GroupID: Int] = [:]
    for index in cone(of: root) {
      switch nodes[index] {
      case .literal(let literal):
        let test = tests[literal.test]
        guard test.isAnalysable(in: book) else { return false }
        literals[test.fact, default: []].append(literal)
      case .some(let items):
        groups[items.group, default: 0] += 1
        if groups[items.group] != 1 || !isExact(items, in: book) { return false }
      case .constant, .all, .any, .atLeast: break
      }
    }
    return literals.allSatisfy { fact, literals in
      book.vocabulary[fact].sampleValues(for: literals.map { tests[$0.test] }, in: book)
        .contains { value in
          literals.allSatisfy { literal in
            tests[literal.test].isSatisfied(by: value) != literal.isComplement
          }
        }
    }
  }

  /// Whether a condition on items can hold wherever its bounds say so, if no other condition reads
  /// the group.
  func isExact(_ items: Items, in book: RuleBook) -> Bool {
    let (graph, root) = inners[items.inner]
    return graph.isPossibleExact(of: root, in: book) && graph.isContingent(root, in: book)
      && items.atLeast <= book.vocabulary[items.group].most
  }

  /// Whether some item satisfies the node and some item does not; known when the bounds are exact
  /// and the node is no constant.
  private func isContingent(_ root: NodeID, in book: RuleBook) -> Bool {
    if case .constant = self[root] { return false }
    return true
  }

  private func cone(of root: NodeID) -> [Int] {
    var reached = Array(repeating: false, count: root.index + 1)
    reached[root.index] = true
    for index in reached.indices.reversed() where reached[index] {
      for child in nodes[index].children { reached[child.index] = true }
    }
    return reached.indices.filter { reached[$0] }
  }

  /// A line for each claim whose possible bound may be wider than the truth.
  func inexactBounds(in book: RuleBook) -> [String] {
    let indicators = book.indicators.indices.filter {
      !isPossibleExact(of: IndicatorID(index: $0), in: book)
    }.map { "bounds indicator \(book.indicators[$0].id) possible may be too wide" }
    let levels = book.levels.filter { !isPossibleExact(of: $0.level, in: book) }
      .map { "bounds level \($0.level.name) possible may be too wide" }
    return indicators + levels
  }
}

extension RuleBook {
  /// The folded phrases of a lexicon that no guard forbids wherever they stand: a phrase that holds
  /// a guarding phrase is never counted.
  fileprivate func phrasesWithinReach(of lexicon: LexiconID) -> [[UInt8]] {
    let guards = self[lexicon].guards.flatMap { self[$0].phrases }
      .map { FoldedText($0).bytes }.filter { $0.count > 1 }
    return self[lexicon].phrases.map { FoldedText($0).bytes }.filter { phrase in
      phrase.count > 1 && !guards.contains { phrase.holds($0) }
    }
  }
}

extension [UInt8] {
  fileprivate func holds(_ part: [UInt8]) -> Bool {
    guard part.count <= count else { return false }
    return (0...count - part.count).contains { self[$0..<$0 + part.count].elementsEqual(part) }
  }
}

/// A value on which the tests of one fact can be tried.
enum SampleValue {
  case number(Double)
  case code(Int)
  case codes(UInt64)
  /// A text that holds exactly these lexicons' phrases, as many as anybody asks for.
  case text(Set<LexiconID>)
}

extension Test {
  func isAnalysable(in book: RuleBook) -> Bool {
    if book.vocabulary[fact].derivation != nil { return false }
    switch self {
    case .compare(_, _, .constant), .isOne, .includesAny, .includesAll: return true
    case .compare(_, _, .parameter), .compare(_, _, .fact), .known: return false
    // A text that mentions enough is within reach only if the lexicons have as many phrases.
    case .mentions(_, let lexicons, let count):
      let phrases = Set(lexicons.flatMap { book.phrasesWithinReach(of: $0) })
      return count <= phrases.count && lexicons.allSatisfy { book[$0].exceptions.isEmpty }
    }
  }

  fileprivate func isSatisfied(by value: SampleValue) -> Bool {
    switch (self, value) {
    case (.isOne(_, let codes), .code(let code)): codes.contains(code)
    case (.compare(_, let comparison, .constant(let constant)), .number(let number)):
      comparison.holds(number, constant)
    case (.includesAny(_, let codes), .codes(let set)): codes.contains { set >> $0 & 1 == 1 }
    case (.includesAll(_, let codes), .codes(let set)): codes.allSatisfy { set >> $0 & 1 == 1 }
    case (.mentions(_, let lexicons, _), .text(let present)):
      !present.isDisjoint(with: lexicons)
    default: false
    }
  }
}

extension Fact {
  /// Values enough to tell apart all ways in which the tests can come out.
  fileprivate func sampleValues(for tests: [Test], in book: RuleBook) -> [SampleValue] {
    switch kind {
    case .yesNo, .code: return codes.indices.map(SampleValue.code)
    case .codes:
      // Each tested set, together and alone, without codes that nobody tests.
      let tested = tests.flatMap { test -> [Int] in
        switch test {
        case .includesAny(_, let codes), .includesAll(_, let codes): codes
        case .isOne, .compare, .mentions, .known: []
        }
      }
      let distinct = Set(tested).sorted()
      guard distinct.count <= 12 else { return [.codes(0), .codes(.max)] }
      return (0..<(1 << distinct.count)).map { choice in
        .codes(
          distinct.enumerated().reduce(UInt64(0)) { set, code in
            choice >> code.offset & 1 == 1 ? set | 1 << UInt64(code.element) : set
          })
      }
    case .number, .date:
      let cuts = tests.compactMap { test -> Double? in
        if case .compare(_, _, .constant(let cut)) = test { cut } else { nil }
      }
      let sorted = Set(cuts).sorted()
      var values = sorted
      let step = kind == .date ? 1 : 0.5
      if let first = sorted.first, let last = sorted.last {
        values.append(first - step)
        values.append(last + step)
      }
      for (left, right) in zip(sorted, sorted.dropFirst()) {
        let between = kind == .date ? left + 1 : (left + right) / 2
        if between < right { values.append(between) }
      }
      return values.filter { $0 >= minimum ?? -.infinity && $0 <= maximum ?? .infinity }
        .map(SampleValue.number)
    case .text:
      let lexicons = Set(
        tests.flatMap { test -> [LexiconID] in
          if case .mentions(_, let lexicons, _) = test { lexicons } else { [] }
        })
      // A phrase of one lexicon may be a phrase of another, or stand inside it: only all and none
      // are sure to be within reach.
      return [.text(lexicons), .text([])]
    case .identifier: return []
    }
  }
}
