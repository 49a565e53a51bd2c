package import SaringModel
package import SaringSource

extension RuleBook {
  /// Resolves every name of `syntax`, or throws all that is wrong with it.
  package init(checking syntax: RuleBookSyntax) throws(RuleErrors) {
    var problems: [Diagnostic] = []
    let book = Self.checked(syntax, noting: &problems)
    if let errors = RuleErrors(problems) { throw errors }
    guard let book else {
      preconditionFailure("a rule book without an error was not made")
    }
    self = book
  }

  /// The book, unless an error was noted here or while reading.
  package static func checked(
    _ syntax: RuleBookSyntax, noting problems: inout [Diagnostic]
  ) -> RuleBook? {
    let isWhole = !problems.contains { $0.severity == .error }
    var checker = Checker(syntax, isWhole: isWhole)
    let book = checker.book()
    problems += checker.problems
    return problems.contains { $0.severity == .error } ? nil : book
  }
}

extension Checker {
  fileprivate mutating func book() -> RuleBook? {
    let book = checkBook()
    declare()
    checkFacts()
    checkDerivations()
    checkRequiredFacts(of: book)
    let stage = book.flatMap { bookFact($0.stage, .code) }
    let date = book.flatMap { bookFact($0.date, .date) }
    let subject = book.flatMap { book in book.subject.flatMap { bookFact($0, .code) } }
    let title = book.map { localized($0.titles, "title", of: $0.span) }
    let lexicons = checkedLexicons()
    let contacts = checkedContacts()
    let packs = checkedPacks()
    let indicators = checkedIndicators()
    let dimensions = checkedDimensions()
    let patterns = checkedPatterns()
    let levels = checkedLevels()
    let sufficiencies = checkedSufficiencies()
    let vocabulary = vocabulary()
    checkCycles()
    checkProtection()
    checkUsage()
    guard let book, let stage, let date, let title else { return nil }
    return RuleBook(
      id: book.id.value, version: book.version.value, digest: syntax.digest,
      languages: languages, title: title, vocabulary: vocabulary, lexicons: lexicons,
      packs: packs, sources: checkedSources(), dimensions: dimensions, indicators: indicators,
      patterns: patterns, levels: levels, sufficiencies: sufficiencies, contacts: contacts,
      stage: stage, date: date, subject: subject, sourceFiles: syntax.files)
  }
}
