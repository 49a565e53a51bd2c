import Foundation
import Testing

@Suite("saring explain") struct ExplainTests {
  private static let demo = Program.fixture("profiles/demo.jsonl")
  private static let child = ["explain", demo, "--id", "R-0104", "--as-of", "2026-11-23"]
  private let held = #"""
    {"record.id":"R-1","record.stage":"pre_departure","docs.passport.holder":"recruiter",\#
    "person.age_years":24,"person.gender":"woman","person.citizenship":"ID"}
    """#

  @Test("has the same things in every form", arguments: ["en", "id"])
  func forms(_ language: String) async throws {
    let schema = try JSONSchema(
      contentsOf: Program.repository.appendingPathComponent("Documentation/explanation.schema.json")
        .path)
    let folder = try Folder()
    for more in [
      [], ["--indicator", "OSR-25", "--indicator", "critical"],
      ["--what-if", "docs.passport.holder=self"],
      ["--what-if", "person.age_years=19", "--indicator", "OSR-45"],
    ] {
      let arguments = Self.child + ["--lang", language] + more
      let text = try await Program.run(arguments)
      #expect(text.exitCode == 0 && text.text.contains("OSR-"))
      let json = try await Program.run(arguments + ["--to", "json"])
      #expect(schema.problems(with: json.text).isEmpty, "\(schema.problems(with: json.text))")
      let named = try folder.file("page.html")
      let html = try await Program.run(arguments + ["-o", named])
      #expect(html.exitCode == 0 && html.output.isEmpty)
      let page = try folder.text(of: "page.html")
      #expect(page.hasPrefix("<!DOCTYPE html>") && page.contains("OSR-"))
      #expect(!page.contains("<script") && !page.contains("src=") && !page.contains("url("))
      _ = try XMLDocumentCheck.parse(page)
      let markdown = try await Program.run(arguments + ["--to", "markdown"])
      #expect(markdown.text.hasPrefix("# ") && markdown.text.contains("\n## "))
    }
  }

  @Test("supposes answers, shows before and after, and changes nothing") func whatIf() async throws
  {
    let one = try await Program.run(
      Self.child + ["--what-if", "person.age_years=19", "--what-if", "docs.passport.holder=self"])
    for words in ["17 years", "19 years", "critical", "low", "OSR-25", "strong"] {
      #expect(one.text.contains(words), "\(words)")
    }
    // What is supposed away is as if nobody had asked.
    let unasked = try await Program.run(Self.child + ["--what-if", "docs.passport.holder="])
    #expect(unasked.text.contains("not known yet"))
    let same = try await Program.run(Self.child + ["--what-if", "person.age_years=17"])
    #expect(same.text.contains("Nothing would change"))
    let item = try await Program.run(
      ["explain", "-", "--what-if", "travel.legs.2.to=nunukan", "--to", "json"], input: held)
    #expect(item.text.contains("entry 2"))
  }

  @Test("says why not, with the parts and the shortest way") func whyNot() async throws {
    let input = #"{"record.stage":"pre_departure","docs.passport.holder":"self"}"#
    let result = try await Program.run(["explain", "-", "--indicator", "OSR-25"], input: input)
    for words in ["This sign is not there", "Holds: ", "Open: ", "Shortest way: "] {
      #expect(result.text.contains(words), "\(words)")
    }
    let level = try await Program.run(
      ["explain", "-", "--indicator", "high", "--lang", "id"], input: input)
    #expect(level.text.contains("Tingkat ini belum tercapai"))
  }

  @Test("following the shortest way makes the sign fire") func wayFires() async throws {
    let input = #"{"record.stage":"pre_departure"}"#
    let before = try await Program.run(
      ["explain", "-", "--indicator", "OSR-25", "--to", "json"], input: input)
    #expect(before.text.contains(#""outcome": "possible""#))
    let after = try await Program.run(
      ["explain", "-", "--indicator", "OSR-25", "--what-if", "docs.passport.holder=recruiter"],
      input: input)
    #expect(after.text.contains("This sign is there: strong."))
  }

  @Test("never proposes to be of another age, gender or nationality", arguments: ["en", "id"])
  func protected(_ language: String) async throws {
    let child = try await Program.run(Self.child + ["--to", "json", "--lang", language])
    let document = try #require(
      JSONSerialization.jsonObject(with: Data(child.output)) as? [String: Any])
    let explanation = try #require(document["explanation"] as? [String: Any])
    let changes = try #require(explanation["changes"] as? [String: Any])
    for list in ["lowering", "raising"] {
      for change in changes[list] as? [[String: Any]] ?? [] {
        for answer in change["answers"] as? [[String: Any]] ?? [] {
          let fact = answer["fact"] as? String ?? ""
          #expect(!["age", "gender", "citizenship", "origin"].contains { fact.contains($0) })
        }
      }
    }
  }

  @Test("keeps and shows answers that contradict each other") func contradiction() async throws {
    let input = #"""
      {"record.stage":"at_destination","docs.passport.holder":"self","control.movement":"locked_in",\#
      "docs.return_on_request":"no","sea.vessel_type":"fishing","work.hours_per_day":20,\#
      "comms.phone":"free","control.guards":"no","control.violence_physical":"yes"}
      """#
    let result = try await Program.run(["explain", "-"], input: input)
    #expect(result.exitCode == 0)
    #expect(result.text.contains("Signs that are there"))
    #expect(result.text.contains("What speaks for safety"))
  }

  @Test("tells all that is wrong with names and answers, and no answer") func badInput()
    async throws
  {
    let result = try await Program.run(
      [
        "explain", "-", "--what-if", "docs.pasport.holder=self", "--what-if",
        "person.age_years=secret-word", "--what-if", "nothing", "--what-if", "travel.legs=3",
        "--what-if", "offer.wage_monthly_idr=1",
      ], input: held)
    #expect(result.exitCode == 2)
    for words in [
      "no fact is named docs.pasport.holder; did you mean docs.passport.holder?",
      "`person.age_years` is not a number", "needs a fact and an answer", "travel.legs has entries",
      "is computed by the rules",
    ] { #expect(result.messages.contains(words), "\(words)") }
    #expect(!result.messages.contains("secret-word") && result.output.isEmpty)
    let name = try await Program.run(
      ["explain", "-", "--indicator", "OSR25", "--indicator", "nosuch", "--lang", "id"], input: held
    )
    #expect(name.exitCode == 2)
    #expect(name.messages.contains("maksud Anda OSR-25?") && name.messages.contains("nosuch"))
    let pack = try await Program.run(
      ["explain", "-", "--only", "vessel", "--indicator", "OSR-25"], input: held)
    #expect(pack.exitCode == 2 && pack.messages.contains("--only"))
    let folder = try Folder()
    let same = try folder.file("p.json", held)
    #expect(try await Program.run(["explain", same, "-o", same]).exitCode == 2)
    #expect(try folder.text(of: "p.json") == held)
  }

  @Test("tells nothing of answers that could harm when redacted") func redacted() async throws {
    let input = #"""
      {"record.stage":"at_destination","control.violence_physical":"yes","control.movement":"locked_in"}
      """#
    for more in [[], ["--indicator", "FL-05"], ["--what-if", "control.movement=free"]] {
      for form in ["text", "json", "markdown", "html"] {
        let page = try await Program.run(
          ["explain", "-", "--discreet", "--to", form] + more, input: input)
        #expect(page.exitCode == 0)
        // The title of a sign may hold such words; what the record says is told nowhere.
        for words in [
          "”: locked in", "Holds: Freedom", "locked in |", ">locked in<", ": \"locked in\"",
        ] {
          #expect(!page.text.contains(words), "\(more) \(form)")
        }
        #expect(!page.text.lowercased().contains("trafficking"), "\(more) \(form)")
      }
    }
  }
}

/// Whether a page is well-formed XML.
enum XMLDocumentCheck {
  static func parse(_ page: String) throws {
    let folder = try Folder()
    _ = try folder.file("page.xml", page)
    let task = Process()
    task.executableURL = URL(fileURLWithPath: "/usr/bin/xmllint")
    task.arguments = ["--noout", folder.path + "/page.xml"]
    try task.run()
    task.waitUntilExit()
    #expect(task.terminationStatus == 0)
  }
}
