#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// A value that several threads share, and that they can wait for.
///
/// Who waits says as which `Party`, and who changes the value says which parties are to look again:
/// a thread that is woken for nothing costs more than the change. `Mutex` has no way to wait, and
/// this is the one place that needs it.
final class Monitor<State: Sendable & ~Copyable, Party: CaseIterable & RawRepresentable<Int>>:
  @unchecked Sendable
{
  private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
  /// One for each party.
  private let conditions = UnsafeMutablePointer<pthread_cond_t>.allocate(
    capacity: Party.allCases.count)
  private var state: State

  init(_ state: consuming State) {
    self.state = state
    pthread_mutex_init(mutex, nil)
    for index in 0..<Party.allCases.count { pthread_cond_init(conditions + index, nil) }
  }

  deinit {
    for index in 0..<Party.allCases.count { pthread_cond_destroy(conditions + index) }
    pthread_mutex_destroy(mutex)
    conditions.deallocate()
    mutex.deallocate()
  }

  /// Reads or changes the value, and wakes all of some parties who wait.
  func access<Result>(waking parties: Party..., body: (inout State) -> Result) -> Result {
    defer { wake(parties) }
    pthread_mutex_lock(mutex)
    defer { pthread_mutex_unlock(mutex) }
    return body(&state)
  }

  /// Waits until `body` gives something back, and wakes all of some parties who wait then.
  func wait<Result>(
    as party: Party, waking parties: Party..., for body: (inout State) -> Result?
  ) -> Result {
    defer { wake(parties) }
    pthread_mutex_lock(mutex)
    defer { pthread_mutex_unlock(mutex) }
    while true {
      if let result = body(&state) { return result }
      pthread_cond_wait(conditions + party.rawValue, mutex)
    }
  }

  /// Wakes parties when the lock is free again, so that they do not wake up to wait for it.
  private func wake(_ parties: [Party]) {
    for party in parties { wake(party) }
  }

  /// Wakes all of a party who wait.
  func wake(_ party: Party) { pthread_cond_broadcast(conditions + party.rawValue) }
}
