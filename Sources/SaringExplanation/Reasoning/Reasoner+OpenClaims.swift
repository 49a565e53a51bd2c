public import SaringEngine
import SaringModel

/// A level or a pattern that answers still open could bring.
public struct OpenClaim: Hashable, Sendable {
  public let claim: Claim
  /// A way to it by answering alone; nothing where none was found.
  public let way: Way?
  /// How many answers the way takes.
  public let answers: Int
  /// Whether fewer are sure not to do.
  public let isExact: Bool
}

extension Reasoner {
  /// The levels above the one that is certain, and the patterns that do not hold, which answers to
  /// open questions could still bring; levels first, each with a few answers that would bring it.
  public mutating func openClaims() -> [OpenClaim] {
    var found: [OpenClaim] = []
    for claim in openClaimCandidates {
      if let open = openClaim(claim) { found.append(open) }
    }
    return found
  }

  /// The levels and patterns that the bounds leave open; levels first.
  var openClaimCandidates: [Claim] {
    let book = program.book
    let claims =
      TriageLevel.allCases.filter { $0 > .low }.map { Claim.level($0) }
      + book.patterns.indices.map { Claim.holds(PatternID(index: $0)) }
    return claims.filter { cases.truth(of: $0) == .unknown }
  }

  /// A claim that the bounds leave open, with a few answers that would bring it; nothing where no answers
  /// can.
  mutating func openClaim(_ claim: Claim) -> OpenClaim? {
    let cone = cases.cone(of: claim)
    guard let reached = cases.reach(cone) else {
      // The bounds may promise what no answers can bring.
      guard cases.settle(claim, limit: 256).truth == .unknown else { return nil }
      return OpenClaim(claim: claim, way: nil, answers: 0, isExact: false)
    }
    let terms = reached.suppositions.map { supposed in
      Term(
        variable: supposed.variable, sample: supposed.choice,
        condition: cases.condition(of: supposed.variable, supposed.choice), isChange: false)
    }
    let answers = Set(terms.map(\.variable.asked)).count
    return OpenClaim(
      claim: claim, way: Way(terms: terms, isExact: terms.allSatisfy { isGiven($0) }),
      answers: answers, isExact: answers == 1)
  }

  /// Whether a term speaks of an answer itself, and of nothing computed.
  private func isGiven(_ term: Term) -> Bool {
    guard case .fact(let fact) = term.variable else { return false }
    return program.book.vocabulary[fact].derivation == nil
  }
}

extension Variable {
  /// What stands for the question behind it, so that two mentions of one text are one answer.
  fileprivate var asked: Variable {
    switch self {
    case .mention(let fact, _): .fact(fact)
    case .items(let group, _): .group(group)
    case .fact, .group, .comparison: self
    }
  }
}
