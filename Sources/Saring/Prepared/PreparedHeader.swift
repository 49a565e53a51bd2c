import SaringModel

/// The first bytes of a prepared book: whose it is, how long its parts are, and their sums.
struct PreparedHeader {
  static let magic = Array("Saring prepared\n".utf8)
  /// To be raised whenever what is written, or what it means to the engine, changes.
  static let format = 1
  static let byteCount = 88

  var format = Self.format
  /// The version of the program that wrote it, up to sixteen bytes.
  var version = Engine.version
  /// The book and its graph.
  var coreCount = 0
  var coreSum: UInt64 = 0
  /// Files and examples.
  var marginCount = 0
  var marginSum: UInt64 = 0
  /// Of the names and sizes of the rule files.
  var inventorySum: UInt64 = 0

  var fileSize: Int { Self.byteCount + coreCount + marginCount }

  var bytes: [UInt8] {
    var writer = PackedWriter()
    writer.write(fixed: UInt64(format))
    let name = Array(version.utf8.prefix(16))
    var bytes = Self.magic + writer.bytes + name + Array(repeating: 0, count: 16 - name.count)
    writer = PackedWriter()
    for word in [
      UInt64(coreCount), coreSum, UInt64(marginCount), marginSum, inventorySum,
    ] { writer.write(fixed: word) }
    bytes += writer.bytes
    writer = PackedWriter()
    writer.write(fixed: Checksum.sum(of: bytes))
    return bytes + writer.bytes
  }
}

extension PreparedHeader {
  /// Reads the first bytes of a file.
  init(reading bytes: [UInt8]) throws(PreparedBookError.Reason) {
    let magic = Self.magic
    guard bytes.count >= magic.count, bytes[..<magic.count].elementsEqual(magic) else {
      throw .notPrepared
    }
    guard bytes.count >= Self.byteCount else { throw .damaged }
    func word(_ offset: Int) -> UInt64 {
      (0..<8).reduce(0) { $0 | UInt64(bytes[offset + $1]) << UInt64($1 * 8) }
    }
    guard word(80) == Checksum.sum(of: Array(bytes[..<80])),
      let core = Int(exactly: word(40)), let margin = Int(exactly: word(56)),
      core <= Self.mostBytes, margin <= Self.mostBytes
    else { throw .damaged }
    version = String(decoding: bytes[24..<40].prefix { $0 != 0 }, as: UTF8.self)
    guard word(16) == UInt64(Self.format), version == Engine.version else {
      throw .otherVersion(version)
    }
    coreCount = core
    coreSum = word(48)
    marginCount = margin
    marginSum = word(64)
    inventorySum = word(72)
  }

  /// More than any book takes, and little enough to be read whole.
  private static let mostBytes = 1 << 30
}

extension PreparedBook {
  /// Makes the sum of a header right again, so that tests reach what is checked behind it.
  package static func mendHeaderSum(of bytes: inout [UInt8]) {
    var writer = PackedWriter()
    writer.write(fixed: Checksum.sum(of: Array(bytes[..<80])))
    bytes.replaceSubrange(80..<88, with: writer.bytes)
  }
}
