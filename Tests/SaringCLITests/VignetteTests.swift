import Foundation
import Testing

/// Cases from the field that must come out as people who know the field expect.
@Suite("vignettes") struct VignetteTests {
  @Test("come out as expected", arguments: ["scam", "scam-variations", "sea", "sea-variations"])
  func vignettes(_ name: String) async throws {
    let result = try await Program.screen([Program.fixture("vignettes/\(name).jsonl")])
    #expect(result.exitCode == 0, "\(result.messages)")
    #expect(try Screenings.problems(with: result) == [])
    let screenings = try Screenings.read(result)
    let expected = try String(
      contentsOfFile: Program.fixture("vignettes/\(name).expected.jsonl"), encoding: .utf8)
    var seen = 0
    for line in expected.split(separator: "\n") {
      let case_ = try #require(
        try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
      let id = try #require(case_["id"] as? String)
      let screening = try #require(screenings.first { $0["id"] as? String == id }, "\(id)")
      seen += 1
      compare(screening, with: case_, id)
    }
    #expect(seen > 0)
  }

  private func compare(_ screening: [String: Any], with expected: [String: Any], _ id: String) {
    for key in ["level", "information", "possible"] {
      guard let wanted = expected[key] as? String else { continue }
      #expect(screening[key] as? String == wanted, "\(id): \(key)")
    }
    if let urgent = expected["urgent"] as? Bool {
      #expect(screening["urgent"] as? Bool == urgent, "\(id): urgent")
    }
    var fired: [String: String] = [:]
    for finding in screening["fired"] as? [[String: Any]] ?? [] {
      guard let indicator = finding["indicator"] as? String else { continue }
      fired[indicator] = finding["strength"] as? String
    }
    for entry in expected["fires"] as? [[Any]] ?? [] {
      guard let indicator = entry.first as? String else { continue }
      #expect(fired[indicator] != nil, "\(id): \(indicator) must fire")
      if let strength = entry.last as? String, entry.count == 2, fired[indicator] != nil {
        #expect(fired[indicator] == strength, "\(id): strength of \(indicator)")
      }
    }
    for indicator in expected["must_not_fire"] as? [String] ?? [] {
      #expect(fired[indicator] == nil, "\(id): \(indicator) must not fire")
    }
    let patterns = screening["patterns"] as? [String] ?? []
    for pattern in expected["patterns"] as? [String] ?? [] {
      #expect(patterns.contains(pattern), "\(id): pattern \(pattern)")
    }
  }
}
