import SaringProfiles
import Testing

@Suite("Names") struct NamesTests {
  @Test(
    "nested, dotted, and mixed",
    arguments: [
      "{\"docs.kept\":\"yes\",\"docs.holder\":\"self\"}",
      "{\"docs\":{\"kept\":true,\"holder\":\"self\"}}",
      "{\"docs\":{\"kept\":true},\"docs.holder\":\"self\"}",
      "{\"docs\":{\"kept\":true},\"docs\":{\"holder\":\"self\"}}",
    ])
  func nesting(object: String) throws {
    let reading = try Reading(object, .jsonl)
    #expect(reading.profiles == [["docs.kept": "yes", "docs.holder": "self"]])
    #expect(reading.unknown.isEmpty)
  }

  @Test(
    "a name given twice",
    arguments: [
      ("{\"docs.kept\":1,\"docs.kept\":1}", "docs.kept"),
      ("{\"docs\":{\"kept\":1},\"docs.kept\":null}", "docs.kept"),
      ("{\"docs\":{\"kept\":1,\"kept\":0}}", "docs.kept"), ("{\"x\":1,\"x\":2}", "x"),
      ("{\"extra.note\":1,\"extra\":{\"note\":1}}", "extra.note"),
      ("{\"travel.legs\":[],\"travel\":{\"legs\":[]}}", "travel.legs"),
      ("{\"travel.legs\":[{\"mode\":\"air\",\"travel.legs.mode\":\"air\"}]}", "travel.legs.mode"),
      ("{\"travel.legs\":[],\"travel.legs.1.mode\":\"air\"}", "travel.legs"),
      ("{\"docs.kept\":{\"missing\":\"refused\"},\"docs.kept\":1}", "docs.kept"),
    ])
  func doubled(object: String, name: String) throws {
    let reading = try Reading("\(object)\n{\"docs.kept\":1}\n", .jsonl)
    #expect(reading.kinds == [.duplicateKey])
    #expect(reading.problems.first?.field == name)
    #expect(reading.profiles == [["docs.kept": "yes"]])
  }

  @Test("unknown names and computed facts are ignored and named once") func ignored() throws {
    let line = "{\"shoe\":4,\"docs\":{\"colour\":[1,{\"a\":2}]},\"wage.total\":7,\"docs.kept\":1}\n"
    let reading = try Reading(line + line, .jsonl)
    #expect(reading.profiles.count == 2)
    #expect(reading.unknown == ["shoe", "docs.colour"])
    #expect(reading.computed == ["wage.total"])
  }

  @Test("many unknown names cost no more memory than some") func manyUnknown() throws {
    let text = (0..<5000).map { "{\"key\($0)\":1,\"docs.kept\":1,\"key\($0)\":1}\n" }.joined()
    let reading = try Reading(
      text + "{\"\(String(repeating: "k", count: 5000))\":1}\n{\"a\\nb\":1}\n")
    #expect(reading.unknown.count <= 1025)
    #expect(reading.profiles.count + reading.problems.count == 5002)
    #expect(reading.unknown.allSatisfy { $0.utf8.count <= 128 })
  }

  @Test("a fact that nothing reads is skipped, whatever it holds") func skipped() throws {
    for value in ["1", "\"x\"", "{\"missing\":\"refused\"}", "[1]", "null"] {
      let reading = try Reading("{\"extra.note\":\(value),\"docs.kept\":1}", .jsonl)
      #expect(reading.profiles == [["docs.kept": "yes"]])
      #expect(reading.unknown.isEmpty)
    }
  }

  @Test("so is one in an item, but it says that the item is there") func skippedInItems() throws {
    for value in ["1", "\"x\"", "{\"a\":1}", "[[1]]", "\"refused\""] {
      let whole = try Reading("{\"travel.legs\":[{\"seat\":\(value)},{}]}", .jsonl)
      #expect(whole.profiles == [["travel.legs": "2 items"]], "\(whole.problems)")
      let numbered = try Reading("{\"travel.legs.2.seat\":\(value)}", .jsonl)
      #expect(numbered.profiles == [["travel.legs": "2 items"]], "\(numbered.problems)")
    }
    #expect(try Reading("{\"travel.legs.2.seat\":\"unknown\"}", .jsonl).profiles == [[:]])
    let rows = try Reading("record.id,extra.code,travel.legs.1.seat\na,x,y\nb,x,unknown\n")
    #expect(rows.profiles == [["record.id": "a", "travel.legs": "1 items"], ["record.id": "b"]])
  }

  @Test(
    "groups",
    arguments: [
      "{\"travel.legs\":[{\"mode\":\"air\",\"days\":2},{},{\"mode\":\"refused\"}]}",
      "{\"travel\":{\"legs\":[{\"travel.legs.mode\":\"air\",\"days\":2},{\"mode\":null},{\"mode\":\"refused\"}]}}",
      "{\"travel.legs.1.mode\":\"air\",\"travel.legs.1.days\":\"2\",\"travel.legs.3.mode\":\"refused\"}",
      "{\"travel\":{\"legs\":{\"1\":{\"mode\":\"air\",\"days\":2},\"3\":{\"mode\":\"refused\"}}}}",
    ])
  func groups(object: String) throws {
    let reading = try Reading(object, .jsonl)
    #expect(
      reading.profiles == [
        [
          "travel.legs": "3 items", "travel.legs.mode#1": "air", "travel.legs.days#1": "2.0",
          "travel.legs.mode#3": "-refused",
        ]
      ], "\(reading.problems)")
    #expect(reading.unknown.isEmpty)
  }

  @Test(
    "groups without items",
    arguments: [
      ("[]", "0 items"), ("null", nil), ("\"unknown\"", nil), ("\"\"", nil),
      ("\"refused\"", "closed"), ("{\"missing\":\"does-not-know\"}", "closed"),
    ])
  func groupsWithoutItems(value: String, expected: String?) throws {
    let reading = try Reading("{\"travel.legs\":\(value)}", .jsonl)
    #expect(reading.profiles.first?["travel.legs"] == expected)
    #expect(reading.problems.isEmpty)
  }

  @Test(
    "groups that are refused",
    arguments: [
      ("{\"travel.legs\":[{},{},{},{}]}", RecordProblem.Kind.tooManyItems, "travel.legs"),
      ("{\"travel.legs.4.mode\":\"air\"}", .tooManyItems, "travel.legs"),
      ("{\"travel\":{\"legs\":{\"99999999999999\":{\"mode\":1}}}}", .tooManyItems, "travel.legs"),
      ("{\"travel.legs\":[1]}", .wrongType, "travel.legs"),
      ("{\"travel.legs\":7}", .wrongType, "travel.legs"),
      ("{\"travel.legs\":\"air\"}", .wrongType, "travel.legs"),
      ("{\"travel.legs.mode\":\"air\"}", .wrongType, "travel.legs.mode"),
      ("{\"travel\":{\"legs\":{\"mode\":\"air\"}}}", .wrongType, "travel.legs.mode"),
      ("{\"travel.legs\":[{},{\"mode\":\"foot\"}]}", .wrongCode, "travel.legs.2.mode"),
      ("{\"travel.legs\":[{\"days\":-1}]}", .outOfRange, "travel.legs.1.days"),
      ("{\"trip.ports\":[\"MY\",\"XX\"]}", .wrongCode, "trip.ports.2.place"),
      ("{\"trip.ports\":[\"MY\",\"MY\",\"MY\",\"MY\"]}", .tooManyItems, "trip.ports"),
      ("{\"trip.ports\":[[\"MY\"]]}", .wrongType, "trip.ports"),
    ])
  func refusedGroups(object: String, kind: RecordProblem.Kind, field: String) throws {
    let reading = try Reading("\(object)\n{}", .jsonl)
    #expect(reading.kinds == [kind])
    #expect(reading.problems.first?.field == field)
    #expect(reading.profiles == [[:]])
  }

  @Test(
    "items of a group of one fact may be bare answers",
    arguments: [
      ("{\"trip.ports\":[\"MY\",\"Thailand\",\"MY\"]}", ["MY", "TH", "MY"]),
      ("{\"trip\":{\"ports\":[{\"place\":\"MY\"},\"TH\"]}}", ["MY", "TH"]),
      ("{\"trip.ports\":[\"refused\"]}", ["-refused"]), ("{\"trip.ports\":[]}", []),
    ])
  func bareItems(object: String, places: [String]) throws {
    let reading = try Reading(object, .jsonl)
    var expected = ["trip.ports": "\(places.count) items"]
    for (index, place) in places.enumerated() { expected["trip.ports.place#\(index + 1)"] = place }
    #expect(reading.profiles == [expected], "\(reading.problems)")
  }

  @Test("a title is a name as it is written, unless it is another's") func titles() throws {
    let reading = try Reading(
      "{\"kept\":true,\"negara\":\"MM\"}\n{\"kept\":1,\"docs.kept\":1}\n{\"Kept\":1}", .jsonl)
    #expect(reading.profiles == [["docs.kept": "yes", "person.country": "MM"], [:]])
    #expect(reading.kinds == [.duplicateKey])
    #expect(reading.unknown == ["Kept"])
  }

  @Test("a title may also be the beginning of names", arguments: ["", "{\"shoe\":1}\n"])
  func titleAsBeginning(before: String) throws {
    let reading = try Reading(
      "\(before){\"wage\":5}\n{\"wage\":{\"amount\":6}}\n{\"wage\":7,\"wage.amount\":7}", .jsonl)
    #expect(reading.profiles.suffix(2) == [["wage.amount": "5.0"], ["wage.amount": "6.0"]])
    #expect(reading.kinds == [.duplicateKey])
    #expect(!reading.unknown.contains("wage"))
  }

  @Test("an unknown field of an item may stand in every item") func unknownInItems() throws {
    let reading = try Reading("{\"travel.legs\":[{\"colour\":1},{\"colour\":2}]}", .jsonl)
    #expect(reading.profiles == [["travel.legs": "2 items"]])
    #expect(reading.unknown == ["travel.legs.colour"])
  }

  @Test("a faulty record leaves nothing behind in the block") func clean() throws {
    let reading = try Reading(
      """
      {"docs.kept":1,"travel.legs":[{"mode":"air"}],"control.signs":"thief"}
      {"docs.holder":"self"}
      """, .jsonl)
    #expect(reading.profiles == [["docs.holder": "self"]])
  }
}
