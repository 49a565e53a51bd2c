import SaringExplanation
import SaringModel

extension SourceReport {
  /// Pack by pack, for a person to read.
  func pretty(_ style: ReportStyle) -> String {
    var text = ""
    for pack in packs {
      let verified = pack.entries.count { $0.isVerified }
      let recalled = pack.entries.count - verified
      text += style.bold(pack.id) + ": \(verified) verified, \(recalled) recalled\n"
      let width = pack.entries.map { TextLayout.width(of: $0.id) }.max() ?? 0
      for entry in pack.entries { text += lines(of: entry, idWidth: width, style) }
      text += "\n"
    }
    text += style.bold("Signs that rest on recalled sources alone (\(recalledOnly.count))") + "\n"
    for sign in recalledOnly {
      text += "  \(sign.id): \(sign.sources.joined(separator: ", "))\n"
    }
    text += "\n" + style.bold("Rows whose source was recalled (\(recalledRows.count))") + "\n"
    for row in recalledRows { text += "  \(row.name): \(row.text)\n" }
    return text
  }

  private func lines(of entry: Entry, idWidth: Int, _ style: ReportStyle) -> String {
    let id = TextLayout.fitted(entry.id.printable, to: idWidth)
    let year = entry.year.map { " (\($0))" } ?? ""
    var text =
      "  \(entry.status)  \(id)  \(entry.citations), \(entry.title.printable)\(year)\n"
    if let link = entry.link {
      text += style.dim(String(repeating: " ", count: 14 + idWidth) + link.printable) + "\n"
    }
    return text
  }

  /// One line for each source, each sign that rests on recalled ones alone, and each recalled row.
  func short() -> String {
    var text = ""
    for pack in packs {
      for entry in pack.entries {
        let year = entry.year.map { " (\($0))" } ?? ""
        let link = entry.link.map { " <\($0.printable)>" } ?? ""
        text += "\(pack.id): \(entry.id): \(entry.status): \(entry.citations): "
        text += "\(entry.title.printable)\(year)\(link)\n"
      }
    }
    for sign in recalledOnly {
      text += "\(sign.id): recalled sources alone: \(sign.sources.joined(separator: ", "))\n"
    }
    for row in recalledRows { text += "\(row.name): recalled: \(row.text)\n" }
    return text
  }
}

extension SourceReport.Entry {
  /// The word of the rule language.
  var status: String { isVerified ? "verified" : "recalled" }

  fileprivate var citations: String {
    switch indicators.count {
    case 0: "cited by no sign"
    case 1: "cited by 1 sign"
    case let count: "cited by \(count) signs"
    }
  }
}

extension SourceReport.Row {
  /// `minimum-wage MY`.
  fileprivate var name: String { ([table] + [key].compactMap { $0 }).joined(separator: " ") }

  /// The value, when it holds, and the source.
  fileprivate var text: String {
    var parts: [String] = []
    if let value { parts.append(Language.english.words(for: value)) }
    if let words { parts.append(words["en"].printable) }
    if let from { parts.append("from \(from)") }
    if let until { parts.append("until \(until)") }
    return (parts + [source.printable]).joined(separator: ", ")
  }
}
