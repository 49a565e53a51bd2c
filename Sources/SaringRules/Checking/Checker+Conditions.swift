import SaringModel
import SaringSource

/// Where a condition stands, as far as its meaning depends on it.
struct Scope {
  var claim: Checker.Claim
  /// The group of the `some` around it.
  var group: GroupID?
  /// Whether it only says where an indicator applies.
  var isApplies = false
}

extension Checker {
  /// All parts of a `when` or `applies`.
  mutating func predicate(_ when: WhenSyntax, in scope: Scope) -> Predicate {
    conjunction(when.parts, in: scope)
  }

  /// All parts; one part alone stands for itself.
  private mutating func conjunction(_ parts: [ConditionSyntax], in scope: Scope) -> Predicate {
    let checked = predicates(parts, in: scope)
    return checked.count == 1 ? checked[0] : .all(checked)
  }

  mutating func predicates(_ parts: [ConditionSyntax], in scope: Scope) -> [Predicate] {
    var checked: [Predicate] = []
    checked.reserveCapacity(parts.count)
    for part in parts { checked.append(predicate(part, in: scope)) }
    return checked
  }

  /// Any of several alternatives; one alone stands for itself.
  mutating func alternatives(_ whens: [WhenSyntax], in scope: Scope) -> Predicate {
    let problemsBefore = problems.count
    var checked: [Alternative] = []
    for when in whens { checked.append((when, predicate(when, in: scope))) }
    if problems.count == problemsBefore { checkMeaning(of: checked, applies: nil) }
    return checked.count == 1 ? checked[0].meaning : .any(checked.map(\.meaning))
  }

  private mutating func predicate(_ syntax: ConditionSyntax, in scope: Scope) -> Predicate {
    switch syntax.kind {
    case .fact(let test): return predicate(test, in: scope)
    case .text(let name, let lexicons, let atLeast):
      if scope.group != nil {
        // A text is folded and scanned once for a profile, not once for an item.
        note(
          .notInsideSome, "the text of an item cannot be tested", at: syntax.span,
          help: "ask for it as a code, or as a text of the whole profile")
      }
      return mentions(name, lexicons, atLeast, in: scope)
    case .all(let parts): return .all(predicates(parts, in: scope))
    case .any(let parts): return .any(predicates(parts, in: scope))
    case .not(let parts): return .not(conjunction(parts, in: scope))
    case .atLeast(let number, let parts):
      if number.value > parts.count {
        note(
          .moreThanThereAre, "at least \(number.value) of \(parts.count) parts can never hold",
          at: number.span, found: String(number.value))
      }
      return .atLeast(number.value, predicates(parts, in: scope))
    case .some(let name, let atLeast, let parts):
      return some(of: name, atLeast, parts, at: syntax.span, in: scope)
    case .fired, .count, .sum, .positive, .holds:
      if scope.group != nil {
        note(
          .notInsideSome, "a condition on the whole profile cannot stand inside `some`",
          at: syntax.span, help: "move it out; `some` speaks of the facts of one item")
      }
      return reference(syntax, in: scope)
    case .known(let names, let parts):
      var checked: [Predicate] = []
      for name in names {
        if let fact = read(name, in: scope, isKnownOnly: true) {
          checked.append(.test(.known(fact)))
        }
      }
      return .any(checked + predicates(parts, in: scope))
    }
  }

  private mutating func some(
    of name: Spanned<String>, _ atLeast: Spanned<Int>?, _ parts: [ConditionSyntax],
    at span: SourceSpan, in scope: Scope
  ) -> Predicate {
    if scope.group != nil {
      note(
        .notInsideSome, "`some` cannot stand inside `some`", at: span,
        help: "an item of a group holds no group")
      return .all([])
    }
    guard let group = groupIDs[name.value] else {
      noteUnknown(
        .unknownGroup, "group", name, among: Array(groupIDs.keys),
        help: factIDs[name.value] == nil ? nil : "a fact of that name exists; it is not repeated")
      return .all([])
    }
    let most = groups[group.index].most ?? 8
    if let atLeast, atLeast.value > most {
      note(
        .moreThanThereAre, "the group has at most \(most) items", at: atLeast.span,
        found: String(atLeast.value),
        related: [.init(groups[group.index].span, "the group is here")])
    }
    var inner = scope
    inner.group = group
    return .some(group, atLeast: atLeast?.value ?? 1, conjunction(parts, in: inner))
  }

  /// The fact that a condition reads, when it may be read here.
  mutating func read(
    _ name: Spanned<String>, in scope: Scope, isKnownOnly: Bool = false
  ) -> FactID? {
    guard let fact = fact(name) else { return nil }
    reads.insert(fact)
    usage.facts.insert(fact)
    let draft = facts[fact.index]
    if draft.kind == .identifier, !isKnownOnly {
      note(
        .identifierRead, "no condition may read an identifier", at: name.span, found: name.value,
        help: "identifiers only keep records apart",
        related: [.init(draft.syntax.name.span, "it is declared here")])
      return nil
    }
    if let group = scope.group, draft.group != group {
      let inside = groups[group.index].name.value
      note(
        .foreignFactInsideSome, "`\(name.value)` is not a fact of `\(inside)`", at: name.span,
        found: name.value,
        possible: facts.filter { $0.group == group }.map(\.name),
        help: "move the condition out of `some`")
      return nil
    }
    if scope.group == nil, let group = draft.group {
      let outer = groups[group.index].name.value
      note(
        .groupFactOutsideSome, "`\(name.value)` belongs to an item of `\(outer)`", at: name.span,
        found: name.value, help: "put the condition into `<some of=\"\(outer)\">`")
      return nil
    }
    if let origin = draft.protectedOrigin, !isKnownOnly {
      protectedReads.append(
        ProtectedRead(claim: scope.claim, fact: fact, origin: origin, span: name.span))
    }
    return fact
  }
}

// MARK: - Tests

extension Checker {
  private mutating func predicate(_ test: FactTestSyntax, in scope: Scope) -> Predicate {
    guard let fact = read(test.name, in: scope) else { return .all([]) }
    guard let kind = facts[fact.index].kind else { return .all([]) }
    switch test.test {
    case .isOne(let codes):
      guard fits(test, kind, [.yesNo, .code]) else { return .all([]) }
      let positions = positions(of: codes, in: fact)
      if positions.count == facts[fact.index].codes.count, facts[fact.index].hasCodes,
        positions.count > 1, !scope.isApplies
      {
        note(
          .holdsForEveryAnswer, "the test names every code and holds for every answer",
          at: codes[0].span, help: "name the codes that are a sign")
      }
      return .test(.isOne(fact, of: positions))
    case .isNot(let codes):
      guard fits(test, kind, [.yesNo, .code]) else { return .all([]) }
      return .not(.test(.isOne(fact, of: positions(of: codes, in: fact))))
    case .includesAny(let codes):
      guard fits(test, kind, [.codes]) else { return .all([]) }
      return .test(.includesAny(fact, positions(of: codes, in: fact)))
    case .includesAll(let codes):
      guard fits(test, kind, [.codes]) else { return .all([]) }
      return .test(.includesAll(fact, positions(of: codes, in: fact)))
    case .compare(let bounds):
      guard fits(test, kind, [.number, .date]) else { return .all([]) }
      return compare(fact, kind, bounds, in: scope)
    }
  }

  /// Whether a test is for facts of this type.
  private mutating func fits(
    _ test: FactTestSyntax, _ kind: Fact.Kind, _ kinds: [Fact.Kind]
  ) -> Bool {
    if kinds.contains(kind) { return true }
    let possible: [String] =
      switch kind {
      case .yesNo, .code: ["is", "is-not"]
      case .codes: ["includes-any", "includes-all"]
      case .number, .date: ["below", "at-most", "at-least", "above"]
      case .text: []
      case .identifier: []
      }
    note(
      .testDoesNotFitType, "`\(test.test.name)` does not test a fact of type `\(kind.name)`",
      at: test.name.span, found: test.test.name, possible: possible,
      help: kind == .text
        ? "test it with `<text name=\"\(test.name.value)\" mentions=\"…\"/>`" : nil)
    return false
  }

  /// The positions of codes, sorted, each once.
  private mutating func positions(of codes: [Spanned<String>], in fact: FactID) -> [Int] {
    var found: [Int] = []
    for code in codes {
      guard let position = facts[fact.index].positions[code.value] else {
        let draft = facts[fact.index]
        if draft.hasCodes {
          noteUnknown(
            .unknownCode, "code of `\(draft.name)`", code, among: draft.codes.map(\.id),
            possible: draft.codes.map(\.id))
        }
        continue
      }
      if found.contains(position) {
        note(
          .repeatedName, "`\(code.value)` stands twice in the list", at: code.span,
          found: code.value, help: "remove one")
      } else {
        found.append(position)
      }
    }
    return found.sorted()
  }

  private mutating func mentions(
    _ name: Spanned<String>, _ lexicons: [Spanned<String>], _ atLeast: Spanned<Int>?,
    in scope: Scope
  ) -> Predicate {
    let fact = read(name, in: scope)
    var found: [LexiconID] = []
    for lexicon in lexicons {
      guard let id = lexiconIDs[lexicon.value] else {
        noteUnknown(.unknownLexicon, "lexicon", lexicon, among: Array(lexiconIDs.keys))
        continue
      }
      usage.lexicons.insert(id)
      if found.contains(id) {
        note(
          .repeatedName, "`\(lexicon.value)` stands twice in the list", at: lexicon.span,
          found: lexicon.value, help: "remove one")
      } else {
        found.append(id)
      }
    }
    guard let fact, let kind = facts[fact.index].kind else { return .all([]) }
    guard kind == .text else {
      note(
        .testDoesNotFitType, "`text` does not test a fact of type `\(kind.name)`", at: name.span,
        found: name.value, possible: facts.filter { $0.kind == .text }.map(\.name))
      return .all([])
    }
    let phrases = found.reduce(0) { $0 + syntax.lexicons[$1.index].phrases.count }
    if let atLeast, atLeast.value > phrases, found.count == lexicons.count, isWhole {
      note(
        .moreThanThereAre, "the lexicons hold \(phrases) phrases together", at: atLeast.span,
        found: String(atLeast.value))
    }
    return .test(.mentions(fact, found.sorted(), atLeast: atLeast?.value ?? 1))
  }
}

extension FactTestSyntax.Test {
  /// The attribute that writes it.
  fileprivate var name: String {
    switch self {
    case .isOne: "is"
    case .isNot: "is-not"
    case .includesAny: "includes-any"
    case .includesAll: "includes-all"
    case .compare(let bounds): bounds.first?.0.name ?? "at-least"
    }
  }
}
