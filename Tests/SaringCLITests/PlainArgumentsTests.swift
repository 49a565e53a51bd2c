import ArgumentParser
import SaringTestSupport
import Testing

@testable import SaringCLI

/// Two readers of the same arguments: one that is quick, and one that knows them all.
@Suite("plain arguments") struct PlainArgumentsTests {
  private static let values = [
    "--rules": ["Rules", "R.saring", ""], "--from": ["jsonl", "csv", "json"],
    "--to": ["table", "jsonl", "csv"], "--output": ["out.csv", "out.txt", "a b"],
    "-o": ["out.jsonl"], "--level": ["low", "elevated", "critical"], "--only": ["sea,scam"],
    "--lang": ["en", "id"], "--as-of": ["2026-11-23"], "--rejects": ["rejects.jsonl"],
    "--manifest": ["manifest.json"], "--explain": ["none", "ids", "evidence", "reasons"],
    "--ask": ["3", "+7"], "--jobs": ["1", "16"], "--keep": ["case,region"],
    "--strip-identity": [], "--redact": [], "--discreet": [], "--safety-only": [],
  ]

  @Test("every option is read, alone", arguments: values.keys.sorted())
  func alone(option: String) throws {
    let values = Self.values[option] ?? []
    for value in values.isEmpty ? [[]] : values.map({ [$0] }) {
      let form = option == "--to" ? [] : ["--to", "csv"]
      let arguments = form + ["profiles.csv", option] + value
      let plain = try #require(ScreenRequest(plain: ["screen"] + arguments[...]), "\(arguments)")
      #expect(try ScreenCommand.parse(arguments).request == plain)
    }
  }

  @Test("what the quick reader takes means what the other makes of it")
  func random() throws {
    let strange = [
      "-", "--", "-x", "--nothing", "--jobs=2", "-oout", "-5", "0", "1025", "2026-13-01", "high!",
      "--help", "-h", "--version", "---", "--generate-completion-script", "na", "é", "--redact=yes",
      "--to", "--rules", "-o", "--no-redact", "name", "jsonl", "id", "",
    ]
    let options = Self.values.keys.sorted()
    var taken = 0
    for step in UInt64(0)..<1_000 {
      let seed = SeededGenerator.runSeed &+ step
      var random = SeededGenerator(seed: seed)
      var arguments: [String] = []
      for _ in 0..<Int.random(in: 0...5, using: &random) {
        let option = random.pick(options)
        let isStrange = Int.random(in: 0..<8, using: &random) == 0
        switch Int.random(in: 0..<10, using: &random) {
        case 0: arguments.append(random.pick(strange))
        case 1: arguments.append("profiles\(Int.random(in: 0..<3, using: &random)).csv")
        default:
          arguments.append(option)
          let values = isStrange ? strange : Self.values[option] ?? []
          if let value = values.randomElement(using: &random) { arguments.append(value) }
        }
      }
      guard let plain = ScreenRequest(plain: ["screen"] + arguments[...]) else { continue }
      taken += 1
      let known = try? ScreenCommand.parse(arguments).request
      try #require(known == plain, "\(arguments); SARING_SEED=\(seed) begins with them")
    }
    #expect(taken > 200)
  }

  @Test("arguments for another command are left alone", arguments: ["explain", "--version", ""])
  func others(first: String) {
    #expect(ScreenRequest(plain: [first, "profiles.csv"]) == nil)
  }
}
