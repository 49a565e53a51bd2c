import SaringModel
import SaringTestSupport
import Testing

@testable import SaringEngine

/// The examples beside each sign show where it begins and where it ends.
///
/// That each comes out as it says is what `saring test` runs; here they are counted, and near misses measured.
@Suite("examples of the shipped rules") struct ExampleTests {
  private static let indicators = Shipped.book.indicators

  @Test("every grade of every sign has an example that fires at that strength")
  func everyGrade() {
    var grades = 0
    for indicator in Self.indicators {
      for grade in indicator.grades {
        grades += 1
        #expect(
          indicator.examples.contains { $0.outcome == .fires(grade.strength) },
          "\(indicator.id) has no example that is \(grade.strength.name)")
      }
    }
    #expect(grades > Self.indicators.count)
  }

  @Test("every sign has an example that stays silent, and one that stays undecided")
  func silentAndUndecided() {
    for indicator in Self.indicators {
      for outcome in [Example.Outcome.silent, .undecided] {
        #expect(indicator.examples.contains { $0.outcome == outcome }, "\(indicator.id) \(outcome)")
      }
    }
  }

  @Test("what stays silent says why: no silent example leaves all answers out")
  func silentAnswers() {
    for indicator in Self.indicators {
      for example in indicator.examples where example.outcome == .silent {
        #expect(
          !example.profile.answers.isEmpty || !example.profile.groups.isEmpty, "\(indicator.id)")
      }
    }
  }

  @Test("one silent example of every sign is a near miss: one answer more makes it fire")
  func nearMisses() {
    let missing = Self.indicators.filter { indicator in
      !indicator.examples.contains {
        $0.outcome == .silent && Self.isOneAnswerAway($0.profile, from: indicator)
      }
    }
    #expect(missing.map(\.id) == [])
  }

  /// Whether one changed answer, or one taken from an example that fires, lets a sign fire.
  private static func isOneAnswerAway(_ profile: Profile, from indicator: Indicator) -> Bool {
    var changed: [Profile] = []
    for fact in facts(of: indicator) {
      changed += Shipped.values(of: fact).map { profile.with(fact, $0) }
    }
    for example in indicator.examples {
      guard case .fires = example.outcome else { continue }
      for (fact, answer) in example.profile.answers where profile.answers[fact] != answer {
        var other = profile
        other.answers[fact] = answer
        changed.append(other)
      }
      for (group, answer) in example.profile.groups where profile.groups[group] != answer {
        var other = profile
        other.groups[group] = answer
        changed.append(other)
      }
    }
    return fires(indicator, onOneOf: changed)
  }

  /// The given facts that a sign reads, by itself or by what it counts or names.
  private static func facts(of indicator: Indicator) -> [FactID] {
    let book = Shipped.book
    var waiting = indicator.grades.map(\.when) + [indicator.applies].compactMap { $0 }
    var seen: Set<IndicatorID> = []
    var facts: Set<FactID> = []
    while let predicate = waiting.popLast() {
      for fact in predicate.tests.flatMap(\.facts) { facts.formUnion(given(by: fact)) }
      for other in predicate.indicators where seen.insert(other).inserted {
        waiting += book[other].grades.map(\.when)
      }
    }
    return facts.sorted().filter { book.vocabulary[$0].group == nil }
  }

  /// A fact itself, or those that it is computed from.
  private static func given(by fact: FactID) -> Set<FactID> {
    guard let derivation = Shipped.book.vocabulary[fact].derivation else { return [fact] }
    return Set(derivation.facts.flatMap { given(by: $0) })
  }

  private static func fires(_ indicator: Indicator, onOneOf profiles: [Profile]) -> Bool {
    var evaluation = Evaluation(Shipped.program)
    var block = ProfileBlock(layout: Shipped.program.layout)
    var rest = profiles[...]
    while !rest.isEmpty {
      block.clear()
      while let profile = rest.first, !block.isFull {
        block.append(profile, vocabulary: Shipped.book.vocabulary)
        rest = rest.dropFirst()
      }
      evaluation.screen(&block, asOf: Shipped.day)
      for lane in 0..<block.count {
        let isFired = indicator.grades.contains {
          evaluation.truth(of: $0.when, lane: lane) == .holds
        }
        if isFired { return true }
      }
    }
    return false
  }
}
