import Foundation

/// Random numbers that come out the same for the same seed (SplitMix64).
public struct SeededGenerator: RandomNumberGenerator, Sendable {
  private var state: UInt64

  public init(seed: UInt64) { state = seed }

  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var word = state
    word = (word ^ word >> 30) &* 0xBF58_476D_1CE4_E5B9
    word = (word ^ word >> 27) &* 0x94D0_49BB_1331_11EB
    return word ^ word >> 31
  }

  /// The seed of this run: `SARING_SEED` where that is set, otherwise a new one.
  ///
  /// A property test names the seed of the case that fails, so that a second run with it in
  /// `SARING_SEED` begins with that case.
  public static let runSeed: UInt64 =
    ProcessInfo.processInfo.environment["SARING_SEED"].flatMap { UInt64($0) }
    ?? UInt64.random(in: 0...0xFFFF_FFFF)
}

extension SeededGenerator {
  /// True about `percent` times in a hundred.
  public mutating func chance(_ percent: Int) -> Bool {
    Int.random(in: 0..<100, using: &self) < percent
  }

  public mutating func number(_ range: ClosedRange<Int>) -> Int {
    Int.random(in: range, using: &self)
  }

  /// One of `choices`.
  ///
  /// - Precondition: There is one.
  public mutating func pick<Choice>(_ choices: [Choice]) -> Choice {
    choices[Int.random(in: choices.indices, using: &self)]
  }

  /// Some of `choices` in their order, at least `least` of them where there are so many.
  public mutating func some<Choice>(of choices: [Choice], atLeast least: Int = 1) -> [Choice] {
    guard choices.count > least else { return choices }
    let wanted = number(least...choices.count)
    return choices.indices.shuffled(using: &self).prefix(wanted).sorted().map { choices[$0] }
  }
}
