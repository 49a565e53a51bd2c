extension ExplanationPage {
  /// The page in Markdown (CommonMark with tables), for a file or a message.
  public var markdown: String {
    var text = "# \(Self.escaped(title))\n"
    for sentence in lead {
      let words = Self.escaped(sentence.words)
      text += "\n" + (sentence.level == nil ? words : "**\(words)**") + "\n"
    }
    for section in sections {
      text += "\n## \(Self.escaped(section.heading))\n\n"
      if let table = section.table { text += Self.markdown(table) }
      for entry in section.entries { text += Self.markdown(entry) }
    }
    return text
  }

  private static func markdown(_ entry: Entry) -> String {
    let note = entry.note.map { " (\(escaped($0)))" } ?? ""
    let title = escaped(entry.title)
    let name = entry.id.map { "**\(escaped($0))** \(title)" } ?? title
    guard !entry.lines.isEmpty else { return "- \(name)\(note)\n" }
    return "- \(name)\(note)\n" + entry.lines.map { "  - \(escaped($0.words))\n" }.joined()
  }

  private static func markdown(_ table: Table) -> String {
    func line(_ cells: [String]) -> String {
      "| "
        + cells.map { cell in escaped(cell).replacing("\n", with: "<br>") }.joined(separator: " | ")
        + " |\n"
    }
    return line(table.header) + "|" + table.header.map { _ in " --- |" }.joined() + "\n"
      + table.rows.map(line).joined() + "\n"
  }

  /// Text in which no sign of Markdown, HTML or a terminal means anything.
  private static func escaped(_ text: String) -> String {
    var escaped = ""
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if !escaped.isEmpty { escaped += "\n" }
      for character in String(line).printable {
        switch character {
        case "\\", "`", "*", "_", "[", "]", "#", "|", "~": escaped += "\\\(character)"
        case "<": escaped += "&lt;"
        case ">": escaped += "&gt;"
        case "&": escaped += "&amp;"
        default: escaped.append(character)
        }
      }
    }
    return escaped
  }
}
