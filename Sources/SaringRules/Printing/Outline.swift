/// Indented lines: the plain, stable text of a rule book.
struct Outline {
  private(set) var text = ""
  private var depth = 0

  mutating func line(_ words: String) {
    text += String(repeating: "  ", count: depth)
    text += words
    text += "\n"
  }

  /// A line with what belongs to it further in.
  mutating func line(_ words: String, _ inner: (inout Outline) -> Void) {
    line(words)
    depth += 1
    inner(&self)
    depth -= 1
  }

  /// Text between quotes, on one line.
  static func quoted(_ text: String) -> String {
    var quoted = "\""
    for character in text.unicodeScalars {
      switch character {
      case "\"": quoted += "\\\""
      case "\\": quoted += "\\\\"
      case "\n": quoted += "\\n"
      case "\r": quoted += "\\r"
      case "\t": quoted += "\\t"
      default: quoted.unicodeScalars.append(character)
      }
    }
    return quoted + "\""
  }

  /// A number without a superfluous fraction.
  static func number(_ value: Double) -> String {
    value == value.rounded() && abs(value) < 1e15 ? String(Int64(value)) : String(value)
  }
}
