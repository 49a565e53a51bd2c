/// A small JSON document as a value; screenings, of which there are many, are written directly.
package indirect enum JSONValue: Sendable {
  case null
  case bool(Bool)
  case number(Int)
  case decimal(Double)
  case string(String)
  case array([JSONValue])
  /// Keys in the order in which they are written.
  case object([Member])

  package typealias Member = (key: String, value: JSONValue)
}

extension JSONValue {
  /// A string, or null.
  package init(_ text: String?) { self = text.map { .string($0) } ?? .null }

  /// An array of strings.
  package init(_ texts: [String]) { self = .array(texts.map { .string($0) }) }

  /// An object without the members that are null.
  package var withoutNulls: JSONValue {
    guard case .object(let members) = self else { return self }
    return .object(
      members.filter { member in
        if case .null = member.value { false } else { true }
      })
  }
}

extension JSONValue: ExpressibleByDictionaryLiteral {
  package init(dictionaryLiteral members: (String, JSONValue)...) {
    self = .object(members.map { (key: $0.0, value: $0.1) })
  }
}

extension JSONValue: ExpressibleByStringLiteral {
  package init(stringLiteral text: String) { self = .string(text) }
}

extension JSONValue: ExpressibleByArrayLiteral {
  package init(arrayLiteral elements: JSONValue...) { self = .array(elements) }
}

extension [UInt8] {
  /// Appends `value`, with one member or element a line down to `depth`, and compact below it.
  package mutating func appendJSON(_ value: JSONValue, breakingLinesTo depth: Int, indent: Int = 0)
  {
    switch value {
    case .null: append("null")
    case .bool(let truth): appendJSON(truth)
    case .number(let number): appendJSON(number)
    case .decimal(let number): appendJSON(number)
    case .string(let text): appendJSON(string: text)
    case .array(let elements):
      appendList("[", elements, "]", breakingLinesTo: depth, indent: indent) { bytes, element in
        bytes.appendJSON(element, breakingLinesTo: depth, indent: indent + 1)
      }
    case .object(let members):
      appendList("{", members, "}", breakingLinesTo: depth, indent: indent) { bytes, member in
        bytes.appendJSON(string: member.key)
        bytes.append(indent < depth ? ": " : ":")
        bytes.appendJSON(member.value, breakingLinesTo: depth, indent: indent + 1)
      }
    }
  }

  private mutating func appendList<Item>(
    _ open: String, _ items: [Item], _ close: String, breakingLinesTo depth: Int, indent: Int,
    append item: (inout [UInt8], Item) -> Void
  ) {
    append(open)
    for (index, element) in items.enumerated() {
      if index > 0 { append(",") }
      if indent < depth { appendLineBreak(indent: indent + 1) }
      item(&self, element)
    }
    if indent < depth, !items.isEmpty { appendLineBreak(indent: indent) }
    append(close)
  }

  private mutating func appendLineBreak(indent: Int) {
    append("\n")
    append(contentsOf: repeatElement(UInt8(ascii: " "), count: 2 * indent))
  }
}
