#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif
import Saring
import SaringEngine
import SaringModel
import SaringRules
import SaringSource

/// Where to take the rule book from.
struct RuleBookSource: Equatable {
  /// The folder or prepared book that was named; without it, it is looked for.
  var named: String?
}

/// A rule book that is ready to be used.
enum LoadedBook {
  case checked(RuleBook)
  case prepared(PreparedBook)

  var book: RuleBook {
    switch self {
    case .checked(let book): book
    case .prepared(let prepared): prepared.book
    }
  }

  /// The program of the book, of `only` these packs when given.
  func program(only: Set<PackID>? = nil) -> Program {
    switch self {
    case .checked(let book): Program(book, only: only)
    case .prepared(let prepared): prepared.program(only: only)
    }
  }
}

extension RuleBookSource {
  /// Where a rule book is.
  enum Place {
    case folder(String)
    case file(String)

    var path: String {
      switch self {
      case .folder(let path), .file(let path): path
      }
    }
  }

  /// Loads the rule book for screening, without rule files and examples if it is a prepared one;
  /// or says why there is none.
  func loadForScreening() throws(CommandFailure) -> LoadedBook {
    try load(place(), isWhole: false)
  }

  /// Loads all of the rule book, or says why there is none.
  func load() throws(CommandFailure) -> RuleBook { try load(place(), isWhole: true).book }

  private func load(_ place: Place, isWhole: Bool) throws(CommandFailure) -> LoadedBook {
    switch place {
    case .file(let path):
      do {
        return .prepared(try PreparedBook(reading: path, isWhole: isWhole))
      } catch {
        throw .preparedBook(error)
      }
    case .folder(let path):
      let (book, report) = RuleBook.load(folder: path)
      guard let book else { throw .invalidRuleBook(report) }
      return .checked(book)
    }
  }

  /// The path of the rule book and all that is wrong with its rules, those inside a prepared book
  /// included.
  func check() throws(CommandFailure) -> (path: String, report: CheckReport) {
    let place = try place()
    guard case .file = place else { return (place.path, RuleBook.load(folder: place.path).report) }
    let files = try load(place, isWhole: true).book.sourceFiles
    let problems = RuleBook.load(files: files).diagnostics
    return (place.path, CheckReport(files: files, diagnostics: problems))
  }

  /// The rules as written.
  func syntax() throws(CommandFailure) -> RuleBookSyntax {
    let place = try place()
    let (syntax, report) =
      switch place {
      case .folder(let path): RuleBookSyntax.load(folder: path)
      case .file: RuleBookSyntax.load(files: try load(place, isWhole: true).book.sourceFiles)
      }
    if report.hasErrors { throw .invalidRuleBook(report) }
    return syntax
  }

  /// The rule book that is to be used.
  ///
  /// One that was named is used as it is. Of those that are looked for, a prepared book beside the
  /// folder stands for it while it is as new as the folder; an old one is passed over.
  private func place() throws(CommandFailure) -> Place {
    if let named { return Self.place(named) }
    if let rules = Environment["SARING_RULES"], !rules.isEmpty { return Self.place(rules) }
    let candidates = [Self.installedFolder, "Rules"].compactMap { $0 }
    for folder in candidates {
      let prepared = folder + ".saring"
      guard access(folder + "/book.xml", F_OK) == 0 else {
        if access(prepared, F_OK) == 0 { return .file(prepared) }
        continue
      }
      return PreparedBook.isFresh(prepared, for: folder) ? .file(prepared) : .folder(folder)
    }
    throw .noRuleBook(tried: ["--rules", "SARING_RULES"] + candidates)
  }

  private static func place(_ path: String) -> Place {
    var status = stat()
    let isFile = stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
    return isFile ? .file(path) : .folder(path)
  }

  /// `PREFIX/share/saring/Rules` for a program at `PREFIX/bin/saring`.
  private static var installedFolder: String? {
    guard let program = realpath("/proc/self/exe", nil) else { return nil }
    defer { free(program) }
    let parts = String(cString: program).split(separator: "/").dropLast(2)
    return "/" + (parts + ["share", "saring", "Rules"]).joined(separator: "/")
  }
}
