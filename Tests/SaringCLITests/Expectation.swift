import Foundation
import Testing

/// What a fixture says must come out for one record.
///
/// A key that is not there asks for nothing.
struct Expectation {
  let id: String
  private let wanted: [String: Any]

  /// The lines of `Fixtures/NAME.expected.jsonl`.
  static func read(_ name: String) throws -> [Expectation] {
    try Fixture.lines("\(name).expected.jsonl").map { line in
      Expectation(id: try #require(line["id"] as? String), wanted: line)
    }
  }

  subscript(key: String) -> String? { wanted[key] as? String }

  /// A text of the fixture in one language.
  func text(_ key: String, in language: String) -> String? {
    (wanted[key] as? [String: String])?[language]
  }

  private func names(_ key: String) -> [String] { wanted[key] as? [String] ?? [] }

  /// Where a screening differs from what was expected, each in words.
  func problems(with screening: [String: Any], dimensions: [String: String] = [:]) -> [String] {
    var problems: [String] = []
    for key in ["level", "possible", "information"] {
      guard let wanted = self[key], screening[key] as? String != wanted else { continue }
      problems.append("\(key) is \(screening[key] ?? "nothing"), not \(wanted)")
    }
    if let urgent = wanted["urgent"] as? Bool, screening["urgent"] as? Bool != urgent {
      problems.append("urgent is not \(urgent)")
    }
    let fired = Screenings.fired(screening)
    let fires = wanted["fires"] as? [[Any]] ?? []
    for entry in fires {
      guard let indicator = entry.first as? String else { continue }
      guard let strength = fired[indicator] else {
        problems.append("\(indicator) must fire")
        continue
      }
      if let wanted = entry.last as? String, wanted != indicator, wanted != strength {
        problems.append("\(indicator) is \(strength), not \(wanted)")
      }
    }
    for indicator in names("must_not_fire") where fired[indicator] != nil {
      problems.append("\(indicator) must not fire")
    }
    let patterns = screening["patterns"] as? [String] ?? []
    for pattern in names("patterns") where !patterns.contains(pattern) {
      problems.append("\(pattern) must hold")
    }
    for pattern in names("no_patterns") where patterns.contains(pattern) {
      problems.append("\(pattern) must not hold")
    }
    let open = screening["open"] as? [String] ?? []
    for state in ["positive", "undetermined", "not_reached"] {
      for dimension in names(state) {
        let sign = dimensions[dimension] ?? dimension
        let found =
          fired[sign] != nil ? "positive" : open.contains(sign) ? "undetermined" : "not_reached"
        if found != state { problems.append("\(dimension) is \(found), not \(state)") }
      }
    }
    return problems.map { "\(id): \($0)" }
  }

  /// Screens `Fixtures/NAME.jsonl` and says where it differs from `Fixtures/NAME.expected.jsonl`.
  static func problems(
    in name: String, with arguments: [String] = [], dimensions: [String: String] = [:]
  ) async throws -> [String] {
    let result = try await Program.screen(arguments + [Program.fixture("\(name).jsonl")])
    guard result.exitCode == 0 else { return [result.messages] }
    var screenings = try Screenings.byID(result)
    var problems = try Screenings.problems(with: result)
    for expectation in try read(name) {
      guard let screening = screenings.removeValue(forKey: expectation.id) else {
        problems.append("\(expectation.id): no record, or expected twice")
        continue
      }
      problems += expectation.problems(with: screening, dimensions: dimensions)
    }
    return problems + screenings.keys.sorted().map { "\($0): nothing is expected of it" }
  }
}

enum Fixture {
  /// The lines of a file of JSON lines.
  static func lines(_ path: String) throws -> [[String: Any]] {
    let text = try String(contentsOfFile: Program.fixture(path), encoding: .utf8)
    return try text.split(separator: "\n").map { line in
      try #require(JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
    }
  }

  /// The answers of a profile by the dotted names of their facts.
  static func answers(_ profile: [String: Any], under prefix: String = "") -> [String: String] {
    var answers: [String: String] = [:]
    for (name, value) in profile {
      if let group = value as? [String: Any] {
        answers.merge(self.answers(group, under: prefix + name + ".")) { first, _ in first }
      } else {
        answers[prefix + name] = "\(value)"
      }
    }
    return answers
  }
}

extension Screenings {
  static func byID(_ result: Program.Result) throws -> [String: [String: Any]] {
    let pairs = try read(result).map { ($0["id"] as? String ?? "", $0) }
    return Dictionary(pairs) { first, _ in first }
  }

  /// The strength of every indicator that fired.
  static func fired(_ screening: [String: Any]) -> [String: String] {
    var fired: [String: String] = [:]
    for finding in screening["fired"] as? [[String: Any]] ?? [] {
      guard let indicator = finding["indicator"] as? String else { continue }
      fired[indicator] = finding["strength"] as? String
    }
    return fired
  }
}
