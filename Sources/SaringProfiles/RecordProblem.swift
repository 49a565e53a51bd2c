/// Why a record is no profile.
///
/// It names places and facts, and never repeats an answer.
public struct RecordProblem: Error, Equatable, Sendable {
  public let kind: Kind
  /// The line on which the record begins, from 1.
  public let line: Int
  /// The cell of a CSV row, from 1.
  public var column: Int?
  /// The fact or group in question.
  public var field: String?
  /// What would be right, in words of the vocabulary: a range, codes, a number of items or cells.
  public var expected: String?
  /// How many cells the row has.
  public var cellCount: Int?

  init(_ kind: Kind, line: Int, column: Int? = nil, field: String? = nil, expected: String? = nil) {
    self.kind = kind
    self.line = line
    self.column = column
    self.field = field
    self.expected = expected
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
