import SaringModel
import SaringSource

extension Checker {
  mutating func checkedPacks() -> [Pack] {
    var checked: [Pack] = []
    for pack in packs {
      checked.append(
        Pack(
          id: pack.id.value, title: localized(pack.titles, "title", of: pack.span),
          subjects: subjects(of: pack)))
    }
    return checked
  }

  /// The codes of the book's subject that a pack names.
  private mutating func subjects(of pack: PackSyntax) -> [Int] {
    guard let first = pack.subjects.first, let book = syntax.books.first else { return [] }
    guard let name = book.subject else {
      note(
        .unknownFact, "the book names no fact that says what a record is about", at: first.span,
        found: first.value, help: "add `subject=\"…\"` to `book`, or remove it here")
      return []
    }
    guard let fact = factIDs[name.value] else { return [] }
    let draft = facts[fact.index]
    var found: [Int] = []
    for code in pack.subjects {
      if let position = draft.positions[code.value] {
        if !found.contains(position) { found.append(position) }
      } else if draft.hasCodes {
        noteUnknown(.unknownCode, "code", code, among: Array(draft.positions.keys))
      }
    }
    return found
  }

  mutating func checkedSources() -> [Source] {
    sources.map { pack, source in
      Source(
        id: source.id.value, pack: PackID(index: pack), title: source.title.value,
        year: source.year, link: source.link, isVerified: source.isVerified)
    }
  }

  mutating func checkedDimensions() -> [Dimension] {
    var checked: [Dimension] = []
    for (index, (pack, dimension)) in dimensions.enumerated() {
      checked.append(
        Dimension(
          id: dimension.id.value, pack: PackID(index: pack),
          title: localized(dimension.titles, "title", of: dimension.span),
          when: alternatives(
            dimension.alternatives, in: Scope(claim: .dimension(index)))))
    }
    return checked
  }

  mutating func checkedPatterns() -> [Pattern] {
    var checked: [Pattern] = []
    for (index, (pack, pattern)) in patterns.enumerated() {
      reads = []
      let when = alternatives(pattern.alternatives, in: Scope(claim: .pattern(index)))
      checkPlaceholders(in: pattern.because, reading: withInputs(reads))
      checked.append(
        Pattern(
          id: pattern.id.value, isUrgent: pattern.isUrgent,
          title: localized(pattern.titles, "title", of: pattern.span),
          because: optionalWords(pattern.because, "because", of: pattern.span), when: when,
          pack: pack.map(PackID.init(index:)), series: pattern.series?.value,
          actions: actions(pattern.actions), contacts: contacts(pattern.contacts)))
    }
    return checked
  }

  /// All four levels, lowest first.
  mutating func checkedLevels() -> [Level] {
    var byLevel: [TriageLevel: LevelSyntax] = [:]
    for level in syntax.levels {
      if let first = byLevel[level.level.value] {
        note(
          .duplicateLevel, "the level `\(level.level.value.name)` exists already",
          at: level.level.span, found: level.level.value.name,
          help: "several `when` in one level are alternatives",
          related: [.init(first.span, "the first is here")])
      } else {
        byLevel[level.level.value] = level
      }
    }
    var checked: [Level] = []
    for level in TriageLevel.allCases {
      guard let syntax = byLevel[level] else {
        if isWhole {
          note(
            .missingLevel, "the level `\(level.name)` is missing",
            at: self.syntax.levels.first?.span ?? self.syntax.books.first?.span,
            possible: TriageLevel.allCases.map(\.name), help: "add it to the triage policy")
        }
        continue
      }
      checked.append(self.level(syntax))
    }
    return checked
  }

  private mutating func level(_ syntax: LevelSyntax) -> Level {
    let level = syntax.level.value
    if level == .low, let when = syntax.alternatives.first {
      note(
        .lowWithCondition, "`low` holds when no other level does and has no condition",
        at: when.span, help: "remove the `when`")
    }
    if level != .low, syntax.alternatives.isEmpty, isWhole {
      note(
        .levelWithoutCondition, "the level `\(level.name)` has no condition", at: syntax.span,
        help: "add `when`; without one nothing reaches the level")
    }
    reads = []
    let when = alternatives(syntax.alternatives, in: Scope(claim: .level(Int(level.rawValue))))
    checkPlaceholders(in: syntax.because, reading: withInputs(reads))
    return Level(
      level: level, title: localized(syntax.titles, "title", of: syntax.span),
      because: optionalWords(syntax.because, "because", of: syntax.span),
      actions: actions(syntax.actions), contacts: contacts(syntax.contacts),
      when: level == .low ? nil : when)
  }

  private mutating func contacts(_ names: [Spanned<String>]) -> [ContactTableID] {
    var found: [ContactTableID] = []
    for name in names {
      guard let id = contactIDs[name.value] else {
        noteUnknown(
          .unknownTable, "table of contacts", name, among: Array(contactIDs.keys),
          help: "a table of contacts has words in its rows")
        continue
      }
      usage.contacts.insert(id)
      if found.contains(id) {
        note(
          .repeatedName, "the table `\(name.value)` stands twice", at: name.span,
          found: name.value, help: "remove one")
      } else {
        found.append(id)
      }
    }
    return found
  }

  private mutating func actions(_ names: [Spanned<String>]) -> [Action] {
    var found: [Action] = []
    for name in names {
      guard let action = Action(rawValue: name.value) else {
        noteUnknown(
          .unknownAction, "action", name, among: Action.allCases.map(\.rawValue),
          possible: Action.allCases.map(\.rawValue),
          help: "the list is closed: there is no arrest, refusal or deportation")
        continue
      }
      if found.contains(action) {
        note(
          .repeatedName, "the action `\(name.value)` stands twice", at: name.span,
          found: name.value, help: "remove one")
      } else {
        found.append(action)
      }
    }
    return found
  }

  mutating func checkedSufficiencies() -> [Sufficiency] {
    var checked: [Sufficiency] = []
    for (index, syntax) in syntax.sufficiencies.enumerated() {
      let scope = Scope(claim: .sufficiency(index))
      if syntax.atLeast.value > syntax.parts.count, isWhole {
        note(
          .moreThanThereAre,
          "at least \(syntax.atLeast.value) of \(syntax.parts.count) parts can never hold",
          at: syntax.atLeast.span, found: String(syntax.atLeast.value))
      }
      checked.append(
        Sufficiency(
          applies: syntax.applies.map { predicate($0, in: scope) },
          atLeast: syntax.atLeast.value, parts: predicates(syntax.parts, in: scope),
          title: localized(syntax.titles, "title", of: syntax.span)))
    }
    if checked.isEmpty, isWhole {
      note(
        .missingSufficient, "nothing says when information is sufficient",
        at: self.syntax.levels.first?.span ?? self.syntax.books.first?.span,
        help: "add `sufficient` to the triage policy")
    }
    return checked
  }
}
