public import SaringSource

/// All checked indicators, lexicons and the triage policy.
///
/// A value of this type is proof that its checks have passed; it is made by the front end only.
public struct RuleBook: Sendable {
  public let id: String
  public let version: String
  /// SHA-256 over all rule files, as 64 hexadecimal digits.
  public let digest: String
  public let languages: [String]
  public let title: LocalizedText
  public let vocabulary: Vocabulary
  public let lexicons: [Lexicon]
  public let packs: [Pack]
  public let sources: [Source]
  public let dimensions: [Dimension]
  /// Pack by pack, each pack's by id.
  public let indicators: [Indicator]
  public let patterns: [Pattern]
  /// All four levels, lowest first; `low` has no condition.
  public let levels: [Level]
  public let sufficiencies: [Sufficiency]
  /// Whom to call, as levels and patterns name it.
  public let contacts: [ContactTable]
  /// The fact that names the stage of the journey.
  public let stage: FactID
  /// The fact that holds the day as of which a profile is screened.
  public let date: FactID
  /// The fact that says what a record is about; an open answer counts as its first code.
  public let subject: FactID?
  public let sourceFiles: [SourceFile]

  package init(
    id: String, version: String, digest: String, languages: [String], title: LocalizedText,
    vocabulary: Vocabulary, lexicons: [Lexicon], packs: [Pack], sources: [Source],
    dimensions: [Dimension], indicators: [Indicator], patterns: [Pattern], levels: [Level],
    sufficiencies: [Sufficiency], contacts: [ContactTable] = [], stage: FactID, date: FactID,
    subject: FactID? = nil, sourceFiles: [SourceFile] = []
  ) {
    self.id = id
    self.version = version
    self.digest = digest
    self.languages = languages
    self.title = title
    self.vocabulary = vocabulary
    self.lexicons = lexicons
    self.packs = packs
    self.sources = sources
    self.dimensions = dimensions
    self.indicators = indicators
    self.patterns = patterns
    self.levels = levels
    self.sufficiencies = sufficiencies
    self.contacts = contacts
    self.stage = stage
    self.date = date
    self.subject = subject
    self.sourceFiles = sourceFiles
  }

  // Lent and not copied, as an indicator is mostly asked for one of its many parts; inlined, so that the rest
  // of it is not copied to the caller either.
  @inlinable public subscript(indicator: IndicatorID) -> Indicator {
    _read { yield indicators[indicator.index] }
  }
  @inlinable public subscript(pattern: PatternID) -> Pattern {
    _read { yield patterns[pattern.index] }
  }
  @inlinable public subscript(dimension: DimensionID) -> Dimension {
    _read { yield dimensions[dimension.index] }
  }
  @inlinable public subscript(lexicon: LexiconID) -> Lexicon {
    _read { yield lexicons[lexicon.index] }
  }
  @inlinable public subscript(pack: PackID) -> Pack { _read { yield packs[pack.index] } }
  @inlinable public subscript(source: SourceID) -> Source { _read { yield sources[source.index] } }
  public subscript(contacts: ContactTableID) -> ContactTable { self.contacts[contacts.index] }
  public subscript(level: TriageLevel) -> Level { levels[Int(level.rawValue)] }

  /// What a screening names: `indonesia 2026.11 sha256:…`.
  public var signature: String { "\(id) \(version) sha256:\(digest)" }
}

/// A folder of indicators with its sources and dimensions.
public struct Pack: Sendable {
  public let id: String
  public let title: LocalizedText
  /// The codes of the book's subject to which all of the pack applies; none when to every record.
  public let subjects: [Int]

  package init(id: String, title: LocalizedText, subjects: [Int] = []) {
    self.id = id
    self.title = title
    self.subjects = subjects
  }
}

extension RuleBook {
  /// What a record must be about for a pack to speak of it; none when it speaks of every record.
  public func scope(of pack: PackID?) -> Predicate? {
    guard let subject, let pack, !self[pack].subjects.isEmpty else { return nil }
    return .test(.isOne(subject, of: self[pack].subjects))
  }

  /// A condition of a pack together with the pack's scope.
  package func scoped(_ condition: Predicate, to pack: PackID?) -> Predicate {
    scope(of: pack).map { .all([$0, condition]) } ?? condition
  }
}

/// Where a rule comes from.
public struct Source: Sendable {
  public let id: String
  /// The pack that declares it; within a pack its id is unique.
  public let pack: PackID
  public let title: String
  public let year: Int?
  public let link: String?
  /// Whether the source was read, or only recalled.
  public let isVerified: Bool

  package init(
    id: String, pack: PackID, title: String, year: Int?, link: String?, isVerified: Bool
  ) {
    self.id = id
    self.pack = pack
    self.title = title
    self.year = year
    self.link = link
    self.isVerified = isVerified
  }
}

/// The aspect that indicators speak of, positive when its condition holds.
public struct Dimension: Sendable {
  public let id: String
  public let pack: PackID
  public let title: LocalizedText
  public let when: Predicate

  package init(id: String, pack: PackID, title: LocalizedText, when: Predicate) {
    self.id = id
    self.pack = pack
    self.title = title
    self.when = when
  }
}

/// A named sign: dimension, strength, conditions, sources, examples.
public struct Indicator: Sendable {
  public let id: String
  public let pack: PackID
  public let dimension: DimensionID?
  public let elements: [Element]
  public let family: String?
  public let tags: [String]
  public let role: Role
  public let title: LocalizedText
  public let sources: [SourceID]
  public let applies: Predicate?
  /// At most one grade for each strength, strongest first; never empty.
  public let grades: [Grade]
  /// Sentences with `{fact.name}` for answers.
  public let because: LocalizedText
  public let examples: [Example]
  public let span: SourceSpan

  package init(
    id: String, pack: PackID, dimension: DimensionID? = nil, elements: [Element] = [],
    family: String? = nil, tags: [String] = [], role: Role = .risk, title: LocalizedText,
    sources: [SourceID] = [], applies: Predicate? = nil, grades: [Grade], because: LocalizedText,
    examples: [Example] = [], span: SourceSpan = SourceSpan(file: 0, range: 0..<0)
  ) {
    self.id = id
    self.pack = pack
    self.dimension = dimension
    self.elements = elements
    self.family = family
    self.tags = tags
    self.role = role
    self.title = title
    self.sources = sources
    self.applies = applies
    self.grades = grades
    self.because = because
    self.examples = examples
    self.span = span
  }
}

/// One strength of an indicator and its condition as written, without `applies`.
public struct Grade: Sendable {
  public let strength: Strength
  public let when: Predicate

  package init(strength: Strength, when: Predicate) {
    self.strength = strength
    self.when = when
  }
}

/// A small profile that stands beside the rule and shows what it does.
public struct Example: Sendable {
  public enum Outcome: Hashable, Sendable {
    case fires(Strength)
    /// Nothing fired and nothing can.
    case silent
    /// Not fired, and open answers could make it fire.
    case undecided
  }

  public let outcome: Outcome
  public let because: String
  public let profile: Profile
  public let span: SourceSpan

  package init(outcome: Outcome, because: String, profile: Profile, span: SourceSpan) {
    self.outcome = outcome
    self.because = because
    self.profile = profile
    self.span = span
  }
}

/// A named combination.
public struct Pattern: Sendable {
  public let id: String
  public let isUrgent: Bool
  public let title: LocalizedText
  public let because: LocalizedText?
  public let when: Predicate
  /// The pack that declares it; none for a pattern of the triage policy.
  public let pack: PackID?
  /// The series it is a row of: of one series only the first pattern that holds is reported.
  public let series: String?
  /// What to do besides what the level says.
  public let actions: [Action]
  public let contacts: [ContactTableID]

  package init(
    id: String, isUrgent: Bool, title: LocalizedText, because: LocalizedText?, when: Predicate,
    pack: PackID?, series: String? = nil, actions: [Action] = [], contacts: [ContactTableID] = []
  ) {
    self.id = id
    self.isUrgent = isUrgent
    self.title = title
    self.because = because
    self.when = when
    self.pack = pack
    self.series = series
    self.actions = actions
    self.contacts = contacts
  }
}

/// One triage level, its condition and what to do.
public struct Level: Sendable {
  public let level: TriageLevel
  public let title: LocalizedText
  public let because: LocalizedText?
  public let actions: [Action]
  public let contacts: [ContactTableID]
  /// None for `low`, which needs no condition.
  public let when: Predicate?

  package init(
    level: TriageLevel, title: LocalizedText, because: LocalizedText?, actions: [Action],
    contacts: [ContactTableID] = [], when: Predicate?
  ) {
    self.level = level
    self.title = title
    self.because = because
    self.actions = actions
    self.contacts = contacts
    self.when = when
  }
}

/// How many core facts must be known before a low level may be called sufficient information.
public struct Sufficiency: Sendable {
  public let applies: Predicate?
  public let atLeast: Int
  public let parts: [Predicate]
  public let title: LocalizedText

  package init(applies: Predicate?, atLeast: Int, parts: [Predicate], title: LocalizedText) {
    self.applies = applies
    self.atLeast = atLeast
    self.parts = parts
    self.title = title
  }
}

/// Phrases in one language.
public struct Lexicon: Sendable {
  public let id: String
  public let language: String
  public let title: LocalizedText
  public let phrases: [String]
  /// False friends: a phrase found inside one of these is not counted.
  public let exceptions: [String]
  /// A phrase in a sentence that holds a phrase of these is not counted.
  public let guards: [LexiconID]
  /// Whole texts in which a phrase must be found, or must not.
  public let firing: [String]
  public let silent: [String]

  package init(
    id: String, language: String, title: LocalizedText, phrases: [String],
    exceptions: [String] = [], guards: [LexiconID] = [], firing: [String] = [],
    silent: [String] = []
  ) {
    self.id = id
    self.language = language
    self.title = title
    self.phrases = phrases
    self.exceptions = exceptions
    self.guards = guards
    self.firing = firing
    self.silent = silent
  }
}
