import SaringModel
import SaringSource
import SaringXML

/// Turns elements whose shape was checked into syntax.
///
/// What lacks something that it cannot do without is left out; the shape checker has said why.
struct SyntaxReader {
  /// Where the values begin that do not have their form.
  let brokenValues: Set<Int>
  let folder: String
  /// The names of what was left out.
  private(set) var lostNames: Set<String> = []

  init(brokenValues: Set<Int>, folder: String) {
    self.brokenValues = brokenValues
    self.folder = folder
  }

  /// Keeps the names in an element that is left out.
  mutating func lose(_ element: XMLElement) {
    for attribute in element.attributes
    where attribute.name == "id" || attribute.name == "name" {
      lostNames.insert(attribute.value)
    }
    for child in element.children { lose(child) }
  }
}

// MARK: - Values

extension SyntaxReader {
  /// One value without white space around it.
  func value(_ name: String, of element: XMLElement) -> Spanned<String>? {
    guard let attribute = element[name],
      brokenValues.isEmpty || !brokenValues.contains(attribute.valueSpan.range.lowerBound)
    else { return nil }
    return Spanned(collapsed(attribute.value), at: attribute.valueSpan)
  }

  /// The tokens of a value, each with its place.
  func list(_ name: String, of element: XMLElement) -> [Spanned<String>] {
    guard let attribute = element[name],
      brokenValues.isEmpty || !brokenValues.contains(attribute.valueSpan.range.lowerBound)
    else { return [] }
    let text = attribute.value.utf8
    let span = attribute.valueSpan
    let isVerbatim = text.count == span.range.count
    if !attribute.value.holdsSpace { return [Spanned(attribute.value, at: span)] }
    return text.split { $0 <= 0x20 }.map { token in
      let start = text.distance(from: text.startIndex, to: token.startIndex)
      let from = span.range.lowerBound + start
      return Spanned(
        String(Substring(token)),
        at: isVerbatim ? SourceSpan(file: span.file, range: from..<from + token.count) : span)
    }
  }

  func isYes(_ name: String, of element: XMLElement) -> Bool {
    value(name, of: element)?.value == "yes"
  }

  func whole(_ name: String, of element: XMLElement) -> Spanned<Int>? {
    guard let text = value(name, of: element), let number = Int(text.value) else { return nil }
    return Spanned(number, at: text.span)
  }

  func strength(of element: XMLElement) -> Spanned<Strength>? {
    guard let text = value("strength", of: element), let strength = Strength(name: text.value)
    else { return nil }
    return Spanned(strength, at: text.span)
  }

  func elements(_ name: String, of element: XMLElement) -> [Spanned<Element>] {
    list(name, of: element).compactMap { token in
      Element.allCases.first { $0.name == token.value }.map { Spanned($0, at: token.span) }
    }
  }

  /// The words of an element, with single spaces.
  func words(of element: XMLElement) -> Spanned<String> {
    Spanned(
      collapsed(element.text), at: element.text.isEmpty ? element.tagSpan : element.textSpan)
  }

  /// The children of that name, in each language.
  func localized(_ name: String, of element: XMLElement) -> [WordsSyntax] {
    var found: [WordsSyntax] = []
    for child in element.children where child.name == name {
      guard let language = value("xml:lang", of: child) else { continue }
      found.append(WordsSyntax(language: language, words: words(of: child)))
    }
    return found
  }

  /// The text with single spaces and none around it.
  private func collapsed(_ text: String) -> String {
    var wasSpace = true
    let bytes = text.utf8Span.span
    for index in bytes.indices {
      let byte = bytes[index]
      let isSpace = byte == 0x20 || byte == 0x0A || byte == 0x09 || byte == 0x0D
      if isSpace, wasSpace || byte != 0x20 { return collapsedSlowly(text) }
      wasSpace = isSpace
    }
    return wasSpace && !text.isEmpty ? collapsedSlowly(text) : text
  }

  private func collapsedSlowly(_ text: String) -> String {
    text.utf8.split { $0 == 0x20 || $0 == 0x0A || $0 == 0x09 || $0 == 0x0D }
      .map { String(Substring($0)) }.joined(separator: " ")
  }
}

extension String {
  /// Whether white space or a control character stands in it.
  var holdsSpace: Bool {
    let bytes = utf8Span.span
    for index in bytes.indices where bytes[index] <= 0x20 { return true }
    return false
  }
}
