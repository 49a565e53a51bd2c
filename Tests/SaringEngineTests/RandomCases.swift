import SaringEngine
import SaringModel
import SaringTestSupport

/// The day of the run in all properties; some profiles have a date of their own.
let today = Day(number: 19_783)

/// What went wrong in a case.
struct Counterexample: Error, CustomStringConvertible {
  let description: String
  init(_ description: String) { self.description = description }
}

/// Runs `check` on `count` cases, each with a seed of its own, and adds up what it returns.
@discardableResult
func forAll(
  _ count: Int,
  _ check: @escaping @Sendable (_ random: inout SeededGenerator) throws -> Int
) async throws -> Int {
  let first = SeededGenerator.runSeed
  return try await withThrowingTaskGroup(of: Int.self) { group in
    let workers = 2
    for worker in 0..<workers {
      group.addTask {
        var total = 0
        for index in stride(from: worker, to: count, by: workers) {
          let seed = first &+ UInt64(index)
          var random = SeededGenerator(seed: seed)
          do { total += try check(&random) } catch {
            throw Counterexample("\(error)\nSARING_SEED=\(seed) begins with this case")
          }
        }
        return total
      }
    }
    return try await group.reduce(0, +)
  }
}

extension Program {
  /// Screens profiles block by block, and hands each outcome to `body`.
  func screen(
    _ profiles: [Profile],
    _ body: (Int, Screening, borrowing Evaluation, borrowing ProfileBlock) throws -> Void
  ) rethrows {
    var evaluation = Evaluation(self)
    var block = ProfileBlock(layout: layout)
    var screening = Screening()
    for start in stride(from: 0, to: profiles.count, by: ProfileBlock.capacity) {
      block.clear()
      let part = profiles[start..<min(start + ProfileBlock.capacity, profiles.count)]
      for profile in part { _ = block.append(profile, vocabulary: book.vocabulary) }
      evaluation.screen(&block, asOf: today)
      for lane in part.indices {
        evaluation.read(into: &screening, lane: lane - start, block: block)
        try body(lane, screening, evaluation, block)
      }
    }
  }

  /// Screens profiles and throws where an outcome is not what the reference evaluator says.
  func compare(with reference: ReferenceEvaluator, on profiles: [Profile]) throws {
    try screen(profiles) { lane, screening, _, _ in
      let actual = ReferenceOutcome(screening)
      let expected = reference.screen(profiles[lane], asOf: today)
      guard actual != expected else { return }
      throw Counterexample("profile \(lane)\n  program   \(actual)\n  reference \(expected)")
    }
  }

  /// What is known of every claim that a book makes of one profile.
  func truths(_ evaluation: borrowing Evaluation, lane: Int) -> [TestedClaim: Truth] {
    var truths: [TestedClaim: Truth] = [:]
    for index in book.indicators.indices {
      for strength in Strength.allCases {
        let claim = TestedClaim.indicator(index, strength)
        truths[claim] = evaluation.truth(of: IndicatorID(index: index), at: strength, lane: lane)
      }
    }
    for index in book.dimensions.indices {
      truths[.dimension(index)] = evaluation.truth(of: DimensionID(index: index), lane: lane)
    }
    for index in book.patterns.indices {
      truths[.pattern(index)] = evaluation.truth(of: PatternID(index: index), lane: lane)
    }
    for level in book.levels {
      guard let when = level.when else { continue }
      truths[.level(level.level)] = evaluation.truth(of: when, lane: lane)
    }
    let (level, possible) = (evaluation.level(lane), evaluation.possibleLevel(lane))
    for claimed in TriageLevel.allCases {
      truths[.atLeast(claimed)] =
        level >= claimed ? .holds : possible >= claimed ? .unknown : .fails
    }
    return truths
  }

  /// The truths of each profile, in order.
  func truths(of profiles: [Profile]) -> [[TestedClaim: Truth]] {
    var result: [[TestedClaim: Truth]] = []
    screen(profiles) { lane, _, evaluation, _ in
      result.append(truths(evaluation, lane: lane % ProfileBlock.capacity))
    }
    return result
  }
}

/// Something a rule book may say of a profile.
enum TestedClaim: Hashable {
  case indicator(Int, Strength)
  case dimension(Int)
  case pattern(Int)
  case atLeast(TriageLevel)
  /// The level's own condition, whatever higher levels say.
  case level(TriageLevel)
}
