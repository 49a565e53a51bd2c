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

  @Test("no sign of sexual exploitation is graded as if by the ILO")
  func lists() {
    for indicator in Shipped.book.indicators {
      #expect(!indicator.id.hasPrefix("OI-AS") && !indicator.id.hasPrefix("OI-CS"))
    }
  }
}
