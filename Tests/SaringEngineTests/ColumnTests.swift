import CColumns
import SaringModel
import SaringTestSupport
import Testing

/// The tests of columns in C, with every set of instructions that the processor has.
@Suite("Testing columns") struct ColumnTests {
  private static let widths = [CCL_PLAIN, CCL_AVX2, CCL_AVX512]
  private static let comparisons: [(Comparison, ccl_comparison)] = [
    (.below, CCL_BELOW), (.atMost, CCL_AT_MOST), (.atLeast, CCL_AT_LEAST), (.above, CCL_ABOVE),
  ]

  @Test("gives for each profile what the test says of its cell") func everyWidth() async throws {
    let satisfied = try await forAll(300) { random in
      let numbers = [-Double.infinity, -2, -0.0, 0, 0.5, 1, 3, .infinity, .nan]
      let words = Int.random(in: 1...4, using: &random)
      func column(_ make: (inout SeededGenerator) -> UInt64) -> [UInt64] {
        (0..<words * 64).map { _ in make(&random) }
      }
      let left = column { (numbers.randomElement(using: &$0) ?? 0).bitPattern }
      let right = column { (numbers.randomElement(using: &$0) ?? 0).bitPattern }
      let codes = column { UInt64.random(in: 0..<70, using: &$0) }
      let sets = column { $0.next() & $0.next() & $0.next() }
      let operand = numbers.randomElement(using: &random) ?? 0
      let wanted = [random.next(), random.next() & random.next() & random.next(), 0, .max]
      var count = 0
      for width in Self.widths {
        for (comparison, shim) in Self.comparisons {
          count += try expect("\(comparison) \(operand)", words) {
            ccl_compare(width, left, shim, operand, Int32(words), $0)
          } equals: {
            comparison.holds(Double(bitPattern: left[$0]), operand)
          }
          count += try expect("\(comparison) column", words) {
            ccl_compare_columns(width, left, right, shim, Int32(words), $0)
          } equals: {
            comparison.holds(Double(bitPattern: left[$0]), Double(bitPattern: right[$0]))
          }
        }
        for set in wanted {
          count += try expect("one of \(set)", words) {
            ccl_is_one(width, codes, set, Int32(words), $0)
          } equals: {
            codes[$0] < 64 && set >> codes[$0] & 1 == 1
          }
          count += try expect("any of \(set)", words) {
            ccl_includes_any(width, sets, set, Int32(words), $0)
          } equals: {
            sets[$0] & set != 0
          }
          count += try expect("all of \(set)", words) {
            ccl_includes_all(width, sets, set, Int32(words), $0)
          } equals: {
            sets[$0] & set == set
          }
        }
      }
      return count
    }
    #expect(satisfied > 10_000)
  }

  /// Compares bit by bit, and what stands behind the words; returns how many bits are set.
  private func expect(
    _ name: String, _ words: Int, _ run: (UnsafeMutablePointer<UInt64>) -> Void,
    equals holds: (Int) -> Bool
  ) throws -> Int {
    var out = Array(repeating: UInt64(0x5A5A), count: words + 1)
    out.withUnsafeMutableBufferPointer { if let base = $0.baseAddress { run(base) } }
    for lane in 0..<words * 64 where (out[lane / 64] >> UInt64(lane % 64) & 1 == 1) != holds(lane) {
      throw Counterexample("\(name): lane \(lane) of \(words * 64)")
    }
    if out[words] != 0x5A5A { throw Counterexample("\(name): writes beyond \(words) words") }
    return out.dropLast().reduce(0) { $0 + $1.nonzeroBitCount }
  }
}
