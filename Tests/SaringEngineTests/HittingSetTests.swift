import SaringTestSupport
import Testing

@testable import SaringEngine

@Suite("Sets without which a function is false") struct HittingSetTests {
  @Test("they make it false, and none of their answers can be spared") func smallest() {
    let seed = SeededGenerator.runSeed
    var random = SeededGenerator(seed: seed)
    var tried = 0
    for _ in 0..<2_000 {
      let function = Self.function(using: &random)
      let all = function.answers
      guard function.holds(of: [AnswerSet(), all]) == [false, true] else { continue }
      tried += 1
      let hitting = function.hittingSet(sparing: all.members.shuffled(using: &random))
      #expect(function.holds(of: [all.subtracting(hitting)]) == [false], "seed \(seed)")
      for member in hitting.members {
        let spared = all.subtracting(hitting).union(AnswerSet([member]))
        #expect(
          function.holds(of: [spared]) == [true], "seed \(seed): \(member) of \(hitting.members)")
      }
    }
    #expect(tried > 500)
  }

  @Test("answers that come first are spared first") func order() {
    var function = AnswerFunction()
    let either = function.any([function.answer(0), function.answer(1)])
    let both = function.all([either, function.answer(2)])
    let rooted = function.rooted(at: both)
    #expect(rooted.hittingSet(sparing: [0, 1, 2]).members == [2])
    #expect(rooted.hittingSet(sparing: [2, 1, 0]).members == [0, 1])
  }

  /// A function of at most nine answers with parts that several gates share.
  private static func function(using random: inout SeededGenerator) -> AnswerFunction {
    var function = AnswerFunction()
    var values = (0..<9).map { function.answer($0) }
    for _ in 0..<random.number(1...8) {
      let parts = values.shuffled(using: &random).prefix(random.number(2...5))
      switch random.number(0...2) {
      case 0: values.append(function.all(parts))
      case 1: values.append(function.any(parts))
      default:
        let weighed = parts.map { (value: $0, weight: random.number(1...3)) }
        values.append(function.atLeast(random.number(1...6), of: weighed))
      }
    }
    return function.rooted(at: values[values.count - 1])
  }
}
