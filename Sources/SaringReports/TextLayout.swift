/// Fits text to the columns of a terminal or a page.
package enum TextLayout {
  /// How many columns `text` takes.
  package static func width(of text: some StringProtocol) -> Int {
    text.reduce(0) { $0 + $1.printed.columns }
  }

  /// `text` cut to `width` columns, with an ellipsis where something is missing.
  package static func cut(_ text: String, to width: Int) -> String {
    guard self.width(of: text) > width else { return text }
    var cut = ""
    var used = 0
    for character in text {
      let next = self.width(of: String(character))
      guard used + next < width else { break }
      cut.append(character)
      used += next
    }
    return cut + "…"
  }

  /// `text` cut or filled with spaces to exactly `width` columns.
  package static func fitted(_ text: String, to width: Int) -> String {
    let cut = cut(text, to: width)
    return cut + String(repeating: " ", count: max(0, width - self.width(of: cut)))
  }

  /// `text` in lines of at most `width` columns, broken at spaces.
  package static func wrapped(_ text: String, to width: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    var used = 0
    for word in text.split(separator: " ") {
      let next = self.width(of: word)
      if !line.isEmpty, used + 1 + next > width {
        lines.append(line)
        line = ""
        used = 0
      }
      if !line.isEmpty {
        line += " "
        used += 1
      }
      line += word
      used += next
    }
    if !line.isEmpty || lines.isEmpty { lines.append(line) }
    return lines
  }
}
