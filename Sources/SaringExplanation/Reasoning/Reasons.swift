public import SaringModel

/// What carries a claim that is certain, and what would undo it.
public struct Reasons: Equatable, Sendable {
  /// Sets of answers each of which makes the claim certain with all other answers open, and of
  /// which none can be spared; smallest first.
  public var minimal: [[Screening.Question]]
  /// Sets of answers without which the claim is no longer certain, and of which none can be
  /// spared; smallest first.
  public var undoing: [[Screening.Question]]
  /// Whether these are all; if not, a cap was met, and a smaller set may exist.
  public var isComplete: Bool
  /// Whether every "not certain" on the way was sure; if not, a set may hold an answer too many.
  public var isExact: Bool
}
