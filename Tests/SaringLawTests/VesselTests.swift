import SaringEngine
import SaringModel
import SaringTestSupport
import Testing

/// A vessel and a person are screened apart, whatever stands in one file.
@Suite("vessels and people") struct VesselTests {
  private static let vessels = Set(
    Shipped.book.packs.indices.filter { Shipped.book.packs[$0].id == "vessel" }
      .map(PackID.init(index:)))
  private static let others = Set(
    Shipped.book.packs.indices.map(PackID.init(index:)).filter { !vessels.contains($0) })
  private static let subject = Shipped.fact("record.subject")

  private static func profiles(ofVessels: Bool) -> [Shipped.Case] {
    let vessel = Shipped.code("vessel", of: subject)
    return Shipped.profiles.filter { ($0.profile[subject] == .known(vessel)) == ofVessels }
  }

  /// Answers to every fact that the vessel pack reads, as grave as they come, and at random.
  private static func about(vessel profile: Profile, using random: inout SeededGenerator) -> Profile
  {
    var profile = profile
    for fact in facts {
      profile = profile.with(fact, random.pick(Shipped.values(of: fact)))
    }
    return profile
  }

  /// The facts of a vessel that the vessel pack alone reads.
  private static let facts: [FactID] = {
    let book = Shipped.book
    func read(by packs: Set<PackID>) -> Set<FactID> {
      Set(
        book.indicators.filter { packs.contains($0.pack) }
          .flatMap { [$0.applies].compactMap { $0 } + $0.grades.map(\.when) }
          .flatMap(\.tests).flatMap(\.facts))
    }
    return read(by: vessels).subtracting(read(by: others)).sorted().filter {
      book.vocabulary[$0].derivation == nil && book.vocabulary[$0].group == nil
        && book.vocabulary[$0].name.hasPrefix("vessel.")
    }
  }()

  @Test("what is known of a vessel moves no person's level")
  func people() {
    let seed = SeededGenerator.runSeed
    var random = SeededGenerator(seed: seed)
    #expect(Self.facts.count > 15)
    let people = Self.profiles(ofVessels: false)
    let before = Shipped.levels(of: people.map(\.profile))
    let with = people.map { Self.about(vessel: $0.profile, using: &random) }
    for (index, after) in Shipped.levels(of: with).enumerated()
    where after.level != before[index].level {
      Issue.record(
        "\(people[index]): \(before[index].level.name) to \(after.level.name), seed \(seed)")
    }
  }

  @Test(
    "without the vessel pack every person comes out the same, and without the others every vessel")
  func packs() {
    let people = Self.profiles(ofVessels: false)
    let without = Program(Shipped.book, only: Self.others)
    for (profile, (all, some)) in zip(
      people,
      zip(
        Shipped.levels(of: people.map(\.profile)),
        Shipped.levels(of: people.map(\.profile), by: without)))
    where all != some { Issue.record("\(profile): \(all) and \(some)") }
    let vessels = Self.profiles(ofVessels: true)
    #expect(!vessels.isEmpty)
    let alone = Program(Shipped.book, only: Self.vessels)
    for (profile, (all, some)) in zip(
      vessels,
      zip(
        Shipped.levels(of: vessels.map(\.profile)),
        Shipped.levels(of: vessels.map(\.profile), by: alone)))
    where all.level != some.level { Issue.record("\(profile): \(all) and \(some)") }
  }

  @Test("what a satellite sees never leads beyond elevated, and no vessel is critical")
  func satellites() {
    let seed = SeededGenerator.runSeed
    var random = SeededGenerator(seed: seed)
    let seen = [
      "vessel.trip_days", "vessel.voyages_year", "vessel.port_distance_percentile",
      "vessel.fishing_hours_percentile", "vessel.high_seas_share", "vessel.gaps",
      "vessel.carrier_encounters", "vessel.loitering", "vessel.listed_encounters",
      "vessel.outside_psma_share", "vessel.flag_of_convenience", "vessel.owner_country_differs",
      "vessel.identity_changes_24m", "vessel.imo_missing", "vessel.ais_carried",
    ].map { Shipped.fact($0) }
    let vessel = Profile().with(Self.subject, Shipped.code("vessel", of: Self.subject))
    var bySight: [Profile] = []
    var byAll: [Profile] = []
    for _ in 0..<2000 {
      var profile = vessel
      for fact in random.some(of: seen) {
        profile = profile.with(fact, random.pick(Shipped.values(of: fact)))
      }
      bySight.append(profile)
      byAll.append(Self.about(vessel: vessel, using: &random))
    }
    #expect(Shipped.levels(of: bySight).allSatisfy { $0.level <= .elevated }, "seed \(seed)")
    #expect(Shipped.levels(of: bySight).contains { $0.level == .elevated })
    let levels = Shipped.levels(of: byAll)
    #expect(levels.allSatisfy { $0.level <= .high }, "seed \(seed)")
    #expect(levels.contains { $0.level == .high })
  }
}
