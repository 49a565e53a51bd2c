import ArgumentParser
#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// Where the process begins: parses the arguments, runs a command, and turns what comes of it into
/// one of the documented exit codes.
@main enum Main {
  static func main() {
    // A reader that goes away is told by a failing write, not by a signal.
    signal(SIGPIPE, SIG_IGN)
    Heap.arrange()
    do {
      if let request = ScreenRequest(plain: CommandLine.arguments.dropFirst()) {
        try request.run()
      } else {
        var command = try SaringCommand.parseAsRoot()
        try command.run()
      }
    } catch let failure as CommandFailure {
      failure.show()
      exit(failure.exitCode.rawValue)
    } catch {
      let isHelp = SaringCommand.exitCode(for: error).isSuccess
      let message = SaringCommand.fullMessage(for: error)
      if isHelp { Terminal.print(message) } else { Terminal.note(message) }
      exit(isHelp ? ExitStatus.done.rawValue : ExitStatus.usage.rawValue)
    }
  }
}

/// What the process says with its exit code.
enum ExitStatus: Int32 {
  case done = 0
  /// Some records were rejected, examples failed, or not all could be read or written.
  case incomplete = 1
  case usage = 2
  /// The rule book is missing or invalid.
  case rules = 3
  case interrupted = 130
}
