import Foundation
import Testing

/// Profiles one answer apart, for trainers.
@Suite("pairs") struct PairTests {
  @Test("come out as expected") func expected() async throws {
    #expect(try await Expectation.problems(in: "pairs/pairs") == [])
  }

  @Test("differ in the one answer that they name") func oneAnswerApart() throws {
    var answers: [String: [String: String]] = [:]
    for profile in try Fixture.lines("pairs/pairs.jsonl") {
      let all = Fixture.answers(profile)
      answers[all["record.id"] ?? ""] = all
    }
    let sets = try Dictionary(grouping: Expectation.read("pairs/pairs")) { $0["pair"] ?? "" }
    for (name, members) in sets {
      #expect(members.count > 1, "\(name)")
      let facts = Set(members.flatMap { (answers[$0.id] ?? [:]).keys })
      let different = facts.filter { fact in
        Set(members.map { answers[$0.id]?[fact] }).count > 1
      }
      let named = Set(members.compactMap { $0["fact"] })
      #expect(different.subtracting(["record.id"]) == named, "\(name)")
      for member in members {
        #expect(member.id.dropFirst(4).hasPrefix(name), "\(member.id)")
      }
    }
  }

  @Test("carry a talking point in both languages") func talkingPoints() throws {
    for expectation in try Expectation.read("pairs/pairs") {
      for language in ["en", "id"] {
        for key in ["teaches", "talking_point"] {
          #expect(expectation.text(key, in: language)?.isEmpty == false, "\(expectation.id) \(key)")
        }
      }
    }
  }

  @Test("come out equal whoever the person is") func sameFacts() async throws {
    let result = try await Program.screen([Program.fixture("pairs/pairs.jsonl")])
    var outcomes: [String: Set<String>] = [:]
    let screenings = try Screenings.byID(result)
    for expectation in try Expectation.read("pairs/pairs") {
      guard let pair = expectation["pair"], pair.hasPrefix("same-facts") else { continue }
      var screening = try #require(screenings[expectation.id])
      screening["id"] = nil
      let bytes = try JSONSerialization.data(withJSONObject: screening, options: .sortedKeys)
      outcomes[pair, default: []].insert(String(decoding: bytes, as: UTF8.self))
    }
    #expect(outcomes.count >= 7)
    for (pair, different) in outcomes { #expect(different.count == 1, "\(pair)") }
  }
}
