public import SaringExplanation
public import SaringModel
public import SaringProfiles
import SaringReports

/// One stream of profiles.
public struct ScreeningSource: Sendable {
  /// The name to show, such as the path of the file.
  public var name: String
  /// An open file descriptor; it stays the caller's to close.
  public var descriptor: Int32
  /// Guessed from the first bytes when not given.
  public var format: ProfileFormat?

  public init(name: String, descriptor: Int32, format: ProfileFormat? = nil) {
    self.name = name
    self.descriptor = descriptor
    self.format = format
  }
}

/// How screenings are written.
public enum ScreeningForm: String, CaseIterable, Sendable {
  case table
  case jsonl
  case csv
}

/// What a run is asked for.
public struct ScreeningOptions: Sendable {
  /// The day used where a profile names none.
  public var asOf: Day
  public var form: ScreeningForm
  /// Only profiles at this level or above are written.
  public var level: TriageLevel
  /// The packs in use; all when nothing was left out.
  public var only: Set<PackID>?
  /// Fields that are repeated in the output.
  public var keep: [String]
  /// How many threads screen.
  public var jobs: Int
  public var language: Language
  /// Whether lines for a rejects file are made.
  public var makesRejects: Bool
  /// Whether answers that could harm if they were seen are left out.
  public var isRedacted: Bool
  /// Whether general words on safety are given for those who refused.
  public var givesSafety: Bool
  /// What is done with a record that says who somebody is.
  public var identity: IdentityHandling
  /// How much of each screening is told.
  public var detail: ScreeningDetail
  /// How many next questions are planned for each profile; none leaves the quick three.
  public var ask: Int?

  public init(
    asOf: Day, form: ScreeningForm = .jsonl, level: TriageLevel = .low,
    only: Set<PackID>? = nil, keep: [String] = [], jobs: Int = 1, language: Language = .english,
    makesRejects: Bool = false, isRedacted: Bool = false, givesSafety: Bool = false,
    identity: IdentityHandling = .refuse, detail: ScreeningDetail = .evidence,
    ask: Int? = nil
  ) {
    self.asOf = asOf
    self.form = form
    self.level = level
    self.only = only
    self.keep = keep
    self.jobs = max(1, jobs)
    self.language = language
    self.makesRejects = makesRejects
    self.isRedacted = isRedacted
    self.givesSafety = givesSafety
    self.identity = identity
    self.detail = detail
    self.ask = ask
  }
}

extension ScreeningOptions {
  /// How writers show screenings.
  var style: ScreeningStyle {
    ScreeningStyle(
      language: language, isRedacted: isRedacted, givesSafety: givesSafety, detail: detail)
  }
}
