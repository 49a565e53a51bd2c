import SaringSource

extension CheckReport {
  /// An array with one object a line; every object has every key.
  func json() -> String {
    var bytes: [UInt8] = []
    bytes.appendJSON(.array(diagnostics.map(json(of:))), breakingLinesTo: 1)
    return String(decoding: bytes, as: UTF8.self) + "\n"
  }

  private func json(of diagnostic: Diagnostic) -> JSONValue {
    [
      "code": .string(diagnostic.code.rawValue),
      "severity": .string(diagnostic.severity.rawValue),
      "message": .string(diagnostic.message),
      "file": JSONValue(path(of: diagnostic)),
      "region": diagnostic.span.map(region(of:)) ?? .null,
      "place": JSONValue(diagnostic.place),
      "found": JSONValue(diagnostic.found),
      "possible": JSONValue(diagnostic.possible),
      "suggestion": JSONValue(diagnostic.suggestion),
      "consequence": JSONValue(diagnostic.consequence),
      "help": JSONValue(diagnostic.help),
      "patch": diagnostic.patch.map(json(of:)) ?? .null,
      "related": .array(diagnostic.related.map(json(of:))),
    ]
  }

  private func json(of patch: Diagnostic.Patch) -> JSONValue {
    [
      "file": JSONValue(path(of: patch.span)),
      "region": region(of: patch.span),
      "replacement": .string(patch.replacement),
    ]
  }

  private func json(of related: Diagnostic.Related) -> JSONValue {
    [
      "file": JSONValue(path(of: related.span)),
      "region": region(of: related.span),
      "message": .string(related.message),
    ]
  }

  /// Lines and columns count from one and bytes from zero; ends are behind the last character.
  private func region(of span: SourceSpan) -> JSONValue {
    guard files.indices.contains(span.file) else { return .null }
    let start = files[span.file].position(of: span.range.lowerBound)
    let end = files[span.file].position(of: span.range.upperBound)
    return [
      "line": .number(start.line),
      "column": .number(start.column),
      "end_line": .number(end.line),
      "end_column": .number(end.column),
      "byte": .number(span.range.lowerBound),
      "end_byte": .number(span.range.upperBound),
    ]
  }

  /// The path of the file that a span is in.
  func path(of span: SourceSpan) -> String? {
    files.indices.contains(span.file) ? files[span.file].path : nil
  }
}
