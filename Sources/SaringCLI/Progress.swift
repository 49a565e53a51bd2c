import Saring

/// How far a run has come, on a terminal and nowhere else.
struct Progress {
  private var read = 0
  private var lastShown = Clock.milliseconds
  private var isShown = false
  private let isWanted = Terminal.standardError.isInteractive

  mutating func show(_ counts: ScreeningCounts) {
    read += counts.read
    guard isWanted, Clock.milliseconds - lastShown > 200 else { return }
    lastShown = Clock.milliseconds
    isShown = true
    Terminal.noteRaw("\r\(read) …\u{1B}[K")
  }

  mutating func clear() {
    if isShown { Terminal.noteRaw("\r\u{1B}[K") }
    isShown = false
  }
}
