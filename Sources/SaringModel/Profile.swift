/// One record to screen.
public struct Profile: Equatable, Sendable {
  /// Answers to facts outside groups; a fact that is not here is open.
  public var answers: [FactID: Answer]
  /// Answers to groups; a group that is not here is open.
  public var groups: [GroupID: GroupAnswer]

  public init(answers: [FactID: Answer] = [:], groups: [GroupID: GroupAnswer] = [:]) {
    self.answers = answers
    self.groups = groups
  }

  public subscript(fact: FactID) -> Answer { answers[fact] ?? .open }
  public subscript(group: GroupID) -> GroupAnswer { groups[group] ?? .open }
}

/// What a profile says of one fact.
public enum Answer: Equatable, Sendable {
  /// Absent, null, not asked: it may still be asked.
  case open
  /// Refused and the like: it may not be asked again.
  case closed(MissingReason)
  case known(Value)
}

/// Why a fact has no value and will not get one by asking.
public enum MissingReason: UInt8, CaseIterable, Sendable {
  case refused
  case doesNotKnow
  case notApplicable

  public var name: String {
    switch self {
    case .refused: "refused"
    case .doesNotKnow: "does-not-know"
    case .notApplicable: "not-applicable"
    }
  }
}

/// The value of a known fact.
public enum Value: Equatable, Sendable {
  /// The position of the code.
  case code(Int)
  /// Positions of codes, one bit each.
  case codes(UInt64)
  case number(Double)
  case date(Day)
  case text(String)
}

/// What a profile says of a repeated group; a group that is given is complete.
public enum GroupAnswer: Equatable, Sendable {
  case open
  case closed(MissingReason)
  case items([[FactID: Answer]])
}
