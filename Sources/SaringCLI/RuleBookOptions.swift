import ArgumentParser

/// Which rule book to use.
struct RuleBookOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The folder of the rule book, or a file made by prepare.",
      discussion: "Without it: SARING_RULES, then the folder beside the installed program, then "
        + "./Rules.", valueName: "rules"), completion: .file())
  var rules: String?

  var source: RuleBookSource { RuleBookSource(named: rules) }
}

/// Which rule book a command for rule authors is about: its folder may stand as an argument.
struct RuleBookArgument: ParsableArguments {
  @Argument(
    help: "The folder of the rule book or a prepared book, as --rules.", completion: .file())
  var folder: String?

  @OptionGroup var options: RuleBookOptions

  func validate() throws {
    if folder != nil, options.rules != nil {
      throw ValidationError("name the rule book once: as an argument or with --rules")
    }
  }

  /// The folder as if it had been given with `--rules`.
  var source: RuleBookSource { RuleBookSource(named: folder ?? options.rules) }
}
