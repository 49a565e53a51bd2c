import SaringModel
import SaringSource

extension RuleBookSyntax {
  /// Everything as written, in the order of the files, as stable text.
  public var listing: String {
    var outline = Outline()
    for book in books { print(book, to: &outline) }
    for fact in facts { print(fact, to: &outline) }
    for group in groups {
      outline.line("group \(group.name.value)\(most(group.most)) \(place(group.span))") {
        print(group.titles, "title", to: &$0)
        print(group.questions, "question", to: &$0)
        for fact in group.facts { print(fact, to: &$0) }
      }
    }
    for table in tables { print(table, "table", to: &outline) }
    for parameter in parameters { print(parameter, "parameter", to: &outline) }
    for lexicon in lexicons { print(lexicon, to: &outline) }
    for pack in packs { print(pack, to: &outline) }
    for indicator in indicators { print(indicator, to: &outline) }
    for pattern in patterns { print(pattern, to: &outline) }
    for level in levels { print(level, to: &outline) }
    for sufficiency in sufficiencies { print(sufficiency, to: &outline) }
    return outline.text
  }

  private func most(_ most: Int?) -> String { most.map { " most=\($0)" } ?? "" }

  /// Where something begins: file, line and column.
  private func place(_ span: SourceSpan) -> String {
    guard files.indices.contains(span.file) else { return "" }
    let position = files[span.file].position(of: span.range.lowerBound)
    return "@\(files[span.file].path):\(position.line):\(position.column)"
  }

  private func print(_ words: [WordsSyntax], _ kind: String, to outline: inout Outline) {
    for word in words {
      outline.line("\(kind) \(word.language.value) \(Outline.quoted(word.words.value))")
    }
  }

  private func print(_ names: [Spanned<String>], _ kind: String, to outline: inout Outline) {
    guard !names.isEmpty else { return }
    outline.line("\(kind) " + names.map(\.value).joined(separator: " "))
  }

  private func print(_ book: BookSyntax, to outline: inout Outline) {
    let languages = book.languages.map(\.value).joined(separator: " ")
    outline.line("book \(book.id.value) \(book.version.value) \(place(book.span))") {
      $0.line("languages \(languages)")
      $0.line("stage \(book.stage.value)")
      $0.line("date \(book.date.value)")
      if let subject = book.subject { $0.line("subject \(subject.value)") }
      print(book.titles, "title", to: &$0)
    }
  }

  private func print(_ pack: PackSyntax, to outline: inout Outline) {
    outline.line("pack \(pack.id.value) \(place(pack.span))") { outline in
      print(pack.subjects, "subject", to: &outline)
      print(pack.titles, "title", to: &outline)
      for source in pack.sources {
        let year = source.year.map { " \($0)" } ?? ""
        let link = source.link.map { " <\($0)>" } ?? ""
        outline.line(
          "source \(source.id.value) \(Outline.quoted(source.title.value))\(year)\(link) "
            + (source.isVerified ? "verified" : "recalled"))
      }
      for dimension in pack.dimensions {
        outline.line("dimension \(dimension.id.value)") {
          print(dimension.titles, "title", to: &$0)
          print(dimension.alternatives, to: &$0)
        }
      }
      for pattern in pack.patterns { print(pattern, to: &outline) }
    }
  }
}

// MARK: - Vocabulary

extension RuleBookSyntax {
  private func print(_ fact: FactSyntax, to outline: inout Outline) {
    var line = "fact \(fact.name.value) \(fact.kind?.value.name ?? "?")"
    if let unit = fact.unit { line += " unit=\(unit.value)" }
    if let minimum = fact.minimum { line += " minimum=\(minimum.value)" }
    if let maximum = fact.maximum { line += " maximum=\(maximum.value)" }
    if let codesOf = fact.codesOf { line += " codes-of=\(codesOf.value)" }
    line += " sensitivity=\(fact.sensitivity)"
    line += " cost=\(fact.cost.time),\(fact.cost.distress),\(fact.cost.safety)"
    if fact.isProtected { line += " protected" }
    if fact.isChangeable { line += " changeable" }
    if fact.isVerifiable { line += " verifiable" }
    outline.line("\(line) \(place(fact.span))") { outline in
      print(fact.titles, "title", to: &outline)
      print(fact.questions, "question", to: &outline)
      for code in fact.codes {
        outline.line("code \(code.id.value)") { print(code.titles, "title", to: &$0) }
      }
      if let derivation = fact.derivation {
        outline.line("derive \(Self.text(derivation))")
      }
    }
  }

  private static func text(_ derivation: DerivationSyntax) -> String {
    switch derivation {
    case .name(let name): name.value
    case .number(let number): number.value
    case .lookUp(let table, let key): "\(table.value)[\(key.value)]"
    case .compute(let operation, let values):
      "(" + ([operation.value.rawValue] + values.map { text($0) }).joined(separator: " ") + ")"
    }
  }

  private func print(_ table: TableSyntax, _ kind: String, to outline: inout Outline) {
    var line = "\(kind) \(table.id.value)"
    if let keys = table.keysOf { line += " keys-of=\(keys.value)" }
    if let unit = table.unit { line += " unit=\(unit.value)" }
    outline.line("\(line) \(place(table.span))") { outline in
      print(table.titles, "title", to: &outline)
      for row in table.rows {
        var line = "row "
        if let key = row.key { line += "\(key.value) " }
        line += row.value.value
        if let from = row.from { line += " from=\(from.value)" }
        if let until = row.until { line += " until=\(until.value)" }
        line += " \(Outline.quoted(row.source.value)) "
        outline.line(line + (row.isVerified ? "verified" : "recalled"))
      }
    }
  }

  private func print(_ table: ContactTableSyntax, to outline: inout Outline) {
    let keys = table.keysOf.map { " keys-of=\($0.value)" } ?? ""
    outline.line("contacts \(table.id.value)\(keys) \(place(table.span))") { outline in
      print(table.titles, "title", to: &outline)
      for row in table.rows {
        var line = "row \(row.key.value)"
        if let from = row.from { line += " from=\(from.value)" }
        if let until = row.until { line += " until=\(until.value)" }
        line += " \(Outline.quoted(row.source.value)) "
        outline.line(line + (row.isVerified ? "verified" : "recalled")) {
          print(row.titles, "title", to: &$0)
        }
      }
    }
  }

  private func print(_ lexicon: LexiconSyntax, to outline: inout Outline) {
    var line = "lexicon \(lexicon.id.value) \(lexicon.language.value)"
    if !lexicon.guards.isEmpty {
      line += " guard=\(lexicon.guards.map(\.value).joined(separator: ","))"
    }
    outline.line("\(line) \(place(lexicon.span))") { outline in
      print(lexicon.titles, "title", to: &outline)
      for phrase in lexicon.phrases { outline.line("phrase \(Outline.quoted(phrase.value))") }
      for phrase in lexicon.exceptions { outline.line("except \(Outline.quoted(phrase.value))") }
      for text in lexicon.firing { outline.line("fires \(Outline.quoted(text.value))") }
      for text in lexicon.silent { outline.line("silent \(Outline.quoted(text.value))") }
    }
  }
}

// MARK: - Triage and indicators

extension RuleBookSyntax {
  private func print(_ whens: [WhenSyntax], to outline: inout Outline) {
    for when in whens {
      outline.line("when" + (when.strength.map { " \($0.value.name)" } ?? "")) { outline in
        for part in when.parts { part.print(to: &outline) }
      }
    }
  }

  private func print(_ applies: WhenSyntax?, to outline: inout Outline) {
    guard let applies else { return }
    outline.line("applies") { outline in
      for part in applies.parts { part.print(to: &outline) }
    }
  }

  private func print(_ pattern: PatternSyntax, to outline: inout Outline) {
    let urgent = pattern.isUrgent ? " urgent" : ""
    let series = pattern.series.map { " series=\($0.value)" } ?? ""
    outline.line("pattern \(pattern.id.value)\(urgent)\(series) \(place(pattern.span))") {
      print(pattern.actions, "actions", to: &$0)
      print(pattern.contacts, "contacts", to: &$0)
      print(pattern.titles, "title", to: &$0)
      print(pattern.because, "because", to: &$0)
      print(pattern.alternatives, to: &$0)
    }
  }

  private func print(_ level: LevelSyntax, to outline: inout Outline) {
    outline.line("level \(level.level.value.name) \(place(level.span))") {
      print(level.actions, "actions", to: &$0)
      print(level.contacts, "contacts", to: &$0)
      print(level.titles, "title", to: &$0)
      print(level.because, "because", to: &$0)
      print(level.alternatives, to: &$0)
    }
  }

  private func print(_ sufficiency: SufficiencySyntax, to outline: inout Outline) {
    outline.line("sufficient \(sufficiency.atLeast.value) \(place(sufficiency.span))") {
      print(sufficiency.titles, "title", to: &$0)
      print(sufficiency.applies, to: &$0)
      for part in sufficiency.parts { part.print(to: &$0) }
    }
  }

  private func print(_ indicator: IndicatorSyntax, to outline: inout Outline) {
    var line = "indicator \(indicator.id.value)"
    if let dimension = indicator.dimension { line += " dimension=\(dimension.value)" }
    if !indicator.elements.isEmpty {
      line += " element=\(indicator.elements.map(\.value.name).joined(separator: ","))"
    }
    if let family = indicator.family { line += " family=\(family.value)" }
    if !indicator.tags.isEmpty {
      line += " tags=\(indicator.tags.map(\.value).joined(separator: ","))"
    }
    line += " role=\(indicator.role.name)"
    outline.line("\(line) \(place(indicator.span))") { outline in
      print(indicator.titles, "title", to: &outline)
      for source in indicator.sources { outline.line("source \(source.value)") }
      print(indicator.applies, to: &outline)
      print(indicator.grades, to: &outline)
      print(indicator.because, "because", to: &outline)
      for example in indicator.examples { print(example, to: &outline) }
    }
  }

  private func print(_ example: ExampleSyntax, to outline: inout Outline) {
    let outcome =
      switch example.outcome {
      case .fires(let strength): "fires \(strength.value.name)"
      case .silent: "silent"
      case .undecided: "undecided"
      }
    outline.line("\(outcome) \(Outline.quoted(example.because.value))") { outline in
      for answer in example.answers { outline.line(Self.text(answer)) }
      for item in example.items {
        outline.line("group \(item.name.value)") { outline in
          for answer in item.answers { outline.line(Self.text(answer)) }
        }
      }
    }
  }

  private static func text(_ answer: AnswerSyntax) -> String {
    switch answer.answer {
    case .words(let words): "\(answer.name.value) = \(Outline.quoted(words.value))"
    case .missing(let reason): "\(answer.name.value) missing \(reason?.name ?? "open")"
    }
  }
}
