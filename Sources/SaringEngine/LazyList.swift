package import Synchronization

/// Values that are each made when they are first asked for, by whichever thread asks.
///
/// Two threads that ask for the same one at once may both make it; the first stays. To ask for one that is
/// made costs one load: nobody waits.
package final class LazyList<Value: Sendable>: Sendable {
  @usableFromInline final class Box: Sendable {
    @usableFromInline let value: Value
    @usableFromInline init(_ value: Value) { self.value = value }
  }

  @usableFromInline let boxes: Boxes

  /// The memory of the boxes, which only their own atomic operations change.
  @usableFromInline struct Boxes: @unchecked Sendable {
    @usableFromInline let start: UnsafeMutablePointer<AtomicLazyReference<Box>>
    @usableFromInline let count: Int
    init(start: UnsafeMutablePointer<AtomicLazyReference<Box>>, count: Int) {
      self.start = start
      self.count = count
    }
  }

  package init(count: Int) {
    boxes = Boxes(start: .allocate(capacity: max(1, count)), count: count)
    for position in 0..<count {
      (boxes.start + position).initialize(to: AtomicLazyReference())
    }
  }

  deinit {
    boxes.start.deinitialize(count: boxes.count)
    boxes.start.deallocate()
  }

  // Inlined, so that it is made for each kind of value: asked in general, one load looks up types at run time.

  /// - Precondition: The position is below the count.
  @inlinable package func value(at position: Int, _ make: () -> Value) -> Value {
    precondition(position >= 0 && position < boxes.count, "no such position in the list")
    if let made = boxes.start[position].load() { return made.value }
    return boxes.start[position].storeIfNil(Box(make())).value
  }
}
