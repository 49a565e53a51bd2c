/// A record that could not be screened, as a line of the rejects file.
public struct RejectedRecord: Sendable {
  /// The file or stream it stands in.
  public var file: String
  /// The line on which the record begins, from 1.
  public var line: Int
  /// The stable code of the reason.
  public var reason: String
  public var field: String?
  public var message: String
  /// Whether the record was too long to be kept whole.
  public var isCut: Bool

  public init(
    file: String, line: Int, reason: String, field: String?, message: String, isCut: Bool
  ) {
    self.file = file
    self.line = line
    self.reason = reason
    self.field = field
    self.message = message
    self.isCut = isCut
  }
}

extension RejectedRecord {
  /// Appends one line of JSON with the whole record: as text, or in base 64 where it is not UTF-8.
  public func write(record: UnsafeBufferPointer<UInt8>, to lines: inout [UInt8]) {
    lines.append(#"{"file":"#)
    lines.appendJSON(string: file)
    lines.append(#","line":"#)
    lines.appendJSON(line)
    lines.append(#","reason":"#)
    lines.appendJSON(string: reason)
    lines.append(#","field":"#)
    if let field {
      lines.appendJSON(string: field)
    } else {
      lines.append("null")
    }
    lines.append(#","message":"#)
    lines.appendJSON(string: message)
    if isCut { lines.append(#","cut":true"#) }
    if let text = String(validating: record, as: UTF8.self) {
      lines.append(#","record":"#)
      lines.appendJSON(string: text)
    } else {
      lines.append(#","record_base64":""#)
      lines.append(base64: record)
      lines.append(UInt8(ascii: "\""))
    }
    lines.append("}\n")
  }
}

extension [UInt8] {
  /// Appends `bytes` in base 64 (RFC 4648, section 4).
  fileprivate mutating func append(base64 bytes: UnsafeBufferPointer<UInt8>) {
    let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let count = Swift.min(3, bytes.count - start)
      var group = 0
      for place in 0..<3 {
        group = group << 8 | (place < count ? Int(bytes[start + place]) : 0)
      }
      for place in 0..<4 {
        append(place <= count ? digits[group >> (18 - 6 * place) & 63] : UInt8(ascii: "="))
      }
    }
  }
}
