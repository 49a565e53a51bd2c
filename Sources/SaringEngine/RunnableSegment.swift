import SaringModel

/// A segment of a program in memory of its own, so that the loop over blocks counts no references.
///
/// Whoever makes one frees it.
struct RunnableSegment {
  let steps: UnsafeBufferPointer<Program.Step>
  let operands: UnsafePointer<Int32>
  let addends: UnsafePointer<Program.Addend>
  let tests: UnsafeBufferPointer<ColumnTest>
  let codeBits: UnsafePointer<UInt64>
  let evidence: UnsafePointer<EvidenceSource>
  let counterBits: Int

  init(_ segment: Program.Segment) {
    steps = copied(segment.steps)
    operands = copied(segment.operands).start
    addends = copied(segment.addends).start
    tests = copied(segment.tests)
    codeBits = copied(segment.codeBits).start
    evidence = copied(segment.evidence).start
    counterBits = segment.counterBits
  }

  func deallocate() {
    steps.start.deallocate()
    operands.deallocate()
    addends.deallocate()
    tests.start.deallocate()
    codeBits.deallocate()
    evidence.deallocate()
  }
}

/// A copy of an array of plain values outside Swift's reference counting.
package func copied<Element: BitwiseCopyable>(
  _ array: [Element]
) -> UnsafeBufferPointer<Element> {
  let memory = UnsafeMutablePointer<Element>.allocate(capacity: max(1, array.count))
  array.withUnsafeBufferPointer { source in
    if let base = source.baseAddress { memory.initialize(from: base, count: source.count) }
  }
  return UnsafeBufferPointer(start: memory, count: array.count)
}

extension UnsafeBufferPointer {
  /// The address of memory that `copied` made, which is never without one.
  package var start: UnsafePointer<Element> {
    guard let baseAddress else { preconditionFailure("the memory has an address") }
    return baseAddress
  }
}
