import SaringProfiles
import Testing

@Suite("A JSON array") struct ArrayTests {
  @Test(
    "elements one by one",
    arguments: [
      "[{\"record.id\":\"a\"},{\"record.id\":\"b,]\\\"}\"}]",
      "\u{FEFF} [\n{\"record.id\" : \"a\"}\r\n ,\t{\"record.id\":\"b,]\\\"}\"}\n]\n",
      "{\"record.id\":\"a\"}{\"record.id\":\"b,]\\\"}\"}",
      "{\n  \"record.id\": \"a\"\n}\n{\n  \"record.id\": \"b,]\\\"}\"\n}\n",
    ])
  func elements(text: String) throws {
    let reading = try Reading(text, .json)
    #expect(reading.profiles.map { $0["record.id"] } == ["a", "b,]\"}"])
    #expect(reading.problems.isEmpty)
  }

  @Test("no element", arguments: ["[]", " [ \n ] ", "", " \n"])
  func none(text: String) throws {
    let reading = try Reading(text, .json)
    #expect(reading.profiles.isEmpty)
    #expect(reading.problems.isEmpty)
  }

  @Test("the line on which an element begins") func lines() throws {
    let reading = try Reading("[{},\n{\"docs.kept\":\n7},\n\n4\n,{}]", .json)
    #expect(reading.kinds == [.wrongCode, .notAnObject])
    #expect(reading.lines == [2, 5])
    #expect(reading.profiles.count == 2)
  }

  @Test(
    "a file cut in the middle",
    arguments: [
      ("[{},{},{\"docs.kept\"", 2), ("[{},{},{\"docs.kept\":\"y", 2), ("[{},{},", 2), ("[{},{}", 2),
      ("[{},{} ", 2), ("[", 0), ("[{\"a\":{", 0), ("{}{}{\"a\"", 2),
    ])
  func cut(text: String, whole: Int) throws {
    let reading = try Reading(text, .json)
    #expect(reading.profiles.count == whole)
    #expect(reading.kinds == [.cutShort])
  }

  @Test(
    "faulty elements do not swallow the others",
    arguments: [
      ("[{},,{}]", 2, 1), ("[{},]", 1, 1), ("[{} {},{}]", 1, 1), ("[{}] {}", 1, 1),
      ("[{\"a\":[1},{}]", 0, 2), ("[{\"a\":\"x\n},{}]", 1, 1), ("[}},{}]", 1, 1),
      ("[1,\"a\",null,{}]", 1, 3),
    ])
  func faulty(text: String, whole: Int, rejected: Int) throws {
    let reading = try Reading(text, .json)
    #expect(reading.profiles.count == whole)
    #expect(reading.problems.count == rejected)
  }

  @Test("an element over the limit is cut, and the next is read") func tooLong() throws {
    let long = "{\"advert.text\":\"" + String(repeating: "x]},", count: 300_000) + "\"}"
    let reading = try Reading("[{},\n\(long),{},\(long)]", .json, limit: 1000)
    #expect(reading.kinds == [.tooLong, .tooLong])
    #expect(reading.lines == [2, 2])
    #expect(reading.profiles.count == 2)
  }

  @Test("over many reads") func manyReads() throws {
    let text = (0..<3000).map {
      "{\"record.id\":\($0),\"advert.text\":\"\(String(repeating: "y", count: $0 % 700))\"}"
    }
    let reading = try Reading("[" + text.joined(separator: ",\n") + "]")
    #expect(reading.profiles.map { $0["record.id"] } == (0..<3000).map { "\($0)" })
  }
}
