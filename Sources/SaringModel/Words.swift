/// The same words in every language of the rule book.
public struct LocalizedText: Hashable, Sendable {
  /// In the order of the languages: there are two or three, so a list is searched sooner than a
  /// table.
  let words: [Entry]

  struct Entry: Hashable, Sendable {
    let language: String
    let words: String
  }

  package init(_ words: [String: String]) {
    self.init(words.map { Entry(language: $0.key, words: $0.value) })
  }

  init(_ words: [Entry]) { self.words = words.sorted { $0.language < $1.language } }

  /// Takes words that stand in the order of their languages already.
  init(inOrder words: [Entry]) { self.words = words }

  /// The words in `language`, or in English, or in any language there is.
  public subscript(language: String) -> String {
    for entry in words where entry.language == language { return entry.words }
    for entry in words where entry.language == "en" { return entry.words }
    return words.first?.words ?? ""
  }
}

/// How much an indicator says, from least to most.
public enum Strength: UInt8, CaseIterable, Sendable {
  case weak
  case medium
  case strong
  case decisive
}

extension Strength: Comparable {
  public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}

extension Strength {
  /// The word for it in rules, screenings and pages.
  public var name: String {
    switch self {
    case .weak: "weak"
    case .medium: "medium"
    case .strong: "strong"
    case .decisive: "decisive"
    }
  }

  public init?(name: some StringProtocol) {
    guard let found = Self.allCases.first(where: { $0.name == name }) else { return nil }
    self = found
  }
}

/// What should happen next; never a statement about a person.
public enum TriageLevel: UInt8, CaseIterable, Sendable {
  case low
  case elevated
  case high
  case critical
}

extension TriageLevel: Comparable {
  public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}

extension TriageLevel {
  public var name: String {
    switch self {
    case .low: "low"
    case .elevated: "elevated"
    case .high: "high"
    case .critical: "critical"
    }
  }

  public init?(name: some StringProtocol) {
    guard let found = Self.allCases.first(where: { $0.name == name }) else { return nil }
    self = found
  }
}

/// What an indicator supports in the definition of the Palermo Protocol, article 3.
public enum Element: UInt8, CaseIterable, Sendable {
  case act
  case means
  case purpose

  public var name: String {
    switch self {
    case .act: "act"
    case .means: "means"
    case .purpose: "purpose"
    }
  }
}

/// Whether an indicator counts.
public enum Role: UInt8, CaseIterable, Sendable {
  /// A sign of risk; counts and sums see it.
  case risk
  /// Speaks for the person being safe; shown, never counted.
  case protective
  /// Shown, never counted; may speak of the law that applies.
  case note

  public var name: String {
    switch self {
    case .risk: "risk"
    case .protective: "protective"
    case .note: "note"
    }
  }
}

/// What is known about a condition once it has met a profile.
public enum Truth: UInt8, CaseIterable, Sendable {
  case fails
  case unknown
  case holds
}

extension Truth: Comparable {
  public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}
