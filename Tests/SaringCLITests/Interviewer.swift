import Foundation
import Subprocess
import SystemPackage

/// Another program that holds the interview: it reads each question's name and gives the answer that
/// it has for it, or else a word of its choice.
struct Interviewer {
  var answers: [String: String]
  var otherwise = "skip"
  /// After so many questions it hangs up, or interrupts.
  var most = 400
  var interrupts = false

  struct Talk {
    var asked: [String] = []
    var messages = ""
    var output = ""
    var status: TerminationStatus
  }

  func hold(_ arguments: [String]) async throws -> Talk {
    let result = try await Subprocess.run(
      .path(FilePath(Program.path)),
      arguments: Arguments(
        ["ask", "--rules", Program.rules, "--as-of", "2026-11-23"] + arguments),
      environment: .inherit.updating(["NO_COLOR": "1"]),
      input: .inputWriter, output: .string(limit: 1 << 20), error: .sequence
    ) { execution in
      var asked: [String] = []
      var all: [UInt8] = []
      var heard = 0
      for try await buffer in execution.standardError {
        all += buffer.withUnsafeBytes { Array($0) }
        let text = String(decoding: all[heard...], as: UTF8.self)
        guard text.hasSuffix("> ") else { continue }
        heard = all.count
        // Without a new question the answer was not taken: another would not be either.
        let name = Self.name(in: text)
        if let name { asked.append(name) }
        if asked.count > most {
          if interrupts {
            try execution.send(signal: .interrupt)
          } else {
            try await execution.standardInputWriter.finish()
          }
          continue
        }
        let answer = name.map { answers[$0] ?? otherwise } ?? "skip"
        _ = try await execution.standardInputWriter.write(Array((answer + "\n").utf8))
      }
      return (asked, String(decoding: all, as: UTF8.self))
    }
    return Talk(
      asked: result.closureResult.0, messages: result.closureResult.1,
      output: result.standardOutput, status: result.terminationStatus)
  }

  /// The name that stands in brackets on a line of its own.
  private static func name(in text: String) -> String? {
    text.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }
      .first { $0.hasPrefix("[") && $0.hasSuffix("]") && !$0.contains(" ") }
      .map { String($0.dropFirst().dropLast()) }
  }
}
