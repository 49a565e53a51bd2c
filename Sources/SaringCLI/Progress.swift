import Saring

/// How far a run has come, on a terminal and nowhere else.
struct Progress {
  private var read = 0
  private var lastShown = Clock.milliseconds
  /// The columns that the line takes; nothing when none is shown.
  private var width = 0
  private let isWanted = Terminal.standardError.isInteractive

  mutating func show(_ counts: ScreeningCounts) {
    read += counts.read
    guard isWanted, Clock.milliseconds - lastShown > 200 else { return }
    lastShown = Clock.milliseconds
    let line = "\(read) …"
    width = line.count
    Terminal.noteRaw("\r\(line)")
  }

  /// Wipes the line with spaces, which every terminal understands and which are no colour.
  mutating func clear() {
    if width > 0 { Terminal.noteRaw("\r\(String(repeating: " ", count: width))\r") }
    width = 0
  }
}
