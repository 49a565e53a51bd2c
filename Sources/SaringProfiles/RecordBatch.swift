/// A run of complete raw records of one stream.
public struct RecordBatch: Sendable {
  /// One record as it was read.
  public struct Record: Sendable {
    /// Where it stands in the bytes of the batch, without the line break.
    public let bytes: Range<Int>
    /// Its place among the records of the stream, from 1.
    public let number: Int
    /// The line on which it begins, from 1.
    public let line: Int
    /// Why it cannot be a profile whatever it holds.
    ///
    /// Of a record that is too long only the first 64 KiB are here.
    let problemKind: RecordProblem.Kind?
  }

  /// At most 256, and never none.
  public let records: [Record]
  /// Shared by several batches; `padding` more bytes may be read behind every record.
  let storage: RecordBytes

  static var mostRecords: Int { 256 }
}

extension RecordBatch.Record {
  /// What decoding will say of it, when that is known before.
  public var problem: RecordProblem? { problemKind.map { RecordProblem($0, line: line) } }
}

extension RecordBatch {
  /// The bytes of a record, for as long as `body` runs.
  public func withBytes<Result>(
    of record: Int, _ body: (UnsafeBufferPointer<UInt8>) throws -> Result
  ) rethrows -> Result {
    let range = records[record].bytes
    return try body(
      UnsafeBufferPointer(start: storage.base + range.lowerBound, count: range.count))
  }
}

/// Bytes that the reader writes before it shares them, and not after.
final class RecordBytes: @unchecked Sendable {
  /// What simdjson may read behind its input.
  static let padding = 64

  let base: UnsafeMutablePointer<UInt8>
  let capacity: Int

  init(capacity: Int) {
    self.capacity = capacity
    base = .allocate(capacity: capacity + Self.padding)
  }

  deinit { base.deallocate() }
}
