import SaringModel
import SaringTestSupport
import Testing

/// Harm raises a level, and nothing that comforts takes it away (FA-09, FA-10).
@Suite("harm and comfort") struct HarmTests {
  /// A placement as it should be: licensed, free of charge, papers with the worker.
  private static let decent = Profile()
    .with("record.stage", "at_destination").with("offer.job_type", "domestic_worker")
    .with("travel.destination", "HK").with("travel.visa_type", "work")
    .with("work.matches_promise", "same").with("work.months_unpaid", number: 0)
    .with("work.hours_per_day", number: 9).with("docs.passport.holder", "self")
    .with("control.movement", "free").with("control.can_quit", "yes")
    .with("control.violence_physical", "no").with("control.threat_violence", "no")
    .with("debt.exists", "no").with("living.food_water_ok", "yes").with("comms.phone", "free")
    .with("person.age_years", number: 27)

  /// Answers that speak of grave harm, each with the least level it must bring.
  private static let grave: [(name: String, code: String, least: TriageLevel)] = [
    ("safety.immediate_danger", "yes", .critical), ("safety.trafficker_near", "yes", .critical),
    ("safety.self_harm", "yes", .critical), ("health.in_danger_now", "yes", .critical),
    ("control.violence_physical", "yes", .critical), ("control.violence_sexual", "yes", .critical),
    ("control.substances", "yes", .critical), ("control.movement", "locked", .critical),
    ("control.guards", "yes", .critical), ("control.ransom", "yes", .critical),
    ("work.sexual_services_forced", "yes", .critical),
    ("work.forced_crime", "online_scam", .elevated),
    ("control.threat_violence", "yes", .elevated), ("control.threat_family", "yes", .elevated),
    ("control.can_quit", "no", .elevated), ("travel.sold_or_transferred", "yes", .elevated),
  ]

  @Test("the decent placement is low")
  func harmless() { #expect(Shipped.outcome(of: Self.decent).level == .low) }

  @Test("one grave answer raises the level of a decent placement", arguments: grave.indices)
  func harm(_ index: Int) {
    let (name, code, least) = Self.grave[index]
    let level = Shipped.outcome(of: Self.decent.with(name, code)).level
    #expect(level >= least, "\(name)=\(code) is \(level.name)")
  }

  @Test("a child at work raises the level of a decent placement")
  func child() {
    #expect(
      Shipped.outcome(of: Self.decent.with("person.age_years", number: 15)).level == .critical)
  }

  /// Answers that signs of safety read, but for what a record is about and when.
  private static let comforting: [(FactID, Value)] = {
    let book = Shipped.book
    let protective = Set(
      book.indicators.filter { $0.role == .protective }
        .flatMap { [$0.applies].compactMap { $0 } + $0.grades.map(\.when) }.flatMap(\.tests))
    let framing: Set = [book.stage, Shipped.fact("record.subject")]
    return protective.flatMap { test -> [(FactID, Value)] in
      if framing.contains(test.fact) { return [] }
      switch test {
      case .isOne(let fact, let codes) where book.vocabulary[fact].group == nil:
        return codes.map { (fact, .code($0)) }
      case .includesAny(let fact, let codes): return codes.map { (fact, .codes(1 << UInt64($0))) }
      default: return []
      }
    }
  }()

  @Test("comfort added to a grave profile never lowers its level")
  func comfort() {
    #expect(Shipped.grave.count > 50)
    #expect(Self.comforting.count > 20)
    let consenting: [(String, String)] = [
      ("consent.screening", "given"), ("consent.screening", "guardian"), ("consent.share", "yes"),
      ("contract.state", "signed"), ("person.migration_before", "regular"),
      ("person.migration_before", "irregular"), ("travel.self_booked", "yes"),
      ("contract.understood", "yes"), ("sea.transfer_consent", "yes"),
    ]
    let words = consenting.map { name, code in
      (Shipped.fact(name), Shipped.code(code, of: Shipped.fact(name)))
    }
    var variants: [(name: String, whole: Profile, profile: Profile)] = []
    for case_ in Shipped.grave {
      for (fact, value) in Self.comforting + words
      where case_.profile.answers[fact] == nil {
        variants.append(
          (
            "\(case_.name) with \(Shipped.words(fact, value))", case_.profile,
            case_.profile.with(fact, value)
          ))
      }
    }
    let before = Shipped.levels(of: variants.map(\.whole))
    let after = Shipped.levels(of: variants.map(\.profile))
    for (variant, (less, more)) in zip(variants, zip(before, after)) {
      #expect(more.level >= less.level, "\(variant.name)")
    }
  }

  @Test("all comfort at once takes nothing away from a grave profile")
  func allComfort() {
    let profiles = Shipped.grave.map { case_ in
      Self.comforting.reduce(case_.profile) { profile, answer in
        profile.answers[answer.0] != nil ? profile : profile.with(answer.0, answer.1)
      }
    }
    let before = Shipped.outcomes(of: Shipped.grave.map(\.profile))
    for (case_, (less, more)) in zip(Shipped.grave, zip(before, Shipped.outcomes(of: profiles))) {
      #expect(more.level >= less.level, "\(case_.name)")
      for fired in less.fired {
        #expect(
          more.strength(of: fired.indicator).map { $0 >= fired.strength } ?? false,
          "\(case_.name): \(Shipped.book[fired.indicator].id)")
      }
    }
  }

  @Test("consent and earlier migration, whatever the answer, move no level")
  func consent() {
    for name in ["consent.share", "person.migration_before"] {
      let fact = Shipped.fact(name)
      let values = Shipped.values(of: fact)
      let without = Shipped.levels(of: Shipped.profiles.map { $0.profile.without(fact) })
      for value in values {
        let with = Shipped.levels(of: Shipped.profiles.map { $0.profile.with(fact, value) })
        for (case_, (one, other)) in zip(Shipped.profiles, zip(without, with)) {
          #expect(one.level == other.level, "\(case_.name): \(Shipped.words(fact, value))")
        }
      }
    }
  }

  @Test("signs of safety count in no total")
  func protectiveCountsNowhere() {
    for condition in Shipped.book.weighingConditions {
      for indicator in condition.indicators {
        #expect(Shipped.book[indicator].role != .protective, "\(Shipped.book[indicator].id)")
      }
    }
  }
}
