import SaringModel
import SaringSource
import SaringXML

extension SyntaxReader {
  mutating func book(_ element: XMLElement) -> BookSyntax? {
    let languages = list("languages", of: element)
    guard let id = value("id", of: element), let version = value("version", of: element),
      let stage = value("stage", of: element), let date = value("date", of: element),
      !languages.isEmpty
    else { return nil }
    return BookSyntax(
      span: element.tagSpan, id: id, version: version, languages: languages, stage: stage,
      date: date, subject: value("subject", of: element), titles: localized("title", of: element))
  }

  mutating func pack(_ element: XMLElement) -> PackSyntax? {
    guard let id = value("id", of: element) else {
      lose(element)
      return nil
    }
    var pack = PackSyntax(
      span: element.tagSpan, id: id, folder: folder, subjects: list("subject", of: element),
      titles: localized("title", of: element), sources: [], dimensions: [], patterns: [])
    for child in element.children {
      switch child.name {
      case "source": if let source = source(child) { pack.sources.append(source) }
      case "dimension": if let dimension = dimension(child) { pack.dimensions.append(dimension) }
      case "pattern": if let pattern = pattern(child) { pack.patterns.append(pattern) }
      default: break
      }
    }
    return pack
  }

  private mutating func source(_ element: XMLElement) -> SourceSyntax? {
    guard let id = value("id", of: element) else {
      lose(element)
      return nil
    }
    return SourceSyntax(
      span: element.tagSpan, id: id,
      title: value("title", of: element) ?? Spanned("", at: element.tagSpan),
      year: value("year", of: element).flatMap { Int($0.value) },
      link: value("link", of: element)?.value,
      isVerified: value("status", of: element)?.value == "verified")
  }

  private mutating func dimension(_ element: XMLElement) -> DimensionSyntax? {
    guard let id = value("id", of: element) else {
      lose(element)
      return nil
    }
    return DimensionSyntax(
      span: element.tagSpan, id: id, titles: localized("title", of: element),
      alternatives: alternatives(of: element))
  }

  mutating func pattern(_ element: XMLElement) -> PatternSyntax? {
    guard let id = value("id", of: element) else {
      lose(element)
      return nil
    }
    return PatternSyntax(
      span: element.tagSpan, id: id, isUrgent: isYes("urgent", of: element),
      series: value("series", of: element), actions: list("actions", of: element),
      contacts: list("contacts", of: element), titles: localized("title", of: element),
      because: localized("because", of: element),
      alternatives: alternatives(of: element))
  }

  mutating func level(_ element: XMLElement) -> LevelSyntax? {
    guard let id = value("id", of: element), let level = TriageLevel(name: id.value) else {
      return nil
    }
    return LevelSyntax(
      span: element.tagSpan, level: Spanned(level, at: id.span),
      actions: list("actions", of: element), contacts: list("contacts", of: element),
      titles: localized("title", of: element),
      because: localized("because", of: element), alternatives: alternatives(of: element))
  }

  mutating func sufficiency(_ element: XMLElement) -> SufficiencySyntax? {
    guard let atLeast = whole("at-least", of: element) else { return nil }
    return SufficiencySyntax(
      span: element.tagSpan, atLeast: atLeast, titles: localized("title", of: element),
      applies: applies(of: element), parts: conditions(in: element))
  }

  private mutating func alternatives(of element: XMLElement) -> [WhenSyntax] {
    var found: [WhenSyntax] = []
    for child in element.children where child.name == "when" { found.append(when(child)) }
    return found
  }

  private mutating func applies(of element: XMLElement) -> WhenSyntax? {
    guard let child = element.children.first(where: { $0.name == "applies" }) else { return nil }
    return when(child)
  }
}

// MARK: - Indicators

extension SyntaxReader {
  mutating func indicator(_ element: XMLElement) -> IndicatorSyntax? {
    guard let id = value("id", of: element) else {
      lose(element)
      return nil
    }
    let role = value("role", of: element).flatMap { text in
      Role.allCases.first { $0.name == text.value }
    }
    var examples: [ExampleSyntax] = []
    for parent in element.children where parent.name == "examples" {
      for child in parent.children { if let example = example(child) { examples.append(example) } }
    }
    return IndicatorSyntax(
      span: element.tagSpan, id: id, folder: folder, dimension: value("dimension", of: element),
      elements: elements("element", of: element), family: value("family", of: element),
      tags: list("tags", of: element), role: role ?? .risk,
      titles: localized("title", of: element),
      sources: element.children.filter { $0.name == "source" }.compactMap {
        value("ref", of: $0)
      },
      applies: applies(of: element), grades: alternatives(of: element),
      because: localized("because", of: element), examples: examples)
  }

  private func example(_ element: XMLElement) -> ExampleSyntax? {
    let outcome: ExampleSyntax.Outcome
    switch element.name {
    case "fires":
      guard let strength = strength(of: element) else { return nil }
      outcome = .fires(strength)
    case "silent": outcome = .silent
    case "undecided": outcome = .undecided
    default: return nil
    }
    var items: [ItemSyntax] = []
    for item in element.children where item.name == "group" {
      guard let name = value("name", of: item) else { continue }
      items.append(ItemSyntax(name: name, answers: answers(in: item)))
    }
    return ExampleSyntax(
      span: element.tagSpan, outcome: outcome,
      because: value("because", of: element) ?? Spanned("", at: element.tagSpan),
      answers: answers(in: element),
      items: items)
  }

  private func answers(in element: XMLElement) -> [AnswerSyntax] {
    var answers: [AnswerSyntax] = []
    for child in element.children where child.name == "fact" {
      guard let name = value("name", of: child) else { continue }
      guard let missing = value("missing", of: child) else {
        answers.append(AnswerSyntax(name: name, answer: .words(words(of: child))))
        continue
      }
      let reason = MissingReason.allCases.first { $0.name == missing.value }
      answers.append(AnswerSyntax(name: name, answer: .missing(reason)))
    }
    return answers
  }
}
