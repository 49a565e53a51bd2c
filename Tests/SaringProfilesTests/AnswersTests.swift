import SaringProfiles
import Testing

/// The answers of one JSON object.
private func answers(_ object: String) throws -> [String: String] {
  let reading = try Reading(object, .jsonl)
  #expect(reading.problems.isEmpty, "\(reading.problems)")
  return try #require(reading.profiles.first)
}

private func problem(_ object: String) throws -> RecordProblem {
  let reading = try Reading(object, .jsonl)
  #expect(reading.profiles.isEmpty)
  return try #require(reading.problems.first)
}

@Suite("Answers") struct AnswersTests {
  @Test(
    "yes and no",
    arguments: [
      "\"ya\"", "\"YES\"", "\"y\"", "\"True\"", "\"1\"", "true", "1", "\" yes \"", "\"Y\"",
    ])
  func yes(value: String) throws {
    #expect(try answers("{\"docs.kept\":\(value)}") == ["docs.kept": "yes"])
    let no = [
      "\"ya\"": "\"tidak\"", "\"YES\"": "\"NO\"", "\"y\"": "\"n\"", "\"True\"": "\"False\"",
      "\"1\"": "\"0\"", "true": "false", "1": "0", "\" yes \"": "\" no\"", "\"Y\"": "\"N\"",
    ]
    let opposite = try #require(no[value])
    #expect(try answers("{\"docs.kept\":\(opposite)}") == ["docs.kept": "no"])
  }

  @Test(
    "codes by id and by title",
    arguments: [
      "recruiter", "Recruiter", "recruiter or agent", "RECRUITER_or-agent", "perekrut atau agen",
      " Perekrut  Atau Agen ",
    ])
  func codes(value: String) throws {
    #expect(try answers("{\"docs.holder\":\"\(value)\"}") == ["docs.holder": "recruiter"])
  }

  @Test(
    "sets",
    arguments: [
      ("[\"threats\",\"locked_in\"]", "{threats locked_in}"), ("[]", "{}"),
      ("\"threats locked_in\"", "{threats locked_in}"),
      ("\"threats;dikurung\"", "{threats locked_in}"),
      ("\"Threats, locked in\"", "{threats locked_in}"), ("\"no pay, or late\"", "{no_pay}"),
      ("\"no pay, or late | threats\"", "{threats no_pay}"), ("[\"Tidak digaji\"]", "{no_pay}"),
      ("\"ancaman\"", "{threats}"), ("\"threats, , locked_in,\"", "{threats locked_in}"),
    ])
  func sets(value: String, expected: String) throws {
    #expect(try answers("{\"control.signs\":\(value)}") == ["control.signs": expected])
  }

  @Test(
    "numbers",
    arguments: [
      ("5", 5), ("0.1", 0.1), ("1.5e1", 15), ("\"7\"", 7), ("\" 7.25 \"", 7.25), ("\"+3\"", 3),
      ("120", 120), ("0", 0), ("-0.0", 0), ("\"1e2\"", 100),
    ])
  func numbers(value: String, expected: Double) throws {
    #expect(
      try answers("{\"debt.months\":\(value)}")["debt.months"].flatMap(Double.init) == expected)
  }

  @Test("a number is read exactly") func exact() throws {
    let number = "9007199254740993.25e-3"
    #expect(
      try answers("{\"wage.amount\":\(number)}") == ["wage.amount": "\(9007199254740993.25e-3)"])
    #expect(
      try answers("{\"wage.amount\":\"\(number)\"}") == ["wage.amount": "\(9007199254740993.25e-3)"]
    )
    #expect(
      try answers("{\"wage.amount\":18446744073709551615}")
        == ["wage.amount": "\(18446744073709551615.0)"])
  }

  @Test("dates, texts, identifiers") func others() throws {
    #expect(
      try answers(
        "{\"trip.date\":\"2024-02-29\",\"advert.text\":\"unknown\",\"record.id\":\"na\"}")
        == ["trip.date": "2024-02-29", "advert.text": "unknown", "record.id": "na"])
    #expect(try answers("{\"record.id\":-12}") == ["record.id": "-12"])
    #expect(
      try answers("{\"record.id\":18446744073709551615}") == ["record.id": "18446744073709551615"])
    #expect(try answers("{\"advert.text\":\"a\\u0000\\ud83d\\ude00\"}") == ["advert.text": "a\0😀"])
  }

  @Test(
    "open",
    arguments: [
      "null", "\"\"", "\"  \"", "\"unknown\"", "\"Not asked\"", "\"not_asked\"",
      "\"tidak ditanya\"",
      "\"BELUM DITANYA\"", "{\"missing\":\"not-asked\"}", "{\"missing\":\"unknown\"}",
    ])
  func open(value: String) throws {
    for fact in ["docs.holder", "docs.kept", "control.signs", "debt.months", "trip.date"] {
      #expect(try answers("{\"\(fact)\":\(value)}").isEmpty)
    }
  }

  @Test(
    "closed, and why",
    arguments: [
      ("\"refused\"", "-refused"), ("\"Declined\"", "-refused"), ("\"menolak\"", "-refused"),
      ("\"does_not_know\"", "-does-not-know"), ("\"dont-know\"", "-does-not-know"),
      ("\"Tidak tahu\"", "-does-not-know"), ("\"n/a\"", "-not-applicable"),
      ("\"NA\"", "-not-applicable"), ("\"not applicable\"", "-not-applicable"),
      ("\"tidak berlaku\"", "-not-applicable"), ("{\"missing\":\"refused\"}", "-refused"),
    ])
  func closed(value: String, expected: String) throws {
    for fact in ["docs.holder", "docs.kept", "control.signs", "debt.months", "trip.date"] {
      #expect(try answers("{\"\(fact)\":\(value)}") == [fact: expected])
    }
  }

  @Test("a text is missing only by an object") func missingText() throws {
    #expect(
      try answers("{\"advert.text\":{\"missing\":\"refused\"}}") == ["advert.text": "-refused"])
    #expect(try answers("{\"advert.text\":\"refused\"}") == ["advert.text": "refused"])
    #expect(try answers("{\"control.signs\":[\"refused\"]}") == ["control.signs": "-refused"])
  }

  @Test("a code comes before a way of being missing", arguments: ["NA", "na", "Namibia"])
  func namibia(value: String) throws {
    #expect(try answers("{\"person.country\":\"\(value)\"}") == ["person.country": "NA"])
    #expect(
      try answers("{\"person.country\":{\"missing\":\"NA\"}}")
        == ["person.country": "-not-applicable"])
  }

  @Test(
    "what is refused",
    arguments: [
      ("docs.holder", "\"thief\"", RecordProblem.Kind.wrongCode), ("docs.holder", "7", .wrongCode),
      ("docs.holder", "true", .wrongType), ("docs.holder", "[\"self\"]", .wrongType),
      ("docs.holder", "{\"a\":1}", .wrongType),
      ("docs.holder", "{\"missing\":\"gone\"}", .wrongType),
      ("docs.holder", "1.5", .wrongType), ("docs.kept", "2", .wrongCode),
      ("docs.kept", "\"perhaps\"", .wrongCode), ("control.signs", "\"threats thief\"", .wrongCode),
      ("control.signs", "[\"threats\",\"refused\"]", .wrongCode),
      ("control.signs", "[1]", .wrongType), ("control.signs", "[[\"threats\"]]", .wrongType),
      ("debt.months", "-1", .outOfRange), ("debt.months", "121", .outOfRange),
      ("debt.months", "\"120.5\"", .outOfRange), ("debt.months", "\"many\"", .wrongNumber),
      ("debt.months", "\"1,5\"", .wrongNumber), ("debt.months", "\"nan\"", .wrongNumber),
      ("wage.amount", "\"inf\"", .wrongNumber), ("wage.amount", "\"1e999\"", .wrongNumber),
      ("wage.amount", "\"0x10\"", .wrongNumber), ("wage.amount", "1e999", .notJSON),
      ("debt.months", "true", .wrongType), ("debt.months", "[]", .wrongType),
      ("trip.date", "\"2023-02-29\"", .wrongDate), ("trip.date", "\"02/11/2024\"", .wrongDate),
      ("trip.date", "20241102", .wrongType), ("advert.text", "5", .wrongType),
      ("record.id", "1.5", .wrongType), ("record.id", "{}", .wrongType),
    ])
  func refused(fact: String, value: String, kind: RecordProblem.Kind) throws {
    let problem = try problem("{\"\(fact)\":\(value)}")
    #expect(problem.kind == kind)
    if kind != .notJSON { #expect(problem.field == fact) }
  }

  @Test("a message never repeats the answer", arguments: ["en", "id"])
  func silence(language: String) throws {
    let secret = "zq81secret"
    for fact in ["docs.holder", "docs.kept", "control.signs", "debt.months", "trip.date"] {
      let message = try problem("{\"\(fact)\":\"\(secret)\"}").message(in: language)
      #expect(!message.contains(secret))
      #expect(message.contains(fact))
    }
    let number = try problem("{\"debt.months\":98765}")
    #expect(!number.message(in: language).contains("98765"))
    #expect(number.message(in: language).contains("0…120"))
    for kind in RecordProblem.Kind.allCases {
      #expect(kind.rawValue.allSatisfy { $0 == "-" || $0.isLowercase || $0 == "8" })
    }
  }
}
