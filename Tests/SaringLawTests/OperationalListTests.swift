import SaringModel
import Testing

/// The lists of the ILO and the European Commission, by their sizes.
@Suite("operational indicators") struct OperationalListTests {
  /// How many signs of each dimension are strong, medium and weak.
  private struct Sizes: Equatable {
    var strong = 0
    var medium = 0
    var weak = 0

    mutating func count(_ strength: Strength) {
      switch strength {
      case .decisive, .strong: strong += 1
      case .medium: medium += 1
      case .weak: weak += 1
      }
    }
  }

  /// Rows that the list for children does not have.
  private static let ofAdultsAlone = ["OI-RV-08", "OI-EX-08"]

  /// The weakest grade of a sign is that of adult labour, the strongest that of child labour.
  @Test("67 signs of adult labour and 65 of child labour, each with its grade")
  func sizes() {
    var adults: [String: Sizes] = [:]
    var children: [String: Sizes] = [:]
    let book = Shipped.book
    for indicator in book.indicators where book[indicator.pack].id == "ilo-operational" {
      let dimension = String(indicator.id.dropFirst(3).prefix(2))
      guard let weakest = indicator.grades.last, let strongest = indicator.grades.first else {
        continue
      }
      adults[dimension, default: Sizes()].count(weakest.strength)
      guard !Self.ofAdultsAlone.contains(indicator.id) else { continue }
      children[dimension, default: Sizes()].count(strongest.strength)
    }
    #expect(
      adults == [
        "DR": Sizes(strong: 1, medium: 8, weak: 1), "CR": Sizes(strong: 1, medium: 9, weak: 0),
        "RV": Sizes(strong: 0, medium: 14, weak: 2), "EX": Sizes(strong: 1, medium: 7, weak: 1),
        "CD": Sizes(strong: 4, medium: 10, weak: 1), "AV": Sizes(strong: 0, medium: 5, weak: 2),
      ])
    #expect(
      children == [
        "DR": Sizes(strong: 2, medium: 8, weak: 0), "CR": Sizes(strong: 4, medium: 6, weak: 0),
        "RV": Sizes(strong: 0, medium: 15, weak: 0), "EX": Sizes(strong: 1, medium: 7, weak: 0),
        "CD": Sizes(strong: 8, medium: 7, weak: 0), "AV": Sizes(strong: 0, medium: 7, weak: 0),
      ])
  }

  /// The grade of each row for adults and for children in work, in the order of the list; `-` is not on it.
  private static let published = [
    "DR": "SS MM MM MM MM MM MM MM MM WS",
    "CR": "SS MS MS MS MM MM MM MM MM MM",
    "RV": "MM MM MM MM MM MM MM M- MM MM MM MM MM MM WM WM",
    "EX": "SS MM MM MM MM MM MM M- WM",
    "CD": "SS SS SS SS MS MS MS MM MM MM MM MS MM MM WM",
    "AV": "MM MM MM MM MM WM WM",
  ]

  @Test("each row fires at its published grade for an adult of thirty and a child of fifteen")
  func grades() throws {
    var rows = 0
    for (dimension, grades) in Self.published {
      for (index, pair) in grades.split(separator: " ").enumerated() {
        let id = "OI-\(dimension)-\(index < 9 ? "0" : "")\(index + 1)"
        let indicator = try #require(Shipped.book.indicators.first { $0.id == id }, "\(id)")
        let found = [30.0, 15].map { Self.letter(of: Self.strongest(indicator, atAge: $0)) }
        #expect(found.joined() == String(pair), "\(id)")
        rows += 1
      }
    }
    #expect(rows == 67)
    let shipped = Shipped.book.indicators.filter { Shipped.book[$0.pack].id == "ilo-operational" }
    #expect(shipped.count == rows)
  }

  /// How strongly a sign fires on its own examples, told of somebody of that age.
  private static func strongest(_ indicator: Indicator, atAge age: Double) -> Strength? {
    let profiles = indicator.examples.compactMap { example -> Profile? in
      guard case .fires = example.outcome else { return nil }
      var profile = example.profile.with("person.age_years", number: age)
        .with("person.age_at_event", number: age)
      let isAfterArrival = ["EX", "CD", "AV"].contains { indicator.id.contains("-\($0)-") }
      if profile.answers[Shipped.book.stage] == nil {
        profile = profile.with("record.stage", isAfterArrival ? "at_destination" : "pre_departure")
      }
      return profile
    }
    return Shipped.outcomes(of: profiles).flatMap(\.fired)
      .filter { Shipped.book[$0.indicator].id == indicator.id }.map(\.strength).max()
  }

  private static func letter(of strength: Strength?) -> String {
    switch strength {
    case .decisive: "D"
    case .strong: "S"
    case .medium: "M"
    case .weak: "W"
    case nil: "-"
    }
  }

  @Test("no sign of sexual exploitation is graded as if by the ILO")
  func lists() {
    for indicator in Shipped.book.indicators {
      #expect(!indicator.id.hasPrefix("OI-AS") && !indicator.id.hasPrefix("OI-CS"))
    }
  }
}
