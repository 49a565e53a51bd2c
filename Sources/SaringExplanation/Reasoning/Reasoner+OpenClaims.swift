public import SaringEngine
import SaringModel

/// A level or a pattern that answers still open could bring.
public struct OpenClaim: Hashable, Sendable {
  public let claim: Claim
  /// A shortest way to it by answering alone; nothing where none was found.
  public let way: Way?
  /// How many questions have to be answered for it at least.
  public let answers: Int
  /// Whether that is sure; if not, it may take more.
  public let isExact: Bool
}

extension Reasoner {
  /// The levels above the one that is certain, and the patterns that do not hold, which answers to
  /// open questions could still bring; levels first, each with the fewest answers it takes.
  public mutating func openClaims() -> [OpenClaim] {
    let book = program.book
    let claims =
      TriageLevel.allCases.filter { $0 > .low }.map { Claim.level($0) }
      + book.patterns.indices.map { Claim.holds(PatternID(index: $0)) }
    var found: [OpenClaim] = []
    for claim in claims {
      let cone = cases.cone(of: claim)
      guard cases.bounds(of: cone, in: [Case()])[0] == .unknown else { continue }
      let ways = ways(to: claim, atMost: 1)
      let shortest = ways.list.first
      let answers = shortest.map { Set($0.terms.map(\.variable.asked)).count }
      found.append(
        OpenClaim(
          claim: claim, way: shortest, answers: answers ?? 0,
          isExact: shortest != nil && ways.isShortest))
    }
    return found
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
