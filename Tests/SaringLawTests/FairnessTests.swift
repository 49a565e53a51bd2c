import SaringEngine
import SaringModel
import SaringTestSupport
import Testing

/// Who a person is raises nothing, and neither does what is not a sign (FA-01 to FA-08).
@Suite("fairness of the shipped rules") struct FairnessTests {
  private static let protected = Shipped.givenFacts.filter {
    Shipped.book.vocabulary[$0].isProtected
  }
  private static let whoSomebodyIs = [
    "person.gender", "person.citizenship", "person.origin_area", "person.education",
  ]

  @Test("gender, citizenship, origin and schooling are protected, and no rule reads them")
  func protection() {
    for name in Self.whoSomebodyIs {
      let fact = Shipped.fact(name)
      #expect(Shipped.book.vocabulary[fact].isProtected, "\(name)")
      #expect(Shipped.program.layout.column(of: fact) == nil, "\(name)")
    }
    // Notes may say which law applies; they count nowhere.
    let read = Set(Shipped.book.weighingConditions.flatMap(\.tests).flatMap(\.facts))
    #expect(Self.protected.filter { read.contains($0) } == [])
  }

  @Test("swapping a protected answer over all its codes changes nothing but notes on the law")
  func swapping() {
    var random = SeededGenerator(seed: SeededGenerator.runSeed)
    var names: [String] = []
    var variants: [Profile] = []
    var ends: [Int] = []
    for fact in Self.protected {
      let all = Shipped.values(of: fact)
      for (index, case_) in Shipped.profiles.enumerated() {
        // All codes on every fortieth profile, and a handful on the rest.
        let values =
          index.isMultiple(of: 40) ? all : Array(all.shuffled(using: &random).prefix(3))
        names.append("\(case_.name): \(Shipped.book.vocabulary[fact].name)")
        variants.append(case_.profile.without(fact))
        variants += values.map { case_.profile.with(fact, $0) }
        ends.append(variants.count)
      }
    }
    let outcomes = Shipped.outcomes(of: variants).map(\.withoutNotes)
    var start = 0
    for (name, end) in zip(names, ends) {
      let (without, swapped) = (outcomes[start], outcomes[(start + 1)..<end])
      #expect(swapped.allSatisfy { $0 == swapped.first }, "\(name)")
      // Without any answer no finding differs either.
      #expect(without.level == swapped.first?.level, "\(name)")
      #expect(without.possible == swapped.first?.possible, "\(name)")
      #expect(without.fired == swapped.first?.fired, "\(name)")
      start = end
    }
  }

  @Test("of adults no age is a sign: a young one is never higher than an older one")
  func age() {
    let fact = Shipped.fact("person.age_years")
    let adults = Shipped.profiles.filter {
      if case .known(.number(let age)) = $0.profile[fact] { age >= 18 } else { false }
    }
    #expect(adults.count > 50)
    let ages: [Double] = [18, 21, 24, 25, 30, 45, 60, 80]
    let outcomes = ages.map { age in
      Shipped.outcomes(of: adults.map { $0.profile.with(fact, .number(age)) })
    }
    for (index, case_) in adults.enumerated() {
      let older = outcomes[3][index]
      for (age, outcomes) in zip(ages, outcomes) {
        // Below twenty-five it is not certain that the person was grown up when it began, so that
        // signs of adults alone may stay open.
        if age < 25 {
          #expect(outcomes[index].level <= older.level, "\(case_.name) at \(age)")
        } else {
          #expect(outcomes[index] == older, "\(case_.name) at \(age)")
        }
      }
    }
  }

  @Test("who somebody is and where the journey goes is low, with too little known")
  func destination() {
    var random = SeededGenerator(seed: SeededGenerator.runSeed)
    let destination = Shipped.fact("travel.destination")
    let values = Shipped.values(of: destination)
    let profiles = values.map { value in
      Self.protected.reduce(Profile().with(destination, value)) {
        $0.with($1, random.pick(Shipped.values(of: $1)))
      }
    }
    for (value, outcome) in zip(values, Shipped.outcomes(of: profiles)) {
      #expect(outcome.level == .low, "\(Shipped.words(destination, value))")
      #expect(!outcome.isInformationSufficient, "\(Shipped.words(destination, value))")
    }
  }

  private static let journey = [
    "travel.destination", "travel.transit", "travel.visa_type", "travel.route_type",
    "docs.work_visa",
  ]

  @Test("destination, route and visa alone never lead beyond elevated")
  func journeyAlone() {
    let seed = SeededGenerator.runSeed
    var random = SeededGenerator(seed: seed)
    let facts = Self.journey.map { Shipped.fact($0) }
    let stages = Shipped.values(of: Shipped.book.stage)
    var profiles: [Profile] = []
    // Every pair of two answers, and many whole journeys.
    for (index, one) in facts.enumerated() {
      for other in facts[(index + 1)...] {
        for value in Shipped.values(of: one) {
          let second = random.pick(Shipped.values(of: other))
          profiles.append(Profile().with(one, value).with(other, second))
        }
      }
    }
    for _ in 0..<3000 {
      var profile = Profile().with(Shipped.book.stage, random.pick(stages))
      for fact in random.some(of: facts) {
        profile = profile.with(fact, random.pick(Shipped.values(of: fact)))
      }
      profile.groups[Shipped.legs] = .items(
        (0..<random.number(0...3)).map { _ in Shipped.randomLeg(using: &random) })
      profiles.append(profile)
    }
    for (profile, (level, _)) in zip(profiles, Shipped.levels(of: profiles)) where level > .elevated
    {
      Issue.record("\(level.name): \(Shipped.account(of: profile)), seed \(seed)")
    }
  }

  @Test("missing papers, in any number, never lead beyond elevated")
  func missingPapers() {
    let seed = SeededGenerator.runSeed
    var random = SeededGenerator(seed: seed)
    let papers = [
      "docs.work_visa", "docs.contract", "docs.placement", "docs.competency", "docs.health",
      "docs.social_security", "docs.permission", "docs.marital", "docs.epmi_id", "docs.opp",
      "docs.police_record", "docs.manpower_letter", "contract.copy_held", "contract.verified",
      "sea.pkl_signed", "sea.pkl_endorsed", "sea.bst_certificate", "sea.safety_training",
    ].map { Shipped.fact($0) }
    let stages = Shipped.values(of: Shipped.book.stage)
    let jobs = Shipped.values(of: Shipped.fact("offer.job_type"))
    var profiles: [Profile] = []
    for _ in 0..<1000 {
      var profile = Profile().with(Shipped.book.stage, random.pick(stages))
      if random.chance(50) {
        profile = profile.with(Shipped.fact("offer.job_type"), random.pick(jobs))
      }
      let missing = random.chance(30) ? papers : random.some(of: papers)
      for paper in missing { profile = profile.with(paper, .code(1)) }
      profiles.append(profile)
    }
    for (profile, (level, _)) in zip(profiles, Shipped.levels(of: profiles)) where level > .elevated
    {
      Issue.record("\(level.name): \(Shipped.account(of: profile)), seed \(seed)")
    }
  }

  @Test("gaps in procedure alone, in any number, never lead beyond elevated")
  func gaps() throws {
    let seed = SeededGenerator.runSeed
    var random = SeededGenerator(seed: seed)
    let index = try #require(Shipped.book.packs.firstIndex { $0.id == "indonesia-placement" })
    let pack = PackID(index: index)
    let examples = Shipped.book.indicators.filter { $0.pack == pack }.flatMap(\.examples)
      .filter { if case .fires = $0.outcome { true } else { false } }.map(\.profile)
    #expect(examples.count > 10)
    var profiles = examples
    for _ in 0..<2000 {
      var profile = Profile()
      for example in random.some(of: examples).shuffled(using: &random) {
        profile.answers.merge(example.answers) { _, new in new }
        profile.groups.merge(example.groups) { _, new in new }
      }
      profiles.append(profile)
    }
    let alone = Shipped.programOfGaps(pack)
    for (profile, outcome) in zip(profiles, Shipped.outcomes(of: profiles, by: alone))
    where outcome.level > .elevated && !outcome.isUrgent {
      Issue.record("\(outcome.level.name): \(Shipped.words(profile)), seed \(seed)")
    }
  }

  @Test(
    "being poor, little schooled, in debt to nobody in particular, or having many to feed is no sign"
  )
  func poverty() {
    let names = [
      "person.dependants", "person.education", "person.origin_area", "person.has_debts",
      "person.job_loss", "person.family_illness", "person.first_passport",
      "person.reads_contract_language", "person.migration_before", "person.health_limits",
    ]
    let seed = SeededGenerator.runSeed
    var random = SeededGenerator(seed: seed)
    let facts = names.compactMap { Shipped.book.vocabulary.fact(named: $0) }
    let stages = Shipped.values(of: Shipped.book.stage)
    let profiles = (0..<2000).map { _ in
      var profile = Profile().with(Shipped.book.stage, random.pick(stages))
      for fact in random.some(of: facts) {
        profile = profile.with(fact, random.pick(Shipped.values(of: fact)))
      }
      return profile
    }
    for (profile, (level, _)) in zip(profiles, Shipped.levels(of: profiles)) where level > .low {
      Issue.record("\(level.name): \(Shipped.account(of: profile)), seed \(seed)")
    }
  }

  @Test("looks, demeanour, religion and ethnicity are nowhere in the vocabulary")
  func demeanour() {
    let words = [
      "demeanour", "demeanor", "appearance", "nervous", "dress", "clothing", "attractive", "sweat",
      "eye contact", "body language", "polite", "gugup", "gelagat", "penampilan",
      "cantik", "kontak mata", "bahasa tubuh", "gerak-gerik", "sopan", "cara berpakaian",
    ]
    let neverAsked = [
      "religion", "religious", "ethnicity", "ethnic", "tribe", "race", "skin", "political",
      "sexual orientation", "hiv", "agama", "suku", "etnis", "warna kulit", "politik",
      "orientasi seksual",
    ]
    for fact in Shipped.book.vocabulary.facts {
      let texts =
        [fact.name]
        + ["en", "id"].flatMap { language in
          [fact.title[language], fact.question?[language] ?? ""]
            + fact.codes.map { $0.title[language] }
        }
      for text in texts {
        for word in words + neverAsked {
          #expect(!Wording.holds(word, in: text), "\(fact.name): \(text)")
        }
      }
    }
  }

  @Test("too little known is always said beside a low level")
  func littleKnown() {
    #expect(!Shipped.outcome(of: Profile()).isInformationSufficient)
    let answers = Shipped.givenFacts.flatMap { fact in
      Shipped.values(of: fact).map { (fact, $0) }
    }
    let outcomes = Shipped.outcomes(of: answers.map { Profile().with($0, $1) })
    for ((fact, value), outcome) in zip(answers, outcomes) {
      #expect(
        outcome.level > .low || !outcome.isInformationSufficient, "\(Shipped.words(fact, value))")
    }
  }

  @Test("every strength has a source, and the book a version and a digest")
  func sources() {
    for indicator in Shipped.book.indicators {
      #expect(!indicator.sources.isEmpty, "\(indicator.id)")
    }
    #expect(!Shipped.book.version.isEmpty)
    #expect(Shipped.book.digest.count == 64)
  }
}
