package import SaringModel

/// A condition of the rule book whose tests and nodes have been looked up, so that it can be asked of
/// one lane after another, part by part.
package struct PlacedCondition: Sendable {
  package let predicate: Predicate
  /// What is joined by *all*, *any* or *at least*, or denied.
  package let parts: [PlacedCondition]
  let place: Place
  /// What may be asked for a test, or for the items of a group.
  let asked: [AskedPlace]

  enum Place: Sendable {
    case test(Int, isComplement: Bool)
    case node(Int)
    /// At least so many of the parts.
    case parts(atLeast: Int)
    /// It stands in no pack in use.
    case nowhere
  }

  /// A question, and the column of its answer; a group has none.
  struct AskedPlace: Sendable {
    let question: Screening.Question
    let column: Int?
  }
}

/// The conditions of one indicator; shared, as each profile asks for all.
package final class PlacedSign: Sendable {
  package let applies: PlacedCondition?
  /// One for each grade.
  package let grades: [PlacedCondition]
  /// What must all hold for it to apply, and for each grade.
  package let partsOfScope: [PlacedCondition]
  package let partsOfGrades: [[PlacedCondition]]

  init(applies: PlacedCondition?, grades: [PlacedCondition]) {
    self.applies = applies
    self.grades = grades
    partsOfScope = applies?.conjuncts ?? []
    partsOfGrades = grades.map(\.conjuncts)
  }
}

extension PlacedCondition {
  /// What must all hold, one thing each.
  fileprivate var conjuncts: [PlacedCondition] {
    if case .all = predicate { return parts.flatMap(\.conjuncts) }
    return [self]
  }
}

extension Program {
  /// The conditions of an indicator, looked up once.
  package func placed(_ id: IndicatorID) -> PlacedSign {
    placedSigns.value(at: id.index) {
      var questions = IndicatorQuestions(book.vocabulary)
      return PlacedSign(
        applies: book[id].applies.map { placed($0, &questions) },
        grades: book[id].grades.map { placed($0.when, &questions) })
    }
  }

  /// Looks up a condition as it stands in an indicator or in the triage policy.
  ///
  /// Negation is pushed down to the tests on the way, as in the graph.
  func placed(_ predicate: Predicate) -> PlacedCondition {
    var questions = IndicatorQuestions(book.vocabulary)
    return placed(predicate, &questions)
  }

  private func placed(
    _ predicate: Predicate, isNegated: Bool = false, _ questions: inout IndicatorQuestions
  ) -> PlacedCondition {
    func joined(_ parts: [Predicate], atLeast count: Int) -> PlacedCondition {
      PlacedCondition(
        predicate: predicate, parts: parts.map { placed($0, isNegated: isNegated, &questions) },
        place: .parts(atLeast: isNegated ? parts.count - count + 1 : count), asked: [])
    }
    switch predicate {
    case .not(let part):
      return PlacedCondition(
        predicate: predicate, parts: [placed(part, isNegated: !isNegated, &questions)],
        place: .parts(atLeast: 1), asked: [])
    case .all(let parts): return joined(parts, atLeast: parts.count)
    case .any(let parts): return joined(parts, atLeast: 1)
    case .atLeast(let count, let parts): return joined(parts, atLeast: count)
    case .test, .some, .fired, .count, .sum, .positive, .holds:
      return PlacedCondition(
        predicate: predicate, parts: [], place: place(of: predicate, isNegated: isNegated),
        asked: asked(for: predicate, &questions))
    }
  }

  private func place(of predicate: Predicate, isNegated: Bool) -> PlacedCondition.Place {
    switch predicate {
    case .test(let test):
      if let index = testPositions.value[test] { return .test(index, isComplement: isNegated) }
    case .fired(let indicator, let strength) where !isNegated:
      return .node(Int(findings.fired[indicator.index * 4 + Int(strength.rawValue)]))
    case .positive(let dimension) where !isNegated:
      return .node(graph.dimensions[dimension.index].index)
    case .holds(let pattern) where !isNegated: return .node(graph.patterns[pattern.index].index)
    case .not, .all, .any, .atLeast, .some, .fired, .count, .sum, .positive, .holds: break
    }
    let key = DecisionGraph.SignedPredicate(predicate: predicate, isNegated: isNegated)
    return conditions.value[key].map { .node($0.index) } ?? .nowhere
  }

  /// Facts and groups with a question that one test reads, or that the items of a group are made of.
  private func asked(
    for predicate: Predicate, _ questions: inout IndicatorQuestions
  ) -> [PlacedCondition.AskedPlace] {
    questions.bearing(on: predicate).map { question in
      guard case .fact(let fact) = question else {
        return PlacedCondition.AskedPlace(question: question, column: nil)
      }
      return PlacedCondition.AskedPlace(question: question, column: layout.column(of: fact))
    }
  }
}

extension Evaluation {
  /// Whether a condition of the rule book, or a part of one, holds or still could.
  package func truth(of condition: PlacedCondition, lane: Int) -> Truth {
    switch condition.place {
    case .node(let node): return truth(node, lane)
    case .nowhere: return .unknown
    case .test(let test, let isComplement):
      let bounds = tests[test].bounds(isComplement: isComplement)
      let shift = UInt64(lane & 63)
      if bounds[lane >> 6] >> shift & 1 == 1 { return .holds }
      return bounds[4 + lane >> 6] >> shift & 1 == 1 ? .unknown : .fails
    case .parts(let count):
      var (certain, possible) = (0, 0)
      // In place: a copy of a part counts three references.
      let parts = condition.parts.span
      for index in parts.indices {
        switch truth(of: parts[index], lane: lane) {
        case .holds: (certain, possible) = (certain + 1, possible + 1)
        case .unknown: possible += 1
        case .fails: break
        }
      }
      return certain >= count ? .holds : possible >= count ? .unknown : .fails
    }
  }

  /// Adds the questions that could settle a condition that is not settled, in order of appearance.
  package func addQuestions(
    on condition: PlacedCondition, lane: Int, in block: borrowing ProfileBlock,
    to found: inout [Screening.Question]
  ) {
    for asked in condition.asked where !found.contains(asked.question) {
      // Items can be told while the group is open, and their number while it is not.
      if let column = asked.column, !block.isOpen(column: column, lane: lane) { continue }
      found.append(asked.question)
    }
    let parts = condition.parts.span
    for index in parts.indices where truth(of: parts[index], lane: lane) == .unknown {
      addQuestions(on: parts[index], lane: lane, in: block, to: &found)
    }
  }
}
