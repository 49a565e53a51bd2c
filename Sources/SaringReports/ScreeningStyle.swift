public import SaringExplanation
public import SaringModel

/// What a screening shows beside and instead of its findings.
public struct ScreeningStyle: Sendable {
  /// The language of sentences, where there are any.
  public var language: Language
  /// Whether answers that could harm if they were seen are left out.
  public var isRedacted: Bool
  /// Whether general words on safety are given for those who refused.
  public var givesSafety: Bool
  public var detail: ScreeningDetail

  public init(
    language: Language = .english, isRedacted: Bool = false, givesSafety: Bool = false,
    detail: ScreeningDetail = .evidence
  ) {
    self.language = language
    self.isRedacted = isRedacted
    self.givesSafety = givesSafety
    self.detail = detail
  }
}
