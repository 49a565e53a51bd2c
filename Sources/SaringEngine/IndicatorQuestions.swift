import SaringModel

/// Finds the questions that bear on one indicator after another.
struct IndicatorQuestions {
  private let vocabulary: Vocabulary
  /// What each fact is asked for by, worked out once for all indicators.
  private var ofFact: [[Screening.Question]?]

  init(_ vocabulary: Vocabulary) {
    self.vocabulary = vocabulary
    ofFact = Array(repeating: nil, count: vocabulary.facts.count)
  }

  /// The questions in order of appearance: those of `applies` first, then those of the grades.
  mutating func bearing(on indicator: Indicator) -> [Screening.Question] {
    var found: [Screening.Question] = []
    if let applies = indicator.applies { add(applies, to: &found) }
    for grade in indicator.grades { add(grade.when, to: &found) }
    return found
  }

  mutating func bearing(on condition: Predicate) -> [Screening.Question] {
    var found: [Screening.Question] = []
    add(condition, to: &found)
    return found
  }

  private mutating func add(_ condition: Predicate, to found: inout [Screening.Question]) {
    condition.visit(
      test: { test in
        for fact in test.facts {
          for question in questions(on: fact) where !found.contains(question) {
            found.append(question)
          }
        }
      },
      group: { group in
        guard vocabulary[group].question != nil, !found.contains(.group(group)) else { return }
        found.append(.group(group))
      })
  }

  /// A fact of a group is asked for by its group, and a computed one by what it is computed from, which
  /// for a fact of a group may stand outside it.
  private mutating func questions(on fact: FactID) -> [Screening.Question] {
    if let known = ofFact[fact.index] { return known }
    var found: [Screening.Question] = []
    if let group = vocabulary[fact].group {
      if vocabulary[group].question != nil { found.append(.group(group)) }
    } else if vocabulary[fact].derivation == nil, vocabulary[fact].question != nil {
      found.append(.fact(fact))
    }
    if vocabulary[fact].derivation != nil {
      for input in vocabulary.inputs(of: fact).sorted() where vocabulary[input].derivation == nil {
        for question in questions(on: input) where !found.contains(question) {
          found.append(question)
        }
      }
    }
    ofFact[fact.index] = found
    return found
  }
}
