import Synchronization

/// A value that is made when it is first asked for, by whichever thread asks.
///
/// It is made once: others that ask meanwhile wait. Asking again costs one load.
package final class LazyValue<Value: Sendable>: Sendable {
  private final class Box: Sendable {
    let value: Value
    init(_ value: Value) { self.value = value }
  }

  private let box = AtomicLazyReference<Box>()
  /// Held by whoever makes the value.
  private let turn = Mutex(())
  private let make: @Sendable () -> Value

  package init(_ make: @escaping @Sendable () -> Value) { self.make = make }

  package var value: Value {
    if let made = box.load() { return made.value }
    return turn.withLock { _ in
      if let made = box.load() { return made.value }
      return box.storeIfNil(Box(make())).value
    }
  }
}
