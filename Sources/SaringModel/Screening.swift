/// The outcome for one profile: all findings, with the triage level.
///
/// A screening is filled anew for each profile of a batch, so that its arrays are reused.
public struct Screening: Equatable, Sendable {
  /// The caller's pseudonym for the record, as UTF-8; empty when the record gives none.
  public var id: [UInt8] = []
  /// The highest level that holds whatever the open answers are.
  public var level = TriageLevel.low
  /// The highest level that open answers could still bring.
  public var possible = TriageLevel.low
  /// Whether enough core facts are known for a low level to mean something.
  public var isInformationSufficient = false
  /// Whether a pattern of immediate danger holds.
  public var isUrgent = false
  /// The patterns that hold, in the order of the rule book.
  public var patterns: [PatternID] = []
  /// The indicators that fired, strongest first, then in the order of the rule book.
  public var fired: [Finding] = []
  /// The evidence of all findings, end to end.
  public var evidence: [Evidence] = []
  /// For each finding a smallest set of answers that carries it, end to end; empty when not asked.
  public var reasons: [Question] = []
  /// The indicators that have not fired and could, in the order of the rule book.
  public var open: [IndicatorID] = []
  /// Open questions, those that touch most open indicators first; at most three.
  public var ask: [Question] = []

  public init() {}

  /// An indicator that fired.
  public struct Finding: Equatable, Sendable {
    public var indicator: IndicatorID
    public var strength: Strength
    /// Which part of `evidence` is this finding's.
    public var evidence: Range<Int>
    /// Which part of `reasons` is this finding's.
    public var reason: Range<Int> = 0..<0

    @inlinable public init(indicator: IndicatorID, strength: Strength, evidence: Range<Int>) {
      self.indicator = indicator
      self.strength = strength
      self.evidence = evidence
    }
  }

  /// Something that may still be asked.
  public enum Question: Hashable, BitwiseCopyable, Sendable {
    case fact(FactID)
    case group(GroupID)
  }

  /// One thing that a finding rests on.
  public enum Evidence: Hashable, Sendable {
    /// A known answer; the cell as `ProfileBlock` holds it. `item` is the position in a group.
    case answer(FactID, item: Int?, cell: UInt64)
    /// A phrase in a text: the positions of lexicon and phrase, and where it stands in the original
    /// text, in Unicode code points.
    case phrase(FactID, LexiconID, phrase: Int, offset: Int, length: Int)
    /// A text that was given and holds no such phrase.
    case withoutPhrase(FactID)
    /// A group that was given, with its number of items.
    case items(GroupID, Int)
  }
}
