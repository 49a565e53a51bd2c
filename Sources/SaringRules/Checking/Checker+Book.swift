import SaringModel
import SaringSource

extension Checker {
  /// The one `book`, and its languages.
  mutating func checkBook() -> BookSyntax? {
    guard let book = syntax.books.first else {
      if isWhole {
        problems.append(
          Diagnostic(
            .missingBook, "no file holds `book`", at: nil, path: "book.xml",
            help: "add `book.xml` with id, version, languages, stage and date"))
      }
      return nil
    }
    for other in syntax.books.dropFirst() {
      note(
        .severalBooks, "a rule book has one `book` only", at: other.span,
        help: "remove one of the files",
        related: [.init(book.span, "the first is here")])
    }
    for language in book.languages {
      if languages.contains(language.value) {
        note(
          .repeatedName, "the language `\(language.value)` stands twice", at: language.span,
          found: language.value, help: "remove one")
      } else {
        languages.append(language.value)
      }
    }
    return book
  }

  /// The facts that every rule book has, because readers and reports name them.
  mutating func checkRequiredFacts(of book: BookSyntax?) {
    let required: [(name: String, kind: Fact.Kind)] = [
      ("record.id", .identifier), ("record.stage", .code), ("record.as_of", .date),
      ("record.subject", .code), ("advert.text", .text),
    ]
    for (name, kind) in required {
      guard let fact = factIDs[name] else {
        if isWhole, !lostNames.contains(name) {
          note(
            .missingRequiredFact, "the vocabulary lacks the fact `\(name)`", at: book?.span,
            help: "declare it with the type `\(kind.name)`")
        }
        continue
      }
      usage.facts.insert(fact)
      checkKind(of: fact, kind, at: facts[fact.index].syntax.kind?.span)
    }
    checkStages()
  }

  private mutating func checkStages() {
    guard let fact = factIDs["record.stage"], facts[fact.index].kind == .code,
      facts[fact.index].hasCodes, facts[fact.index].positions["advert_only"] == nil,
      !lostNames.contains("advert_only")
    else { return }
    note(
      .missingRequiredCode, "`record.stage` lacks the code `advert_only`",
      at: facts[fact.index].syntax.span,
      help: "it is the stage of a profile that is an advertisement and no person yet")
  }

  private mutating func checkKind(of fact: FactID, _ kind: Fact.Kind, at span: SourceSpan?) {
    guard let found = facts[fact.index].kind, found != kind else { return }
    note(
      .requiredFactHasWrongType,
      "`\(facts[fact.index].name)` must have the type `\(kind.name)`",
      at: span ?? facts[fact.index].syntax.span, found: found.name, possible: [kind.name])
  }

  /// The fact that the book names for the stage, or for the date.
  mutating func bookFact(_ name: Spanned<String>, _ kind: Fact.Kind) -> FactID? {
    guard let found = fact(name) else { return nil }
    usage.facts.insert(found)
    if let actual = facts[found.index].kind, actual != kind, factIDs[name.value] == found,
      name.value != "record.stage", name.value != "record.as_of"
    {
      note(
        .requiredFactHasWrongType, "`\(name.value)` must have the type `\(kind.name)`",
        at: name.span, found: actual.name, possible: [kind.name])
    }
    return found
  }

  /// Notes what nothing reads.
  ///
  /// Protected facts are kept for statistics, just because no rule may weigh them; the consent to be
  /// screened is read by the program itself.
  mutating func checkUsage() {
    guard isWhole else { return }
    for (index, fact) in facts.enumerated()
    where !usage.facts.contains(FactID(index: index)) && fact.kind != .identifier
      && !fact.syntax.isProtected && fact.name != "consent.screening"
    {
      note(
        .unusedFact, "nothing reads the fact `\(fact.name)`", at: fact.syntax.name.span,
        help: "remove it, or test it in an indicator")
      // There may be many of these, and their files are large: no need to look for the place.
      problems[problems.count - 1].place =
        (fact.group.map { ["group \(groups[$0.index].name.value)"] } ?? [])
        + ["fact \(fact.name)"]
    }
    for (index, lexicon) in syntax.lexicons.enumerated()
    where lexiconIDs[lexicon.id.value]?.index == index
      && !usage.lexicons.contains(LexiconID(index: index))
    {
      note(
        .unusedLexicon, "nothing reads the lexicon `\(lexicon.id.value)`", at: lexicon.id.span,
        help: "remove it, or test it with `text`")
    }
    for (index, table) in tables.enumerated()
    where !usage.tables.contains(TableID(index: index)) {
      note(
        .unusedTable, "nothing reads the table `\(table.id.value)`", at: table.id.span,
        help: "remove it, or look it up in a derived fact")
    }
    for (index, table) in syntax.contacts.enumerated()
    where contactIDs[table.id.value]?.index == index
      && !usage.contacts.contains(ContactTableID(index: index))
    {
      note(
        .unusedTable, "no level or pattern names the table `\(table.id.value)`",
        at: table.id.span, help: "remove it, or name it in `contacts` of a level or pattern")
    }
    for (index, parameter) in syntax.parameters.enumerated()
    where parameterIDs[parameter.id.value]?.index == index
      && !usage.parameters.contains(ParameterID(index: index))
    {
      note(
        .unusedParameter, "nothing reads the parameter `\(parameter.id.value)`",
        at: parameter.id.span, help: "remove it, or compare a fact with it")
    }
    for (index, source) in sources.enumerated()
    where !usage.sources.contains(SourceID(index: index)) {
      note(
        .unusedSource, "no indicator rests on the source `\(source.syntax.id.value)`",
        at: source.syntax.id.span, help: "remove it, or name it in an indicator")
    }
  }

  /// Refuses claims that depend on themselves, with every step.
  mutating func checkCycles() {
    for cycle in Cycle.all(in: edges) {
      let names = cycle.edges.map { name(of: $0.from) }
      note(
        .cycle, "\(names[0]) depends on itself", at: cycle.edges[0].span,
        found: (names + [names[0]]).joined(separator: " › "),
        help: "break the circle at one of its steps",
        related: cycle.edges.enumerated().map { index, edge in
          .init(edge.span, "\(names[index]) reads \(names[(index + 1) % names.count])")
        })
    }
  }

  private func name(of claim: Claim) -> String {
    switch claim {
    case .indicator(let index): "the indicator `\(indicators[index].syntax.id.value)`"
    case .dimension(let index): "the dimension `\(dimensions[index].syntax.id.value)`"
    case .pattern(let index): "the pattern `\(patterns[index].syntax.id.value)`"
    case .level(let index): "the level `\(TriageLevel.allCases[index].name)`"
    case .sufficiency: "`sufficient`"
    case .fact(let index): "the fact `\(facts[index].name)`"
    }
  }
}
