public import SaringModel
public import SaringSource

extension RuleBook {
  /// Reads and checks the files of a rule book; there is a book when no diagnostic is an error.
  ///
  /// The files are taken in the order of their paths, and spans speak of that order.
  public static func load(
    files: [SourceFile]
  ) -> (book: RuleBook?, diagnostics: [Diagnostic]) {
    let (book, report) = load(files: files, noted: [])
    return (book, report.diagnostics)
  }

  /// Reads and checks all rule files below a folder.
  public static func load(folder: String) -> (book: RuleBook?, report: CheckReport) {
    let folder = RuleFolder(reading: folder)
    return load(files: folder.files, noted: folder.problems)
  }

  private static func load(
    files: [SourceFile], noted: [Diagnostic]
  ) -> (book: RuleBook?, report: CheckReport) {
    let files = files.sorted { $0.path < $1.path }
    var problems = noted
    if files.isEmpty {
      if problems.isEmpty {
        problems.append(
          Diagnostic(
            .noRuleFiles, "there are no rule files", at: nil,
            help: "a rule book is a folder of XML files with a `book.xml`"))
      }
      return (nil, CheckReport(files: files, diagnostics: problems))
    }
    let syntax = RuleBookSyntax(reading: files, noting: &problems)
    let book = checked(syntax, noting: &problems)
    return (book, CheckReport(files: files, diagnostics: problems.placed(in: files)))
  }
}

extension RuleBookSyntax {
  /// Reads the files of a rule book without checking what the names mean.
  public static func load(folder: String) -> (syntax: RuleBookSyntax, report: CheckReport) {
    let folder = RuleFolder(reading: folder)
    return load(folder.files, noted: folder.problems)
  }

  /// Reads files of a rule book that are there already, in the order of their paths.
  public static func load(files: [SourceFile]) -> (syntax: RuleBookSyntax, report: CheckReport) {
    load(files.sorted { $0.path < $1.path }, noted: [])
  }

  private static func load(
    _ files: [SourceFile], noted: [Diagnostic]
  ) -> (syntax: RuleBookSyntax, report: CheckReport) {
    var problems = noted
    let syntax = RuleBookSyntax(reading: files, noting: &problems)
    return (syntax, CheckReport(files: files, diagnostics: problems.placed(in: files)))
  }
}
