/// How much of a screening is told.
public enum ScreeningDetail: String, CaseIterable, Sendable {
  /// The outcome alone.
  case none
  /// The signs that are there, by name.
  case ids
  /// The signs with all answers and places in texts behind them.
  case evidence
  /// Besides, for each sign a smallest set of answers that carries it.
  case reasons
}
