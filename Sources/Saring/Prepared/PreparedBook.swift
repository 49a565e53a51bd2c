#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif
public import SaringEngine
public import SaringModel
import SaringRules
import SaringSource

/// A rule book that was checked before, with its graph, as one file that is read in a few
/// milliseconds.
///
/// The file holds all of the book: what screening needs, and beside it, read only when it is asked
/// for, the rule files and examples.
public struct PreparedBook: Sendable {
  public let book: RuleBook
  private let graph: DecisionGraph

  /// Reads the file at `path`, its rule files and examples only when all of it is wanted.
  public init(reading path: String, isWhole: Bool = false) throws(PreparedBookError) {
    do {
      self = try Self.read(path, isWhole)
    } catch {
      throw PreparedBookError(path: path, reason: error)
    }
  }

  private init(book: RuleBook, graph: DecisionGraph) {
    self.book = book
    self.graph = graph
  }

  /// The program of the book, of `only` these packs when given.
  public func program(only: Set<PackID>? = nil) -> Program {
    only == nil ? Program(book, prepared: graph) : Program(book, only: only)
  }
}

extension PreparedBook {
  /// The bytes of the file for a book that was loaded from its rule files.
  public static func bytes(preparing book: RuleBook) -> [UInt8] {
    var core = PackedWriter()
    core.write(PackedCounts(of: book))
    book.pack(into: &core)
    DecisionGraph(building: book).pack(into: &core)
    var margin = PackedWriter()
    margin.write(PackedMargin(of: book))
    var header = PreparedHeader()
    header.coreCount = core.bytes.count
    header.coreSum = Checksum.sum(of: core.bytes)
    header.marginCount = margin.bytes.count
    header.marginSum = Checksum.sum(of: margin.bytes)
    let files = book.sourceFiles.map { (path: $0.path, size: $0.bytes.count) }
    header.inventorySum = inventorySum(of: files)
    return header.bytes + core.bytes + margin.bytes
  }

  /// Whether the file at `path` was prepared from the rule files below `folder` as they are now.
  ///
  /// Names and sizes must be the same, and no file may have changed at or after the moment when
  /// the prepared book was written. Where the clock or a copy makes that doubtful the answer is no.
  public static func isFresh(_ path: String, for folder: String) -> Bool {
    var status = stat()
    guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG,
      let header = try? header(of: path), let inventory = RuleInventory(of: folder)
    else { return false }
    let written = min(RuleInventory.time(status.st_mtim), RuleInventory.time(status.st_ctim))
    return inventory.lastChange < written
      && header.inventorySum == inventorySum(of: inventory.files)
  }

  private static func inventorySum(of files: [(path: String, size: Int)]) -> UInt64 {
    var bytes: [UInt8] = []
    for file in files {
      bytes += file.path.utf8
      bytes.append(0)
      for shift in stride(from: 0, to: 64, by: 8) {
        bytes.append(UInt8(truncatingIfNeeded: file.size >> shift))
      }
    }
    return Checksum.sum(of: bytes)
  }
}

// MARK: - Reading

extension PreparedBook {
  private static func read(
    _ path: String, _ isWhole: Bool
  ) throws(PreparedBookError.Reason) -> PreparedBook {
    let file = try open(path)
    defer { close(file) }
    let header = try header(in: file)
    let core = try bytes(of: file, header.coreCount, at: PreparedHeader.byteCount)
    guard Checksum.sum(of: core) == header.coreSum else { throw .damaged }
    var margin: [UInt8] = []
    if isWhole {
      margin = try bytes(
        of: file, header.marginCount, at: PreparedHeader.byteCount + header.coreCount)
      guard Checksum.sum(of: margin) == header.marginSum else { throw .damaged }
    }
    return try unpack(core, margin: isWhole ? margin : nil)
  }

  /// Makes the book of parts whose sums are right; they are not trusted all the same.
  static func unpack(
    _ core: [UInt8], margin: [UInt8]?
  ) throws(PreparedBookError.Reason) -> PreparedBook {
    let found = PackedBytes(core).withReader { reader -> PreparedBook? in
      do {
        reader.counts = try reader.read()
        let margin = try margin.map { (margin) throws(PackedFault) in
          try unpack(margin, reader.counts)
        }
        let book = try RuleBook(unpacking: &reader, margin: margin)
        let graph = try DecisionGraph(unpacking: &reader, of: book)
        return reader.isAtEnd ? PreparedBook(book: book, graph: graph) : nil
      } catch {
        return nil
      }
    }
    guard let found else { throw .damaged }
    return found
  }

  private static func unpack(
    _ margin: [UInt8], _ counts: PackedCounts
  ) throws(PackedFault) -> PackedMargin {
    let found = PackedBytes(margin).withReader { reader -> PackedMargin? in
      reader.counts = counts
      guard let margin = try? reader.read(PackedMargin.self), reader.isAtEnd else { return nil }
      return margin
    }
    guard let found else { throw PackedFault() }
    return found
  }

  private static func header(
    of path: String
  ) throws(PreparedBookError.Reason) -> PreparedHeader {
    let file = try open(path)
    defer { close(file) }
    return try header(in: file)
  }

  private static func header(in file: Int32) throws(PreparedBookError.Reason) -> PreparedHeader {
    var status = stat()
    guard fstat(file, &status) == 0 else { throw .unreadable(reason(errno)) }
    guard status.st_mode & S_IFMT == S_IFREG else { throw .notPrepared }
    let count = min(PreparedHeader.byteCount, Int(status.st_size))
    let header = try PreparedHeader(reading: bytes(of: file, count, at: 0))
    guard header.fileSize == Int(status.st_size) else { throw .damaged }
    return header
  }

  private static func open(_ path: String) throws(PreparedBookError.Reason) -> Int32 {
    let file = Glibc.open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { throw .unreadable(reason(errno)) }
    return file
  }

  private static func bytes(
    of file: Int32, _ count: Int, at offset: Int
  ) throws(PreparedBookError.Reason) -> [UInt8] {
    var problem: PreparedBookError.Reason?
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      while filled < count {
        let read = pread(
          file, buffer.baseAddress.map { $0 + filled }, count - filled, off_t(offset + filled))
        if read < 0, errno == EINTR { continue }
        if read < 0 { problem = .unreadable(reason(errno)) }
        guard read > 0 else { break }
        filled += read
      }
    }
    if let problem { throw problem }
    guard bytes.count == count else { throw .damaged }
    return bytes
  }

  private static func reason(_ code: Int32) -> String { String(cString: strerror(code)) }
}
