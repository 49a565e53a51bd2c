/// Colours for a terminal, or none.
struct DiagnosticPainter {
  let inColour: Bool

  /// What a piece of text is, not how it looks.
  enum Role: String {
    case error = "1;31"
    case warning = "1;33"
    case note = "1;36"
    case message = "1"
    case frame = "34"
    case removed = "31"
    case added = "32"
  }

  func paint(_ text: String, _ role: Role) -> String {
    inColour && !text.isEmpty ? "\u{1B}[\(role.rawValue)m\(text)\u{1B}[0m" : text
  }
}
