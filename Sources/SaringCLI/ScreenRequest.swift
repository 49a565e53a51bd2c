import ArgumentParser
import Saring
import SaringExplanation
import SaringModel
import SaringProfiles

/// What `saring screen` was asked for.
struct ScreenRequest: Equatable {
  static let name = "screen"

  var source = RuleBookSource()
  var care = Care()
  var files: [String] = []
  var from: ProfileFormat?
  var to: ScreeningForm?
  var output: String?
  var level = TriageLevel.low
  var only: String?
  var lang = Language.english
  var asOf: Day?
  var rejects: String?
  var manifest: String?
  var explain = ScreeningDetail.evidence
  var ask: Int?
  var jobs: Int?
  var keep: String?
}

extension ScreenRequest {
  func validate() throws {
    if let jobs, !(1...1024).contains(jobs) {
      throw ValidationError("--jobs must be between 1 and 1024")
    }
    if let ask, !(1...100).contains(ask) {
      throw ValidationError("--ask must be between 1 and 100")
    }
    if files.filter({ $0 == "-" }).count > 1 {
      throw ValidationError("standard input can be read only once")
    }
    if keep != nil, form == .table {
      throw ValidationError("a table keeps no fields; use --to jsonl or --to csv with --keep")
    }
    if let name = keptNames.first(where: { IdentityName.matches($0) }) {
      throw ValidationError("--keep cannot repeat \(name): it says who somebody is")
    }
    try checkOutputs()
  }

  /// No two outputs may be one file, and none may be an input.
  private func checkOutputs() throws {
    let outputs = [("--output", output), ("--rejects", rejects), ("--manifest", manifest)]
      .compactMap { name, path in path.map { (name, $0) } }
    for (position, (name, path)) in outputs.enumerated() {
      if path == "-" { throw ValidationError("\(name) needs the name of a file") }
      for (other, otherPath) in outputs[..<position]
      where otherPath == path || Self.isSameFile(otherPath, path) {
        throw ValidationError("\(other) and \(name) name the same file")
      }
      for file in files where file == path || Self.isSameFile(file, path) {
        throw ValidationError("\(name) would overwrite the input \(path)")
      }
    }
  }

  private static func isSameFile(_ left: String, _ right: String) -> Bool {
    guard let one = FileIdentity(path: left), let other = FileIdentity(path: right) else {
      return false
    }
    return one == other
  }

  /// How screenings are written.
  var form: ScreeningForm {
    if let to { return to }
    if let output {
      if output.hasSuffix(".csv") { return .csv }
      if output.hasSuffix(".txt") { return .table }
      return .jsonl
    }
    return Terminal.standardOutput.isInteractive ? .table : .jsonl
  }

  var keptNames: [String] { keep?.split(separator: ",").map(String.init) ?? [] }
}
