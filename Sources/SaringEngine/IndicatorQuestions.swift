import SaringModel

/// Finds the questions that bear on one indicator after another.
///
/// A question is a number here: facts by their position, groups behind them.
struct IndicatorQuestions {
  private let vocabulary: Vocabulary
  /// What each fact is asked for by, worked out once for all indicators.
  private var ofFact: [[Int]?]
  /// For each question the list it was last found for, so that each stands there once.
  private var lastFor: [Int]
  private var list = 0
  private var found: [Int] = []

  init(_ vocabulary: Vocabulary) {
    self.vocabulary = vocabulary
    ofFact = Array(repeating: nil, count: vocabulary.facts.count)
    lastFor = Array(repeating: 0, count: vocabulary.facts.count + vocabulary.groups.count)
  }

  /// How many numbers there are.
  var count: Int { lastFor.count }

  func question(_ number: Int) -> Screening.Question {
    let facts = vocabulary.facts.count
    return number < facts
      ? .fact(FactID(index: number)) : .group(GroupID(index: number - facts))
  }

  /// The questions in order of appearance: those of `applies` first, then those of the grades.
  mutating func bearing(on indicator: Indicator) -> [Int] {
    begin()
    if let applies = indicator.applies { add(applies) }
    for grade in indicator.grades { add(grade.when) }
    return found
  }

  mutating func bearing(on condition: Predicate) -> [Screening.Question] {
    begin()
    add(condition)
    return found.map(question)
  }

  private mutating func begin() {
    list += 1
    found.removeAll(keepingCapacity: true)
  }

  private mutating func add(_ condition: Predicate) {
    condition.visit(
      test: { test in
        for fact in test.facts { for question in questions(on: fact) { add(question) } }
      },
      group: { group in
        if vocabulary[group].question != nil { add(number(of: group)) }
      })
  }

  private mutating func add(_ question: Int) {
    guard lastFor[question] != list else { return }
    lastFor[question] = list
    found.append(question)
  }

  private func number(of group: GroupID) -> Int { vocabulary.facts.count + group.index }

  /// A fact of a group is asked for by its group, and a computed one by what it is computed from, which
  /// for a fact of a group may stand outside it.
  private mutating func questions(on fact: FactID) -> [Int] {
    if let known = ofFact[fact.index] { return known }
    var found: [Int] = []
    if let group = vocabulary[fact].group {
      if vocabulary[group].question != nil { found.append(number(of: group)) }
    } else if vocabulary[fact].derivation == nil, vocabulary[fact].question != nil {
      found.append(fact.index)
    }
    for input in vocabulary.inputs(of: fact) where vocabulary[input].derivation == nil {
      for question in questions(on: input) where !found.contains(question) {
        found.append(question)
      }
    }
    ofFact[fact.index] = found
    return found
  }
}
