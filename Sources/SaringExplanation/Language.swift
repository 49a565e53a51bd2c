/// A language in which Saring speaks to people.
public enum Language: String, CaseIterable, Sendable {
  case english = "en"
  case indonesian = "id"

  /// The same words in both languages; the one of this language is given back.
  package func callAsFunction(
    _ english: @autoclosure () -> String, _ indonesian: @autoclosure () -> String
  ) -> String {
    switch self {
    case .english: english()
    case .indonesian: indonesian()
    }
  }
}
