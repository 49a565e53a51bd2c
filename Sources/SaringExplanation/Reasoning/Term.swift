public import SaringEngine
public import SaringModel

/// One answer of a reason or of a way, as widely as it may be said.
public struct Term: Hashable, Sendable {
  public let variable: Variable
  /// An answer that will do, as it is tried.
  public let sample: Choice
  /// What has to be true of the answer, and no more: any answer for which it is will do as well.
  ///
  /// Nothing where it cannot be said so, as of the items of a group.
  public let condition: Predicate?
  /// Whether the profile has another answer.
  public let isChange: Bool

  /// What is asked to know it; nothing for what is computed.
  public func question(in vocabulary: Vocabulary) -> Screening.Question? {
    switch variable {
    case .fact(let fact): vocabulary[fact].derivation == nil ? .fact(fact) : nil
    case .mention(let fact, _): .fact(fact)
    case .group(let group), .items(let group, _): .group(group)
    case .comparison: nil
    }
  }
}

extension Reasoner {
  /// Says the answers of minimal sets as widely as each carries the claim.
  ///
  /// One answer after another is widened to all parts of its domain that carry the claim together
  /// with every part allowed to those before it. So any answers within the terms carry it: the terms
  /// are a box, and which box depends on the order where two answers can make up for each other.
  public mutating func terms(
    of reasons: some Sequence<[Screening.Question]>, for claim: Claim
  ) -> [[Term]] {
    let cone = cases.cone(of: claim)
    let pool = cases.answers(to: cone)
    let sets = reasons.map { reason in
      reason.map { question -> (variable: Variable, sample: Choice?) in
        guard case .fact(let fact) = question else { return (Variable(question), nil) }
        return (Variable(question), cases.answer(to: fact).map { .known($0) })
      }
    }
    // With every answer open a claim stands the same, whichever set is looked at.
    var allOpen: Focus?
    return sets.map { given in
      let kept = Set(given.lazy.filter { $0.sample == nil }.map(\.variable))
      guard kept.isEmpty else {
        let focus = focus(on: [given], of: cone, within: pool, keeping: kept)
        return widened(given, in: focus, of: cone, isChange: { _ in false })
      }
      let focus =
        allOpen
        ?? focus(
          on: sets.filter { $0.allSatisfy { $0.sample != nil } }, of: cone, within: pool)
      allOpen = focus
      return widened(given, in: focus, of: cone, isChange: { _ in false })
    }
  }

  /// What the answers of some sets bear on where all others are open.
  private mutating func focus(
    on sets: [[(variable: Variable, sample: Choice?)]], of cone: Cone, within pool: AnswerPool,
    keeping kept: Set<Variable> = []
  ) -> Focus {
    let positions = pool.questions.indices.filter {
      kept.contains(Variable(pool.questions[$0]))
    }
    let base = cases.supposed(pool, keeping: AnswerSet(positions), of: cone)
    let surroundings = cases.surroundings(of: cone, in: base)
    let varied = Set(sets.joined().lazy.filter { $0.sample != nil }.map(\.variable))
    return cases.focus(on: varied, in: surroundings)
  }

  /// As many values for each variable as make the claim certain whatever the others are.
  ///
  /// - Precondition: The focus leaves the variables open that have a sample, and holds what they bear on.
  mutating func widened(
    _ given: [(variable: Variable, sample: Choice?)], in focus: Focus, of cone: Cone,
    isChange: (Variable) -> Bool
  ) -> [Term] {
    // The values allowed so far; what is not yet widened stands at its sample.
    var allowed: [(variable: Variable, choices: [Choice])] = given.compactMap { term in
      term.sample.map { (term.variable, [$0]) }
    }
    var terms: [Term] = []
    for (variable, sample) in given {
      guard let sample else {
        terms.append(
          Term(variable: variable, sample: .open, condition: nil, isChange: false))
        continue
      }
      var condition = cases.condition(of: variable, sample)
      if case .fact(let fact) = variable {
        let parts = cases.parts(of: fact, in: focus)
        let isSet = program.book.vocabulary[fact].kind == .codes
        let limit = ProfileBlock.capacity * 2
        // Too many codes to try every set of them.
        if isSet, parts.isEmpty, let cell = sample.cell {
          condition = cases.condition(that: fact, holds: cell, in: cone)
        }
        let others = allowed.filter { $0.variable != variable }
        let combinations = others.reduce(1) { $0 * $1.choices.count }
        if parts.count > 1, combinations * parts.count <= limit {
          let truths = cases.bounds(
            of: focus, inEvery: [(variable, parts.map { .alike($0.cell) })] + others)
          let carrying = parts.indices.filter { place in
            truths[(place * combinations)..<((place + 1) * combinations)]
              .allSatisfy { $0 == .holds }
          }
          let holdsSample = carrying.contains {
            parts[$0].holds(sample, among: parts, isSet: isSet)
          }
          if holdsSample,
            let wide = cases.condition(
              that: fact, isOneOf: carrying.map { parts[$0] }, of: parts)
          {
            condition = wide
            // A part of numbers holds more than the one that is given.
            if carrying.count > 1 || isSet || parts[carrying[0]].interval != nil,
              let place = allowed.firstIndex(where: { $0.variable == variable })
            {
              allowed[place].choices = carrying.map { .alike(parts[$0].cell) }
            }
          }
        }
      }
      terms.append(
        Term(
          variable: variable, sample: sample, condition: condition,
          isChange: isChange(variable)))
    }
    return terms
  }
}

extension Choice {
  /// The value that is supposed, where one is.
  fileprivate var cell: UInt64? {
    switch self {
    case .known(let cell), .alike(let cell): cell
    case .open, .closed, .comesOut: nil
    }
  }
}

extension DomainPart {
  /// Whether a value lies in this part; of a set only the codes count that some part holds.
  func holds(_ choice: Choice, among parts: [DomainPart], isSet: Bool) -> Bool {
    guard let cell = choice.cell else { return false }
    guard let interval else {
      return self.cell == (isSet ? cell & parts.reduce(0) { $0 | $1.cell } : cell)
    }
    let number = Double(bitPattern: cell)
    let isAbove =
      interval.lower.map { $0.isIncluded ? number >= $0.value : number > $0.value } ?? true
    let isBelow =
      interval.upper.map { $0.isIncluded ? number <= $0.value : number < $0.value } ?? true
    return isAbove && isBelow
  }
}
