import SaringSource
import SaringXML

/// Compares elements with the grammar and notes what differs.
struct ShapeChecker {
  let grammar: Grammar
  private(set) var problems: [Diagnostic] = []
  /// Where the values begin that do not have their form, so that nobody reads them.
  private(set) var brokenValues: Set<Int> = []

  init(grammar: Grammar) { self.grammar = grammar }

  mutating func check(_ element: XMLElement, as kind: ElementKind) {
    let shape = grammar[kind]
    checkAttributes(of: element, as: kind, shape)
    if !shape.hasText, !element.text.isEmpty {
      note(
        .unexpectedText, "`\(element.name)` holds no text", at: element.textSpan,
        help: kind == .exampleFact || kind == .exampleItemFact ? nil : "remove the words")
    }
    checkChoices(of: element, as: kind)
    checkChildren(of: element, as: kind, shape)
  }

  mutating func note(
    _ code: Diagnostic.Code, _ message: String, at span: SourceSpan, found: String? = nil,
    possible: [String] = [], suggestion: String? = nil, help: String? = nil,
    patch: Diagnostic.Patch? = nil
  ) {
    problems.append(
      Diagnostic(
        code, message, at: span, found: found, possible: possible, suggestion: suggestion,
        help: help, patch: patch))
  }
}

// MARK: - Attributes

extension ShapeChecker {
  private mutating func checkAttributes(
    of element: XMLElement, as kind: ElementKind, _ shape: Shape
  ) {
    var present = 0
    var suggested: Set<String> = []
    for attribute in element.attributes {
      guard let index = shape.attributes.firstIndex(where: { $0.name == attribute.name }) else {
        let free = shape.attributes.lazy.map(\.name).filter { element[$0] == nil }
        let near = NearName.nearest(to: attribute.name, among: free)
        if let near { suggested.insert(near) }
        note(
          .unexpectedAttribute, "`\(element.name)` has no attribute `\(attribute.name)` here",
          at: attribute.nameSpan, found: attribute.name, possible: shape.attributes.map(\.name),
          suggestion: near, patch: near.map { Diagnostic.Patch(attribute.nameSpan, $0) })
        continue
      }
      present |= 1 << index
      checkValue(of: attribute, in: element, form: shape.attributes[index].form)
    }
    for (index, field) in shape.attributes.enumerated()
    where field.isRequired && present & (1 << index) == 0 && !suggested.contains(field.name) {
      note(
        .missingAttribute, "`\(element.name)` needs the attribute `\(field.name)`",
        at: element.nameSpan, possible: field.form.words,
        help: "write `\(field.name)=\"…\"` with \(field.form.description)")
    }
  }

  private mutating func checkValue(
    of attribute: XMLElement.Attribute, in element: XMLElement, form: ValueForm
  ) {
    switch form {
    case .words, .anyUnit: return
    default: break
    }
    if !attribute.value.isEmpty, !attribute.value.holdsSpace,
      form.accepts(Substring(attribute.value).utf8)
    {
      return
    }
    var tokens = 0
    for token in attribute.value.utf8.split(whereSeparator: { $0 <= 0x20 }) {
      tokens += 1
      guard !form.accepts(token) else { continue }
      brokenValues.insert(attribute.valueSpan.range.lowerBound)
      let found = String(Substring(token))
      if form.words.isEmpty {
        note(
          .malformedValue, "the value of `\(attribute.name)` must be \(form.description)",
          at: attribute.valueSpan, found: attribute.value)
      } else {
        let near = NearName.nearest(to: found, among: form.words)
        note(
          .unknownWord, "`\(found)` is not a word that `\(attribute.name)` knows",
          at: attribute.valueSpan, found: found, possible: form.words, suggestion: near,
          patch: form.isList ? nil : near.map { Diagnostic.Patch(attribute.valueSpan, $0) })
      }
      return
    }
    guard tokens == 0 || (tokens > 1 && !form.isList) else { return }
    brokenValues.insert(attribute.valueSpan.range.lowerBound)
    note(
      .malformedValue,
      tokens == 0
        ? "the value of `\(attribute.name)` is empty"
        : "`\(attribute.name)` takes one value, not a list",
      at: attribute.valueSpan, found: attribute.value, possible: form.words,
      help: "write \(form.description)")
  }
}

// MARK: - Attributes that exclude or need each other

extension ShapeChecker {
  private mutating func checkChoices(of element: XMLElement, as kind: ElementKind) {
    switch kind {
    case .factTest: checkTests(of: element)
    case .holds: checkOne(of: ["dimension", "pattern"], in: element)
    case .value: checkValueElement(element)
    case .keyedRow: checkRow(element)
    case .exampleFact, .exampleItemFact:
      if let missing = element["missing"], !element.text.isEmpty {
        note(
          .conflictingAttributes, "an answer is either given or missing", at: missing.nameSpan,
          help: "keep either `missing` or the words")
      }
    default: break
    }
  }

  private mutating func checkTests(of element: XMLElement) {
    let names = [
      "is", "is-not", "includes-any", "includes-all", "below", "at-most", "at-least", "above",
    ]
    let tests = element.attributes.filter { names.contains($0.name) }
    guard let first = tests.first else {
      let isMisspelled = element.attributes.contains { $0.name != "name" }
      if !isMisspelled {
        note(
          .missingTest, "this `fact` has no test", at: element.nameSpan, possible: names,
          help: "there is no test for \"is known\": not knowing is never a sign")
      }
      return
    }
    guard tests.count > 1 else { return }
    let lower = tests.filter { $0.name == "at-least" || $0.name == "above" }
    let upper = tests.filter { $0.name == "at-most" || $0.name == "below" }
    if tests.count == 2, lower.count == 1, upper.count == 1 { return }
    note(
      .conflictingAttributes,
      "`\(tests[1].name)` cannot stand beside `\(first.name)`", at: tests[1].nameSpan,
      found: tests[1].name,
      help: "one test, or a lower and an upper bound; write two `fact` elements for two tests")
  }

  private mutating func checkOne(of names: [String], in element: XMLElement) {
    let present = element.attributes.filter { names.contains($0.name) }
    if let second = present.dropFirst().first {
      note(
        .conflictingAttributes, "`\(second.name)` cannot stand beside `\(present[0].name)`",
        at: second.nameSpan, found: second.name, help: "keep one of the two")
    } else if present.isEmpty, element.attributes.isEmpty {
      let list = names.map { "`\($0)`" }.joined(separator: " or ")
      note(
        .missingAttribute, "`\(element.name)` needs the attribute \(list)", at: element.nameSpan,
        possible: names)
    }
  }

  /// A row of a table holds a number, or words.
  private mutating func checkRow(_ element: XMLElement) {
    let words = element.children.first { $0.name == "title" }
    if let value = element["value"], let words {
      note(
        .unexpectedElement, "a row holds a number or words, not both", at: words.nameSpan,
        found: words.name, help: "remove `value=\"\(value.value)\"` or the words")
    } else if element["value"] == nil, words == nil {
      note(
        .missingAttribute, "`row` needs the attribute `value`", at: element.nameSpan,
        help: "write `value=\"…\"` with a number, or a `title` in each language for words")
    }
  }

  private mutating func checkValueElement(_ element: XMLElement) {
    let isLookUp = element["table"] != nil || element["key"] != nil
    checkOne(
      of: ["of", "number", isLookUp ? "table" : "as", isLookUp ? "as" : "table"], in: element)
    if element["table"] != nil, element["key"] == nil {
      note(
        .missingAttribute, "a look-up needs the attribute `key`", at: element.nameSpan,
        help: "`key` names the fact whose code selects the row")
    } else if let key = element["key"], element["table"] == nil {
      note(
        .missingAttribute, "`key` stands only beside `table`", at: key.nameSpan,
        help: "name the table")
    }
    if element["as"] != nil, element.children.isEmpty {
      note(.missingElement, "a computation needs at least one `value`", at: element.nameSpan)
    } else if element["as"] == nil, let child = element.children.first, !element.attributes.isEmpty
    {
      note(
        .unexpectedElement, "only a `value` with `as` holds other elements", at: child.nameSpan,
        found: child.name)
    }
  }
}

// MARK: - Children

extension ShapeChecker {
  private mutating func checkChildren(
    of element: XMLElement, as kind: ElementKind, _ shape: Shape
  ) {
    var counts = [Int](repeating: 0, count: shape.children.count)
    var position = 0
    var suggested: Set<String> = []
    for child in element.children {
      guard child.namespace == XMLElement.ruleNamespace else {
        note(
          .wrongNamespace, "`\(child.name)` is not an element of the rule language",
          at: child.nameSpan, found: child.namespace ?? "no namespace",
          possible: [XMLElement.ruleNamespace])
        continue
      }
      guard let (index, childKind) = find(child.name, in: shape) else {
        suggested.formUnion(noteUnexpected(child, in: element, kind, shape))
        continue
      }
      counts[index] += 1
      if index < position {
        note(
          .misplacedElement, "`\(child.name)` stands too late in `\(element.name)`",
          at: child.nameSpan, found: child.name,
          help: "the order is " + order(of: shape))
      } else {
        position = index
        if counts[index] == 2, !shape.children[index].isRepeated {
          note(
            .repeatedElement, "`\(element.name)` takes one `\(child.name)` only",
            at: child.nameSpan, found: child.name)
        }
      }
      check(child, as: childKind)
    }
    for (index, particle) in shape.children.enumerated()
    where particle.isRequired && counts[index] == 0 {
      if particle.kinds.contains(where: { suggested.contains($0.name) }) { continue }
      if kind == .value { continue }
      noteMissing(particle, in: element, hadUnknown: !suggested.isEmpty)
    }
  }

  private func find(_ name: String, in shape: Shape) -> (Int, ElementKind)? {
    for (index, particle) in shape.children.enumerated() {
      for entry in particle.kinds where entry.name == name { return (index, entry.kind) }
    }
    return nil
  }

  private func order(of shape: Shape) -> String {
    shape.children.map { $0.kinds.count > 4 ? "conditions" : "`\($0.kinds[0].name)`" }
      .joined(separator: ", ")
  }

  /// Notes an element that has no place here, and returns what it may have been meant as.
  private mutating func noteUnexpected(
    _ child: XMLElement, in element: XMLElement, _ kind: ElementKind, _ shape: Shape
  ) -> [String] {
    let possible = shape.children.flatMap { $0.kinds.map(\.name) }
    if child.name == "known", possible.contains("not") {
      note(
        .knownOutsideSufficient, "only `sufficient` may ask whether a fact is known",
        at: child.nameSpan, found: child.name,
        help: "not knowing must never be a sign; test the answer itself")
      return ["all"]
    }
    let near = NearName.nearest(to: child.name, among: possible)
    let message =
      possible.isEmpty
      ? "`\(element.name)` holds no elements"
      : "`\(child.name)` has no place in `\(element.name)`"
    note(
      .unexpectedElement, message, at: child.nameSpan, found: child.name, possible: possible,
      suggestion: near)
    if let near { return [near] }
    return possible.contains("not") ? ["all"] : []
  }

  private mutating func noteMissing(
    _ particle: Shape.Particle, in element: XMLElement, hadUnknown: Bool
  ) {
    let names = particle.kinds.map(\.name)
    switch particle.kinds[0].kind {
    case .factTest:
      if hadUnknown { return }
      note(
        .emptyCondition, "`\(element.name)` holds no condition", at: element.nameSpan,
        possible: names, help: "add a condition, or remove the element")
    case .sourceRef:
      note(
        .missingSource, "the indicator names no source", at: element.nameSpan,
        help: "add `<source ref=\"…\"/>` with a source of the pack")
    case .examples, .fires:
      note(
        .missingExample, "the indicator has no examples", at: element.nameSpan,
        help: "add `examples` with `fires` for each strength, `silent` and `undecided`")
    default:
      let list = names.map { "`\($0)`" }.joined(separator: " or ")
      note(
        .missingElement, "`\(element.name)` needs at least one \(list)", at: element.nameSpan,
        possible: names)
    }
  }
}
