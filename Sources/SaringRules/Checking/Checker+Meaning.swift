import SaringModel
import SaringSource

extension Checker {
  /// One `when` with its meaning.
  typealias Alternative = (syntax: WhenSyntax, meaning: Predicate)

  /// Notes alternatives that no profile can meet, and grades that never decide because a stronger
  /// one holds whenever they do.
  mutating func checkMeaning(of alternatives: [Alternative], applies: Alternative?) {
    let conditions = alternatives.map(\.meaning) + (applies.map { [$0.meaning] } ?? [])
    guard isWhole, canBeWrong(alternatives, conditions) else { return }
    guard let table = table(of: conditions) else {
      // Too many combinations to compare the grades; each may still be impossible by itself.
      for alternative in alternatives { checkAlone(alternative, applies) }
      return
    }
    var base = table.everything
    if let applies {
      base = table.bits(of: applies.meaning)
      if TruthTable.isEmpty(base) {
        note(
          .unsatisfiable, "no profile can meet this condition", at: applies.syntax.span,
          help: "look for tests of one fact that exclude each other")
        return
      }
    }
    var stronger: [(strength: Strength, bits: TruthTable.Bits, span: SourceSpan)] = []
    let ordered = alternatives.enumerated().sorted { left, right in
      let one = left.element.syntax.strength?.value ?? .weak
      let other = right.element.syntax.strength?.value ?? .weak
      return one != other ? one > other : left.offset < right.offset
    }
    for (_, alternative) in ordered {
      let bits = TruthTable.both(base, table.bits(of: alternative.meaning))
      if TruthTable.isEmpty(bits) {
        note(
          .unsatisfiable,
          TruthTable.isEmpty(table.bits(of: alternative.meaning))
            ? "no profile can meet this condition"
            : "no profile to which the indicator applies can meet this condition",
          at: alternative.syntax.span,
          help: "look for tests of one fact that exclude each other")
        continue
      }
      guard let strength = alternative.syntax.strength?.value else { continue }
      let above = stronger.filter { $0.strength > strength }
      let covered = above.reduce(TruthTable.difference(bits, bits)) {
        TruthTable.either($0, $1.bits)
      }
      if TruthTable.isEmpty(TruthTable.difference(bits, covered)), let first = above.last {
        note(
          .subsumedGrade,
          "whenever this holds, the indicator is `\(first.strength.name)` already",
          at: alternative.syntax.span, found: strength.name,
          help: "remove it, or ask for more in the stronger grade",
          related: above.map { .init($0.span, "this grade is stronger") })
      }
      stronger.append((strength, bits, alternative.syntax.span))
    }
  }

  private mutating func checkAlone(_ alternative: Alternative, _ applies: Alternative?) {
    let parts = [alternative.meaning] + (applies.map { [$0.meaning] } ?? [])
    guard let table = table(of: parts, freeing: true),
      TruthTable.isEmpty(table.bits(of: .all(parts)))
    else { return }
    note(
      .unsatisfiable, "no profile can meet this condition", at: alternative.syntax.span,
      help: "look for tests of one fact that exclude each other")
  }

  private func table(of conditions: [Predicate], freeing: Bool = false) -> TruthTable? {
    TruthTable(of: conditions, freeing: freeing) { fact in
      (facts[fact.index].minimum, facts[fact.index].maximum)
    }
  }

  /// Whether there is anything to find: with one condition that tests each fact once, there is not.
  private func canBeWrong(_ alternatives: [Alternative], _ conditions: [Predicate]) -> Bool {
    let strengths = Set(alternatives.compactMap { $0.syntax.strength?.value })
    if strengths.count > 1 { return true }
    var seen: Set<FactID> = []
    return conditions.contains { repeatsFact($0, &seen) }
  }

  private func repeatsFact(_ predicate: Predicate, _ seen: inout Set<FactID>) -> Bool {
    switch predicate {
    case .test(let test): return !seen.insert(test.fact).inserted
    case .not(let part): return repeatsFact(part, &seen)
    case .all(let parts), .any(let parts), .atLeast(_, let parts):
      for part in parts where repeatsFact(part, &seen) { return true }
      return false
    case .some(_, _, let part):
      // Its facts are those of one item; it is looked at as a whole.
      var inner: Set<FactID> = []
      return repeatsFact(part, &inner)
    default: return false
    }
  }
}
