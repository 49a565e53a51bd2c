/// Cuts the bytes of a stream into records, in constant memory.
public struct RecordReader: ~Copyable {
  /// The longest record that is read whole.
  public static var defaultLimit: Int { 4 << 20 }

  let descriptor: Int32
  let limit: Int
  /// What the stream was found to be; known after `readShape()`.
  public private(set) var format: ProfileFormat?
  var dialect: CSVDialect?

  /// Reads from an open file descriptor, which stays the caller's to close.
  ///
  /// A format or dialect that is not given is guessed from the first bytes.
  public init(
    descriptor: Int32, format: ProfileFormat? = nil, dialect: CSVDialect? = nil,
    limit: Int = Self.defaultLimit
  ) {
    self.descriptor = descriptor
    self.format = format
    self.dialect = dialect
    self.limit = limit
  }

  /// What a decoder must know; reads as far as it takes to tell, which is the header of a CSV.
  ///
  /// An empty stream has a shape and no record.
  public mutating func readShape() throws(ProfileReadError) -> RecordShape { .json }

  /// The next records, or nothing at the end.
  ///
  /// From a slow pipe a batch comes as soon as one record is complete and no byte is waiting.
  public mutating func next() throws(ProfileReadError) -> RecordBatch? { nil }
}

/// A stream that cannot be read any further.
public struct ProfileReadError: Error, Equatable, Sendable {
  /// The `errno` of the read that failed.
  public let code: Int32
}
