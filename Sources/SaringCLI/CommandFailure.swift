import Saring
import SaringReports
import SaringSource

/// Why a command ends early.
enum CommandFailure: Error {
  /// The arguments ask for something that cannot be.
  case usage(String)
  case noRuleBook(tried: [String])
  case invalidRuleBook(CheckReport)
  /// A prepared book cannot be used.
  case preparedBook(PreparedBookError)
  /// A file cannot be read or written.
  case file(FileFailure)
  /// All has been said already.
  case silent(ExitStatus)
}

extension CommandFailure {
  var exitCode: ExitStatus {
    switch self {
    case .usage: .usage
    case .noRuleBook, .invalidRuleBook, .preparedBook: .rules
    case .file(let failure): failure.isOfArgument ? .usage : .incomplete
    case .silent(let status): status
    }
  }

  /// Says on standard error what is wrong.
  func show() {
    switch self {
    case .usage(let message): Terminal.note("saring: \(message)")
    case .noRuleBook(let tried):
      Terminal.note("saring: no rule book was found; looked at \(tried.joined(separator: ", "))")
    case .invalidRuleBook(let report):
      Terminal.noteRaw(report.text(as: .pretty, inColour: Terminal.standardError.usesColour))
      Terminal.note("saring: the rule book has errors, and nothing was screened")
    case .preparedBook(let error): Terminal.note("saring: \(error.message)")
    case .file(let failure): Terminal.note("saring: \(failure.message)")
    case .silent: break
    }
  }
}
