public import SaringModel

extension CaseEvaluation {
  /// The condition that says the same of a profile as this supposition; nothing where there is none,
  /// as for the items of a group.
  public func condition(of variable: Variable, _ choice: Choice) -> Predicate? {
    switch (variable, choice) {
    case (.mention(_, let test), .comesOut(let outcome)),
      (.comparison(_, _, let test), .comesOut(let outcome)):
      let condition = Predicate.test(program.graph.tests[test])
      return outcome ? condition : .not(condition)
    case (.fact(let fact), .known(let cell)), (.fact(let fact), .alike(let cell)):
      return condition(that: fact, isOneOf: [DomainPart(cell: cell, interval: nil)], of: [])
    default: return nil
    }
  }

  /// That a set holds all codes of one that will do, where a claim asks for codes and never for their
  /// absence; nothing where it does.
  public func condition(that fact: FactID, holds codes: UInt64, in cone: Cone) -> Predicate? {
    let isAbsenceAsked = cone.literals.contains { literal in
      literal.isComplement && program.graph.tests[literal.test].facts.contains(fact)
    }
    guard codes != 0, !isAbsenceAsked else { return nil }
    return .test(.includesAll(fact, (0..<64).filter { codes >> UInt64($0) & 1 == 1 }))
  }

  /// The condition that a fact has a value of some parts of its domain; nothing where it takes more
  /// than a list of codes, bounds or members to say so.
  public func condition(
    that fact: FactID, isOneOf allowed: [DomainPart], of parts: [DomainPart]
  ) -> Predicate? {
    switch program.book.vocabulary[fact].kind {
    case .yesNo, .code:
      return .test(.isOne(fact, of: allowed.map { Int($0.cell) }.sorted()))
    case .codes: return condition(that: fact, isOneOf: allowed.map(\.cell), among: parts)
    case .number, .date:
      let positions = allowed.compactMap { part in parts.firstIndex(of: part) }
      guard positions.count == allowed.count else {
        let exactly = allowed.map { part in
          let end = Interval.End(value: Double(bitPattern: part.cell), isIncluded: true)
          return condition(that: fact, liesIn: Interval(from: end, to: end))
        }
        return Self.any(exactly)
      }
      let intervals = positions.sorted().compactMap { position in
        parts[position].interval.map { (position: position, interval: $0) }
      }
      return Self.any(
        Interval.joined(intervals).map { condition(that: fact, liesIn: $0) })
    case .text, .identifier: return nil
    }
  }

  private func condition(that fact: FactID, liesIn interval: Interval) -> Predicate? {
    var bounds: [Predicate] = []
    if let lower = interval.lower {
      bounds.append(
        .test(.compare(fact, lower.isIncluded ? .atLeast : .above, .constant(lower.value))))
    }
    if let upper = interval.upper {
      bounds.append(
        .test(.compare(fact, upper.isIncluded ? .atMost : .below, .constant(upper.value))))
    }
    return bounds.isEmpty ? nil : bounds.count == 1 ? bounds[0] : .all(bounds)
  }

  /// One of several sets of codes: at least one of the smallest among them, where every larger set
  /// will do, or none of the codes that no set holds, where every smaller one will.
  private func condition(
    that fact: FactID, isOneOf allowed: [UInt64], among parts: [DomainPart]
  ) -> Predicate? {
    let family = Set(allowed)
    let all = Set(parts.map(\.cell))
    guard !all.isEmpty, family.count < all.count else { return nil }
    func codes(_ set: UInt64) -> [Int] {
      (0..<64).filter { set >> UInt64($0) & 1 == 1 }
    }
    if all.allSatisfy({ set in
      family.contains(set) || !family.contains { $0 & set == $0 }
    }) {
      let minimal = family.filter { set in
        !family.contains { $0 != set && $0 & set == $0 }
      }.sorted()
      let single = minimal.filter { $0.nonzeroBitCount == 1 }.flatMap(codes)
      let larger = minimal.filter { $0.nonzeroBitCount > 1 }
        .map { Predicate.test(.includesAll(fact, codes($0))) }
      return Self.any(
        (single.isEmpty ? [] : [.test(.includesAny(fact, single.sorted()))]) + larger)
    }
    let union = family.reduce(0, |)
    let rest = all.reduce(0, |) & ~union
    if rest != 0, all.allSatisfy({ family.contains($0) == ($0 & rest == 0) }) {
      return .not(.test(.includesAny(fact, codes(rest))))
    }
    return nil
  }

  private static func any(_ conditions: [Predicate?]) -> Predicate? {
    let known = conditions.compactMap(\.self)
    guard known.count == conditions.count, let first = known.first else { return nil }
    return known.count == 1 ? first : .any(known)
  }
}
