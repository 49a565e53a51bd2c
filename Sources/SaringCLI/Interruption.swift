#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif
import Saring
import Synchronization

/// The first SIGINT stops reading, so that what was read is finished; the second ends the process.
///
/// The signal is blocked in all threads, and one thread waits for it: no code runs in a handler.
final class Interruption: Sendable {
  private let isInterrupted = Atomic(false)
  private let run = Mutex<ScreeningRun?>(nil)

  /// Must be made before any other thread.
  init() {
    var signals = sigset_t()
    sigemptyset(&signals)
    sigaddset(&signals, SIGINT)
    pthread_sigmask(SIG_BLOCK, &signals, nil)
    WorkerThread.detach { self.wait() }
  }

  /// Whether the signal has come.
  var hasCome: Bool { isInterrupted.load(ordering: .sequentiallyConsistent) }

  /// Names the run that is to be stopped.
  func stop(_ run: ScreeningRun) {
    self.run.withLock { $0 = run }
    if hasCome { run.stop() }
  }

  private func wait() {
    var signals = sigset_t()
    sigemptyset(&signals)
    sigaddset(&signals, SIGINT)
    var received: Int32 = 0
    sigwait(&signals, &received)
    isInterrupted.store(true, ordering: .sequentiallyConsistent)
    run.withLock { $0?.stop() }
    signal(SIGINT, SIG_DFL)
    pthread_sigmask(SIG_UNBLOCK, &signals, nil)
    while true { pause() }
  }
}
