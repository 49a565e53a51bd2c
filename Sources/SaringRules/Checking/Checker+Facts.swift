import SaringModel
import SaringSource

extension Checker {
  /// Checks the types, codes and limits of all facts; derivations come after.
  mutating func checkFacts() {
    for index in facts.indices { checkOwnCodes(at: index) }
    for index in facts.indices { borrowCodes(at: index) }
    for index in facts.indices { checkLimits(at: index) }
  }

  private mutating func checkOwnCodes(at index: Int) {
    let fact = facts[index].syntax
    guard let kind = facts[index].kind else {
      facts[index].hasCodes = false
      return
    }
    switch kind {
    case .yesNo:
      facts[index].codes = Self.yesAndNo
      facts[index].positions = ["yes": 0, "no": 1]
      refuse(fact.codes.first?.id, "codes of its own", for: kind)
      refuse(fact.codesOf, "`codes-of`", for: kind)
    case .code, .codes:
      for code in fact.codes { add(code, to: index) }
      if fact.codes.isEmpty, fact.codesOf == nil {
        if isWhole {
          note(
            .missingCodes, "a fact of type `\(kind.name)` needs codes", at: fact.span,
            help: "add `code` elements, or `codes-of` with the name of another fact")
        }
        facts[index].hasCodes = false
      } else if let codesOf = fact.codesOf, let code = fact.codes.first {
        note(
          .codesGivenTwice, "the fact has codes of its own and borrows those of another",
          at: codesOf.span, help: "keep one of the two",
          related: [.init(code.span, "its own codes begin here")])
      }
      if kind == .codes { checkNumberOfCodes(of: index) }
    case .number, .date, .text, .identifier:
      refuse(fact.codes.first?.id, "codes", for: kind)
      refuse(fact.codesOf, "`codes-of`", for: kind)
    }
  }

  private mutating func refuse(_ part: Spanned<String>?, _ what: String, for kind: Fact.Kind) {
    guard let part else { return }
    note(
      .notForThisType, "a fact of type `\(kind.name)` has no \(what)", at: part.span,
      found: part.value, help: "remove it, or change the type")
  }

  private mutating func checkNumberOfCodes(of index: Int) {
    guard facts[index].codes.count > 64 else { return }
    let fact = facts[index].syntax
    note(
      .tooManyCodes, "a set of codes has at most 64 codes", at: fact.codesOf?.span ?? fact.span,
      found: String(facts[index].codes.count), help: "divide the fact into two")
  }

  private mutating func add(_ code: CodeSyntax, to index: Int) {
    let reserved = [
      "unknown", "not_asked", "refused", "declined", "does_not_know", "not_applicable",
    ]
    if reserved.contains(code.id.value) {
      note(
        .reservedCode, "`\(code.id.value)` is a way of being missing, not a code",
        at: code.id.span, found: code.id.value,
        help: "remove it: every fact may be missing in this way")
    }
    let title = localized(code.titles, "title", of: code.span)
    if let first = facts[index].positions[code.id.value] {
      noteDuplicate(
        .duplicateCode, "code", code.id, first: facts[index].syntax.codes[first].id.span)
      return
    }
    facts[index].positions[code.id.value] = facts[index].codes.count
    facts[index].codes.append(Fact.Code(id: code.id.value, title: title))
  }

  /// Copies the codes of another fact.
  private mutating func borrowCodes(at index: Int) {
    let borrower = facts[index]
    guard let name = borrower.syntax.codesOf, borrower.kind == .code || borrower.kind == .codes
    else { return }
    guard let lender = fact(name) else {
      facts[index].hasCodes = false
      return
    }
    usage.facts.insert(lender)
    let source = facts[lender.index]
    guard source.kind == .code || source.kind == .codes, source.syntax.codesOf == nil else {
      facts[index].hasCodes = false
      guard source.kind != nil else { return }
      note(
        .unsuitableCodesOf,
        source.syntax.codesOf == nil
          ? "`\(name.value)` has no codes to borrow"
          : "`\(name.value)` borrows its codes itself",
        at: name.span, found: name.value,
        help: "name a fact that declares its own codes",
        related: [.init(source.syntax.name.span, "it is declared here")])
      return
    }
    guard borrower.syntax.codes.isEmpty else { return }
    facts[index].codes = source.codes
    facts[index].positions = source.positions
    facts[index].hasCodes = source.hasCodes
    if borrower.kind == .codes { checkNumberOfCodes(of: index) }
  }

  private mutating func checkLimits(at index: Int) {
    let fact = facts[index].syntax
    guard let kind = facts[index].kind else { return }
    if kind != .number {
      refuse(fact.unit, "unit", for: kind)
      refuse(fact.minimum, "minimum", for: kind)
      refuse(fact.maximum, "maximum", for: kind)
      return
    }
    facts[index].minimum = fact.minimum.flatMap { Double($0.value) }
    facts[index].maximum = fact.maximum.flatMap { Double($0.value) }
    if let low = facts[index].minimum, let high = facts[index].maximum, low > high,
      let span = fact.maximum?.span
    {
      note(
        .minimumAboveMaximum, "the minimum is above the maximum", at: span,
        found: fact.maximum?.value, help: "exchange the two")
      facts[index].minimum = nil
      facts[index].maximum = nil
    }
  }

  private static let yesAndNo = [
    Fact.Code(id: "yes", title: LocalizedText(["en": "Yes", "id": "Ya"])),
    Fact.Code(id: "no", title: LocalizedText(["en": "No", "id": "Tidak"])),
  ]
}

// MARK: - The checked vocabulary

extension Checker {
  /// All facts, groups, tables and parameters as meant.
  mutating func vocabulary() -> Vocabulary {
    var checked: [Fact] = []
    checked.reserveCapacity(facts.count)
    for draft in facts {
      let syntax = draft.syntax
      checked.append(
        Fact(
          name: draft.name, kind: draft.kind ?? .text, unit: draft.unit, minimum: draft.minimum,
          maximum: draft.maximum, codes: draft.codes, group: draft.group,
          derivation: draft.derivation, sensitivity: syntax.sensitivity,
          isProtected: syntax.isProtected, isChangeable: syntax.isChangeable,
          isVerifiable: syntax.isVerifiable,
          cost: Fact.AskingCost(
            time: syntax.cost.time, distress: syntax.cost.distress, safety: syntax.cost.safety),
          title: localized(syntax.titles, "title", of: syntax.span),
          question: optionalWords(syntax.questions, "question", of: syntax.span),
          span: syntax.span))
    }
    var checkedGroups: [Group] = []
    for (index, group) in groups.enumerated() {
      checkedGroups.append(
        Group(
          name: group.name.value, most: group.most ?? 8,
          facts: facts.indices.filter { facts[$0].group?.index == index }
            .map(FactID.init(index:)),
          title: localized(group.titles, "title", of: group.span),
          question: optionalWords(group.questions, "question", of: group.span)))
    }
    return Vocabulary(
      facts: checked, groups: checkedGroups, tables: checkedTables(),
      parameters: checkedParameters())
  }
}
