import Foundation
import SaringModel
import SaringRules
import SaringTestSupport
import Testing

/// The published lists of the operational indicators, one for adults in work and one for children.
///
/// A sign that weighs more for a child has two grades: the weakest is the adult's, the strongest
/// the child's.
@Suite("The published lists") struct PublishedListTests {
  /// How many signs of a dimension are strong, medium and weak.
  private struct Sizes: Equatable {
    var strong = 0
    var medium = 0
    var weak = 0

    init(_ strong: Int, _ medium: Int, _ weak: Int) {
      (self.strong, self.medium, self.weak) = (strong, medium, weak)
    }

    init(_ strengths: [Strength]) {
      for strength in strengths {
        switch strength {
        case .decisive, .strong: strong += 1
        case .medium: medium += 1
        case .weak: weak += 1
        }
      }
    }
  }

  private static let notForChildren: Set = ["OI-RV-08", "OI-EX-08"]

  /// The signs of the scheme by the dimension that their id names.
  private static func signs() throws -> [String: [Indicator]] {
    let book = try #require(RuleBook.load(folder: Repository.file("Rules").path).book)
    return Dictionary(grouping: book.indicators.filter { $0.id.hasPrefix("OI-") }) {
      String($0.id.dropFirst(3).prefix(2))
    }
  }

  @Test("hold as many signs of each grade for adults") func adults() throws {
    let sizes = try Self.signs().mapValues { Sizes($0.compactMap(\.grades.last?.strength)) }
    #expect(
      sizes == [
        "DR": Sizes(1, 8, 1), "CR": Sizes(1, 9, 0), "RV": Sizes(0, 14, 2),
        "EX": Sizes(1, 7, 1), "CD": Sizes(4, 10, 1), "AV": Sizes(0, 5, 2),
      ])
  }

  @Test("hold as many signs of each grade for children") func children() throws {
    let sizes = try Self.signs().mapValues { signs in
      let listed = signs.filter { !Self.notForChildren.contains($0.id) }
      return Sizes(listed.compactMap(\.grades.first?.strength))
    }
    #expect(
      sizes == [
        "DR": Sizes(2, 8, 0), "CR": Sizes(4, 6, 0), "RV": Sizes(0, 15, 0),
        "EX": Sizes(1, 7, 0), "CD": Sizes(8, 7, 0), "AV": Sizes(0, 7, 0),
      ])
  }
}
