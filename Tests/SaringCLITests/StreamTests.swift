import Foundation
import Subprocess
import SystemPackage
import Testing

@Suite("streams") struct StreamTests {
  private let record = #"{"record.id":"R-1","record.stage":"transit"}"#

  @Test("a slow pipe gets each answer as soon as its line is complete", .timeLimit(.minutes(5)))
  func slowPipe() async throws {
    let result = try await Subprocess.run(
      .path(FilePath(Program.path)),
      arguments: ["screen", "--rules", Program.rules, "--as-of", "2026-11-23"],
      input: .inputWriter, output: .sequence, error: .string(limit: 1 << 16)
    ) { execution in
      var lines = 0
      _ = try await execution.standardInputWriter.write(Array((self.record + "\n").utf8))
      for try await buffer in execution.standardOutput {
        let ended = buffer.withUnsafeBytes { $0.count { $0 == UInt8(ascii: "\n") } }
        // An answer may arrive in pieces; only its end asks for the next.
        guard ended > 0 else { continue }
        lines += ended
        // Half a line is no record yet; the next answer comes after its other half.
        guard lines < 3 else {
          try await execution.standardInputWriter.finish()
          continue
        }
        let bytes = Array((self.record + "\n").utf8)
        _ = try await execution.standardInputWriter.write(Array(bytes[..<20]))
        _ = try await execution.standardInputWriter.write(Array(bytes[20...]))
      }
      return lines
    }
    #expect(result.closureResult == 3)
    #expect(result.terminationStatus == .exited(0))
    #expect(result.standardError.contains("read 3 = screened 3 + rejected 0"))
  }

  @Test("SIGINT stops reading and finishes what was read", .timeLimit(.minutes(5)))
  func interrupt() async throws {
    let result = try await Subprocess.run(
      .path(FilePath(Program.path)),
      arguments: ["screen", "--rules", Program.rules, "--as-of", "2026-11-23"],
      input: .inputWriter, output: .sequence, error: .string(limit: 1 << 16)
    ) { execution in
      var lines = 0
      _ = try await execution.standardInputWriter.write(Array((self.record + "\n").utf8))
      for try await buffer in execution.standardOutput {
        let ended = buffer.withUnsafeBytes { $0.count { $0 == UInt8(ascii: "\n") } }
        lines += ended
        // The pipe stays open: only the signal ends the run. An answer may arrive in pieces, and a
        // second signal would end the program at once.
        if ended > 0 { try execution.send(signal: .interrupt) }
      }
      return lines
    }
    #expect(result.closureResult == 1)
    #expect(result.terminationStatus == .exited(130))
    #expect(result.standardError.contains("read 1 = screened 1 + rejected 0"))
  }

  @Test("a reader that goes away is no error") func closedPipe() async throws {
    let demo = Program.fixture("profiles/demo.jsonl")
    let result = try await Program.shell(
      """
      for i in $(seq 40); do cat '\(demo)'; done | grep -v '"from"' \
        | { "$SARING" screen --as-of 2026-11-23 2>/dev/null; echo "exit $?" >&2; } | head -1
      """)
    #expect(result.lines.count == 1)
    #expect(result.messages.contains("exit 0"), "\(result.messages)")
  }

  @Test("a full disk is told, and not taken for success") func fullDisk() async throws {
    for arguments in ["", "-o /dev/full", "--to table", "--rejects /dev/full"] {
      let result = try await Program.shell(
        "printf '\(record)\\nno json\\n' | \"$SARING\" screen \(arguments) > /dev/full")
      #expect(result.exitCode != 0)
      #expect(result.messages.contains("No space left on device"), "\(result.messages)")
    }
  }

  @Test("colours and progress are for terminals, and NO_COLOR for nobody")
  func plain() async throws {
    let demo = Program.fixture("profiles/demo.jsonl")
    let piped = try await Program.screen(["--to", "table", demo])
    #expect(!piped.text.contains("\u{1B}") && !piped.messages.contains("\u{1B}"))
    let script = "script -qec '\"$SARING\" screen --to table \(demo)' /dev/null | head -5 | cat -v"
    let seen = try await Program.shell("unset NO_COLOR; TERM=xterm \(script)")
    let without = try await Program.shell("TERM=xterm NO_COLOR=1 \(script)")
    guard !seen.messages.contains("not found") else { return }
    #expect(seen.text.contains("^[[1m"))
    #expect(!without.text.contains("^[["))
  }
}
