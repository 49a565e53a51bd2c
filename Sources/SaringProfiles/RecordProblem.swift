/// Why a record is no profile.
///
/// It names places and facts, and never repeats an answer.
public struct RecordProblem: Error, Equatable, Sendable {
  public var kind: Kind { details.kind }
  /// The line on which the record begins, from 1.
  public var line: Int { details.line }
  /// The cell of a CSV row, from 1.
  public internal(set) var column: Int? {
    get { details.column }
    set { change { $0.column = newValue } }
  }
  /// The fact or group in question.
  public var field: String? { details.field }
  /// What would be right, in words of the vocabulary: a range, codes, a number of items or cells.
  public var expected: String? { details.expected }
  /// How many cells the row has.
  public internal(set) var cellCount: Int? {
    get { details.cellCount }
    set { change { $0.cellCount = newValue } }
  }

  /// One word, so that to have no problem, as most records do, is no more than an empty one.
  private var box: Box
  private var details: Details { box.details }

  init(_ kind: Kind, line: Int, column: Int? = nil, field: String? = nil, expected: String? = nil) {
    box = Box(
      Details(kind: kind, line: line, column: column, field: field, expected: expected))
  }

  public static func == (left: Self, right: Self) -> Bool { left.details == right.details }

  private mutating func change(_ body: (inout Details) -> Void) {
    var changed = details
    body(&changed)
    box = Box(changed)
  }

  private struct Details: Equatable, Sendable {
    var kind: Kind
    var line: Int
    var column: Int?
    var field: String?
    var expected: String?
    var cellCount: Int?
  }

  private final class Box: Sendable {
    let details: Details

    init(_ details: Details) { self.details = details }
  }
}

extension RecordProblem {
  /// The stable code of a problem.
  public enum Kind: String, CaseIterable, Sendable {
    case notJSON = "not-json"
    case notUTF8 = "not-utf8"
    /// JSON, but no object.
    case notAnObject = "not-an-object"
    case tooDeep = "too-deep"
    case tooLong = "too-long"
    /// A field or an identifier says who somebody is.
    case identity
    /// The stream ends in the middle of the record.
    case cutShort = "cut-short"
    case duplicateKey = "duplicate-key"
    case wrongType = "wrong-type"
    case wrongCode = "wrong-code"
    case wrongNumber = "wrong-number"
    case wrongDate = "wrong-date"
    case outOfRange = "out-of-range"
    case tooManyItems = "too-many-items"
    case rowTooShort = "row-too-short"
    case rowTooLong = "row-too-long"
    /// A quotation mark that is not closed, or text behind a closing one.
    case strayQuote = "stray-quote"
  }
}
