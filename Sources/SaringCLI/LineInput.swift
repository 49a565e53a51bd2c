#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif
import Saring

/// Lines that a person or a program gives on standard input, one at a time; SIGINT ends the wait.
final class LineInput {
  enum Line: Equatable {
    case text(String)
    /// Bytes that are no text, or more than a line may have.
    case unreadable
    case end
    case interrupted
  }

  private static let longest = 1 << 20
  private let descriptor: Int32
  private let interruptions: Int32
  private var buffer: [UInt8] = []
  private var isAtEnd = false
  private var isTooLong = false

  /// Must be made before any other thread: the signal is blocked in all of them, and one thread
  /// waits for it and tells of it through a pipe.
  init(descriptor: Int32 = STDIN_FILENO) {
    self.descriptor = descriptor
    var ends: [Int32] = [-1, -1]
    pipe(&ends)
    let (readEnd, writeEnd) = (ends[0], ends[1])
    interruptions = readEnd
    var signals = sigset_t()
    sigemptyset(&signals)
    sigaddset(&signals, SIGINT)
    pthread_sigmask(SIG_BLOCK, &signals, nil)
    WorkerThread.detach {
      var signals = sigset_t()
      sigemptyset(&signals)
      sigaddset(&signals, SIGINT)
      var received: Int32 = 0
      sigwait(&signals, &received)
      var byte: UInt8 = 1
      write(writeEnd, &byte, 1)
      // A second signal ends the process.
      signal(SIGINT, SIG_DFL)
      pthread_sigmask(SIG_UNBLOCK, &signals, nil)
      while true { pause() }
    }
  }

  /// Waits for the next line, without its end.
  func next() -> Line {
    while true {
      if let end = buffer.firstIndex(of: UInt8(ascii: "\n")) {
        let line = Array(buffer[..<end])
        buffer.removeSubrange(...end)
        return text(of: line)
      }
      if buffer.count > Self.longest {
        buffer.removeAll()
        isTooLong = true
      }
      if isAtEnd {
        guard !buffer.isEmpty else { return .end }
        let line = buffer
        buffer = []
        return text(of: line)
      }
      guard waitForInput() else { return .interrupted }
      read()
    }
  }

  private func text(of line: [UInt8]) -> Line {
    defer { isTooLong = false }
    guard !isTooLong, let text = String(validating: line, as: UTF8.self) else {
      return .unreadable
    }
    return .text(text.last == "\r" ? String(text.dropLast()) : text)
  }

  /// Whether there is something to read, and not a signal.
  private func waitForInput() -> Bool {
    var waiting = [
      pollfd(fd: interruptions, events: Int16(POLLIN), revents: 0),
      pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0),
    ]
    while poll(&waiting, 2, -1) < 0 {
      if errno != EINTR { return true }
    }
    return waiting[0].revents == 0
  }

  private func read() {
    var chunk = [UInt8](repeating: 0, count: 4096)
    let count = chunk.withUnsafeMutableBytes { Glibc.read(descriptor, $0.baseAddress, $0.count) }
    if count > 0 {
      buffer += chunk[..<count]
    } else if count == 0 || errno != EINTR {
      isAtEnd = true
    }
  }
}
