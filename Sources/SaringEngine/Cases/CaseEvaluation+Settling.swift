public import SaringModel

/// What all ways of answering would make of a claim.
public struct Settlement: Hashable, Sendable {
  /// It holds in all of them, in some, or in none.
  public var truth: Truth
  /// Whether that is sure; if not, a claim called unknown may in truth be settled.
  public var isExact: Bool

  public init(truth: Truth, isExact: Bool) {
    self.truth = truth
    self.isExact = isExact
  }
}

extension CaseEvaluation {
  /// What all answers to what a case leaves open would make of a claim.
  ///
  /// Whoever is asked may refuse, not know, or say that it does not apply: then no literal of the
  /// fact counts. So a claim is certain only where the bounds say so, and what is left to find out is
  /// whether it can still hold. The domains of those open facts of which no single value satisfies
  /// all literals are split at the cut points of the claim, one fact after another, until nothing is
  /// left to split: then what is left open can satisfy all its literals at once. At most `limit` cases
  /// are tried.
  public mutating func settle(
    _ claim: Claim, in supposed: Case = Case(), limit: Int = 4096
  ) -> Settlement {
    let cone = cone(of: claim)
    let focus = focus(on: cone, in: supposed)
    guard focus.truth == .unknown else { return Settlement(truth: focus.truth, isExact: true) }
    let (variables, isWithinFragment) = openVariables(of: focus)
    let dependent = variables.filter { $0.isDependent && !$0.choices.isEmpty }
      .sorted { $0.best.count < $1.best.count }
    let reached = Settlement(truth: .unknown, isExact: isWithinFragment)
    guard !dependent.isEmpty else { return reached }
    // One completion often shows at once that the claim can hold.
    let best = dependent.reduce(Case()) { $0.supposing($1.variable, $1.mostSatisfying) }
    if bounds(of: focus, in: [best])[0] != .fails { return reached }
    var tried = 1
    var pending: [(supposed: Case, depth: Int)] = [(Case(), 0)]
    while let (supposed, depth) = pending.popLast() {
      guard tried < limit else { return Settlement(truth: .unknown, isExact: false) }
      let split = dependent[depth]
      let cases = split.best.map { supposed.supposing(split.variable, $0) }
      tried += cases.count
      for (next, truth) in zip(cases, bounds(of: focus, in: cases)) where truth != .fails {
        guard truth == .unknown, depth + 1 < dependent.count else { return reached }
        pending.append((next, depth + 1))
      }
    }
    return Settlement(truth: .fails, isExact: true)
  }
}

extension OpenVariable {
  /// The choice that satisfies most of the claim's literals.
  fileprivate var mostSatisfying: Choice {
    let most = satisfied.max()
    return choices[satisfied.firstIndex { $0 == most } ?? 0]
  }
}
