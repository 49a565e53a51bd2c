#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// A thread of the operating system: reading blocks, which a task of the concurrency pool must not.
package struct WorkerThread: Sendable {
  private let handle: pthread_t

  /// Starts `body` on a thread of its own.
  init(_ body: @escaping @Sendable () -> Void) {
    guard let started = WorkerThread(trying: body) else {
      preconditionFailure("no thread could be started")
    }
    self = started
  }

  /// Starts `body` on a thread of its own; nothing where the system gives no thread.
  private init?(trying body: @escaping @Sendable () -> Void) {
    final class Box {
      let body: @Sendable () -> Void
      init(_ body: @escaping @Sendable () -> Void) { self.body = body }
    }
    var handle = pthread_t()
    let box = Unmanaged.passRetained(Box(body))
    let status = pthread_create(
      &handle, nil,
      { pointer in
        if let pointer { Unmanaged<Box>.fromOpaque(pointer).takeRetainedValue().body() }
        return nil
      }, box.toOpaque())
    guard status == 0 else {
      box.release()
      return nil
    }
    self.handle = handle
  }

  /// Starts `body` on a thread that nobody waits for; it ends with the process at the latest.
  package static func detach(_ body: @escaping @Sendable () -> Void) {
    pthread_detach(WorkerThread(body).handle)
  }

  /// Starts `body` in the same way if the system gives a thread: for work that others do as well.
  static func detachIfPossible(_ body: @escaping @Sendable () -> Void) {
    if let thread = WorkerThread(trying: body) { pthread_detach(thread.handle) }
  }

  private init(handle: pthread_t) { self.handle = handle }

  /// The thread that asks.
  static var current: WorkerThread { WorkerThread(handle: pthread_self()) }

  /// Waits for its end.
  func join() { pthread_join(handle, nil) }

  /// Makes a blocking call of the thread return with `EINTR`.
  func interrupt() { pthread_kill(handle, Self.wakeSignal) }

  /// The signal that does so; a handler that does nothing must stand behind it.
  private static var wakeSignal: Int32 { SIGUSR1 }

  /// Puts that handler in place.
  static func prepareInterruption() {
    var action = sigaction()
    action.__sigaction_handler.sa_handler = { _ in }
    sigaction(wakeSignal, &action, nil)
  }
}
