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

  /// The addresses of the boxes, which only atomic operations change; 0 where there is none yet. (An
  /// `AtomicLazyReference` looks up its type whenever it is asked.)
  @usableFromInline struct Boxes: @unchecked Sendable {
    @usableFromInline let start: UnsafeMutablePointer<Atomic<UInt>>
    @usableFromInline let count: Int

    init(count: Int) {
      self.count = count
      start = .allocate(capacity: max(1, count))
      for position in 0..<count { (start + position).initialize(to: Atomic(0)) }
    }
  }

  package init(count: Int) { boxes = Boxes(count: count) }

  deinit {
    for position in 0..<boxes.count {
      box(boxes.start[position].load(ordering: .acquiring))?.release()
    }
    boxes.start.deinitialize(count: boxes.count)
    boxes.start.deallocate()
  }

  // Inlined, so that it is made for each kind of value.

  /// - Precondition: The position is below the count.
  @inlinable package func value(at position: Int, _ make: () -> Value) -> Value {
    precondition(position >= 0 && position < boxes.count, "no such position in the list")
    if let made = box(boxes.start[position].load(ordering: .acquiring)) {
      return made._withUnsafeGuaranteedRef { $0.value }
    }
    let fresh = Unmanaged.passRetained(Box(make()))
    let address = UInt(bitPattern: fresh.toOpaque())
    let (isFirst, earlier) = boxes.start[position].compareExchange(
      expected: 0, desired: address, ordering: .acquiringAndReleasing)
    guard !isFirst, let made = box(earlier) else {
      return fresh._withUnsafeGuaranteedRef { $0.value }
    }
    fresh.release()
    return made._withUnsafeGuaranteedRef { $0.value }
  }

  @inlinable func box(_ address: UInt) -> Unmanaged<Box>? {
    UnsafeRawPointer(bitPattern: address).map { Unmanaged.fromOpaque($0) }
  }
}
