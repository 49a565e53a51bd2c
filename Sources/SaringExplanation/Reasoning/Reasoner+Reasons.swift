public import SaringEngine
import SaringModel

extension Reasoner {
  /// All minimal sets of answers that carry a claim, up to a cap, and all minimal sets that undo it.
  ///
  /// The two are each other's hitting sets: whatever undoes the claim takes an answer from every
  /// set that carries it. So both are found together, after Reiter (1987) and Liffiton et al.
  /// (2016): take away a minimal hitting set of the reasons known so far; if the claim is still
  /// certain, what is left holds another reason; if not, the set is one that undoes it.
  public mutating func reasons(for claim: Claim, atMost cap: Int = 12) -> Reasons {
    var search = ReasonSearch(claim, &cases)
    guard search.isCertain(keeping: search.all, &cases) else {
      return Reasons(minimal: [], undoing: [], isComplete: true, isExact: search.isExact)
    }
    var hitting = HittingSets()
    var minimal: [Answers] = []
    var undoing: Set<Answers> = []
    var isComplete = true
    while true {
      let untried = hitting.minimal.filter { !undoing.contains($0) }
      let kept = untried.map { search.all.subtracting($0) }
      let certain = search.areCertain(keeping: kept, &cases)
      for (set, isCertain) in zip(untried, certain) where !isCertain { undoing.insert(set) }
      guard let next = zip(kept, certain).first(where: \.1)?.0 else { break }
      if minimal.count == cap || hitting.minimal.count > Self.mostHittingSets {
        isComplete = false
        break
      }
      let reason = search.shrunk(next, &cases)
      minimal.append(reason)
      hitting.add(reason)
    }
    // Without its one reason, which is empty, a claim that always holds cannot be undone.
    let undone = hitting.minimal.filter { undoing.contains($0) && !$0.isEmpty }
    return Reasons(
      minimal: search.questions(minimal), undoing: search.questions(undone),
      isComplete: isComplete, isExact: search.isExact)
  }

  private static var mostHittingSets: Int { 256 }
}

/// Positions in the support of a claim.
typealias Answers = Set<Int>

/// The search for the reasons of one claim.
private struct ReasonSearch {
  let claim: Claim
  let cone: Cone
  let support: [Variable]
  let all: Answers
  /// Whether a case that the bounds leave unknown may turn out certain.
  private let needsSplitting: Bool
  private(set) var isExact: Bool

  init(_ claim: Claim, _ cases: inout CaseEvaluation) {
    self.claim = claim
    cone = cases.cone(of: claim)
    support = cases.support(of: cone)
    all = Set(support.indices)
    needsSplitting = cases.needsSplitting(cone)
    isExact = needsSplitting || cases.hasExactCertainty(of: claim)
  }

  private func supposed(keeping kept: Answers) -> Case {
    Case(
      support.indices.filter { !kept.contains($0) }.map { Supposition(support[$0], .open) })
  }

  mutating func isCertain(keeping kept: Answers, _ cases: inout CaseEvaluation) -> Bool {
    areCertain(keeping: [kept], &cases)[0]
  }

  /// Whether the claim is certain when only these answers are kept, for each of many sets.
  mutating func areCertain(
    keeping sets: [Answers], _ cases: inout CaseEvaluation
  ) -> [Bool] {
    let supposed = sets.map { self.supposed(keeping: $0) }
    let bounds = cases.bounds(of: cone, in: supposed)
    return zip(supposed, bounds).map { supposed, truth in
      if truth != .unknown || !needsSplitting { return truth == .holds }
      let settled = cases.settle(claim, in: supposed, limit: 512)
      if !settled.isExact { isExact = false }
      return settled.truth == .holds
    }
  }

  /// A set of answers within `kept` that still carries the claim and of which none can be spared.
  mutating func shrunk(_ kept: Answers, _ cases: inout CaseEvaluation) -> Answers {
    var kept = kept
    var needed: Answers = []
    while true {
      let spare = kept.subtracting(needed).sorted()
      guard !spare.isEmpty else { return kept }
      // Without the first one, the first two, and so on: the more is taken away, the less is certain.
      var rest = kept
      let without = spare.map { answer in
        rest.remove(answer)
        return rest
      }
      let certain = areCertain(keeping: without, &cases)
      let count = certain.firstIndex(of: false) ?? spare.count
      if count > 0 { kept = without[count - 1] }
      guard count < spare.count else { return kept }
      needed.insert(spare[count])
    }
  }

  /// As the profile names them, smallest sets first.
  func questions(_ sets: [Answers]) -> [[Screening.Question]] {
    sets.map { $0.sorted() }
      .sorted { $0.count != $1.count ? $0.count < $1.count : $0.lexicographicallyPrecedes($1) }
      .map { set in
        set.compactMap { position in
          switch support[position] {
          case .fact(let fact): .fact(fact)
          case .group(let group): .group(group)
          case .mention, .items, .comparison: nil
          }
        }
      }
  }
}

/// The minimal hitting sets of a growing family, after Berge.
private struct HittingSets {
  private(set) var minimal: [Answers] = [[]]

  mutating func add(_ set: Answers) {
    var hitting: [Answers] = []
    var missing: [Answers] = []
    for known in minimal {
      if known.isDisjoint(with: set) { missing.append(known) } else { hitting.append(known) }
    }
    var grown: Set<Answers> = []
    for known in missing { for answer in set { grown.insert(known.union([answer])) } }
    let candidates = grown.sorted { $0.count < $1.count }
    for candidate in candidates where !hitting.contains(where: { $0.isSubset(of: candidate) }) {
      hitting.append(candidate)
    }
    minimal = hitting
  }
}
