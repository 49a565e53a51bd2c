import CColumns
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
  /// The same steps as the shim runs them.
  let graph: ccl_graph

  init(_ segment: Program.Segment) {
    steps = copied(segment.steps)
    operands = copied(segment.operands).start
    addends = copied(segment.addends).start
    tests = copied(segment.tests)
    codeBits = copied(segment.codeBits).start
    evidence = copied(segment.evidence).start
    counterBits = segment.counterBits
    graph = ccl_graph(
      steps: copied(segment.steps.map(ccl_step.init)).start, count: Int32(segment.steps.count),
      operands: operands,
      addends: copied(segment.addends.map { ccl_addend(node: $0.node, weight: Int64($0.weight)) })
        .start)
  }

  func deallocate() {
    steps.start.deallocate()
    operands.deallocate()
    addends.deallocate()
    tests.start.deallocate()
    codeBits.deallocate()
    evidence.deallocate()
    graph.steps.deallocate()
    graph.addends.deallocate()
  }
}

extension ccl_step {
  fileprivate init(_ step: Program.Step) {
    self.init()
    switch step {
    case .constant(let value):
      kind = CCL_CONSTANT
      first = value ? 1 : 0
    case .literal(let test, let isComplement):
      kind = CCL_LITERAL
      first = test
      last = isComplement ? 1 : 0
    case .all(let stretch):
      kind = CCL_ALL
      (first, last) = (stretch.start, stretch.end)
    case .any(let stretch):
      kind = CCL_ANY
      (first, last) = (stretch.start, stretch.end)
    case .atLeast(let least, let stretch, let bits):
      kind = CCL_COUNTED
      (first, last) = (stretch.start, stretch.end)
      threshold = Int64(least)
      self.bits = Int32(bits)
    case .some: kind = CCL_ITEMS
    }
  }
}

/// A copy of an array of plain values outside Swift's reference counting.
func copied<Element: BitwiseCopyable>(_ array: [Element]) -> UnsafeBufferPointer<Element> {
  let memory = UnsafeMutablePointer<Element>.allocate(capacity: max(1, array.count))
  array.withUnsafeBufferPointer { source in
    if let base = source.baseAddress { memory.initialize(from: base, count: source.count) }
  }
  return UnsafeBufferPointer(start: memory, count: array.count)
}

extension UnsafeBufferPointer {
  /// The address of memory that `copied` made, which is never without one.
  var start: UnsafePointer<Element> {
    guard let baseAddress else { preconditionFailure("the memory has an address") }
    return baseAddress
  }
}
