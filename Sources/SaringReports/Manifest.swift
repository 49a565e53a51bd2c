public import SaringModel

/// What a run was, for whoever has to account for it; it holds no answer.
public struct Manifest: Sendable {
  public var version: String
  public var inputs: [String]
  public var asOf: Day
  /// The options that shape the outcome, by name.
  public var options: [(name: String, value: String)]
  /// Numbers of records, by name.
  public var counts: [(name: String, count: Int)]
  public var unknownFields: [String]
  /// Whether reading ended before the input did.
  public var isInterrupted: Bool

  public init(
    version: String, inputs: [String], asOf: Day, options: [(name: String, value: String)],
    counts: [(name: String, count: Int)], unknownFields: [String], isInterrupted: Bool
  ) {
    self.version = version
    self.inputs = inputs
    self.asOf = asOf
    self.options = options
    self.counts = counts
    self.unknownFields = unknownFields
    self.isInterrupted = isInterrupted
  }
}

extension Manifest {
  /// The manifest of a run with `book` as JSON.
  public func json(_ book: RuleBook) -> [UInt8] {
    let value: JSONValue = [
      "saring": .string(version),
      "rules": [
        "id": .string(book.id), "version": .string(book.version),
        "digest": .string("sha256:\(book.digest)"),
      ],
      "as_of": .string(asOf.description),
      "inputs": JSONValue(inputs),
      "options": .object(options.map { ($0.name, .string($0.value)) }),
      "counts": .object(counts.map { ($0.name, .number($0.count)) }),
      "unknown_fields": JSONValue(unknownFields),
      "interrupted": .bool(isInterrupted),
    ]
    var bytes: [UInt8] = []
    bytes.appendJSON(value, breakingLinesTo: 2)
    bytes.append(UInt8(ascii: "\n"))
    return bytes
  }
}
