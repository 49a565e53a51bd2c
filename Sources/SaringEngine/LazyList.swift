import Synchronization

/// Values that are each made when they are first asked for, by whichever thread asks.
///
/// Two threads that ask for the same one at once may both make it; the first stays.
package final class LazyList<Value: Sendable>: Sendable {
  private let values: Mutex<[Value?]>

  package init(count: Int) { values = Mutex(Array(repeating: nil, count: count)) }

  package func value(at position: Int, _ make: () -> Value) -> Value {
    if let made = values.withLock({ $0[position] }) { return made }
    let value = make()
    return values.withLock { values in
      if let made = values[position] { return made }
      values[position] = value
      return value
    }
  }
}
