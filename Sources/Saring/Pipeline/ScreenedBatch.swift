public import SaringReports

/// What came of one batch of records, ready to be written.
public struct ScreenedBatch: Sendable {
  var lines: OutputLines
  /// Rows of a table, when one was asked for.
  public internal(set) var rows: [ScreeningRow] = []
  /// Lines of the rejects file.
  public internal(set) var rejects: [UInt8] = []
  /// One sentence for each record rejected, with file, line and field.
  public internal(set) var messages: [String] = []
  public internal(set) var counts = ScreeningCounts()
}

extension ScreenedBatch {
  /// The lines of the output, for as long as `body` runs.
  public func withOutput<Result, Failure: Error>(
    _ body: (UnsafeBufferPointer<UInt8>) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try lines.buffer.withBytes(body)
  }
}

/// The lines of one batch, in memory that is filled again when they have been delivered and nobody has
/// kept the batch.
///
/// One thread at a time writes: the one that screens.
final class OutputLines: @unchecked Sendable {
  var buffer = OutputBuffer()
}

/// How many records went where.
public struct ScreeningCounts: Equatable, Sendable {
  public internal(set) var screened = 0
  public internal(set) var rejected = 0
  /// How many refused, so that no rule was run on them.
  public internal(set) var refused = 0
  /// How many of both were written, after `--level`.
  public internal(set) var written = 0
  public internal(set) var urgent = 0
  /// By level, lowest first; those who refused are in none.
  public internal(set) var byLevel = [0, 0, 0, 0]

  /// Every record that was read.
  public var read: Int { screened + refused + rejected }

  static func += (left: inout Self, right: Self) {
    left.screened += right.screened
    left.rejected += right.rejected
    left.refused += right.refused
    left.written += right.written
    left.urgent += right.urgent
    for level in left.byLevel.indices { left.byLevel[level] += right.byLevel[level] }
  }
}
