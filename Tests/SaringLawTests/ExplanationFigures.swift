import Foundation
import Saring
import SaringEngine
import SaringExplanation
import SaringModel
import SaringTestSupport
import Testing

/// Prints the figures of `Documentation/explanations.md`; nothing here is a bound on a clock.
@Suite(
  "figures of explanations",
  .enabled(if: ProcessInfo.processInfo.environment["SARING_FIGURES"] != nil))
struct ExplanationFigures {
  /// Some of the shipped profiles; `SARING_TRIALS` sets how many.
  private static var sample: ArraySlice<Shipped.Case> {
    var random = SeededGenerator(seed: 1)
    let limit = ProcessInfo.processInfo.environment["SARING_TRIALS"].flatMap { Int($0) } ?? 40
    return Shipped.profiles.shuffled(using: &random).prefix(limit)
  }

  private static func milliseconds(_ times: [Duration]) -> String {
    let sorted = times.map {
      Double($0.components.attoseconds) / 1e15 + Double($0.components.seconds) * 1e3
    }
    .sorted()
    func at(_ share: Double) -> String {
      String(format: "%.2f", sorted[min(sorted.count - 1, Int(Double(sorted.count) * share))])
    }
    return "median \(at(0.5)), p90 \(at(0.9)), p99 \(at(0.99)), most \(at(1)) ms of \(sorted.count)"
  }

  /// Everything is measured three times over: the first round pays for what is made once for all, and the
  /// middle one of a profile's three times says more of the profile than of the machine.
  @Test("how long one explanation takes, and one next question") func latency() {
    var explainer = Explainer(Shipped.program, asOf: Shipped.day)
    let phrasing = Phrasing(Shipped.book, in: .english)
    var explaining: [[Duration]] = Self.sample.map { _ in [] }
    var asking: [Duration] = []
    let clock = ContinuousClock()
    for _ in 0..<3 {
      for (place, one) in Self.sample.enumerated() {
        explaining[place].append(
          clock.measure { _ = explainer.explain(one.profile, with: phrasing) })
        asking.append(clock.measure { _ = explainer.screen(one.profile, askingAtMost: 1) })
      }
    }
    let middle = explaining.map { $0.sorted()[1] }
    let slowest = zip(Self.sample, middle).sorted { $0.1 > $1.1 }.prefix(5)
    print("slowest: \(slowest.map { "\($0.0.name) \($0.1)" })")
    print("explain, first round: \(Self.milliseconds(explaining.map { $0[0] }))")
    print("explain, middle of three: \(Self.milliseconds(middle))")
    print("next question: \(Self.milliseconds(asking))")
  }

  @Test("how many questions the planner asks beside document order") func questions() {
    let profiles = Self.sample
    var (planned, ordered) = (0, 0)
    for one in profiles {
      planned += PlannerTests.length(of: one.profile, isPlanned: true)
      ordered += PlannerTests.length(of: one.profile, isPlanned: false)
    }
    print(
      "questions over \(profiles.count) profiles: planned \(planned), in document order \(ordered), share \(Double(planned) / Double(ordered))"
    )
  }
}
