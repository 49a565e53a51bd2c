import SaringEngine
import SaringModel

/// What can be said of a sign before any profile is seen; shared, as each profile asks for all signs.
final class SignWords: Sendable {
  let id: String
  let title: String
  /// One for each grade.
  let strengths: [String]
  /// A sentence for each thing that must hold: of `applies`, then of each grade, as they are asked for.
  let sentences: LazyList<[String]>

  init(id: String, title: String, strengths: [String]) {
    self.id = id
    self.title = title
    self.strengths = strengths
    sentences = LazyList(count: strengths.count + 1)
  }
}

extension Phrasing {
  /// The words for a sign; they are put together once.
  func words(for id: IndicatorID) -> SignWords {
    signWords.value(at: id.index) {
      let indicator = book[id]
      return SignWords(
        id: indicator.id, title: indicator.title[language.rawValue],
        strengths: indicator.grades.map { words(for: $0.strength) })
    }
  }

  /// A sentence for each thing that must hold for a sign to apply.
  func sentencesOfScope(_ id: IndicatorID) -> [String] {
    words(for: id).sentences.value(at: 0) {
      book[id].applies?.parts.map { sentence($0) } ?? []
    }
  }

  /// A sentence for each thing that must hold for a grade of a sign.
  func sentences(_ id: IndicatorID, grade: Int) -> [String] {
    words(for: id).sentences.value(at: grade + 1) {
      book[id].grades[grade].when.parts.map { sentence($0) }
    }
  }
}
