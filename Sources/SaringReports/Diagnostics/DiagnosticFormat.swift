public import SaringSource

/// The forms in which problems of a rule book are shown.
public enum DiagnosticFormat: String, CaseIterable, Sendable {
  /// With the source line, for a person who mends it.
  case pretty
  /// One line for each problem, for editors and `grep`.
  case short
  /// An array of objects with stable keys.
  case json
  /// SARIF 2.1.0, for code-scanning services.
  case sarif
}

extension CheckReport {
  /// All problems in their order.
  ///
  /// - Parameters:
  ///   - format: The form to show them in.
  ///   - inColour: Whether the form for people may use the colours of a terminal.
  ///   - version: The version of the program, which SARIF names.
  /// - Returns: Text that ends with a line break, or nothing where a form for people has nothing
  ///   to show.
  public func text(
    as format: DiagnosticFormat, inColour: Bool = false, version: String? = nil
  ) -> String {
    switch format {
    case .pretty: pretty(DiagnosticPainter(inColour: inColour))
    case .short: short()
    case .json: json()
    case .sarif: sarif(version: version)
    }
  }
}
