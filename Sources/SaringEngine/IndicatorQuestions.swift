package import SaringModel

/// Finds the questions that bear on one indicator after another.
///
/// A question is its number here.
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
    lastFor = Array(repeating: 0, count: vocabulary.questionCount)
  }

  /// The numbers of the questions in order of appearance: those of `applies` first, then those of the
  /// grades.
  mutating func numbers(bearingOn indicator: Indicator) -> [Int] {
    begin()
    if let applies = indicator.applies { add(applies) }
    for grade in indicator.grades { add(grade.when) }
    return found
  }

  mutating func bearing(on condition: Predicate) -> [Screening.Question] {
    begin()
    add(condition)
    return found.map { vocabulary.question(numbered: $0) }
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
        if vocabulary[group].question != nil { add(vocabulary.number(of: .group(group))) }
      })
  }

  private mutating func add(_ question: Int) {
    guard lastFor[question] != list else { return }
    lastFor[question] = list
    found.append(question)
  }

  /// A fact of a group is asked for by its group, and a computed one by what it is computed from, which
  /// for a fact of a group may stand outside it.
  private mutating func questions(on fact: FactID) -> [Int] {
    if let known = ofFact[fact.index] { return known }
    var found: [Int] = []
    if let group = vocabulary[fact].group {
      if vocabulary[group].question != nil { found.append(vocabulary.number(of: .group(group))) }
    } else if vocabulary[fact].derivation == nil, vocabulary[fact].question != nil {
      found.append(vocabulary.number(of: .fact(fact)))
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

extension Vocabulary {
  /// How many questions have a number: one for each fact and each group.
  package var questionCount: Int { facts.count + groups.count }

  /// The number of a question: facts by their position, groups behind them.
  package func number(of question: Screening.Question) -> Int {
    switch question {
    case .fact(let fact): fact.index
    case .group(let group): facts.count + group.index
    }
  }

  func question(numbered number: Int) -> Screening.Question {
    number < facts.count
      ? .fact(FactID(index: number)) : .group(GroupID(index: number - facts.count))
  }
}
