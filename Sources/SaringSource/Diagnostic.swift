/// One problem in a rule book, with everything needed to show it to a person.
public struct Diagnostic: Equatable, Sendable {
  public var code: Code
  public var severity: Severity
  /// What is wrong, as one plain sentence without a full stop.
  public var message: String
  /// Where it is; none when the problem is about a file or folder as a whole.
  public var span: SourceSpan?
  /// The file or folder of a problem without a span.
  public var path: String?
  /// Where in the book, outermost first: pack, indicator, condition.
  public var place: [String]
  /// What stands there, as written.
  public var found: String?
  /// What could stand there; the renderer may shorten a long list.
  public var possible: [String]
  /// The legal name nearest to the one found.
  public var suggestion: String?
  /// What the problem means for a screening.
  public var consequence: String?
  /// What to do about it.
  public var help: String?
  /// A change that is safe to make without thinking.
  public var patch: Patch?
  /// Other places that belong to the problem, such as the edges of a cycle.
  public var related: [Related]

  public init(
    _ code: Code, _ message: String, at span: SourceSpan?, path: String? = nil,
    severity: Severity? = nil, place: [String] = [], found: String? = nil,
    possible: [String] = [], suggestion: String? = nil, consequence: String? = nil,
    help: String? = nil, patch: Patch? = nil, related: [Related] = []
  ) {
    self.code = code
    self.severity = severity ?? code.severity
    self.message = message
    self.span = span
    self.path = path
    self.place = place
    self.found = found
    self.possible = possible
    self.suggestion = suggestion
    self.consequence = consequence ?? code.consequence
    self.help = help
    self.patch = patch
    self.related = related
  }
}

extension Diagnostic {
  /// How much a problem matters.
  public enum Severity: String, CaseIterable, Sendable {
    /// The rule book cannot be used.
    case error
    /// The rule book can be used, and something in it is likely a mistake.
    case warning
    /// Worth knowing.
    case note
  }

  /// A replacement of some bytes of a rule file.
  public struct Patch: Equatable, Sendable {
    public var span: SourceSpan
    public var replacement: String

    public init(_ span: SourceSpan, _ replacement: String) {
      self.span = span
      self.replacement = replacement
    }
  }

  /// Another place that belongs to a problem, and why.
  public struct Related: Equatable, Sendable {
    public var span: SourceSpan
    public var message: String

    public init(_ span: SourceSpan, _ message: String) {
      self.span = span
      self.message = message
    }
  }
}
