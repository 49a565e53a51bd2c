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
      var command = try quickly() ?? SaringCommand.parseAsRoot()
      try command.run()
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

extension Main {
  /// The command that pipes start again and again, parsed without looking at all others.
  ///
  /// Nothing when the arguments are for another command, or are not right: then all of the program
  /// says what is wrong, or helps.
  private static func quickly() -> (any ParsableCommand)? {
    let arguments = CommandLine.arguments.dropFirst()
    guard arguments.first == ScreenCommand.configuration.commandName,
      !arguments.contains(where: { $0.hasPrefix("---") || $0.hasPrefix("--generate") })
    else { return nil }
    return try? ScreenCommand.parse(Array(arguments.dropFirst()))
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
