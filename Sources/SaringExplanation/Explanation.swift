public import SaringModel

/// Why one profile came out as it did, in the words of one language.
///
/// Every text is ready to be shown; nothing here depends on where it is shown.
public struct Explanation: Equatable, Sendable {
  /// The caller's pseudonym for the record; empty when there is none.
  public var id: String
  public var level: TriageLevel
  /// What the level means, why, and what to do.
  public var summary: [String]
  /// Immediate danger, when there is any.
  public var urgent: String?
  public var patterns: [String]
  /// Whom to call, each with how.
  public var contacts: [String]
  /// The level, the patterns and the dimensions that are certain, each with what it rests on.
  public var findings: [Finding] = []
  /// Signs of risk that fired, strongest first.
  public var fired: [Sign]
  /// Signs that speak for the person being safe.
  public var protective: [Sign]
  public var notes: [Sign]
  /// Signs that have not fired and could.
  public var open: [OpenSign]
  /// Signs that cannot fire, each with the part that fails.
  public var silent: [SilentSign]
  /// Levels and patterns that answers still open could bring.
  public var prospects: [Prospect] = []
  /// What checking or mending some answers could do to the level.
  public var changes = Changes()
  /// What to ask next, most useful first.
  public var questions: [String]
  public var information: String
  /// What the outcome is and is not.
  public var limits: [String]
}

extension Explanation {
  /// A sign that fired.
  public struct Sign: Equatable, Sendable {
    public var id: String
    public var title: String
    public var strength: String
    /// The rule's own sentence with the answers in it.
    public var reason: String
    /// One sentence for each answer or place in a text that it rests on.
    public var evidence: [String]
    public var sources: [String]
    /// Which answers carry it.
    public var basis = Basis()
    /// That it rests on something recalled and not seen, where it does.
    public var caution: String?
  }

  /// A sign that answers still open could bring.
  public struct OpenSign: Equatable, Sendable {
    public var id: String
    public var title: String
    /// How strong it could become.
    public var strength: String
    public var holding: [String]
    public var failing: [String]
    public var open: [String]
    public var questions: [String]
  }

  /// A sign that is out of reach.
  public struct SilentSign: Equatable, Sendable {
    public var id: String
    public var title: String
    public var reason: String
  }
}

extension Language {
  /// The one line that stands under every list.
  package var limit: String { limits[0] }

  /// What stands under every list of screenings, and how to contest one.
  package var limits: [String] {
    [
      self(
        "screening aid, not a finding; a person decides",
        "alat bantu penyaringan, bukan temuan; manusia yang memutuskan"),
      self(
        "whoever disagrees can ask for the answers and rules to be looked at again",
        "siapa pun yang tidak setuju dapat meminta jawaban dan aturannya ditinjau ulang"),
    ]
  }

  package func name(of level: TriageLevel) -> String {
    switch level {
    case .low: self("low", "rendah")
    case .elevated: self("elevated", "waspada")
    case .high: self("high", "tinggi")
    case .critical: self("critical", "kritis")
    }
  }
}
