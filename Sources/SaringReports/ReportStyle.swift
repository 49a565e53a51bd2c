package import SaringModel

/// How a report for a person is laid out.
public struct ReportStyle: Sendable {
  /// The columns of the terminal, or of the page.
  public var width: Int
  public var usesColour: Bool

  public init(width: Int = 100, usesColour: Bool = false) {
    self.width = max(40, width)
    self.usesColour = usesColour
  }

  package func bold(_ text: String) -> String { styled(text, "1") }
  package func dim(_ text: String) -> String { styled(text, "2") }

  package func coloured(_ text: String, as level: TriageLevel) -> String {
    switch level {
    case .low: text
    case .elevated: styled(text, "33")
    case .high: styled(text, "35")
    case .critical: styled(text, "1;31")
    }
  }

  private func styled(_ text: String, _ code: String) -> String {
    usesColour ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
  }
}
