import SaringEngine
public import SaringModel

/// Other answers with which a profile would come to another level.
public struct LevelChange: Hashable, Sendable {
  /// The level that it would have, at least where it rises.
  public let level: TriageLevel
  public let terms: [Term]
}

/// What checking an answer, or changing what it says, could do to the level.
public struct LevelChanges: Hashable, Sendable {
  /// Smallest first.
  public var lowering: [LevelChange]
  public var raising: [LevelChange]
  /// Whether these are all minimal ones.
  public var isComplete: Bool
}

extension Reasoner {
  /// The smallest changes of known answers that would lower or raise the level.
  ///
  /// Only facts marked changeable or verifiable are touched: what a person or an agency can put
  /// right, and what an officer can check. No protected fact is ever among them, so nobody is told
  /// to be of another age, sex or nationality.
  public mutating func changes(
    ofLevel level: TriageLevel, atMost count: Int = 3
  ) -> LevelChanges {
    let vocabulary = program.book.vocabulary
    func isChangeable(_ fact: FactID) -> Bool {
      let rule = vocabulary[fact]
      return (rule.isChangeable || rule.isVerifiable) && !rule.isProtected
    }
    var found = LevelChanges(lowering: [], raising: [], isComplete: true)
    if level > .low {
      let undone = undoing(level, atMost: count, changing: isChangeable)
      found.lowering = undone.list
      found.isComplete = undone.isComplete
    }
    for next in TriageLevel.allCases where next > level {
      let ways = ways(to: .level(next), atMost: count, asking: false, changing: isChangeable)
      if !ways.isComplete && !ways.list.isEmpty { found.isComplete = false }
      guard !ways.list.isEmpty else { continue }
      found.raising = ways.list.map { LevelChange(level: next, terms: $0.terms) }
      break
    }
    return found
  }

  /// Sets of answers without which the level is not certain, with answers that bring it down.
  private mutating func undoing(
    _ level: TriageLevel, atMost count: Int, changing isChangeable: (FactID) -> Bool
  ) -> (list: [LevelChange], isComplete: Bool) {
    let claim = Claim.level(level)
    let cone = cases.cone(of: claim)
    let answers = cases.answers(to: cone)
    // What is computed from another value is not known, so such answers are left as they are.
    let questions = answers.questions.filter { question in
      guard case .fact(let fact) = question else { return false }
      return isChangeable(fact) && !cases.readsComputed(from: fact, cone)
    }
    let pool = AnswerPool(questions, isOpen: questions.map { _ in false }, closesRest: false)
    var certainty = Certainty(cases.certainty(of: cone, in: pool))
    guard !certainty.holds(keeping: [AnswerSet()], &cases)[0] else { return ([], true) }
    var caps = MinimalSets.Caps()
    caps.breakers = count
    let sets = MinimalSets(of: &certainty, within: certainty.answers, caps, &cases)
    var list: [LevelChange] = []
    for set in sets.breakers.sorted(by: { $0.isSmaller(than: $1) }).prefix(count * 4)
    where list.count < count {
      if let change = change(of: set.members.map { pool.questions[$0] }, from: cone) {
        list.append(change)
      }
    }
    return (list, sets.isComplete && list.count == sets.breakers.count)
  }

  /// Other values for some answers with which the level of a cone is no longer certain.
  private mutating func change(
    of questions: [Screening.Question], from cone: Cone
  ) -> LevelChange? {
    let facts = questions.compactMap { question -> FactID? in
      if case .fact(let fact) = question { fact } else { nil }
    }
    var pending = [Case()]
    for fact in facts {
      let parts = cases.parts(of: fact, in: cone)
      pending = pending.flatMap { supposed in
        parts.map { supposed.supposing(.fact(fact), .alike($0.cell)) }
      }
      guard !pending.isEmpty, pending.count <= 1024 else { return nil }
    }
    let truths = cases.bounds(of: cone, in: pending)
    let lowered = zip(pending, truths).filter { $0.1 != .holds }.map(\.0)
    guard let first = lowered.first else { return nil }
    let terms = facts.map { fact in
      let parts = cases.parts(of: fact, in: cone)
      // Each answer is said as widely as the others' first value allows.
      let allowed = parts.filter { part in
        let supposed = first.supposing(.fact(fact), .alike(part.cell))
        return lowered.contains { Set($0.suppositions) == Set(supposed.suppositions) }
      }
      let sample = first.suppositions.first { $0.variable == .fact(fact) }?.choice ?? .open
      return Term(
        variable: .fact(fact), sample: sample,
        condition: cases.condition(that: fact, isOneOf: allowed, of: parts), isChange: true)
    }
    return LevelChange(level: level(in: first, below: cone), terms: terms)
  }

  /// The highest level that is certain in a case and lower than that of a cone.
  private mutating func level(in supposed: Case, below cone: Cone) -> TriageLevel {
    guard case .level(let level) = cone.claim else { return .low }
    for lower in TriageLevel.allCases.reversed() where lower < level && lower > .low {
      if cases.bounds(of: cases.cone(of: .level(lower)), in: [supposed])[0] == .holds {
        return lower
      }
    }
    return .low
  }
}
