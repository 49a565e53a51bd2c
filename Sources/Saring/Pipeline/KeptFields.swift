import SaringProfiles
import SaringReports

/// Finds the fields that the caller wants repeated in a raw record.
enum KeptFields {
  /// For each name a JSON value, or nothing where the record does not have the field.
  static func values(
    of names: [String], in record: UnsafeBufferPointer<UInt8>, shape: RecordShape
  ) -> [[UInt8]] {
    switch shape {
    case .json:
      var scanner = JSONFieldScanner(names: names, bytes: record)
      return scanner.values()
    case .csv(let dialect, let header):
      let cells = CSVRow.cells(of: record, separator: dialect.separator)
      return names.map { name in
        guard let column = header.firstIndex(of: name), cells.indices.contains(column) else {
          return []
        }
        var value: [UInt8] = []
        value.appendJSON(string: String(decoding: cells[column], as: UTF8.self))
        return value
      }
    }
  }
}

/// The cells of one row of CSV.
private enum CSVRow {
  static func cells(of row: UnsafeBufferPointer<UInt8>, separator: UInt8) -> [[UInt8]] {
    let quote = UInt8(ascii: "\"")
    var cells: [[UInt8]] = [[]]
    var isQuoted = false
    var position = 0
    while position < row.count {
      let byte = row[position]
      position += 1
      if byte == quote, !isQuoted, cells[cells.count - 1].isEmpty {
        isQuoted = true
      } else if byte == quote, isQuoted {
        if position < row.count, row[position] == quote {
          cells[cells.count - 1].append(quote)
          position += 1
        } else {
          isQuoted = false
        }
      } else if byte == separator, !isQuoted {
        cells.append([])
      } else {
        cells[cells.count - 1].append(byte)
      }
    }
    return cells
  }
}

/// Walks through one JSON object and copies the values of some names, dotted or nested.
///
/// The decoder has read the record before; what is no JSON all the same is left out.
private struct JSONFieldScanner {
  let names: [String]
  let bytes: UnsafeBufferPointer<UInt8>
  private var position = 0
  private var found: [[UInt8]]

  init(names: [String], bytes: UnsafeBufferPointer<UInt8>) {
    self.names = names
    self.bytes = bytes
    found = Array(repeating: [], count: names.count)
  }

  mutating func values() -> [[UInt8]] {
    _ = object(prefix: "")
    return found
  }

  private mutating func skipBlanks() {
    while position < bytes.count, bytes[position] <= 0x20 { position += 1 }
  }

  private mutating func take(_ character: Unicode.Scalar) -> Bool {
    skipBlanks()
    guard position < bytes.count, bytes[position] == UInt8(ascii: character) else { return false }
    position += 1
    return true
  }

  /// Walks through an object whose names stand under `prefix`.
  private mutating func object(prefix: String) -> Bool {
    guard take("{") else { return false }
    if take("}") { return true }
    repeat {
      skipBlanks()
      guard let key = string(), take(":") else { return false }
      let name = prefix + String(decoding: key, as: UTF8.self)
      skipBlanks()
      if let index = names.firstIndex(of: name) {
        var copy: [UInt8] = []
        guard value(into: &copy) else { return false }
        found[index] = copy
      } else if names.contains(where: { $0.hasPrefix(name + ".") }), position < bytes.count,
        bytes[position] == UInt8(ascii: "{")
      {
        guard object(prefix: name + ".") else { return false }
      } else {
        var ignored: [UInt8] = []
        guard value(into: &ignored) else { return false }
      }
    } while take(",")
    return take("}")
  }

  /// Copies one value without blanks; its nesting was limited when the record was read.
  private mutating func value(into copy: inout [UInt8]) -> Bool {
    skipBlanks()
    guard position < bytes.count else { return false }
    switch bytes[position] {
    case UInt8(ascii: "\""):
      guard let text = string() else { return false }
      copy.appendJSON(string: String(decoding: text, as: UTF8.self))
      return true
    case UInt8(ascii: "{"): return list(from: "{", to: "}", isObject: true, into: &copy)
    case UInt8(ascii: "["): return list(from: "[", to: "]", isObject: false, into: &copy)
    default: return word(into: &copy)
    }
  }

  private mutating func list(
    from opening: Unicode.Scalar, to closing: Unicode.Scalar, isObject: Bool,
    into copy: inout [UInt8]
  ) -> Bool {
    guard take(opening) else { return false }
    copy.append(UInt8(ascii: opening))
    if !take(closing) {
      while true {
        if isObject {
          skipBlanks()
          guard let key = string(), take(":") else { return false }
          copy.appendJSON(string: String(decoding: key, as: UTF8.self))
          copy.append(UInt8(ascii: ":"))
        }
        guard value(into: &copy) else { return false }
        if take(closing) { break }
        guard take(",") else { return false }
        copy.append(UInt8(ascii: ","))
      }
    }
    copy.append(UInt8(ascii: closing))
    return true
  }

  /// A number, `true`, `false` or `null`.
  private mutating func word(into copy: inout [UInt8]) -> Bool {
    let allowed = Array("+-.0123456789Eeaflnrstu".utf8)
    let start = position
    while position < bytes.count, allowed.contains(bytes[position]) { position += 1 }
    copy.append(contentsOf: bytes[start..<position])
    return position > start
  }

  /// The characters of a string, or nothing when it does not end.
  private mutating func string() -> [UInt8]? {
    guard take("\"") else { return nil }
    let start = position
    while position < bytes.count {
      switch bytes[position] {
      case UInt8(ascii: "\""):
        position += 1
        return JSONText.unescaped(ArraySlice(bytes[start..<position - 1]))
      case UInt8(ascii: "\\"): position += 2
      default: position += 1
      }
    }
    return nil
  }
}
