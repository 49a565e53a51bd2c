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
