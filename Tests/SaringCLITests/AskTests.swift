import Foundation
import Subprocess
import Testing

@Suite("saring ask") struct AskTests {
  private let opening = ["record.private_setting": "yes", "consent.screening": "given"]

  private func screening(_ talk: Interviewer.Talk) throws -> [String: Any] {
    try #require(
      JSONSerialization.jsonObject(with: Data(talk.output.utf8)) as? [String: Any],
      "\(talk.messages.suffix(400))")
  }

  private static let scam = [
    "record.stage": "before departure", "offer.job_type": "customer_service_online",
    "travel.destination": "Cambodia", "recruitment.relation": "stranger",
    "docs.passport.holder": "recruiter", "offer.no_requirements": "yes", "offer.all_free": "ya",
    "travel.visa_type": "tourist", "recruitment.told_to_lie": "yes", "person.age_years": "24",
  ]
  private static let sea = [
    "record.stage": "5", "sea.vessel_type": "fishing", "docs.passport.holder": "employer",
    "docs.return_on_request": "no", "work.months_unpaid": "7", "control.movement": "locked_in",
    "control.violence_physical": "yes", "person.age_years": "31",
    "offer.job_type": "fishing_crew",
  ]

  @Test(
    "finds what is there and stops as soon as the level is settled",
    arguments: zip(["en", "id"], [scam, sea]))
  func grave(_ language: String, _ answers: [String: String]) async throws {
    let otherwise = language == "en" ? "dont know" : "tidak tahu"
    let talk = try await Interviewer(
      answers: opening.merging(answers) { $1 }, otherwise: otherwise
    ).hold(["--lang", language])
    #expect(talk.status == .exited(0))
    let screening = try screening(talk)
    #expect(screening["level"] as? String != "low", "\(talk.asked)")
    #expect(Set(talk.asked).count == talk.asked.count, "no question comes twice")
    #expect(
      Array(talk.asked.prefix(3)) == [
        "record.private_setting", "consent.screening", "record.stage",
      ])
  }

  @Test("of an ordinary placement it stays low, and says what could not be known")
  func harmless() async throws {
    let talk = try await Interviewer(
      answers: opening.merging([
        "record.stage": "pre_departure", "offer.job_type": "factory", "travel.destination": "KR",
        "docs.passport.holder": "self", "contract.state": "signed", "person.age_years": "27",
        "travel.visa_type": "work", "recruitment.actor_type": "government",
      ]) { $1 }, otherwise: "refuse"
    ).hold([])
    #expect(try screening(talk)["level"] as? String == "low")
    #expect(talk.messages.contains("could change the level"))
  }

  @Test("asks for consent before anything else, and runs no rule on a refusal")
  func consent() async throws {
    let folder = try Folder()
    let file = try folder.file("p.json")
    let refused = try await Interviewer(
      answers: ["record.private_setting": "yes", "consent.screening": "refuse"]
    ).hold([file, "--answer", "record.id=R-9", "--answer", "docs.passport.holder=recruiter"])
    #expect(refused.asked == ["record.private_setting", "consent.screening"])
    #expect(try screening(refused)["not_screened"] as? String == "consent refused")
    #expect(try screening(refused)["level"] is NSNull)
    let kept = try folder.text(of: "p.json")
    #expect(kept.contains("refused") && kept.contains("R-9") && !kept.contains("recruiter"))
    #expect(refused.messages.contains("safe place"))
    let again = try await Interviewer(answers: [:]).hold([file])
    #expect(again.asked.isEmpty)
    let unsaid = try await Interviewer(answers: ["record.private_setting": "yes"]).hold([])
    #expect(unsaid.asked.count == 2 && unsaid.output.isEmpty)
    #expect(unsaid.status == .exited(1))
  }

  @Test("does not ask what others may not hear while others listen") func listeners() async throws {
    let talk = try await Interviewer(
      answers: ["record.private_setting": "no", "consent.screening": "given", "record.stage": "2"]
    ).hold([])
    let harmful = ["control.movement", "safety.immediate_danger", "control.violence_physical"]
    for name in harmful { #expect(!talk.asked.contains(name)) }
    let messages = talk.messages.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(messages.contains("wait until the person can answer alone"))
  }

  @Test("is taken up again from its file, which only its owner may read") func resume() async throws
  {
    let folder = try Folder()
    let file = try folder.file("p.json")
    var answers = opening
    answers["record.stage"] = "pre_departure"
    let first = try await Interviewer(answers: answers, otherwise: "no", most: 8).hold([file])
    #expect(first.status == .exited(0))
    let attributes = try FileManager.default.attributesOfItem(atPath: file)
    #expect((attributes[.posixPermissions] as? Int) == 0o600)
    let second = try await Interviewer(answers: answers, most: 3).hold([file])
    let kept = try folder.text(of: "p.json")
    #expect(first.asked.contains { kept.contains("\"\($0)\"") })
    for name in second.asked { #expect(!kept.contains("\"\(name)\""), "\(name) was answered") }
    // What the interview says of the answers is what screening the file says.
    let screened = try await Program.screen([file])
    #expect(try screening(second)["level"] as? String == level(in: screened.text))
  }

  private func level(in line: String) throws -> String? {
    (try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])?["level"]
      as? String
  }

  @Test("a text that was refused stays refused in the file, and is not asked for again")
  func refusedText() async throws {
    let folder = try Folder()
    let refused = #""recruitment.messages": {"missing":"refused"}"#
    let file = try folder.file("p.json", #"{"record.id": "R-1", \#(refused)}"#)
    let first = try await Interviewer(answers: opening, otherwise: "no", most: 4).hold([file])
    #expect(first.status == .exited(0))
    #expect(try folder.text(of: "p.json").contains(refused))
    let second = try await Interviewer(answers: opening, otherwise: "no").hold([file])
    #expect(!second.asked.contains("recruitment.messages"))
  }

  @Test("SIGINT keeps what was answered", .timeLimit(.minutes(5))) func interrupt() async throws {
    let folder = try Folder()
    let file = try folder.file("p.json")
    let talk = try await Interviewer(
      answers: opening.merging(["record.stage": "transit"]) { $1 }, most: 3, interrupts: true
    ).hold([file, "--lang", "id"])
    #expect(talk.status == .exited(130))
    #expect(talk.messages.contains("Dihentikan"))
    #expect(try folder.text(of: "p.json").contains("transit"))
    #expect(try screening(talk)["level"] as? String == "low")
  }

  @Test("back, skip, help, corrections, numbers, words and mistakes") func steering() async throws {
    let folder = try Folder()
    let file = try folder.file("p.json")
    let lines = [
      "kembali", "perhaps secret-word", "?", "y", "1", "2", "back", "3",
      "travel.destination=Kamboja",
      "offer.wage_monthly_idr=5", "docs.passport.holder=secret-word", "stop",
    ]
    let talk = try await Program.run(
      ["ask", file, "--as-of", "2026-11-23"], input: lines.joined(separator: "\n") + "\n")
    #expect(talk.exitCode == 0)
    let kept = try folder.text(of: "p.json")
    #expect(kept.contains(#""record.stage": "exit_check""#))
    #expect(kept.contains(#""travel.destination": "KH""#))
    #expect(!kept.contains("wage_monthly") && !kept.contains("passport"))
    for words in [
      "no answer to take back", "none of its codes", "withdraw", "computed by the rules",
    ] { #expect(talk.messages.contains(words), "\(words)") }
    #expect(!talk.messages.contains("secret-word"))
  }

  @Test("consent may be taken back, and every answer goes") func withdraw() async throws {
    let folder = try Folder()
    let file = try folder.file("p.json")
    let talk = try await Program.run(
      ["ask", file, "--answer", "person.age_years=19"], input: "yes\ngiven\ntransit\ncabut\n")
    #expect(talk.exitCode == 0)
    let kept = try folder.text(of: "p.json")
    #expect(kept.contains("refused") && !kept.contains("age_years"))
  }

  @Test("entries of a group are asked one by one, and can be taken back")
  func groups() async throws {
    let folder = try Folder()
    let file = try folder.file("p.json")
    var answers = opening
    answers["record.stage"] = "transit"
    answers["travel.legs"] = "2"
    let talk = try await Interviewer(answers: answers, otherwise: "dont know").hold([file])
    #expect(talk.asked.contains("travel.legs"))
    #expect(talk.messages.contains("Entry 2: "))
    let lines = try folder.text(of: "p.json").split(separator: "\n")
    let legs = try #require(lines.first { $0.contains("travel.legs") })
    #expect(legs.filter { $0 == "{" }.count == 2)
    #expect(legs.contains(#""mode":"does-not-know""#))
  }

  @Test("bad files and arguments") func badInput() async throws {
    let folder = try Folder()
    let unknown = try folder.file("unknown.json", #"{"favourite.colour":"secret-word"}"#)
    let several = try folder.file("several.json", #"[{"record.id":"a"},{"record.id":"b"}]"#)
    let broken = try folder.file("broken.json", #"{"record.stage":"secret-word"}"#)
    for (file, words) in [
      (unknown, "would be lost: favourite.colour"), (several, "more than one record"),
      (broken, "none of its codes"),
    ] {
      let before = try String(contentsOfFile: file, encoding: .utf8)
      let talk = try await Program.run(["ask", file])
      #expect(talk.exitCode == 1)
      #expect(talk.messages.contains(words), "\(talk.messages)")
      #expect(!talk.messages.contains("secret-word"))
      #expect(try String(contentsOfFile: file, encoding: .utf8) == before)
    }
    let wrong = try await Program.run(
      ["ask", "--answer", "docs.pasport.holder=self", "--answer", "person.age_years=secret-word"])
    #expect(wrong.exitCode == 2)
    #expect(wrong.messages.contains("did you mean docs.passport.holder?"))
    #expect(wrong.messages.contains("`person.age_years` is not a number"))
    #expect(!wrong.messages.contains("secret-word"))
  }
}
