public import SaringModel

/// One screening on its way out, with what the outcome itself does not hold.
public struct ScreeningRecord: Sendable {
  public var screening: Screening
  /// Whether the person refused to be screened; then nothing is reported but that.
  public var isRefused: Bool
  /// Fields that the caller asked to be repeated, by their position in the list of names; each is a
  /// JSON value, empty when the record does not have it.
  public var kept: [[UInt8]]

  public init(screening: Screening = Screening(), isRefused: Bool = false, kept: [[UInt8]] = []) {
    self.screening = screening
    self.isRefused = isRefused
    self.kept = kept
  }
}
