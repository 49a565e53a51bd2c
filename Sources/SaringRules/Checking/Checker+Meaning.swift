import SaringModel
import SaringSource

extension Checker {
  /// Notes grades that no profile can meet, and grades that never decide.
  mutating func checkMeaning(
    of syntax: IndicatorSyntax, applies: Predicate?, grades: [Grade]
  ) {
  }
}
