/// The form that the value of an attribute must have; one for each of the grammar.
enum ValueForm: Equatable {
  case words
  case name
  case names
  case factName
  case factNames
  case code
  case codes
  case amount
  case whole
  case date
  /// A parameter or a fact.
  case reference
  case operand
  case unit
  case anyUnit
  case year
  case version
  case indicatorID
  case language
  case languages
  case lexiconLanguage
  case oneOf([String])
  case someOf([String])
}

extension ValueForm {
  static let yesOrNo = ValueForm.oneOf(["yes", "no"])
  static let strength = ValueForm.oneOf(["decisive", "strong", "medium", "weak"])
  static let upToThree = ValueForm.oneOf(["0", "1", "2", "3"])
  static let status = ValueForm.oneOf(["verified", "recalled"])
  static let operation = ValueForm.oneOf([
    "add", "subtract", "multiply", "divide", "minimum", "maximum", "months-between", "differs",
    "look-up",
  ])

  /// Whether the value is a list of tokens.
  var isList: Bool {
    switch self {
    case .names, .factNames, .codes, .languages, .someOf: true
    default: false
    }
  }

  /// The words that may stand there, when they are few.
  var words: [String] {
    switch self {
    case .oneOf(let words), .someOf(let words): words
    default: []
    }
  }

  /// Whether one token has the form; white space around it is gone.
  func accepts(_ token: Substring.UTF8View) -> Bool {
    switch self {
    case .words: true
    case .name, .names: Self.isName(token, withDots: true)
    case .code, .codes: Self.isName(token, withDots: false)
    case .factName, .factNames: Self.isFactName(token)
    case .amount: Self.isAmount(token)
    case .whole:
      (1...6).contains(token.count) && token.first != UInt8(ascii: "0")
        && token.allSatisfy(Self.isDigit)
    case .date: Self.isDate(token)
    case .reference: Self.isName(token, withDots: true) || Self.isFactName(token)
    case .operand:
      Self.isAmount(token) || Self.isName(token, withDots: true) || Self.isFactName(token)
        || Self.isDate(token)
    case .unit: Self.isUnit(token)
    case .anyUnit: true
    case .year: token.count == 4 && token.allSatisfy(Self.isDigit)
    case .version:
      !token.isEmpty
        && token.allSatisfy {
          Self.isLetter($0) || Self.isDigit($0) || $0 == UInt8(ascii: ".")
            || $0 == UInt8(ascii: "-")
        }
    case .indicatorID: Self.isIndicatorID(token)
    case .language, .languages: token.count == 2 && token.allSatisfy(Self.isLower)
    case .lexiconLanguage: (2...3).contains(token.count) && token.allSatisfy(Self.isLower)
    case .oneOf(let words), .someOf(let words):
      words.contains { $0.utf8.elementsEqual(token) }
    }
  }

  /// What the form looks like, for a person.
  var description: String {
    switch self {
    case .words, .anyUnit: "words"
    case .name: "a name of letters and digits, joined by `-`, `_` or `.`"
    case .names: "names of letters and digits, separated by spaces"
    case .factName: "the name of a fact, such as `docs.passport.holder`"
    case .factNames: "names of facts, separated by spaces"
    case .code: "a code of letters and digits, joined by `-` or `_`"
    case .codes: "codes of letters and digits, separated by spaces"
    case .amount: "a number, such as `12` or `-0.5`"
    case .whole: "a whole number from 1 to 999999"
    case .date: "a date, such as `2024-11-02`"
    case .reference: "the name of a fact or of a parameter"
    case .operand: "a number, a date, or the name of a parameter or a fact"
    case .unit: "a unit, such as `days` or `IDR/month`"
    case .year: "a year of four digits"
    case .version: "a version of letters, digits, `.` and `-`"
    case .indicatorID: "an id of capitals and digits, joined by `-`, such as `OSR-25`"
    case .language: "a language code of two small letters"
    case .languages: "language codes of two small letters, separated by spaces"
    case .lexiconLanguage: "a language code of two or three small letters"
    case .oneOf(let words): "one of " + words.map { "`\($0)`" }.joined(separator: ", ")
    case .someOf(let words):
      "one or more of " + words.map { "`\($0)`" }.joined(separator: ", ")
    }
  }
}

extension ValueForm {
  private typealias Bytes = Substring.UTF8View

  private static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }
  private static func isLower(_ byte: UInt8) -> Bool { byte >= 0x61 && byte <= 0x7A }
  private static func isLetter(_ byte: UInt8) -> Bool {
    isLower(byte) || (byte >= 0x41 && byte <= 0x5A)
  }

  /// Letters and digits with single joints between them.
  private static func isName(_ token: Bytes, withDots: Bool) -> Bool {
    var afterJoint = true
    for byte in token {
      if isLetter(byte) || isDigit(byte) {
        afterJoint = false
      } else {
        guard !afterJoint, byte == 0x5F || byte == 0x2D || (byte == 0x2E && withDots) else {
          return false
        }
        afterJoint = true
      }
    }
    return !afterJoint
  }

  /// Accepts `[a-z][a-z0-9_]*(\.[a-z0-9][a-z0-9_]*)+`.
  private static func isFactName(_ token: Bytes) -> Bool {
    var parts = 0
    var length = 0
    for byte in token {
      if byte == UInt8(ascii: ".") {
        guard length > 0 else { return false }
        parts += 1
        length = 0
        continue
      }
      let fits =
        isLower(byte) || (isDigit(byte) && (parts > 0 || length > 0))
        || (byte == UInt8(ascii: "_") && length > 0)
      guard fits else { return false }
      length += 1
    }
    return parts > 0 && length > 0
  }

  private static func isAmount(_ token: Bytes) -> Bool {
    var rest = token[...]
    if rest.first == UInt8(ascii: "-") { rest = rest.dropFirst() }
    let whole = rest.prefix(while: isDigit)
    guard !whole.isEmpty else { return false }
    rest = rest.dropFirst(whole.count)
    guard let point = rest.first else { return true }
    guard point == UInt8(ascii: ".") else { return false }
    rest = rest.dropFirst()
    return !rest.isEmpty && rest.allSatisfy(isDigit)
  }

  private static func isDate(_ token: Bytes) -> Bool {
    guard token.count == 10 else { return false }
    for (position, byte) in token.enumerated() {
      guard position == 4 || position == 7 ? byte == UInt8(ascii: "-") : isDigit(byte) else {
        return false
      }
    }
    return true
  }

  private static func isUnit(_ token: Bytes) -> Bool {
    guard let first = token.first, isLetter(first) || first == UInt8(ascii: "%") else {
      return false
    }
    return token.dropFirst().allSatisfy { byte in
      isLetter(byte) || isDigit(byte) || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "/")
        || byte == UInt8(ascii: "%") || byte == UInt8(ascii: "-")
    }
  }

  /// Accepts `[A-Z0-9]+(-[A-Z0-9]+)*`.
  private static func isIndicatorID(_ token: Bytes) -> Bool {
    var afterJoint = true
    for byte in token {
      if isDigit(byte) || (isLetter(byte) && !isLower(byte)) {
        afterJoint = false
      } else {
        guard !afterJoint, byte == UInt8(ascii: "-") else { return false }
        afterJoint = true
      }
    }
    return !afterJoint
  }
}
