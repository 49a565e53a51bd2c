import SaringEngine
public import SaringModel

extension Program {
  /// The column that says whether the person agreed to be screened.
  var consentColumn: Int? {
    book.vocabulary.consent.flatMap { layout.column(of: $0) }
  }
}

extension ProfileBlock {
  /// Whether the person was asked for consent and refused.
  func isRefused(lane: Int, consent column: Int?) -> Bool {
    guard let column, !isKnown(column: column, lane: lane), !isOpen(column: column, lane: lane)
    else { return false }
    return cell(column: column, lane: lane) == UInt64(MissingReason.refused.rawValue)
  }
}

extension Profile {
  /// Whether the person was asked for consent and refused.
  public func isRefused(in vocabulary: Vocabulary) -> Bool {
    vocabulary.consent.map { self[$0] == .closed(.refused) } ?? false
  }
}

extension Vocabulary {
  /// The question whether the person agrees to be asked.
  public var consent: FactID? { fact(named: "consent.screening") }
}
