import SaringModel
import SaringTestSupport

@testable import SaringEngine

extension RuleBook {
  /// Every condition that can raise a level: all but those of notes and of signs of safety.
  var weighingConditions: [Predicate] {
    indicators.filter { $0.role == .risk }
      .flatMap { [$0.applies].compactMap { $0 } + $0.grades.map(\.when) }
      + dimensions.map(\.when) + weighingPatterns.map { self[$0].when }
      + levels.compactMap(\.when)
  }

  /// The patterns that a level speaks of, by itself or by way of another.
  private var weighingPatterns: Set<PatternID> {
    var found: Set<PatternID> = []
    var waiting = levels.compactMap(\.when).flatMap(\.patterns)
    while let pattern = waiting.popLast() {
      if found.insert(pattern).inserted { waiting += self[pattern].when.patterns }
    }
    return found
  }

  /// Every condition that can bring a finding, a pattern or a level; not what makes information
  /// sufficient.
  var conditions: [Predicate] {
    indicators.flatMap { [$0.applies].compactMap { $0 } + $0.grades.map(\.when) }
      + dimensions.map(\.when) + patterns.map(\.when) + levels.compactMap(\.when)
  }
}

extension Predicate {
  /// Every test in it.
  var tests: [Test] {
    switch self {
    case .test(let test): [test]
    case .not(let part), .some(_, _, let part): part.tests
    case .all(let parts), .any(let parts), .atLeast(_, let parts): parts.flatMap(\.tests)
    case .fired, .count, .sum, .positive, .holds: []
    }
  }

  /// Every pattern that it names.
  var patterns: [PatternID] {
    switch self {
    case .holds(let pattern): [pattern]
    case .not(let part), .some(_, _, let part): part.patterns
    case .all(let parts), .any(let parts), .atLeast(_, let parts): parts.flatMap(\.patterns)
    case .test, .fired, .count, .sum, .positive: []
    }
  }

  /// Every indicator that it names or counts.
  var indicators: [IndicatorID] {
    switch self {
    case .test, .positive, .holds: []
    case .not(let part), .some(_, _, let part): part.indicators
    case .all(let parts), .any(let parts), .atLeast(_, let parts): parts.flatMap(\.indicators)
    case .fired(let indicator, _): [indicator]
    case .count(let count): count.indicators
    case .sum(let sum): sum.indicators
    }
  }
}

extension Shipped {
  static let legs: GroupID = {
    guard let group = book.vocabulary.group(named: "travel.legs") else {
      preconditionFailure("the vocabulary has no travel.legs")
    }
    return group
  }()

  static func randomLeg(using random: inout SeededGenerator) -> [FactID: Answer] {
    var leg: [FactID: Answer] = [:]
    for name in ["travel.legs.from", "travel.legs.to", "travel.legs.mode"] {
      leg[fact(name)] = .known(random.pick(values(of: fact(name))))
    }
    return leg
  }

  /// The shipped rules with one pack in use.
  static func programOfGaps(_ pack: PackID) -> Program { Program(book, only: [pack]) }

  /// A whole profile and what fired on it, for messages.
  static func account(of profile: Profile) -> String {
    let outcome = outcome(of: profile)
    let fired = outcome.fired.map { "\(book[$0.indicator].id) \($0.strength.name)" }
    let patterns = outcome.patterns.map { book[$0].id }
    return "\(words(profile)) fires \((fired + patterns).joined(separator: ", "))"
  }

  /// A whole profile as words, for messages.
  static func words(_ profile: Profile) -> String {
    let answers = profile.knownFacts.map { fact in
      if case .known(let value) = profile[fact] { words(fact, value) } else { "" }
    }
    return (answers + (profile.groups.isEmpty ? [] : ["groups \(profile.groups)"]))
      .joined(separator: ", ")
  }
}
