#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Cuts the bytes of a stream into records, in constant memory.
public struct RecordReader: ~Copyable, Sendable {
  /// The longest record that is read whole.
  public static var defaultLimit: Int { 4 << 20 }
  /// How much is kept of a record that is longer.
  public static var keptOfTooLong: Int { 64 << 10 }
  /// How much is read at once, when as much is there.
  static var chunk: Int { 256 << 10 }

  let descriptor: Int32
  let limit: Int
  /// What the stream was found to be; known after `readShape()`.
  public internal(set) var format: ProfileFormat?
  var dialect: CSVDialect?
  var shape: RecordShape?

  var storage = RecordBytes(capacity: Self.chunk)
  /// Whether a batch has been given away that stands in `storage`; nothing is written there then.
  var isShared = false
  /// Where the next record begins.
  var start = 0
  /// How far it has been looked at.
  var scan = 0
  /// Where the bytes end that have been read.
  var end = 0
  /// Whether the stream has ended.
  var isAtEnd = false
  /// An error that came after complete records.
  var postponed: ProfileReadError?

  /// How many records have been cut off.
  var number = 0
  /// The line of `scan`, and that of `start`.
  var line = 1
  var startLine = 1
  /// Whether the rest of a record that is too long is being dropped.
  var isSkipping = false
  var json = JSONCursor()
  var csv = CSVCursor.cellStart

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
}

extension RecordReader {
  /// The next records, or nothing at the end.
  ///
  /// From a slow pipe a batch comes as soon as one record is complete and no byte is waiting. A read
  /// that a signal has interrupted throws `EINTR`; nothing is lost, and this may be called again.
  public mutating func next() throws(ProfileReadError) -> RecordBatch? {
    _ = try readShape()
    if let error = postponed {
      postponed = nil
      throw error
    }
    var records: [RecordBatch.Record] = []
    while true {
      while records.count < RecordBatch.mostRecords, let record = cut() { records.append(record) }
      if records.count == RecordBatch.mostRecords || isAtEnd { break }
      // Records of one batch stand in one storage.
      if !records.isEmpty, isShared || end == storage.capacity || !isByteWaiting() { break }
      do {
        try fill()
      } catch {
        if records.isEmpty { throw error }
        postponed = error
        break
      }
    }
    if records.isEmpty { return nil }
    isShared = true
    return RecordBatch(records: records, storage: storage)
  }

  /// Cuts the next complete record off, or returns nothing when more bytes are needed.
  private mutating func cut() -> RecordBatch.Record? {
    switch format {
    case .json: cutElement()
    case .csv: cutRow()
    case .jsonl, nil: cutLine()
    }
  }

  /// Reads more bytes, at least one unless the stream is at its end.
  mutating func fill() throws(ProfileReadError) {
    if isShared || end == storage.capacity { renew() }
    let count = read(descriptor, storage.base + end, storage.capacity - end)
    if count < 0 { throw .cannotRead(errno: errno) }
    if count == 0 { isAtEnd = true }
    end += count
    (storage.base + end).update(repeating: 0, count: RecordBytes.padding)
  }

  /// Moves what has not been cut off yet to new storage with room behind it.
  private mutating func renew() {
    let left = end - start
    let larger = RecordBytes(
      capacity: left * 2 < Self.chunk ? Self.chunk : min(left * 2, limit + Self.chunk) + Self.chunk)
    larger.base.update(from: storage.base + start, count: left)
    storage = larger
    isShared = false
    scan -= start
    start = 0
    end = left
  }

  private func isByteWaiting() -> Bool {
    var request = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    return poll(&request, 1, 0) > 0
  }

  /// The record that stands in `range`.
  mutating func record(
    _ range: Range<Int>, line: Int, problem: RecordProblem.Kind? = nil
  ) -> RecordBatch.Record {
    number += 1
    guard range.count > limit || problem == .tooLong else {
      return RecordBatch.Record(bytes: range, number: number, line: line, problemKind: problem)
    }
    return RecordBatch.Record(
      bytes: range.lowerBound..<min(range.upperBound, range.lowerBound + Self.keptOfTooLong),
      number: number, line: line, problemKind: .tooLong)
  }

  /// The range without blanks at its ends.
  func trimmed(_ range: Range<Int>) -> Range<Int> {
    var (first, last) = (range.lowerBound, range.upperBound)
    while first < last, storage.base[first].isJSONBlank { first += 1 }
    while first < last, storage.base[last - 1].isJSONBlank { last -= 1 }
    return first..<last
  }

  /// Where the next line feed stands.
  func lineFeed(from position: Int) -> Int? {
    guard position < end, let found = memchr(storage.base + position, 0x0A, end - position) else {
      return nil
    }
    return UnsafeRawPointer(found) - UnsafeRawPointer(storage.base)
  }
}

extension UInt8 {
  /// Space, tab, line feed, carriage return.
  var isJSONBlank: Bool { self == 0x20 || self == 0x0A || self == 0x0D || self == 0x09 }
}

/// A stream that cannot be read any further.
public enum ProfileReadError: Error, Equatable, Sendable {
  /// A read failed.
  case cannotRead(errno: Int32)
  /// The stream begins with the byte-order mark of UTF-16.
  case isUTF16
}
