import SaringSource

extension CheckReport {
  /// Every problem with its source line, and at the end how many there are.
  func pretty(_ painter: DiagnosticPainter) -> String {
    guard !diagnostics.isEmpty else { return "" }
    var text = ""
    for diagnostic in diagnostics {
      let block = PrettyBlock(of: diagnostic, in: self, painter: painter)
      text += block.lines.joined(separator: "\n") + "\n\n"
    }
    return text + "\(summary)\n"
  }

  /// How many problems there are: `2 errors, 1 warning`.
  private var summary: String {
    let counts = Diagnostic.Severity.allCases.compactMap { severity -> String? in
      let count = diagnostics.count { $0.severity == severity }
      return count == 0 ? nil : "\(count) \(severity.rawValue)\(count == 1 ? "" : "s")"
    }
    return counts.joined(separator: ", ")
  }
}

/// The lines that show one problem to a person.
private struct PrettyBlock {
  private(set) var lines: [String] = []
  private let report: CheckReport
  private let painter: DiagnosticPainter
  /// How many columns the line numbers take.
  private let gutter: Int

  init(of diagnostic: Diagnostic, in report: CheckReport, painter: DiagnosticPainter) {
    self.report = report
    self.painter = painter
    let spans = [diagnostic.span, diagnostic.patch?.span] + diagnostic.related.map(\.span)
    gutter = spans.reduce(1) { widest, span in
      guard let span, report.files.indices.contains(span.file) else { return widest }
      let line = report.files[span.file].position(of: span.range.upperBound).line
      return max(widest, line.description.count)
    }
    addHead(of: diagnostic)
    addNotes(of: diagnostic)
    for related in diagnostic.related {
      addNote("see", related.message)
      addSource(related.span, role: .note)
    }
    if let patch = diagnostic.patch { add(patch) }
  }
}

extension PrettyBlock {
  private mutating func addHead(of diagnostic: Diagnostic) {
    let role = diagnostic.severity.role
    let title = painter.paint(
      "\(diagnostic.severity.rawValue)[\(diagnostic.code.rawValue)]", role)
    lines.append("\(title): \(painter.paint(diagnostic.message.printable, .message))")
    if let span = diagnostic.span, report.files.indices.contains(span.file) {
      addSource(span, role: role)
    } else if diagnostic.path != nil {
      addFrame("-->", report.location(of: diagnostic))
    }
  }

  private mutating func addNotes(of diagnostic: Diagnostic) {
    if !diagnostic.place.isEmpty {
      addNote("in", diagnostic.place.joined(separator: " › "))
    }
    if let found = diagnostic.found { addNote("found", found) }
    if !diagnostic.possible.isEmpty { addNote("possible", Self.shortened(diagnostic.possible)) }
    if let suggestion = diagnostic.suggestion { addNote("did you mean", "\(suggestion)?") }
    if let consequence = diagnostic.consequence { addNote("so", consequence) }
    if let help = diagnostic.help { addNote("help", help) }
  }

  /// The source line of a place, with the place underlined.
  private mutating func addSource(_ span: SourceSpan, role: DiagnosticPainter.Role) {
    guard let location = report.location(of: span) else { return }
    let file = report.files[span.file]
    let start = file.position(of: span.range.lowerBound)
    let line = file.lineRange(start.line)
    let shown = PrintedLine(file.bytes[line], marking: span.range.clamped(to: line, in: file))
    let arrow = "^" + String(repeating: "~", count: max(0, shown.marked.count - 1))
    let indent = String(repeating: " ", count: shown.marked.lowerBound)
    addFrame("-->", location)
    addFrame("|", "")
    addLine(start.line.description, "|", shown.text)
    addFrame("|", indent + painter.paint(arrow, role))
  }

  private mutating func add(_ patch: Diagnostic.Patch) {
    guard report.files.indices.contains(patch.span.file) else { return }
    let change = LineChange(patch, in: report.files[patch.span.file])
    addNote("change", change.isDeletion ? "taking this away mends it" : "this mends it")
    for line in change.lines {
      switch line {
      case .removed(let number, let text):
        lines.append(margin(number.description) + painter.paint("- " + text, .removed))
      case .added(let number, let text):
        lines.append(margin(number.description) + painter.paint("+ " + text, .added))
      }
    }
  }

  private mutating func addNote(_ label: String, _ text: String) {
    addFrame("=", "\(painter.paint(label, .message)): \(text.printable)")
  }

  private mutating func addFrame(_ sign: String, _ text: String) {
    addLine("", sign, text)
  }

  private mutating func addLine(_ number: String, _ sign: String, _ text: String) {
    let line = margin(number) + painter.paint(sign, .frame)
    lines.append(text.isEmpty ? line : "\(line) \(text)")
  }

  private func margin(_ number: String) -> String {
    let space = String(repeating: " ", count: gutter - min(gutter, number.count))
    return painter.paint(space + number, .frame) + " "
  }

  /// A list of words, cut where it would hide the rest of the problem.
  private static func shortened(_ words: [String]) -> String {
    let most = 12
    guard words.count > most else { return words.joined(separator: ", ") }
    return words.prefix(most).joined(separator: ", ") + ", and \(words.count - most) more"
  }
}

extension Diagnostic.Severity {
  fileprivate var role: DiagnosticPainter.Role {
    switch self {
    case .error: .error
    case .warning: .warning
    case .note: .note
    }
  }
}

extension Range<Int> {
  /// The part of the range on `line`; for one that goes on behind it, up to the line's end.
  fileprivate func clamped(to line: Range<Int>, in file: SourceFile) -> Range<Int> {
    let start = Swift.min(Swift.max(lowerBound, line.lowerBound), file.bytes.count)
    return start..<Swift.max(start, Swift.min(upperBound, line.upperBound))
  }
}
