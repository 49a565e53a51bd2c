/// A condition in full sentences; parts that stand together are a list under a sentence.
package indirect enum ConditionOutline: Equatable, Sendable {
  case sentence(Wording)
  /// *All of these are so:* and the parts.
  case list(Wording, [ConditionOutline])
}

extension ConditionOutline {
  /// Every sentence on a line of its own, further in for each list that it is in.
  package var text: String { lines.joined(separator: "\n") }

  private var lines: [String] {
    switch self {
    case .sentence(let sentence): [sentence.text]
    case .list(let heading, let parts):
      [heading.text] + parts.flatMap { $0.lines.map { "  " + $0 } }
    }
  }
}
