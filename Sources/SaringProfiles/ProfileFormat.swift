/// How profiles are written in a file or stream.
public enum ProfileFormat: String, CaseIterable, Sendable {
  /// One JSON object a line.
  case jsonl
  /// One top-level array of objects, or objects one after the other.
  case json
  case csv
}

extension ProfileFormat {
  /// The format that a file name ends with, such as `list.csv`, or nothing.
  ///
  /// A name ending in `.json` says nothing: such files hold lines as often as an array.
  public init?(fileName: String) {
    guard let dot = fileName.lastIndex(of: ".") else { return nil }
    switch fileName[fileName.index(after: dot)...].lowercased() {
    case "jsonl", "ndjson", "jsonlines": self = .jsonl
    case "csv", "tsv", "tab": self = .csv
    default: return nil
    }
  }

  /// The format that the first bytes of a stream look like.
  ///
  /// `[` begins an array. `{` begins a line of JSONL when its line closes all that it opens, and
  /// else one object over several lines. All else is CSV.
  public init(firstBytes bytes: some Collection<UInt8>) {
    var depth = 0
    var isInString = false
    var isEscaped = false
    var hasBegun = false
    for byte in bytes {
      if isEscaped {
        isEscaped = false
        continue
      }
      switch byte {
      case UInt8(ascii: "\\"): isEscaped = isInString
      case UInt8(ascii: "\""): isInString.toggle()
      case UInt8(ascii: "{") where !isInString: depth += 1
      case UInt8(ascii: "[") where !hasBegun:
        self = .json
        return
      case UInt8(ascii: "}") where !isInString: depth -= 1
      case UInt8(ascii: "\n") where hasBegun:
        self = depth > 0 ? .json : .jsonl
        return
      case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"), UInt8(ascii: "\n"), 0xEF,
        0xBB, 0xBF:
        continue
      default: break
      }
      if !hasBegun, byte != UInt8(ascii: "{") {
        self = .csv
        return
      }
      hasBegun = true
    }
    self = .jsonl
  }
}

/// How the cells of a CSV stream are written.
public struct CSVDialect: Hashable, Sendable {
  /// An ASCII character.
  public var separator: UInt8
  /// Whether `1,5` is a number; `1.5` still is, and `1.500` is then refused as ambiguous.
  public var decimalComma: Bool

  public init(separator: UInt8 = UInt8(ascii: ","), decimalComma: Bool = false) {
    self.separator = separator
    self.decimalComma = decimalComma
  }
}

/// What a decoder must know of a stream beside its records.
public enum RecordShape: Equatable, Sendable {
  case json
  /// The cells of the header, in order.
  case csv(CSVDialect, header: [String])
}
