import SaringModel
import SaringSource

/// Resolves every name of a rule book and checks every type; collects all problems.
///
/// What is broken is noted and replaced by something harmless: with an error there is no book, so
/// nobody sees the replacement.
struct Checker {
  let syntax: RuleBookSyntax
  /// Whether every file was read whole; if not, nothing is called missing or unused.
  let isWhole: Bool
  var problems: [Diagnostic] = []
  /// The names of what could not be read; they are not called unknown.
  var lostNames: Set<String>
  var languages: [String] = []

  // What the names mean.
  var facts: [FactDraft] = []
  var groups: [GroupSyntax] = []
  var tables: [TableSyntax] = []
  var factIDs: [String: FactID] = [:]
  var groupIDs: [String: GroupID] = [:]
  var tableIDs: [String: TableID] = [:]
  var contactIDs: [String: ContactTableID] = [:]
  var parameterIDs: [String: ParameterID] = [:]
  var lexiconIDs: [String: LexiconID] = [:]
  var packIDs: [String: PackID] = [:]
  var dimensionIDs: [String: DimensionID] = [:]
  var patternIDs: [String: PatternID] = [:]
  var indicatorIDs: [String: IndicatorID] = [:]
  /// Sources by pack, then by id.
  var sourceIDs: [[String: SourceID]] = []

  // The declarations in the order of the book.
  var packs: [PackSyntax] = []
  var sources: [(pack: Int, syntax: SourceSyntax)] = []
  var dimensions: [(pack: Int, syntax: DimensionSyntax)] = []
  var patterns: [(pack: Int?, syntax: PatternSyntax)] = []
  var indicators: [(pack: Int, syntax: IndicatorSyntax)] = []

  /// One for each indicator.
  var selectionKeys: [SelectionKey] = []

  // What is read by what.
  var usage = Usage()
  /// The facts that the condition in hand reads.
  var reads: Set<FactID> = []
  var edges: [Claim: [Edge]] = [:]
  /// What each derived fact is computed from.
  var derivationInputs: [Int: [FactID]] = [:]
  var protectedReads: [ProtectedRead] = []

  init(_ syntax: RuleBookSyntax, isWhole: Bool) {
    self.syntax = syntax
    self.isWhole = isWhole
    lostNames = syntax.lostNames
  }
}

extension Checker {
  /// Something whose truth others may read.
  enum Claim: Hashable {
    case indicator(Int)
    case dimension(Int)
    case pattern(Int)
    case level(Int)
    case sufficiency(Int)
    /// A fact that is computed from others.
    case fact(Int)
  }

  /// One claim reads another at this place.
  struct Edge {
    let to: Claim
    let span: SourceSpan
  }

  /// What has been read at least once.
  struct Usage {
    var facts: Set<FactID> = []
    var lexicons: Set<LexiconID> = []
    var tables: Set<TableID> = []
    var contacts: Set<ContactTableID> = []
    var parameters: Set<ParameterID> = []
    var sources: Set<SourceID> = []
  }

  /// A fact while it is checked; a class, because it is looked at often and is large.
  final class FactDraft {
    let syntax: FactSyntax
    let kind: Fact.Kind?
    let group: GroupID?
    var codes: [Fact.Code] = []
    var positions: [String: Int] = [:]
    /// False when the list of codes could not be read, so that no code is called unknown.
    var hasCodes = true
    var minimum: Double?
    var maximum: Double?
    var derivation: Derivation?
    /// The protected fact that it is, or is computed from.
    var protectedOrigin: FactID?

    init(syntax: FactSyntax, kind: Fact.Kind?, group: GroupID?) {
      self.syntax = syntax
      self.kind = kind
      self.group = group
    }

    var name: String { syntax.name.value }
    var unit: String? { syntax.unit?.value }
  }
}

extension Checker {
  mutating func note(
    _ code: Diagnostic.Code, _ message: String, at span: SourceSpan?,
    severity: Diagnostic.Severity? = nil, found: String? = nil,
    possible: [String] = [], suggestion: String? = nil, help: String? = nil,
    patch: Diagnostic.Patch? = nil, related: [Diagnostic.Related] = []
  ) {
    problems.append(
      Diagnostic(
        code, message, at: span, severity: severity, found: found, possible: possible,
        suggestion: suggestion, help: help, patch: patch, related: related))
  }

  /// Notes a name that stands for nothing, with the nearest that does.
  mutating func noteUnknown(
    _ code: Diagnostic.Code, _ kind: String, _ name: Spanned<String>, among names: [String],
    possible: [String]? = nil, help: String? = nil
  ) {
    guard !lostNames.contains(name.value) else { return }
    let near = NearName.nearest(to: name.value, among: names)
    note(
      code, "no \(kind) is named `\(name.value)`", at: name.span, found: name.value,
      possible: possible ?? names.sorted(), suggestion: near, help: help,
      patch: near.map { Diagnostic.Patch(name.span, $0) })
  }

  /// Notes that a name is taken.
  mutating func noteDuplicate(
    _ code: Diagnostic.Code, _ kind: String, _ name: Spanned<String>, first: SourceSpan
  ) {
    note(
      code, "a \(kind) named `\(name.value)` exists already", at: name.span, found: name.value,
      help: "give one of the two another name",
      related: [Diagnostic.Related(first, "the first is here")])
  }

  /// The fact of that name.
  mutating func fact(_ name: Spanned<String>) -> FactID? {
    if let fact = factIDs[name.value] { return fact }
    if groupIDs[name.value] != nil {
      note(
        .unknownFact, "`\(name.value)` is a group, not a fact", at: name.span, found: name.value,
        help: "ask about the items of a group with `some`")
      return nil
    }
    let prefix = name.value.prefix { $0 != "." } + "."
    let all = facts.map(\.name)
    noteUnknown(
      .unknownFact, "fact", name, among: all,
      possible: all.filter { $0.hasPrefix(prefix) }.sorted(),
      help: "facts are declared in the vocabulary")
    return nil
  }

  /// The words in all languages of the book.
  mutating func localized(
    _ words: [WordsSyntax], _ kind: String, of span: SourceSpan
  ) -> LocalizedText {
    var found: [String: String] = [:]
    for word in words {
      let language = word.language.value
      if !languages.contains(language), !languages.isEmpty {
        note(
          .unknownLanguage, "`\(language)` is not a language of the book",
          at: word.language.span, found: language, possible: languages,
          help: "add it to `languages` of the book, or remove the element")
      } else if found[language] != nil {
        note(
          .duplicateTranslation, "the \(kind) in `\(language)` is given twice",
          at: word.language.span, found: language, help: "keep one of the two")
      }
      if word.words.value.isEmpty {
        note(.emptyWords, "the \(kind) holds no words", at: word.words.span)
      }
      found[language] = word.words.value
    }
    if !words.isEmpty || isWhole {
      for language in languages where found[language] == nil {
        note(
          .missingTranslation, "the \(kind) is missing in `\(language)`", at: span,
          help: "add `<\(kind) xml:lang=\"\(language)\">…</\(kind)>`")
      }
    }
    return LocalizedText(found)
  }

  /// Words that need not be there; if they are, then in all languages.
  mutating func optionalWords(
    _ words: [WordsSyntax], _ kind: String, of span: SourceSpan
  ) -> LocalizedText? {
    words.isEmpty ? nil : localized(words, kind, of: span)
  }

  /// The day of a date, or a note that there is no such day.
  mutating func day(_ text: Spanned<String>?) -> Day? {
    guard let text else { return nil }
    if let day = Day(iso: text.value) { return day }
    note(
      .impossibleDate, "the calendar has no day `\(text.value)`", at: text.span,
      found: text.value, help: "dates are written year-month-day, such as `2024-11-02`")
    return nil
  }
}
