/// Some positions of a list, one flag for each there is.
///
/// It stands for a set while a program is laid out: the first use of a set of a type of ours looks
/// through all conformances of the program, at each start.
package struct Flags: Sendable {
  private var flags: [Bool]

  /// Flags for a list of so many, none of them set unless `isFull`.
  package init(count: Int, isFull: Bool = false) {
    flags = Array(repeating: isFull, count: count)
  }

  /// Sets a flag; false when it was set.
  @discardableResult
  package mutating func insert(_ index: Int) -> Bool {
    defer { flags[index] = true }
    return !flags[index]
  }

  package func contains(_ index: Int) -> Bool { flags[index] }

  /// The positions whose flags are set, in order.
  package var indices: [Int] { flags.indices.filter { flags[$0] } }
}
