/// All that is wrong with a rule book; never empty.
public struct RuleErrors: Error, Sendable {
  public let first: Diagnostic
  public let rest: [Diagnostic]

  /// Nothing when none of `problems` is an error.
  public init?(_ problems: [Diagnostic]) {
    guard problems.contains(where: { $0.severity == .error }), let first = problems.first else {
      return nil
    }
    self.first = first
    rest = Array(problems.dropFirst())
  }

  public var diagnostics: [Diagnostic] { [first] + rest }
}

/// What checking a rule book has found, with the files that the spans speak of.
public struct CheckReport: Sendable {
  /// `SourceSpan.file` is a position in this list.
  public let files: [SourceFile]
  /// By file, then by place in the file; problems of the whole book come first.
  public let diagnostics: [Diagnostic]

  public init(files: [SourceFile], diagnostics: [Diagnostic]) {
    self.files = files
    self.diagnostics = diagnostics.inSourceOrder(of: files)
  }

  public var errorCount: Int { diagnostics.count { $0.severity == .error } }
  public var warningCount: Int { diagnostics.count { $0.severity == .warning } }
  public var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }

  /// The path that a problem is shown under; none when it is about the book as a whole.
  public func path(of diagnostic: Diagnostic) -> String? {
    if let span = diagnostic.span, files.indices.contains(span.file) {
      return files[span.file].path
    }
    return diagnostic.path
  }
}

extension [Diagnostic] {
  /// Sorted by path, then offset, then code; equal ones once.
  package func inSourceOrder(of files: [SourceFile]) -> [Diagnostic] {
    func path(_ diagnostic: Diagnostic) -> String {
      guard let span = diagnostic.span, files.indices.contains(span.file) else {
        return diagnostic.path ?? ""
      }
      return files[span.file].path
    }
    func offset(_ diagnostic: Diagnostic) -> Int { diagnostic.span?.range.lowerBound ?? -1 }
    let sorted = enumerated().sorted { left, right in
      let (one, other) = (left.element, right.element)
      let (onePath, otherPath) = (path(one), path(other))
      if onePath != otherPath { return onePath < otherPath }
      if offset(one) != offset(other) { return offset(one) < offset(other) }
      if one.code != other.code { return one.code.rawValue < other.code.rawValue }
      return left.offset < right.offset
    }
    var kept: [Diagnostic] = []
    for (_, diagnostic) in sorted where kept.last != diagnostic { kept.append(diagnostic) }
    return kept
  }
}
