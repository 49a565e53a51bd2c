import CColumns
import SaringTestSupport
import Testing

@Suite("Steps of a graph in the shim") struct StepTests {
  @Test(
    "every width says of each profile what its steps mean",
    arguments: [CCL_PLAIN, CCL_AVX2, CCL_AVX512].map(\.rawValue))
  func widths(width: UInt32) {
    let seed = SeededGenerator.runSeed
    var random = SeededGenerator(seed: seed)
    for _ in 0..<200 {
      let graph = Graph(using: &random)
      let found = graph.run(ccl_width(width))
      for (node, expected) in graph.meaning.enumerated() {
        let words = found[node]
        let bits = (0..<512).map { (words[$0 >> 6] >> UInt64($0 & 63)) & 1 == 1 }
        #expect(bits == expected, "seed \(seed): step \(node) of \(graph.steps[node])")
      }
    }
  }

  @Test("it stops where a step speaks of items, and goes on behind it") func items() {
    let steps = [
      ccl_step(kind: CCL_CONSTANT, first: 1, last: 0, bits: 0, threshold: 0),
      ccl_step(kind: CCL_ITEMS, first: 0, last: 0, bits: 0, threshold: 0),
      ccl_step(kind: CCL_ANY, first: 0, last: 1, bits: 0, threshold: 0),
    ]
    var nodes = [SIMD8<UInt64>](repeating: .zero, count: 3)
    nodes[1] = SIMD8<UInt64>(repeating: 5)
    var counters = [SIMD8<UInt64>.zero]
    let tests = [SIMD4<UInt64>.zero]
    steps.withUnsafeBufferPointer { steps in
      [Int32(1)].withUnsafeBufferPointer { operands in
        let graph = ccl_graph(
          steps: steps.baseAddress, count: 3, operands: operands.baseAddress, addends: nil)
        #expect(ccl_run(CCL_AVX512, graph, 0, tests, &nodes, &counters) == 1)
        #expect(ccl_run(CCL_AVX512, graph, 2, tests, &nodes, &counters) == 3)
      }
    }
    let five = SIMD8<UInt64>(repeating: 5)
    let expected: [SIMD8<UInt64>] = [SIMD8(repeating: .max), five, five]
    #expect(nodes == expected)
  }
}

/// A random graph with its tests, and what it means for each of 256 profiles and both bounds.
private struct Graph {
  var steps: [ccl_step] = []
  var operands: [Int32] = []
  var addends: [ccl_addend] = []
  /// Satisfied, known and open for each test.
  var tests: [SIMD4<UInt64>] = []
  /// For each step 256 times what is certain, then 256 times what is possible.
  var meaning: [[Bool]] = []

  init(using random: inout SeededGenerator) {
    for _ in 0..<9 {
      tests.append(SIMD4(random.next(), random.next(), random.next(), random.next()))
    }
    for _ in 0..<random.number(2...12) { add(using: &random) }
  }

  private mutating func add(using random: inout SeededGenerator) {
    var step = ccl_step(kind: CCL_CONSTANT, first: 0, last: 0, bits: 0, threshold: 0)
    if meaning.count < 2 || random.chance(30) {
      step.kind = random.chance(80) ? CCL_LITERAL : CCL_CONSTANT
      step.first = Int32(random.number(0...(step.kind == CCL_LITERAL ? 2 : 1)))
      step.last = Int32(random.number(0...1))
      meaning.append((0..<512).map { value(of: step, $0) })
      return steps.append(step)
    }
    let parts = (0..<random.number(1...5)).map { _ in random.number(0...meaning.count - 1) }
    step.kind = random.pick([CCL_ALL, CCL_ANY, CCL_COUNTED])
    guard step.kind == CCL_COUNTED else {
      step.first = Int32(operands.count)
      operands += parts.map { Int32($0) }
      step.last = Int32(operands.count)
      let isAll = step.kind == CCL_ALL
      meaning.append(
        (0..<512).map { lane in
          isAll ? parts.allSatisfy { meaning[$0][lane] } : parts.contains { meaning[$0][lane] }
        })
      return steps.append(step)
    }
    let weights = parts.map { _ in random.number(1...5) }
    let sum = weights.reduce(0, +)
    step.first = Int32(addends.count)
    addends += zip(parts, weights).map { ccl_addend(node: Int32($0), weight: Int64($1)) }
    step.last = Int32(addends.count)
    step.bits = Int32(Int.bitWidth - sum.leadingZeroBitCount)
    let threshold = random.number(0...sum + 20)
    step.threshold = Int64(threshold)
    meaning.append(
      (0..<512).map { lane in
        zip(parts, weights).reduce(0) { $0 + (meaning[$1.0][lane] ? $1.1 : 0) } >= threshold
      })
    steps.append(step)
  }

  private func value(of step: ccl_step, _ lane: Int) -> Bool {
    if step.kind == CCL_CONSTANT { return step.first == 1 }
    func bit(_ part: Int) -> Bool {
      tests[Int(step.first) * 3 + part][lane >> 6 & 3] >> UInt64(lane & 63) & 1 == 1
    }
    let certain = bit(1) && bit(0) != (step.last == 1)
    return lane < 256 ? certain : certain || bit(2)
  }

  func run(_ width: ccl_width) -> [SIMD8<UInt64>] {
    var nodes = [SIMD8<UInt64>](repeating: .zero, count: steps.count)
    var counters = [SIMD8<UInt64>](repeating: .zero, count: 8)
    steps.withUnsafeBufferPointer { steps in
      operands.withUnsafeBufferPointer { operands in
        addends.withUnsafeBufferPointer { addends in
          let graph = ccl_graph(
            steps: steps.baseAddress, count: Int32(steps.count), operands: operands.baseAddress,
            addends: addends.baseAddress)
          let end = ccl_run(width, graph, 0, tests, &nodes, &counters)
          #expect(end == Int32(steps.count))
        }
      }
    }
    return nodes
  }
}
