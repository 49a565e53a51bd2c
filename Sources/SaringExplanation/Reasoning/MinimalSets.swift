import SaringEngine

/// Something that holds of a set of kept answers, and of every larger set too.
protocol KeepingQuestion {
  /// Whether it holds of each set; `cases` has the profile.
  mutating func holds(keeping sets: [AnswerSet], _ cases: inout CaseEvaluation) -> [Bool]
}

/// All minimal sets of answers that carry something, and all minimal sets that break it.
///
/// The two are each other's minimal hitting sets: whatever breaks it takes an answer from every set
/// that carries it. So both are found together, after Reiter (1987) and Liffiton et al. (2016): give
/// up a minimal hitting set of the carriers known so far; if the thing still holds, what is kept
/// holds another carrier; if not, the set is one that breaks it. The smallest are tried first, so the
/// first breaker found has the least members there can be.
struct MinimalSets {
  /// Smallest first.
  private(set) var carriers: [AnswerSet] = []
  /// Smallest first.
  private(set) var breakers: [AnswerSet] = []
  /// Whether these are all; if not, a cap was met.
  private(set) var isComplete = true
  /// Whether no smaller breaker can exist than the smallest of these.
  private(set) var hasSmallestBreaker = true

  /// What may be found before the search ends.
  struct Caps {
    var carriers = Int.max
    var breakers = Int.max
    /// Hitting sets kept at a time: a bound on time and memory.
    var hittingSets = 256
    /// Runs of 256 sets.
    var runs = 256
  }

  /// Finds the sets within `all`, of which the thing holds.
  init(
    of question: inout some KeepingQuestion, within all: AnswerSet, _ caps: Caps,
    _ cases: inout CaseEvaluation
  ) {
    // An answer that cannot be spared alone is in every carrier, and no larger breaker needs it.
    let members = all.members
    let without = members.map { member in
      var rest = all
      rest.remove(member)
      return rest
    }
    let holds = question.holds(keeping: without, &cases)
    let needed = AnswerSet(zip(members, holds).filter { !$0.1 }.map(\.0))
    breakers = needed.members.map { AnswerSet(CollectionOfOne($0)) }
    let rest = all.subtracting(needed)
    if breakers.count >= caps.breakers {
      isComplete = false
      return
    }
    var search = HittingSearch(needed: needed, rest: rest, runs: caps.runs)
    search.run(&question, caps, found: breakers.count, &cases)
    carriers = search.carriers.sorted { $0.isSmaller(than: $1) }
    breakers += search.breakers.sorted { $0.isSmaller(than: $1) }
    isComplete = search.isComplete
    hasSmallestBreaker = !needed.isEmpty || search.hasSmallestBreaker
  }
}

/// The search among the answers of which each alone can be spared.
private struct HittingSearch {
  let needed: AnswerSet
  let rest: AnswerSet
  var carriers: [AnswerSet] = []
  var breakers: [AnswerSet] = []
  var isComplete = true
  var hasSmallestBreaker = false
  private var runs: Int
  private var hitting = HittingSets()

  init(needed: AnswerSet, rest: AnswerSet, runs: Int) {
    self.needed = needed
    self.rest = rest
    self.runs = runs
  }

  mutating func run(
    _ question: inout some KeepingQuestion, _ caps: MinimalSets.Caps, found: Int,
    _ cases: inout CaseEvaluation
  ) {
    while true {
      let untried = hitting.untried(atMost: ProfileBlock.capacity)
      let kept = untried.map { needed.union(rest.subtracting(hitting.sets[$0])) }
      runs -= 1
      let holds = question.holds(keeping: kept, &cases)
      for (place, holds) in zip(untried, holds) where !holds {
        hitting.note(place)
        if !hitting.sets[place].isEmpty { breakers.append(hitting.sets[place]) }
      }
      guard let next = zip(untried, holds).first(where: \.1).map({ hitting.sets[$0.0] }) else {
        if hitting.hasUntried { continue }
        hasSmallestBreaker = true
        return
      }
      let smallest = breakers.map(\.count).min() ?? .max
      if smallest <= next.count { hasSmallestBreaker = true }
      let isEnough =
        found + breakers.count >= caps.breakers && (hasSmallestBreaker || found > 0)
      if isEnough || carriers.count >= caps.carriers || runs <= 0
        || hitting.sets.count > caps.hittingSets
      {
        isComplete = false
        return
      }
      let carrier = shrunk(rest.subtracting(next), &question, &cases)
      carriers.append(needed.union(carrier))
      hitting.add(carrier)
    }
  }

  /// A set of answers within `kept` that still carries the thing and of which none can be spared.
  private mutating func shrunk(
    _ kept: AnswerSet, _ question: inout some KeepingQuestion, _ cases: inout CaseEvaluation
  ) -> AnswerSet {
    var kept = kept
    var found = AnswerSet()
    while true {
      let spare = kept.subtracting(found).members
      guard !spare.isEmpty else { return kept }
      // Without the first one, the first two, and so on: the more is given up, the less it holds.
      var left = kept
      let without = spare.map { answer in
        left.remove(answer)
        return left
      }
      runs -= 1
      let holds = question.holds(keeping: without.map { needed.union($0) }, &cases)
      let count = holds.firstIndex(of: false) ?? spare.count
      if count > 0 { kept = without[count - 1] }
      guard count < spare.count else { return kept }
      found.insert(spare[count])
    }
  }
}

/// The minimal hitting sets of a growing family, after Berge (1989).
private struct HittingSets {
  private(set) var sets: [AnswerSet] = [AnswerSet()]
  private var counts = [0]
  /// Which have been tried: a set that still hits everything stays what it is.
  private var isTried = [false]

  var hasUntried: Bool { isTried.contains(false) }

  /// The places of sets that have not been tried, the smallest first.
  func untried(atMost count: Int) -> [Int] {
    let ordered = sets.indices.filter { !isTried[$0] }.sorted { one, other in
      counts[one] == counts[other]
        ? sets[one].isSmaller(than: sets[other]) : counts[one] < counts[other]
    }
    return Array(ordered.prefix(count))
  }

  /// Notes that a set has been tried.
  mutating func note(_ place: Int) { isTried[place] = true }

  mutating func add(_ set: AnswerSet) {
    var next = HittingSets(sets: [], counts: [], isTried: [])
    var grown: [(set: AnswerSet, count: Int)] = []
    let members = set.members
    for place in sets.indices {
      guard sets[place].isDisjoint(with: set) else {
        next.append(sets[place], counts[place], isTried: isTried[place])
        continue
      }
      for answer in members {
        var larger = sets[place]
        larger.insert(answer)
        grown.append((larger, counts[place] + 1))
      }
    }
    grown.sort { $0.count < $1.count }
    for (candidate, count) in grown
    where !next.sets.contains(where: { $0.isSubset(of: candidate) }) {
      next.append(candidate, count, isTried: false)
    }
    self = next
  }

  private mutating func append(_ set: AnswerSet, _ count: Int, isTried: Bool) {
    sets.append(set)
    counts.append(count)
    self.isTried.append(isTried)
  }
}
