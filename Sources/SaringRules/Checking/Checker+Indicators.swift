import SaringModel
import SaringSource

extension Checker {
  mutating func checkedIndicators() -> [Indicator] {
    var checked: [Indicator] = []
    checked.reserveCapacity(indicators.count)
    for (index, (pack, syntax)) in indicators.enumerated() {
      checked.append(indicator(syntax, at: index, of: pack))
    }
    return checked
  }

  private mutating func indicator(
    _ syntax: IndicatorSyntax, at index: Int, of pack: Int
  ) -> Indicator {
    let problemsBefore = problems.count
    let scope = Scope(claim: .indicator(index))
    reads = []
    let applies = syntax.applies.map { when -> Alternative in
      (when, predicate(when, in: Scope(claim: .indicator(index), isApplies: true)))
    }
    var alternatives: [Alternative] = []
    for when in syntax.grades { alternatives.append((when, predicate(when, in: scope))) }
    let title = localized(syntax.titles, "title", of: syntax.span)
    let because = localized(syntax.because, "because", of: syntax.span)
    checkPlaceholders(in: syntax.because, reading: withInputs(reads))
    if problems.count == problemsBefore { checkMeaning(of: alternatives, applies: applies) }
    return Indicator(
      id: syntax.id.value, pack: PackID(index: pack), dimension: dimension(of: syntax),
      elements: Element.allCases.filter { element in
        syntax.elements.contains { $0.value == element }
      },
      family: syntax.family?.value, tags: syntax.tags.map(\.value), role: syntax.role,
      title: title, sources: sources(of: syntax, in: pack), applies: applies?.meaning,
      grades: Self.grades(of: alternatives),
      because: because, examples: examples(of: syntax), span: syntax.span)
  }

  private mutating func dimension(of syntax: IndicatorSyntax) -> DimensionID? {
    guard let name = syntax.dimension else { return nil }
    if let dimension = dimensionIDs[name.value] { return dimension }
    noteUnknown(
      .unknownDimension, "dimension", name, among: Array(dimensionIDs.keys),
      help: "dimensions are declared in `pack.xml`")
    return nil
  }

  /// The sources of the pack, then those of the other packs.
  private mutating func sources(of syntax: IndicatorSyntax, in pack: Int) -> [SourceID] {
    var found: [SourceID] = []
    for name in syntax.sources {
      let id =
        sourceIDs[pack][name.value] ?? sourceIDs.lazy.compactMap { $0[name.value] }.first
      guard let id else {
        noteUnknown(
          .unknownSource, "source", name,
          among: sourceIDs.flatMap(\.keys), possible: sourceIDs[pack].keys.sorted(),
          help: "sources are declared in `pack.xml`")
        continue
      }
      usage.sources.insert(id)
      if found.contains(id) {
        note(
          .repeatedName, "the source `\(name.value)` is named twice", at: name.span,
          found: name.value, help: "remove one")
      } else {
        found.append(id)
      }
    }
    return found
  }

  /// One grade for each strength, strongest first; alternatives of one strength are joined.
  private static func grades(of alternatives: [Alternative]) -> [Grade] {
    Strength.allCases.reversed().compactMap { strength in
      let conditions = alternatives.filter { $0.syntax.strength?.value == strength }
        .map(\.meaning)
      guard let first = conditions.first else { return nil }
      return Grade(strength: strength, when: conditions.count == 1 ? first : .any(conditions))
    }
  }
}

// MARK: - Placeholders

extension Checker {
  /// Notes each `{fact}` that stands for nothing, or for a fact that nobody reads here.
  ///
  /// With nothing to read no placeholder may stand.
  mutating func checkPlaceholders(in words: [WordsSyntax], reading facts: Set<FactID>) {
    for word in words where word.words.value.utf8.contains(UInt8(ascii: "{")) {
      for (name, span) in placeholders(in: word.words) {
        let spanned = Spanned(name, at: span)
        guard let fact = factIDs[name] else {
          noteUnknown(
            .unknownPlaceholder, "fact", spanned, among: facts.map { self.facts[$0.index].name },
            help: "a name between braces is replaced by the answer")
          continue
        }
        guard !facts.contains(fact), isWhole else { continue }
        note(
          .placeholderNotRead, "the indicator does not read `\(name)`", at: span, found: name,
          possible: facts.map { self.facts[$0.index].name }.sorted(),
          help: "name a fact that its conditions test; others may have no answer")
      }
    }
  }

  /// The facts with all that they are computed from.
  func withInputs(_ facts: Set<FactID>) -> Set<FactID> {
    var found = facts
    var open = Array(facts)
    while let fact = open.popLast() {
      for input in derivationInputs[fact.index] ?? [] where found.insert(input).inserted {
        open.append(input)
      }
    }
    return found
  }

  /// The names between braces, with their places in the file.
  private func placeholders(in words: Spanned<String>) -> [(String, SourceSpan)] {
    let file = syntax.files[words.span.file]
    let raw = file.bytes[words.span.range.clamped(to: file.bytes.indices)]
    var found: [(String, SourceSpan)] = []
    var start = raw.startIndex
    while let open = raw[start...].firstIndex(of: UInt8(ascii: "{")) {
      let tail = raw[(open + 1)...]
      guard let close = tail.firstIndex(of: UInt8(ascii: "}")) else { break }
      found.append(
        (
          String(decoding: raw[(open + 1)..<close], as: UTF8.self),
          SourceSpan(file: words.span.file, range: (open + 1)..<close)
        ))
      start = close + 1
    }
    return found
  }
}
