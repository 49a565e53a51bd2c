import Testing

/// Ordinary lives, which no rule may lift.
@Suite("harmless profiles") struct HarmlessTests {
  @Test("all stay low") func low() async throws {
    let result = try await Program.screen([Program.fixture("profiles/harmless.jsonl")])
    #expect(result.exitCode == 0, "\(result.messages)")
    let screenings = try Screenings.byID(result)
    #expect(screenings.count >= 300)
    for (id, screening) in screenings where screening["level"] as? String != "low" {
      let fired = Screenings.fired(screening).map { "\($0) \($1)" }.sorted()
      Issue.record("\(id) is \(screening["level"] ?? "not screened"): \(fired)")
    }
  }

  @Test("say most where most was asked, and rarely anything that matters") func quiet()
    async throws
  {
    let result = try await Program.screen([Program.fixture("profiles/harmless.jsonl")])
    let screenings = try Screenings.byID(result).values
    let known = screenings.filter { $0["information"] as? String == "sufficient" }
    #expect(known.count * 2 > screenings.count)
    // What protects is shown with a strength as well, and is no sign.
    let loud = screenings.filter { screening in
      Screenings.fired(screening).contains { indicator, strength in
        strength != "weak" && !indicator.hasPrefix("MIT") && !indicator.hasPrefix("FLP")
      }
    }
    #expect(loud.count * 20 < screenings.count)
  }
}
