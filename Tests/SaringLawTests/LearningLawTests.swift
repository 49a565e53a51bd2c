import SaringModel
import SaringTestSupport
import Testing

/// Missing never counts against a person, and knowing more never makes a sign go away (FA-09).
@Suite("learning and forgetting") struct LearningLawTests {
  /// What a record is about is no answer of a person: another subject is another profile.
  private static let fixed = ["record.subject"].compactMap {
    Shipped.book.vocabulary.fact(named: $0)
  }

  @Test("forgetting any one answer raises nothing and closes nothing")
  func forgetting() {
    let wholes = Shipped.outcomes(of: Shipped.profiles.map(\.profile))
    var variants: [(name: String, whole: Int, profile: Profile)] = []
    for (index, case_) in Shipped.profiles.enumerated() {
      for fact in case_.profile.knownFacts where !Self.fixed.contains(fact) {
        // A record without a date is screened as of the day of the run: another law may apply.
        guard fact != Shipped.book.date else { continue }
        let name = "\(case_.name) without \(Shipped.book.vocabulary[fact].name)"
        variants.append((name, index, case_.profile.without(fact)))
      }
      for group in case_.profile.groups.keys {
        var profile = case_.profile
        profile.groups[group] = nil
        let name = "\(case_.name) without \(Shipped.book.vocabulary[group].name)"
        variants.append((name, index, profile))
      }
    }
    #expect(variants.count > 1000)
    let less = Shipped.outcomes(of: variants.map(\.profile))
    for (variant, outcome) in zip(variants, less) {
      let whole = wholes[variant.whole]
      #expect(outcome.level <= whole.level, "\(variant.name)")
      #expect(outcome.possible >= whole.possible, "\(variant.name)")
      #expect(!outcome.isUrgent || whole.isUrgent, "\(variant.name)")
      for pattern in outcome.patterns {
        #expect(whole.covers(pattern), "\(variant.name): \(Shipped.book[pattern].id)")
      }
      for fired in outcome.fired {
        #expect(
          whole.strength(of: fired.indicator).map { $0 >= fired.strength } ?? false,
          "\(variant.name): \(Shipped.book[fired.indicator].id)")
      }
    }
  }

  @Test("learning any one answer lowers nothing and opens nothing")
  func learning() {
    let seed = SeededGenerator.runSeed
    var random = SeededGenerator(seed: seed)
    var pairs: [(name: String, less: Profile, more: Profile)] = []
    for case_ in Shipped.profiles {
      let open = Shipped.givenFacts.filter {
        case_.profile.answers[$0] == nil && $0 != Shipped.book.date && !Self.fixed.contains($0)
      }
      for fact in random.some(of: open, atLeast: 0).shuffled(using: &random).prefix(5) {
        let value = random.pick(Shipped.values(of: fact))
        let name = "\(case_.name) with \(Shipped.words(fact, value)), seed \(seed)"
        pairs.append((name, case_.profile, case_.profile.with(fact, value)))
      }
    }
    expectNothingLost(pairs)
  }

  @Test("answering everything, one answer after another, lowers nothing and opens nothing")
  func completing() {
    let seed = SeededGenerator.runSeed
    var random = SeededGenerator(seed: seed)
    var pairs: [(name: String, less: Profile, more: Profile)] = []
    for case_ in random.some(of: Shipped.profiles, atLeast: 0).prefix(5) {
      var profile = case_.profile
      for fact in Shipped.givenFacts.shuffled(using: &random) {
        guard profile.answers[fact] == nil, fact != Shipped.book.date, !Self.fixed.contains(fact)
        else { continue }
        let value = random.pick(Shipped.values(of: fact))
        let more = profile.with(fact, value)
        let name = "\(case_.name), then \(Shipped.words(fact, value)), seed \(seed)"
        pairs.append((name, profile, more))
        profile = more
      }
    }
    expectNothingLost(pairs)
  }

  private func expectNothingLost(_ pairs: [(name: String, less: Profile, more: Profile)]) {
    let before = Shipped.levels(of: pairs.map(\.less))
    let after = Shipped.levels(of: pairs.map(\.more))
    for (pair, (less, more)) in zip(pairs, zip(before, after)) {
      #expect(more.level >= less.level, "\(pair.name)")
      #expect(more.possible <= less.possible, "\(pair.name)")
      #expect(more.level <= more.possible, "\(pair.name)")
    }
  }

  @Test("the same answers bring the same questions, in whatever order they were given")
  func sameQuestions() {
    let others = Shipped.profiles.map { case_ in
      var other = Profile()
      for (fact, answer) in case_.profile.answers.reversed() { other.answers[fact] = answer }
      other.groups = case_.profile.groups
      return other
    }
    #expect(
      Shipped.outcomes(of: others) == Shipped.outcomes(of: Shipped.profiles.map(\.profile)))
  }
}
