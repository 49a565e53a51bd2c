#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// A file that cannot be opened, read or written.
struct FileFailure: Error {
  enum Action {
    case open, read, write
  }

  let action: Action
  let name: String
  let code: Int32

  /// Whether the arguments name a file that is not there, or may not be used.
  var isOfArgument: Bool { action == .open }
  var isBrokenPipe: Bool { action == .write && code == EPIPE }

  var message: String {
    let reason = String(cString: strerror(code))
    switch action {
    case .open: return "cannot open \(name): \(reason)"
    case .read: return "cannot read \(name): \(reason)"
    case .write: return "cannot write to \(name): \(reason)"
    }
  }
}

/// A file that is written from its beginning; it is closed when nobody holds it any more.
final class OutputFile: Sendable {
  static let standardOutput = OutputFile(STDOUT_FILENO, name: "standard output")
  static let standardError = OutputFile(STDERR_FILENO, name: "standard error")

  let name: String
  private let descriptor: Int32
  private let isOwned: Bool

  private init(_ descriptor: Int32, name: String) {
    self.descriptor = descriptor
    self.name = name
    isOwned = false
  }

  /// Who may read a file that is made.
  enum Mode: mode_t {
    /// Only its owner: screenings and rejected records hold answers.
    case secret = 0o600
    /// Whoever the umask allows: rules hold no answers.
    case readable = 0o666
  }

  /// Makes or empties the file at `path`.
  init(path: String, mode: Mode = .secret) throws(FileFailure) {
    descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, mode.rawValue)
    name = path
    isOwned = true
    guard descriptor >= 0 else { throw FileFailure(action: .open, name: path, code: errno) }
  }

  deinit { if isOwned, descriptor >= 0 { Glibc.close(descriptor) } }

  func write(_ bytes: [UInt8]) throws(FileFailure) {
    try bytes.withUnsafeBufferPointer { bytes throws(FileFailure) in try write(bytes) }
  }

  func write(_ bytes: UnsafeBufferPointer<UInt8>) throws(FileFailure) {
    var written = 0
    while written < bytes.count {
      let count = Glibc.write(
        descriptor, bytes.baseAddress.map { $0 + written }, bytes.count - written)
      if count < 0 {
        if errno == EINTR { continue }
        throw FileFailure(action: .write, name: name, code: errno)
      }
      written += count
    }
  }

  /// Makes sure that all bytes have arrived; full disks are sometimes told only here.
  func finish() throws(FileFailure) {
    guard isOwned else { return }
    if fsync(descriptor) != 0, errno != EINVAL, errno != EROFS {
      throw FileFailure(action: .write, name: name, code: errno)
    }
  }
}

/// A file or stream that is read; `-` is standard input.
final class InputFile: Sendable {
  let name: String
  let descriptor: Int32

  init(path: String) throws(FileFailure) {
    if path == "-" {
      name = "standard input"
      descriptor = STDIN_FILENO
      return
    }
    name = path
    descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw FileFailure(action: .open, name: path, code: errno) }
    var status = stat()
    if fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFDIR {
      throw FileFailure(action: .open, name: path, code: EISDIR)
    }
  }

  deinit { if descriptor > STDERR_FILENO { close(descriptor) } }
}

/// Which file a path leads to, so that two names of one file are found out.
struct FileIdentity: Hashable {
  private let device: UInt
  private let node: UInt

  /// Nothing when there is no such file, or it is a device or pipe, which may be used twice.
  init?(path: String) {
    var status = stat()
    guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    device = UInt(status.st_dev)
    node = UInt(status.st_ino)
  }

  init?(descriptor: Int32) {
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    device = UInt(status.st_dev)
    node = UInt(status.st_ino)
  }
}
