import SaringEngine
import SaringModel

/// What can be said of a sign before any profile is seen.
struct SignWords: Sendable {
  let id: String
  let title: String
  /// One for each grade.
  let strengths: [String]
  /// A sentence for each thing that must hold, of `applies` and of each grade.
  let applies: [String]
  let grades: [[String]]
}

extension Phrasing {
  /// The words for a sign; they are put together once.
  func words(for id: IndicatorID) -> SignWords {
    signWords.value(at: id.index) {
      let indicator = book[id]
      return SignWords(
        id: indicator.id, title: indicator.title[language.rawValue],
        strengths: indicator.grades.map { words(for: $0.strength) },
        applies: indicator.applies?.parts.map { sentence($0) } ?? [],
        grades: indicator.grades.map { grade in grade.when.parts.map { sentence($0) } })
    }
  }
}
