import Foundation
import Testing

/// What is read and shown harms nobody (PR-03 to PR-19).
@Suite("care for people") struct CareTests {
  private static let named = [
    #"{"record.id":"R-1","name":"CANARY"}"#, #"{"record.id":"R-1","prs_FirstName":"CANARY"}"#,
    #"{"record.id":"R-1","prs_MailingStreet":"CANARY"}"#, #"{"record.id":"R-1","NIK":"CANARY"}"#,
    #"{"record.id":"R-1","person":{"passport_number":"CANARY"}}"#,
    #"{"record.id":"R-1","Nomor HP":"CANARY"}"#, #"{"record.id":"R-1","e-mail":"CANARY"}"#,
    #"{"record.id":"R-1","worker_full_name":{"first":"CANARY"}}"#,
    #"{"record.id":"3201010101010001"}"#, #"{"record.id":"CANARY@example.org"}"#,
    #"{"record.id":"+62 812-0000-0000"}"#, #"{"record.id":"081200000000"}"#,
    #"{"record.id":3201010101010001}"#,
  ]

  private func expectNoCanary(
    _ result: Program.Result, location: SourceLocation = #_sourceLocation
  ) {
    for text in [result.text, result.messages] {
      for canary in ["CANARY", "32010101", "812-0000", "0812000"] {
        #expect(!text.contains(canary), sourceLocation: location)
      }
    }
  }

  @Test("a record that says who somebody is is refused, and never repeated", arguments: named)
  func identity(_ record: String) async throws {
    let result = try await Program.screen(input: record + "\n" + record + "\n")
    #expect(result.accounting == "read 2 = screened 0 + rejected 2", "\(result.messages)")
    #expect(result.messages.contains("--strip-identity"))
    #expect(result.exitCode == 1)
    expectNoCanary(result)
    let stripped = try await Program.screen(["--strip-identity"], input: record + "\n" + record)
    #expect(stripped.accounting == "read 2 = screened 2 + rejected 0", "\(stripped.messages)")
    #expect(stripped.messages.contains("2 values"), "\(stripped.messages)")
    #expect(stripped.exitCode == 0)
    #expect(try Screenings.problems(with: stripped) == [])
    expectNoCanary(stripped)
  }

  @Test("columns that say who somebody is are refused row by row, where they are filled")
  func identityColumns() async throws {
    let input = "record.id;Nama Lengkap;NIK\nA;CANARY;1\nB;;\n"
    let result = try await Program.screen(input: input)
    #expect(result.accounting == "read 2 = screened 1 + rejected 1")
    expectNoCanary(result)
    let stripped = try await Program.screen(["--strip-identity", "--to", "csv"], input: input)
    #expect(stripped.accounting == "read 2 = screened 2 + rejected 0")
    #expect(stripped.messages.contains("2 values of NIK, Nama Lengkap"))
    expectNoCanary(stripped)
  }

  @Test("pseudonyms, and names of things, are nobody's identity")
  func pseudonyms() async throws {
    for record in [
      #"{"record.id":"R-0412"}"#, #"{"record.id":"20261123-17"}"#, #"{"record.id":"4711"}"#,
      #"{"record.id":"A1234567"}"#, #"{"record.id":"R-1","agency_name":"x"}"#,
      #"{"record.id":"R-1","vessel.name":"x"}"#, #"{"record.id":"R-1","file name":"x"}"#,
    ] {
      let result = try await Program.screen(input: record)
      #expect(result.accounting == "read 1 = screened 1 + rejected 0", "\(record)")
    }
  }

  @Test("no field that says who somebody is can be kept")
  func keep() async throws {
    let result = try await Program.screen(
      ["--strip-identity", "--keep", "case,name"], input: #"{"name":"CANARY"}"#)
    #expect(result.exitCode == 2)
    expectNoCanary(result)
  }

  private let refused =
    #"{"record.id":"R-1","consent.screening":"refused","safety.immediate_danger":"yes"}"#

  @Test("on somebody who refused no rule is run; words on safety are given when asked for")
  func consent() async throws {
    for form in ["jsonl", "csv", "table"] {
      let plain = try await Program.screen(["--to", form], input: refused)
      #expect(plain.accounting == "read 1 = screened 0 + not screened 1 + rejected 0")
      #expect(!plain.text.contains("safe place"))
      let safety = try await Program.screen(["--to", form, "--safety-only"], input: refused)
      #expect(safety.text.contains("safe place"), "\(form)")
      #expect(!safety.text.contains("critical"))
      if form == "jsonl" { #expect(try Screenings.problems(with: safety) == []) }
    }
    let explained = try await Program.run(
      ["explain", "-", "--safety-only", "--lang", "id"], input: refused)
    #expect(explained.text.contains("tempat aman"))
  }

  private let held =
    #"{"record.id":"R-1","record.stage":"pre_departure","docs.passport.holder":"recruiter","#
    + #""docs.return_on_request":"no","travel.hours_to_departure":20}"#

  @Test("answers that could harm are left out of tables and of whatever is redacted")
  func redaction() async throws {
    let table = try await Program.screen(["--to", "table"], input: held)
    #expect(!table.text.contains("recruiter"))
    let whole = try await Program.screen(input: held)
    #expect(whole.text.contains(#"{"fact":"docs.passport.holder","value":"recruiter"}"#))
    let redacted = try await Program.screen(["--redact"], input: held)
    #expect(!redacted.text.contains("docs.passport.holder"))
    #expect(redacted.text.contains("OSR-25"))
    #expect(redacted.text.contains(#""withheld":true"#))
    #expect(try Screenings.problems(with: redacted) == [])
    for lang in ["en", "id"] {
      let page = try await Program.run(["explain", "-", "--redact", "--lang", lang], input: held)
      #expect(page.text.contains("OSR-25"))
      #expect(page.text.contains(lang == "en" ? "(not shown here)" : "(tidak ditampilkan"))
      #expect(!page.text.contains(lang == "en" ? "passport”: a" : "paspor”: p"))
    }
  }

  @Test("discreet paper never names the crime nor a source")
  func discretion() async throws {
    let demo = Program.fixture("profiles/demo.jsonl")
    for lang in ["en", "id"] {
      for id in ["R-0045", "R-0078", "R-0104"] {
        let page = try await Program.run(
          ["explain", demo, "--id", id, "--discreet", "--lang", lang, "--as-of", "2026-11-23"])
        #expect(page.text.contains(id))
        expectDiscreet(page)
      }
      expectDiscreet(
        try await Program.screen(["--to", "table", "--discreet", "--lang", lang, demo]))
    }
  }

  private func expectDiscreet(
    _ result: Program.Result, location: SourceLocation = #_sourceLocation
  ) {
    let text = result.text.lowercased()
    for word in ["traffick", "perdagangan orang", "perdagangan manusia", "tppo", "source: "] {
      #expect(!text.contains(word), "\(word)", sourceLocation: location)
    }
    #expect(!text.isEmpty, sourceLocation: location)
  }

  @Test("answers given under other eyes reassure nobody, and lower nothing")
  func unsafeAnswers() async throws {
    let pairs = try String(contentsOfFile: Program.fixture("pairs/pairs.jsonl"), encoding: .utf8)
    let calm = try #require(pairs.split(separator: "\n").first.map(String.init))
    let free = try await Program.screen(input: calm)
    #expect(free.text.contains(#""information":"sufficient""#))
    let privately = #""private_setting":"yes","answers_by_other":"no""#
    try #require(calm.contains(privately))
    for eyes in [
      #""answers_by_other":"yes""#, #""private_setting":"no""#,
      #""interpreter":"recruiter_linked""#,
    ] {
      let input = calm.replacingOccurrences(of: privately, with: eyes)
      let result = try await Program.screen(input: input)
      #expect(result.text.contains(#""information":"insufficient""#))
      #expect(result.text.contains("unsafe-answers"))
      let page = try await Program.run(["explain", "-"], input: input)
      #expect(page.text.contains("nothing here reassures"))
      #expect(!page.text.contains("What speaks for safety"))
      #expect(!page.text.contains("Enough of the core questions"))
      #expect(!page.text.contains("can raise the level"))
    }
  }

  @Test("free text is never repeated beyond the phrase that was found")
  func freeText() async throws {
    let input =
      #"{"record.id":"R-1","record.stage":"advert_only","advert.text":"Dibutuhkan admin judi "#
      + #"online di Kamboja, CANARY Siti, hubungi 0812-0000-0000 atau https://CANARY.example"}"#
    for arguments in [
      ["screen"], ["screen", "--to", "csv"], ["screen", "--to", "table"], ["explain", "-"],
      ["explain", "-", "--lang", "id"],
    ] {
      let result = try await Program.run(arguments, input: input)
      #expect(result.text.contains("OSR-"))
      expectNoCanary(result)
      #expect(!result.text.contains("Siti"))
    }
  }

  @Test("whoever reads a result reads what it is not, and how to contest it")
  func limits() async throws {
    for (lang, words) in [
      ("en", ["a person decides", "disagrees"]),
      ("id", ["manusia yang memutuskan", "tidak setuju"]),
    ] {
      let table = try await Program.screen(["--to", "table", "--lang", lang], input: held)
      let page = try await Program.run(["explain", "-", "--lang", lang], input: held)
      for word in words {
        #expect(table.text.contains(word))
        #expect(page.text.contains(word))
      }
    }
  }

  private func explained(_ answers: String, lang: String = "en") async throws -> String {
    let result = try await Program.run(
      ["explain", "-", "--lang", lang, "--as-of", "2026-11-23"],
      input: #"{"record.id":"R-1","# + answers + "}")
    return result.text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  @Test("what was compelled is not punished, and the note says so at once")
  func nonPunishment() async throws {
    for answer in [#""work.forced_crime":["online_scam"]"#, #""exit.charges":"yes""#] {
      #expect(try await explained(answer).contains("is not to be punished"))
      #expect(try await explained(answer, lang: "id").contains("tidak dihukum"))
    }
    let redacted = try await Program.screen(
      ["--redact"], input: #"{"work.forced_crime":["online_scam"]}"#)
    #expect(!redacted.text.contains("online_scam"))
  }

  @Test("for a child, child protection comes first, and no adult of the journey agrees for it")
  func child() async throws {
    let child = #""person.age_years":15,"travel.actual_purpose":"work""#
    #expect(try await explained(child).contains("What to do: call child protection"))
    for guardian in ["accompanying_adult", "recruiter_linked"] {
      let page = try await explained(child + #","consent.guardian":"\#(guardian)""#)
      #expect(page.contains("nothing here reassures"))
    }
    let parent = try await explained(child + #","consent.guardian":"parent""#)
    #expect(!parent.contains("nothing here reassures"))
  }

  @Test("at the gate, and for gaps alone, there is information and help to take or leave")
  func voluntary() async throws {
    let sign = #""docs.passport.holder":"recruiter","docs.return_on_request":"no""#
    let before = try await explained(#""record.stage":"pre_departure","# + sign)
    #expect(before.contains("hold a second interview"))
    let gate = try await explained(#""record.stage":"exit_check","# + sign)
    #expect(gate.contains("What to do:"))
    #expect(gate.contains("offer a referral"))
    #expect(!gate.contains("second interview"))
    #expect(!gate.contains("advice and check the papers"))
  }

  @Test(
    "no command opens a socket, or writes a file that was not named",
    .enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/strace")))
  func calls() async throws {
    let folder = try Folder()
    let demo = Program.fixture("profiles/demo.jsonl")
    let trace = try folder.file("trace")
    let named = try folder.file("out.csv")
    for arguments in [
      "screen --as-of 2026-11-23 -o \(named) \(demo)", "explain \(demo)", "check", "test",
      "show rules",
    ] {
      let line =
        "/usr/bin/strace -f -e trace=%network,open,openat,creat -o \(trace) $SARING \(arguments)"
      let result = try await Program.shell(line + " > /dev/null 2> /dev/null")
      #expect(result.exitCode <= 1)
      for call in try folder.text(of: "trace").split(separator: "\n") {
        #expect(!call.contains("socket(") && !call.contains("connect("), "\(call)")
        let writes = ["O_WRONLY", "O_RDWR", "O_CREAT", "creat("].contains { call.contains($0) }
        #expect(!writes || call.contains(named) || call.contains("/dev/"), "\(call)")
      }
    }
  }
}
