import SaringSource

extension CheckReport {
  /// `file:line:column: severity: code: message`, one line for each problem.
  func short() -> String {
    diagnostics.reduce(into: "") { text, diagnostic in
      text += "\(location(of: diagnostic)): \(diagnostic.severity.rawValue): "
      text += "\(diagnostic.code.rawValue): \(diagnostic.message.printable)\n"
    }
  }

  /// `file:line:column`, or as much of it as is known.
  func location(of diagnostic: Diagnostic) -> String {
    if let span = diagnostic.span, let location = location(of: span) { return location }
    return diagnostic.path?.printable ?? "rule book"
  }

  func location(of span: SourceSpan) -> String? {
    guard files.indices.contains(span.file) else { return nil }
    let start = files[span.file].position(of: span.range.lowerBound)
    return "\(files[span.file].path.printable):\(start.line):\(start.column)"
  }
}
