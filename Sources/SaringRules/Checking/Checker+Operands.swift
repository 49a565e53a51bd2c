import SaringModel
import SaringSource

extension Checker {
  /// One bound, or a lower and an upper one.
  mutating func compare(
    _ fact: FactID, _ kind: Fact.Kind, _ bounds: [(Comparison, Spanned<String>)],
    in scope: Scope
  ) -> Predicate {
    var tests: [Predicate] = []
    var constants: [(comparison: Comparison, value: Double, span: SourceSpan)] = []
    for (comparison, text) in bounds {
      guard let operand = operand(text, for: fact, kind, in: scope) else { continue }
      if case .constant(let value) = operand {
        constants.append((comparison, value, text.span))
      }
      tests.append(.test(.compare(fact, comparison, operand)))
    }
    if constants.count == 2 {
      let lower = constants.first { $0.comparison == .atLeast || $0.comparison == .above }
      let upper = constants.first { $0.comparison == .atMost || $0.comparison == .below }
      if let lower, let upper {
        let isClosed = lower.comparison == .atLeast && upper.comparison == .atMost
        if isClosed ? lower.value > upper.value : lower.value >= upper.value {
          note(
            .boundsExcludeEachOther, "no value lies between the two bounds", at: upper.span,
            help: "the lower bound must lie below the upper one",
            related: [.init(lower.span, "the lower bound is here")])
        }
      }
    }
    return tests.count == 1 ? tests[0] : .all(tests)
  }

  private mutating func operand(
    _ text: Spanned<String>, for fact: FactID, _ kind: Fact.Kind, in scope: Scope
  ) -> Operand? {
    let token = text.value.utf8[...]
    if ValueForm.amount.accepts(token) { return constant(text, for: fact, kind) }
    if ValueForm.date.accepts(token) {
      guard kind == .date else {
        noteMisfit(text, "a date", fact, kind)
        return nil
      }
      return day(text).map { .constant(Double($0.number)) }
    }
    if let parameter = parameterIDs[text.value] {
      usage.parameters.insert(parameter)
      guard kind == .number else {
        noteMisfit(text, "a parameter", fact, kind)
        return nil
      }
      let declared = syntax.parameters[parameter.index]
      checkUnit(
        declared.unit?.value, of: text, against: fact,
        declaredAt: declared.unit?.span ?? declared.span)
      return .parameter(parameter)
    }
    guard factIDs[text.value] != nil || ValueForm.factName.accepts(token) else {
      noteUnknown(
        .unknownOperand, "parameter or fact", text,
        among: Array(parameterIDs.keys) + facts.map(\.name), possible: parameterIDs.keys.sorted(),
        help: "a bound is a number, a date, or the name of a parameter or a fact")
      return nil
    }
    return otherFact(text, for: fact, kind, in: scope)
  }

  private mutating func otherFact(
    _ text: Spanned<String>, for fact: FactID, _ kind: Fact.Kind, in scope: Scope
  ) -> Operand? {
    if factIDs[text.value] == nil, groupIDs[text.value] == nil {
      // A dotted name may have been meant as a parameter.
      let parameters = Array(parameterIDs.keys)
      if let near = NearName.nearest(to: text.value, among: parameters + facts.map(\.name)),
        parameterIDs[near] != nil
      {
        noteUnknown(.unknownOperand, "parameter or fact", text, among: parameters)
        return nil
      }
    }
    guard let other = read(text, in: scope) else { return nil }
    guard let otherKind = facts[other.index].kind else { return nil }
    guard otherKind == kind else {
      noteMisfit(text, "a fact of type `\(otherKind.name)`", fact, kind)
      return nil
    }
    if kind == .number {
      checkUnit(
        facts[other.index].unit, of: text, against: fact,
        declaredAt: facts[other.index].syntax.unit?.span ?? facts[other.index].syntax.span)
    }
    return .fact(other)
  }

  private mutating func constant(
    _ text: Spanned<String>, for fact: FactID, _ kind: Fact.Kind
  ) -> Operand? {
    guard kind == .number, let value = Double(text.value) else {
      noteMisfit(text, "a number", fact, kind)
      return nil
    }
    let draft = facts[fact.index]
    let isBelow = draft.minimum.map { value < $0 } ?? false
    let isAbove = draft.maximum.map { value > $0 } ?? false
    if isBelow || isAbove {
      let limit =
        isBelow
        ? "at least \(draft.syntax.minimum?.value ?? "")"
        : "at most \(draft.syntax.maximum?.value ?? "")"
      note(
        .valueOutOfRange, "`\(draft.name)` is \(limit)", at: text.span, found: text.value,
        help: "change the bound, or the limits of the fact",
        related: [.init(draft.syntax.span, "the limits are here")])
    }
    return .constant(value)
  }

  private mutating func checkUnit(
    _ unit: String?, of text: Spanned<String>, against fact: FactID, declaredAt span: SourceSpan
  ) {
    let draft = facts[fact.index]
    guard unit != draft.unit else { return }
    note(
      .unitMismatch,
      "`\(draft.name)` is in \(Self.name(ofUnit: draft.unit)), `\(text.value)` in "
        + Self.name(ofUnit: unit),
      at: text.span, found: text.value, help: "compare numbers of one unit; convert with `derive`",
      related: [.init(span, "`\(text.value)` has its unit here")])
  }

  private mutating func noteMisfit(
    _ text: Spanned<String>, _ what: String, _ fact: FactID, _ kind: Fact.Kind
  ) {
    note(
      .operandDoesNotFitType,
      "`\(facts[fact.index].name)` is a \(kind.name) and cannot be compared with \(what)",
      at: text.span, found: text.value,
      help: kind == .date ? "write a date, such as `2024-11-02`" : "write a number")
  }
}
