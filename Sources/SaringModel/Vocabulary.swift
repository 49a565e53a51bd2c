public import SaringSource

/// All facts, groups, tables and parameters of a rule book.
public struct Vocabulary: Sendable {
  public let facts: [Fact]
  public let groups: [Group]
  public let tables: [Table]
  public let parameters: [Parameter]
  private let factsByName: [String: FactID]
  private let groupsByName: [String: GroupID]

  package init(facts: [Fact], groups: [Group], tables: [Table], parameters: [Parameter]) {
    self.facts = facts
    self.groups = groups
    self.tables = tables
    self.parameters = parameters
    factsByName = Dictionary(
      facts.enumerated().map { ($1.name, FactID(index: $0)) },
      uniquingKeysWith: { first, _ in first })
    groupsByName = Dictionary(
      groups.enumerated().map { ($1.name, GroupID(index: $0)) },
      uniquingKeysWith: { first, _ in first })
  }

  // Lent and not copied: a fact holds a dozen references, and is mostly asked for one of them. Inlined, so that
  // the rest of it is not copied to the caller either.
  @inlinable public subscript(fact: FactID) -> Fact { _read { yield facts[fact.index] } }
  @inlinable public subscript(group: GroupID) -> Group { _read { yield groups[group.index] } }
  @inlinable public subscript(table: TableID) -> Table { _read { yield tables[table.index] } }
  @inlinable public subscript(parameter: ParameterID) -> Parameter {
    _read { yield parameters[parameter.index] }
  }

  public func fact(named name: String) -> FactID? { factsByName[name] }
  public func group(named name: String) -> GroupID? { groupsByName[name] }
  public var factIDs: [FactID] { facts.indices.map(FactID.init(index:)) }
}

/// A named, typed value of a profile.
public struct Fact: Sendable {
  public let name: String
  public let kind: Kind
  /// The unit of a number, as written; two numbers compare only in the same unit.
  public let unit: String?
  public let minimum: Double?
  public let maximum: Double?
  /// The codes of `yesNo`, `code` and `codes` facts in their order; empty for the rest.
  public let codes: [Code]
  /// The group whose items hold this fact.
  public let group: GroupID?
  public let derivation: Derivation?
  /// 0 process data, 1 personal, 2 sensitive, 3 harmful if disclosed.
  public let sensitivity: Int
  public let isProtected: Bool
  public let isChangeable: Bool
  public let isVerifiable: Bool
  /// What asking costs: time, distress and danger, each 0 to 3.
  public let cost: AskingCost
  /// A noun phrase.
  public let title: LocalizedText
  /// Absent for facts that nobody is asked.
  public let question: LocalizedText?
  public let span: SourceSpan

  package init(
    name: String, kind: Kind, unit: String? = nil, minimum: Double? = nil, maximum: Double? = nil,
    codes: [Code] = [], group: GroupID? = nil, derivation: Derivation? = nil, sensitivity: Int = 0,
    isProtected: Bool = false, isChangeable: Bool = false, isVerifiable: Bool = false,
    cost: AskingCost = AskingCost(), title: LocalizedText, question: LocalizedText? = nil,
    span: SourceSpan = SourceSpan(file: 0, range: 0..<0)
  ) {
    self.name = name
    self.kind = kind
    self.unit = unit
    self.minimum = minimum
    self.maximum = maximum
    self.codes = codes
    self.group = group
    self.derivation = derivation
    self.sensitivity = sensitivity
    self.isProtected = isProtected
    self.isChangeable = isChangeable
    self.isVerifiable = isVerifiable
    self.cost = cost
    self.title = title
    self.question = question
    self.span = span
  }
}

extension Fact {
  /// What values a fact takes.
  public enum Kind: UInt8, CaseIterable, Sendable {
    /// The codes `yes` (0) and `no` (1).
    case yesNo
    case code
    case codes
    case number
    case date
    case text
    case identifier

    /// The word for it in the vocabulary.
    public var name: String {
      switch self {
      case .yesNo: "yes-no"
      case .code: "code"
      case .codes: "codes"
      case .number: "number"
      case .date: "date"
      case .text: "text"
      case .identifier: "identifier"
      }
    }
  }

  /// One of the answers to a question with given answers.
  public struct Code: Hashable, Sendable {
    public let id: String
    public let title: LocalizedText

    package init(id: String, title: LocalizedText) {
      self.id = id
      self.title = title
    }
  }

  /// What asking costs, each from 0 (nothing) to 3.
  public struct AskingCost: Hashable, Sendable {
    public var time = 1
    public var distress = 0
    public var safety = 0

    package init(time: Int = 1, distress: Int = 0, safety: Int = 0) {
      self.time = time
      self.distress = distress
      self.safety = safety
    }
  }
}

/// A repeated part of a profile, such as the legs of a journey.
public struct Group: Sendable {
  public let name: String
  /// The most items one profile may have.
  public let most: Int
  public let facts: [FactID]
  public let title: LocalizedText
  public let question: LocalizedText?

  package init(
    name: String, most: Int, facts: [FactID], title: LocalizedText, question: LocalizedText? = nil
  ) {
    self.name = name
    self.most = most
    self.facts = facts
    self.title = title
    self.question = question
  }
}

/// How a fact is computed from others.
///
/// An open input makes the result open; a closed input, a table without a row, or a division by
/// zero makes it closed.
public indirect enum Derivation: Hashable, Sendable {
  case fact(FactID)
  case parameter(ParameterID)
  case number(Double)
  case lookUp(TableID, key: FactID)
  case add([Derivation])
  case subtract(Derivation, Derivation)
  case multiply([Derivation])
  case divide(Derivation, Derivation)
  case minimum([Derivation])
  case maximum([Derivation])
  /// Whole months from the first date to the second, rounded down; negative when reversed.
  case monthsBetween(FactID, FactID)
  /// Yes when two code facts with the same codes hold different codes.
  case differs(FactID, FactID)
}

/// Numbers by code and date.
public struct Table: Sendable {
  public let id: String
  /// The fact whose codes are the keys.
  public let keys: FactID
  public let unit: String?
  /// Rows with `key` as the position of the code.
  public let rows: [Row]
  public let title: LocalizedText

  package init(id: String, keys: FactID, unit: String?, rows: [Row], title: LocalizedText) {
    self.id = id
    self.keys = keys
    self.unit = unit
    self.rows = rows
    self.title = title
  }
}

/// A number by date, such as a limit that the law sets.
public struct Parameter: Sendable {
  public let id: String
  public let unit: String?
  public let rows: [Row]
  public let title: LocalizedText

  package init(id: String, unit: String?, rows: [Row], title: LocalizedText) {
    self.id = id
    self.unit = unit
    self.rows = rows
    self.title = title
  }
}

/// One dated value with its source.
public struct Row: Sendable {
  /// The position of the code for a table; 0 for a parameter.
  public let key: Int
  public let value: Double
  /// First and last day on which it holds.
  public let from: Day?
  public let until: Day?
  public let source: String
  public let isVerified: Bool

  package init(
    key: Int, value: Double, from: Day? = nil, until: Day? = nil, source: String, isVerified: Bool
  ) {
    self.key = key
    self.value = value
    self.from = from
    self.until = until
    self.source = source
    self.isVerified = isVerified
  }

  /// Whether the row holds on `day`.
  public func holds(on day: Day) -> Bool {
    if let from, day < from { return false }
    if let until, day > until { return false }
    return true
  }
}
