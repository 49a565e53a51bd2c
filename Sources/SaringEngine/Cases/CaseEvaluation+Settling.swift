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
  /// Where the bounds decide, they are right. Else the domains of those open facts whose tests
  /// depend on each other are split at the cut points of the claim, one fact after another, until
  /// the bounds decide or nothing is left to split: then what is left open can turn every literal
  /// either way at once, and the claim can come out both ways. At most `limit` cases are tried.
  public mutating func settle(
    _ claim: Claim, in supposed: Case = Case(), limit: Int = 4096
  ) -> Settlement {
    let cone = cone(of: claim)
    let bounds = bounds(of: cone, in: [supposed])[0]
    guard bounds == .unknown else { return Settlement(truth: bounds, isExact: true) }
    guard needsSplitting(cone) else {
      return Settlement(truth: .unknown, isExact: liesWithinFragment(cone, in: supposed))
    }
    let (variables, isWithinFragment) = openVariables(of: cone, in: supposed)
    let dependent = variables.filter { $0.isDependent && !$0.choices.isEmpty }
      .sorted { $0.choices.count < $1.choices.count }
    guard !dependent.isEmpty else {
      return Settlement(truth: .unknown, isExact: isWithinFragment)
    }
    var search = SplittingSearch(tried: 0)
    // Two completions often show at once that both ways are open.
    let towards = [true, false].map { isHigh in
      dependent.reduce(supposed) { $0.supposing($1.variable, $1.choice(towards: isHigh)) }
    }
    for truth in self.bounds(of: cone, in: towards) { search.see(truth) }
    search.tried += towards.count
    var pending: [(supposed: Case, depth: Int)] = [(supposed, 0)]
    while !search.isDecided, let (supposed, depth) = pending.popLast() {
      guard search.tried < limit else { return Settlement(truth: .unknown, isExact: false) }
      let split = dependent[depth]
      let cases = split.choices.map { supposed.supposing(split.variable, $0) }
      search.tried += cases.count
      for (next, truth) in zip(cases, self.bounds(of: cone, in: cases)) {
        if truth == .unknown, depth + 1 < dependent.count {
          pending.append((next, depth + 1))
        } else {
          search.see(truth)
        }
      }
    }
    let truth: Truth =
      search.holdsSomewhere ? (search.failsSomewhere ? .unknown : .holds) : .fails
    return Settlement(truth: truth, isExact: isWithinFragment || truth != .unknown)
  }
}

extension CaseEvaluation {
  /// Whether what the bounds leave unknown can come out both ways for sure.
  private mutating func liesWithinFragment(_ cone: Cone, in supposed: Case) -> Bool {
    openVariables(of: cone, in: supposed).isWithinFragment
  }
}

/// What has been seen of a claim while the answers were split.
private struct SplittingSearch {
  var tried: Int
  var holdsSomewhere = false
  var failsSomewhere = false
  var isDecided: Bool { holdsSomewhere && failsSomewhere }

  /// Notes what a case without anything left to split says.
  mutating func see(_ truth: Truth) {
    if truth != .fails { holdsSomewhere = true }
    if truth != .holds { failsSomewhere = true }
  }
}

extension OpenVariable {
  /// The choice that satisfies most of the claim's literals, or fewest.
  func choice(towards isHigh: Bool) -> Choice {
    let best = isHigh ? satisfied.max() : satisfied.min()
    let position = satisfied.firstIndex { $0 == best } ?? 0
    return choices[position]
  }
}
