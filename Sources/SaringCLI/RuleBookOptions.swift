import ArgumentParser
#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif
import SaringModel
import SaringRules
import SaringSource

/// Which rule book to use.
struct RuleBookOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The folder of the rule book.",
      discussion: "Without it: SARING_RULES, then the folder beside the installed program, then "
        + "./Rules.", valueName: "folder"), completion: .directory)
  var rules: String?
}

/// Which rule book a command for rule authors is about: its folder may stand as an argument.
struct RuleBookArgument: ParsableArguments {
  @Argument(help: "The folder of the rule book, as --rules.", completion: .directory)
  var folder: String?

  @OptionGroup var options: RuleBookOptions

  func validate() throws {
    if folder != nil, options.rules != nil {
      throw ValidationError("name the rule book once: as an argument or with --rules")
    }
  }

  /// The options as if the folder had been given with `--rules`.
  var source: RuleBookOptions {
    var source = options
    if let folder { source.rules = folder }
    return source
  }
}

extension RuleBookOptions {
  /// Loads the rule book, or says why there is none.
  func load() throws(CommandFailure) -> RuleBook {
    let (book, report) = RuleBook.load(folder: try folder())
    guard let book else { throw .invalidRuleBook(report) }
    return book
  }

  /// The folder of the rule book that is to be used.
  func folder() throws(CommandFailure) -> String {
    if let rules { return rules }
    if let folder = Environment["SARING_RULES"], !folder.isEmpty { return folder }
    let candidates = [Self.installedFolder, "Rules"].compactMap { $0 }
    for folder in candidates where access(folder + "/book.xml", F_OK) == 0 { return folder }
    throw .noRuleBook(tried: ["--rules", "SARING_RULES"] + candidates)
  }

  /// `PREFIX/share/saring/Rules` for a program at `PREFIX/bin/saring`.
  private static var installedFolder: String? {
    guard let program = realpath("/proc/self/exe", nil) else { return nil }
    defer { free(program) }
    let parts = String(cString: program).split(separator: "/").dropLast(2)
    return "/" + (parts + ["share", "saring", "Rules"]).joined(separator: "/")
  }
}
