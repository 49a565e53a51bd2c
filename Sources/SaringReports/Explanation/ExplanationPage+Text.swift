import SaringExplanation
import SaringModel

extension ExplanationPage {
  /// The page as lines for a terminal or a text file.
  public func text(_ style: ReportStyle) -> String {
    var text = style.bold(title) + "\n"
    for sentence in lead {
      let lines = style.wrapped(sentence.words, indent: 0)
      text += sentence.level.map { style.coloured(lines, as: $0) } ?? lines
    }
    for section in sections {
      text += "\n" + style.bold(section.heading) + "\n"
      if let table = section.table { text += style.table(table) }
      text += section.isFolded ? folded(section, style) : style.text(of: section.entries)
    }
    return text
  }

  private var mostWrittenOut: Int { 10 }

  /// The first few that have more than a line are written out; of the rest the names must do on a
  /// terminal.
  private func folded(_ section: Section, _ style: ReportStyle) -> String {
    let full = section.entries.filter { !$0.lines.isEmpty || $0.id == nil }
    let names =
      (full.dropFirst(mostWrittenOut) + section.entries.filter(\.lines.isEmpty))
      .compactMap(\.id)
    var text = style.text(of: Array(full.prefix(mostWrittenOut)))
    guard !names.isEmpty else { return text }
    let sentence = names.joined(separator: ", ") + "."
    text += style.wrapped(sentence, indent: 2)
    text += style.dim(
      style.wrapped(
        language(
          "(--indicator NAME says more of one; --to html of all)",
          "(--indicator NAMA menjelaskan satu tanda; --to html semuanya)"), indent: 2))
    return text
  }
}

extension ReportStyle {
  fileprivate func text(of entries: [ExplanationPage.Entry]) -> String {
    entries.map { text(of: $0) }.joined()
  }

  fileprivate func text(of entry: ExplanationPage.Entry) -> String {
    let note = entry.note.map { " [\($0)]" } ?? ""
    guard !entry.lines.isEmpty else {
      return entry.id.map { wrapped("\($0)  \(entry.title)\(note)", indent: 2) }
        ?? wrapped(entry.title + note, indent: 2, mark: "- ")
    }
    var text =
      entry.id.map { bold("  \($0)") + "  \(entry.title.printable)\(note)\n" }
      ?? wrapped(entry.title + note, indent: 2)
    for line in entry.lines {
      let words = wrapped(line.words, indent: 4, mark: line.isListed ? "- " : "")
      text += line.isFaint ? dim(words) : words
    }
    return text
  }

  /// The table with its first column as wide as its words, and the others sharing the rest.
  fileprivate func table(_ table: ExplanationPage.Table) -> String {
    let all = [table.header] + table.rows
    let first = min(max(24, width * 2 / 5), all.map { TextLayout.width(of: $0[0]) }.max() ?? 0)
    let others = max(1, table.header.count - 1)
    let rest = max(12, (width - 2 - first) / others - 3)
    func line(_ row: [String]) -> String {
      let cells = row.enumerated().map { column, cell in
        cell.split(separator: "\n", omittingEmptySubsequences: false).flatMap {
          TextLayout.wrapped(String($0).printable, to: column == 0 ? first : rest)
        }
      }
      return (0..<(cells.map(\.count).max() ?? 0)).map { height in
        let pieces = cells.enumerated().map { column, lines in
          let words = height < lines.count ? lines[height] : ""
          return column == cells.count - 1
            ? words : TextLayout.fitted(words, to: column == 0 ? first : rest)
        }
        var joined = "  " + pieces.joined(separator: " | ")
        while joined.last == " " { joined.removeLast() }
        return joined + "\n"
      }.joined()
    }
    return bold(line(table.header)) + table.rows.map(line).joined()
  }

  func wrapped(_ sentence: String, indent: Int, mark: String = "") -> String {
    let margin = String(repeating: " ", count: indent)
    let hanging = String(repeating: " ", count: mark.count)
    let lines = TextLayout.wrapped(sentence.printable, to: width - indent - mark.count)
    return lines.enumerated().map { position, line in
      margin + (position == 0 ? mark : hanging) + line + "\n"
    }.joined()
  }
}
