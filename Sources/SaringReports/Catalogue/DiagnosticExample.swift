/// Some pieces of a rule book, to be laid over a small book that has no problem.
package struct DiagnosticExample: Sendable {
  /// Where a piece belongs, and its text.
  struct Part: Sendable {
    var slot: Slot
    var text: String
    /// The bytes of a file that is not text.
    var bytes: [UInt8]?
    /// What the page says in place of a text that is too long or cannot be shown.
    var stand: String?
    /// Whether the page shows it; what only keeps the rest of the book in order is not shown.
    var isShown = true
  }

  /// A part of the small book that an example replaces, or adds to.
  enum Slot: Hashable, Sendable {
    /// The conditions of the indicator `T-1`.
    case condition
    /// Its `applies` and `when`.
    case grades
    /// Its sentences.
    case because
    /// Its examples.
    case examples
    /// Its whole file.
    case indicator
    /// The fact `record.id` of the vocabulary.
    case identifier
    /// The fact `record.stage` of the vocabulary.
    case stage
    /// A further file with the root `rules`.
    case rules
    /// Behind the sources of the pack.
    case sources
    /// Behind the dimensions of the pack.
    case dimensions
    /// The four levels of the triage policy.
    case levels
    /// Behind them.
    case triage
    /// The part that says when enough is known.
    case sufficient
    /// A whole file.
    case file(String)
  }

  var parts: [Part]
  /// Whether the book below it is in Indonesian as well.
  var isBilingual = false
}

extension DiagnosticExample {
  static func condition(_ text: String) -> Self { Self(.condition, text) }
  static func grades(_ text: String) -> Self { Self(.grades, text) }
  static func because(_ text: String) -> Self { Self(.because, text) }
  static func examples(_ text: String) -> Self { Self(.examples, text) }
  static func indicator(_ text: String) -> Self { Self(.indicator, text) }
  static func sources(_ text: String) -> Self { Self(.sources, text) }
  static func dimensions(_ text: String) -> Self { Self(.dimensions, text) }
  static func identifier(_ text: String) -> Self { Self(.identifier, text) }
  static func stage(_ text: String) -> Self { Self(.stage, text) }
  static func levels(_ text: String) -> Self { Self(.levels, text) }
  static func triage(_ text: String) -> Self { Self(.triage, text) }
  static func sufficient(_ text: String) -> Self { Self(.sufficient, text) }
  static func file(_ path: String, _ text: String) -> Self { Self(.file(path), text) }

  /// Declarations, and a condition that the page does not show but that uses them.
  static func rules(_ text: String, usedBy condition: String? = nil) -> Self {
    let rules = Self(.rules, text)
    guard let condition else { return rules }
    return rules.behind(.condition, condition)
  }

  /// What cannot be laid over a book in memory, in words.
  static func told(_ words: String) -> Self {
    Self(parts: [Part(slot: .file(""), text: "", stand: words)])
  }

  /// The example over a book in English and Indonesian.
  func inTwoLanguages() -> Self {
    var example = self
    example.isBilingual = true
    return example
  }

  /// The example with words in place of its first text.
  func saying(_ words: String) -> Self {
    var example = self
    example.parts[0].stand = words
    return example
  }

  private init(_ slot: Slot, _ text: String) {
    parts = [Part(slot: slot, text: text)]
  }

  /// The example with a further piece that the page shows.
  func and(_ other: Self) -> Self { Self(parts: parts + other.parts) }

  /// The example with a further piece that the page does not show.
  func behind(_ slot: Slot, _ text: String) -> Self {
    Self(parts: parts + [Part(slot: slot, text: text, isShown: false)])
  }

  /// A file that is too large to be shown, or is not text, and what is said in its place.
  static func file(_ path: String, bytes: [UInt8], shownAs words: String) -> Self {
    Self(parts: [Part(slot: .file(path), text: "", bytes: bytes, stand: words)])
  }
}

extension DiagnosticExample {
  /// The shown pieces, each under the place it belongs to.
  var text: String {
    var text = ""
    for part in parts where part.isShown {
      let caption = part.slot.caption.map { text.isEmpty ? " (\($0))" : "  and \($0):" }
      text += "\(caption ?? "")\n"
      let shown = part.stand ?? part.text
      for line in shown.split(separator: "\n", omittingEmptySubsequences: false) {
        text += line.isEmpty ? "\n" : "  \(line)\n"
      }
    }
    return text
  }

  /// Whether it can be laid over a book in memory.
  package var isLaidOver: Bool {
    parts.allSatisfy { $0.slot != .file("") }
  }
}

extension DiagnosticExample.Slot {
  fileprivate var caption: String? {
    switch self {
    case .condition: "among the conditions of an indicator"
    case .grades, .because, .examples: "in an indicator"
    case .indicator: "a file with one indicator"
    case .identifier, .stage, .rules: "in a file with the root rules"
    case .sources, .dimensions: "in a pack"
    case .levels, .triage, .sufficient: "in the triage policy"
    case .file(let path): path.isEmpty ? nil : path
    }
  }
}
