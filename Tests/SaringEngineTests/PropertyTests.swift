import SaringEngine
import SaringModel
import SaringTestSupport
import Testing

/// The day of the run in all properties; some profiles have a date of their own.
private let today = Day(number: 19_783)

/// The seed of a case, and what went wrong.
private struct Failure: Error, CustomStringConvertible {
  let seed: UInt64
  let what: String
  var description: String { "\(what)\nSARING_SEED=\(seed) begins with this case" }
}

/// Runs `check` on `count` cases, each with a seed of its own, on all cores.
private func forAll(
  _ count: Int,
  _ check: @escaping @Sendable (_ random: inout SeededGenerator) throws -> Void
) async throws {
  let first = SeededGenerator.runSeed
  try await withThrowingTaskGroup(of: Void.self) { group in
    let workers = 2
    for worker in 0..<workers {
      group.addTask {
        for index in stride(from: worker, to: count, by: workers) {
          let seed = first &+ UInt64(index)
          var random = SeededGenerator(seed: seed)
          do { try check(&random) } catch { throw Failure(seed: seed, what: "\(error)") }
        }
      }
    }
    try await group.waitForAll()
  }
}

private struct Difference: Error, CustomStringConvertible {
  let description: String
  init(_ description: String) { self.description = description }
}

extension Program {
  /// Screens profiles, at most a block of them, and hands each outcome to `body`.
  fileprivate func screen(
    _ profiles: [Profile], _ body: (Int, Screening, borrowing Evaluation) throws -> Void
  ) rethrows {
    var evaluation = Evaluation(self)
    var block = ProfileBlock(layout: layout)
    for profile in profiles { _ = block.append(profile, vocabulary: book.vocabulary) }
    evaluation.screen(&block, asOf: today)
    var screening = Screening()
    for lane in profiles.indices {
      evaluation.read(into: &screening, lane: lane, block: block)
      try body(lane, screening, evaluation)
    }
  }
}

@Suite("For random rule books and profiles") struct PropertyTests {
  @Test("the program computes what the reference evaluator says") func programIsReference()
    async throws
  {
    let (books, profiles) = (100, 256)
    try await forAll(books) { random in
      let book = RuleBook.random(using: &random)
      let only: Set<PackID>? =
        random.chance(15) ? [PackID(index: random.number(0...book.packs.count - 1))] : nil
      let reference = ReferenceEvaluator(book, only: only)
      // Blocks that are not full leave lanes that must not matter.
      let count = random.chance(20) ? random.number(1...profiles) : profiles
      let profiles = (0..<count).map { _ in Profile.random(for: book, using: &random) }
      try Program(book, only: only).screen(profiles) { lane, screening, _ in
        let (actual, expected) = (
          ReferenceOutcome(screening), reference.screen(profiles[lane], asOf: today)
        )
        guard actual != expected else { return }
        throw Difference("profile \(lane)\n  program   \(actual)\n  reference \(expected)")
      }
    }
  }
}
