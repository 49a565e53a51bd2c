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
        guard let completions = profile.completions(in: book, atMost: 1500, asOf: today)
        else { continue }
        let truths = program.truths(of: [profile])[0]
        let completed = program.truths(of: completions)
        for (claim, truth) in truths {
          let outcomes = Set(completed.compactMap { $0[claim] })
          guard let reachable = Reachable(outcomes) else {
            throw Counterexample("\(claim) is undecided with nothing open")
          }
          let isSound =
            (truth != .holds || reachable == .always) && (truth != .fails || reachable == .never)
          let exactness = program.isPossibleExact(of: claim)
          // Whoever is asked may leave every answer closed: what is certain is so in all cases.
          let isCertainExact = (truth == .holds) == (reachable == .always)
          let isExactAsSaid =
            !exactness || (truth == .fails) == (reachable == .never)
          if exactness && truth == .unknown { exact += 1 }
          guard !isSound || !isCertainExact || !isExactAsSaid else { continue }
          throw Counterexample(
            """
            \(claim) is \(truth), said to be exact: \(exactness), and holds \(reachable) \
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
  /// Whether the compiler says that a claim called possible can come to hold.
  fileprivate func isPossibleExact(of claim: TestedClaim) -> Bool {
    switch claim {
    case .indicator(let index, let strength)
    where book.indicators[index].grades.contains { $0.strength == strength }:
      graph.isPossibleExact(of: IndicatorID(index: index), in: book)
    case .level(let level): graph.isPossibleExact(of: level, in: book)
    case .atLeast, .indicator, .dimension, .pattern: false
    }
  }
}
