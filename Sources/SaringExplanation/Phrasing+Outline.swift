package import SaringModel

extension Phrasing {
  /// A condition in full sentences.
  ///
  /// Negations are brought down to single tests, as the engine does, so that no sentence says
  /// *it is not so that*.
  ///
  /// - Parameters:
  ///   - predicate: The condition.
  ///   - day: The day whose values of parameters are told.
  /// - Returns: A sentence, or a list under a sentence.
  package func outline(of predicate: Predicate, on day: Day) -> ConditionOutline {
    outline(of: predicate, isSo: true, day)
  }

  private func outline(of predicate: Predicate, isSo: Bool, _ day: Day) -> ConditionOutline {
    switch predicate {
    case .test(let test): .sentence(clause(test, isSo: isSo, day).sentence)
    case .not(let part): outline(of: part, isSo: !isSo, day)
    case .all(let parts): together(parts, atLeast: isSo ? parts.count : 1, isSo: isSo, day)
    case .any(let parts): together(parts, atLeast: isSo ? 1 : parts.count, isSo: isSo, day)
    case .atLeast(let number, let parts):
      together(
        parts, atLeast: isSo ? number : max(1, parts.count - number + 1), isSo: isSo, day)
    case .some(let group, let number, let part): items(of: group, number, part, isSo: isSo, day)
    case .fired(let indicator, let strength):
      .sentence(clause(firing: indicator, from: strength, isSo: isSo).sentence)
    case .count(let count): outline(of: count, isSo: isSo)
    case .sum(let sum): outline(of: sum, isSo: isSo)
    case .positive(let dimension):
      .sentence(
        language.wording(
          "The dimension “\(name(of: dimension))” \(isSo ? "is positive" : "is not positive").",
          "Dimensi “\(name(of: dimension))” \(isSo ? "positif" : "tidak positif")."))
    case .holds(let pattern):
      .sentence(
        language.wording(
          "The pattern “\(name(of: pattern))” \(isSo ? "holds" : "does not hold").",
          "Pola “\(name(of: pattern))” \(isSo ? "berlaku" : "tidak berlaku")."))
    }
  }

  /// Parts of which some or all must be so.
  private func together(
    _ parts: [Predicate], atLeast number: Int, isSo: Bool, _ day: Day
  ) -> ConditionOutline {
    let needsAll = number >= parts.count
    let inner =
      needsAll || number == 1 ? parts.flatMap { $0.parts(joinedByAll: needsAll == isSo) } : parts
    let outlines = inner.map { outline(of: $0, isSo: isSo, day) }
    if let only = outlines.first, outlines.count == 1 { return only }
    return .list(heading(atLeast: needsAll ? inner.count : number, of: inner.count), outlines)
  }

  package func heading(atLeast number: Int, of count: Int) -> Wording {
    if count == 0 {
      return number == 0
        ? language.wording("Always.", "Selalu.") : language.wording("Never.", "Tidak pernah.")
    }
    if number >= count {
      return count == 2
        ? language.wording("Both of these are so:", "Kedua hal ini terpenuhi:")
        : language.wording("All of these are so:", "Semua hal ini terpenuhi:")
    }
    if number == 1 {
      return count == 2
        ? language.wording(
          "One of these is so, or both:", "Salah satu hal ini terpenuhi, atau keduanya:")
        : language.wording(
          "One or more of these are so:", "Satu atau lebih dari hal ini terpenuhi:")
    }
    return language.wording(
      "At least \(number) of these \(count) are so:",
      "Paling sedikit \(number) dari \(count) hal ini terpenuhi:")
  }

  private func items(
    of group: GroupID, _ number: Int, _ part: Predicate, isSo: Bool, _ day: Day
  ) -> ConditionOutline {
    let name = name(of: group)
    let heading: Wording
    if isSo {
      heading = language.wording(
        "In “\(name)” there \(number == 1 ? "is at least one entry" : "are at least \(number) entries") of which this is so:",
        "Pada “\(name)” ada paling sedikit \(number) isian yang memenuhi hal ini:")
    } else if number == 1 {
      heading = language.wording(
        "“\(name)” is known, and of none of its entries this is so:",
        "“\(name)” diketahui, dan tidak satu pun isiannya memenuhi hal ini:")
    } else {
      heading = language.wording(
        "“\(name)” is known, and of fewer than \(number) of its entries this is so:",
        "“\(name)” diketahui, dan kurang dari \(number) isiannya memenuhi hal ini:")
    }
    return .list(heading, [outline(of: part, isSo: true, day)])
  }
}

extension Predicate {
  /// The parts of a list within a list of the same kind, so that both are read as one.
  fileprivate func parts(joinedByAll: Bool) -> [Predicate] {
    switch self {
    case .all(let parts) where joinedByAll: parts.flatMap { $0.parts(joinedByAll: true) }
    case .any(let parts) where !joinedByAll: parts.flatMap { $0.parts(joinedByAll: false) }
    case .test, .not, .all, .any, .atLeast, .some, .fired, .count, .sum, .positive, .holds: [self]
    }
  }
}
