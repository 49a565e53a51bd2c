import SaringModel
import SaringSource
import SaringXML

extension SyntaxReader {
  mutating func fact(_ element: XMLElement) -> FactSyntax? {
    guard let name = value("name", of: element) else {
      lose(element)
      return nil
    }
    func small(_ attribute: String, _ fallback: Int) -> Int {
      value(attribute, of: element).flatMap { Int($0.value) } ?? fallback
    }
    let kind = value("type", of: element).flatMap { text in
      Fact.Kind.allCases.first { $0.name == text.value }.map { Spanned($0, at: text.span) }
    }
    return FactSyntax(
      span: element.tagSpan, name: name, kind: kind, unit: value("unit", of: element),
      minimum: value("minimum", of: element), maximum: value("maximum", of: element),
      codesOf: value("codes-of", of: element), sensitivity: small("sensitivity", 0),
      cost: (small("cost-time", 1), small("cost-distress", 0), small("cost-safety", 0)),
      isProtected: isYes("protected", of: element), isChangeable: isYes("changeable", of: element),
      isVerifiable: isYes("verifiable", of: element), titles: localized("title", of: element),
      questions: localized("question", of: element), codes: codes(of: element),
      derivation: element.children.first { $0.name == "derive" }.flatMap { derivation($0) })
  }

  private mutating func codes(of element: XMLElement) -> [CodeSyntax] {
    var found: [CodeSyntax] = []
    for child in element.children where child.name == "code" {
      guard let id = value("id", of: child) else {
        lose(child)
        continue
      }
      found.append(
        CodeSyntax(span: child.tagSpan, id: id, titles: localized("title", of: child)))
    }
    return found
  }

  private func derivation(_ element: XMLElement) -> DerivationSyntax? {
    if let of = value("of", of: element) { return .name(of) }
    if let number = value("number", of: element) { return .number(number) }
    if let table = value("table", of: element), let key = value("key", of: element) {
      return .lookUp(table: table, key: key)
    }
    guard let text = value("as", of: element),
      let operation = DerivationSyntax.Operation(rawValue: text.value)
    else { return nil }
    let values = element.children.filter { $0.name == "value" }
    let parts = values.compactMap { derivation($0) }
    guard parts.count == values.count else { return nil }
    return .compute(Spanned(operation, at: text.span), parts)
  }

  mutating func group(_ element: XMLElement) -> GroupSyntax? {
    guard let name = value("name", of: element) else {
      lose(element)
      return nil
    }
    var facts: [FactSyntax] = []
    for child in element.children where child.name == "fact" {
      if let fact = fact(child) { facts.append(fact) }
    }
    return GroupSyntax(
      span: element.tagSpan, name: name, most: whole("most", of: element)?.value,
      titles: localized("title", of: element), questions: localized("question", of: element),
      facts: facts)
  }

  mutating func table(_ element: XMLElement) -> TableSyntax? {
    guard let id = value("id", of: element) else {
      lose(element)
      return nil
    }
    let rows = element.children.compactMap { child -> RowSyntax? in
      guard child.name == "row", let amount = value("value", of: child) else { return nil }
      return RowSyntax(
        span: child.tagSpan, key: value("key", of: child), value: amount,
        from: value("from", of: child), until: value("until", of: child),
        source: value("source", of: child) ?? Spanned("", at: child.tagSpan),
        isVerified: value("status", of: child)?.value == "verified")
    }
    return TableSyntax(
      span: element.tagSpan, id: id, keysOf: value("keys-of", of: element),
      unit: value("unit", of: element), titles: localized("title", of: element), rows: rows)
  }

  /// A table whose rows hold words.
  mutating func contacts(_ element: XMLElement) -> ContactTableSyntax? {
    guard let id = value("id", of: element) else {
      lose(element)
      return nil
    }
    var rows: [ContactRowSyntax] = []
    for child in element.children where child.name == "row" {
      guard let key = value("key", of: child) else { continue }
      rows.append(
        ContactRowSyntax(
          span: child.tagSpan, key: key, titles: localized("title", of: child),
          from: value("from", of: child), until: value("until", of: child),
          source: value("source", of: child) ?? Spanned("", at: child.tagSpan),
          isVerified: value("status", of: child)?.value == "verified"))
    }
    return ContactTableSyntax(
      span: element.tagSpan, id: id, keysOf: value("keys-of", of: element),
      titles: localized("title", of: element), rows: rows)
  }

  mutating func lexicon(_ element: XMLElement) -> LexiconSyntax? {
    guard let id = value("id", of: element) else {
      lose(element)
      return nil
    }
    func all(_ name: String, in parent: XMLElement?) -> [Spanned<String>] {
      (parent?.children ?? []).filter { $0.name == name }.map { words(of: $0) }
    }
    let examples = element.children.first { $0.name == "examples" }
    return LexiconSyntax(
      span: element.tagSpan, id: id,
      language: value("language", of: element) ?? Spanned("", at: element.tagSpan),
      guards: list("guard", of: element), titles: localized("title", of: element),
      phrases: all("phrase", in: element), exceptions: all("except", in: element),
      firing: all("fires", in: examples), silent: all("silent", in: examples))
  }
}
