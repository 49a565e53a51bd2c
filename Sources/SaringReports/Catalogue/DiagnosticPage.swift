import SaringSource

/// What a person who mends a rule book should know about one kind of problem.
package struct DiagnosticPage: Sendable {
  /// What is wrong, as a noun phrase.
  package let title: String
  /// What the problem is, in a sentence or two.
  package let meaning: String
  /// What would go wrong in a screening if the program let it pass.
  package let importance: String
  /// How to mend it.
  package let mending: String
  /// A piece of a rule book that has the problem, and nothing else.
  package let bad: DiagnosticExample
  /// The same piece, mended.
  package let good: DiagnosticExample

  init(
    _ title: String, meaning: String, importance: String, mending: String, bad: DiagnosticExample,
    good: DiagnosticExample
  ) {
    self.title = title
    self.meaning = meaning.onOneLine
    self.importance = importance.onOneLine
    self.mending = mending.onOneLine
    self.bad = bad
    self.good = good
  }
}

extension DiagnosticPage {
  /// The page as text of at most 78 columns.
  func text(for code: Diagnostic.Code) -> String {
    let head = "\(code.rawValue) (\(code.severity.rawValue)): \(title)"
    let sections = [
      ("What it means", meaning), ("Why it matters", importance), ("How to mend it", mending),
    ]
    var text = head.wrapped() + "\n"
    for (title, paragraph) in sections {
      text += "\n\(title)\n" + paragraph.wrapped(indent: 2) + "\n"
    }
    text += "\nWrong" + bad.text + "\nRight" + good.text
    return text
  }
}

extension String {
  fileprivate var onOneLine: String { split(separator: "\n").joined(separator: " ") }

  /// The words of the text in lines of at most 78 columns.
  fileprivate func wrapped(indent: Int = 0) -> String {
    let margin = String(repeating: " ", count: indent)
    var lines: [String] = []
    var line = ""
    for word in split(whereSeparator: \.isWhitespace) {
      if !line.isEmpty, indent + line.count + 1 + word.count > 78 {
        lines.append(margin + line)
        line = ""
      }
      line += line.isEmpty ? "\(word)" : " \(word)"
    }
    lines.append(margin + line)
    return lines.joined(separator: "\n")
  }
}
