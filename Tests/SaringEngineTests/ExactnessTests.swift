import SaringEngine
import SaringModel
import SaringTestSupport
import Testing

@Suite("Bounds") struct ExactnessTests {
  @Test("are sound, and exact where the compiler says so, when every completion is tried")
  func enumeration() async throws {
    let exact = try await forAll(800) { random in
      var size = RandomBookSize.small
      size.hasTexts = random.chance(40)
      let book = RuleBook.random(size, using: &random)
      let program = Program(book)
      var exact = 0
      for _ in 0..<4 {
        let profile = Profile.random(for: book, using: &random)
        guard let completions = profile.completions(in: book, atMost: 1500) else { continue }
        let truths = program.truths(of: [profile])[0]
        let completed = program.truths(of: completions)
        for (claim, truth) in truths {
          let outcomes = Set(completed.compactMap { $0[claim] })
          guard let reachable = Reachable(outcomes) else {
            throw Counterexample("\(claim) is undecided with nothing open")
          }
          let isSound =
            (truth != .holds || reachable == .always) && (truth != .fails || reachable == .never)
          let exactness = program.exactness(of: claim)
          let isExactAsSaid =
            (exactness?.ofCertain != true || (truth == .holds) == (reachable == .always))
            && (exactness?.ofPossible != true || (truth == .fails) == (reachable == .never))
          if exactness?.ofCertain == true && truth == .unknown { exact += 1 }
          guard !isSound || !isExactAsSaid else { continue }
          throw Counterexample(
            """
            \(claim) is \(truth), said to be \(exactness.map { "\($0)" } ?? "–"), and holds \(reachable) \
            in \(completions.count) completions of \(profile)
            \(program.graph.description(in: book))
            """)
        }
      }
      return exact
    }
    #expect(exact > 100)
  }
}

/// In how many completions a claim holds.
private enum Reachable {
  case always
  case sometimes
  case never

  init?(_ outcomes: Set<Truth>) {
    switch outcomes {
    case [.holds]: self = .always
    case [.holds, .fails]: self = .sometimes
    case [.fails]: self = .never
    default: return nil
    }
  }
}

extension Program {
  /// What the compiler says of a claim's bounds, or nothing where it says nothing.
  fileprivate func exactness(of claim: TestedClaim) -> Exactness? {
    switch claim {
    case .indicator(let index, let strength)
    where book.indicators[index].grades.contains { $0.strength == strength }:
      graph.exactness(of: IndicatorID(index: index), in: book)
    case .level(let level): graph.exactness(of: level, in: book)
    case .atLeast, .indicator, .dimension, .pattern: nil
    }
  }
}
