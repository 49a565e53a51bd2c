import SaringProfiles
import Testing

@Suite("Lines of JSON") struct LinesTests {
  @Test("blank lines, line ends, byte-order mark, no line end at the end") func lines() throws {
    let reading = try Reading(
      "\u{FEFF}{\"record.id\":\"a\"}\r\n\n   \n{\"record.id\":\"b\"}\n{}\n{\"record.id\":\"c\"}",
      .jsonl)
    #expect(reading.profiles.map { $0["record.id"] } == ["a", "b", nil, "c"])
    #expect(reading.problems.isEmpty)
  }

  @Test("an empty stream has no record", arguments: ["", "\n", " \r\n\n", "\u{FEFF}"])
  func empty(text: String) throws {
    let reading = try Reading(text)
    #expect(reading.profiles.isEmpty)
    #expect(reading.problems.isEmpty)
  }

  @Test("one bad line does not stop the others, and is kept whole") func badLines() throws {
    let reading = try Reading(
      "{\"record.id\":1}\n{\"record.id\":\n{\"record.id\":3}\n[1]\n{\"record.id\":5} x\nnull\n{",
      .jsonl)
    #expect(reading.profiles.map { $0["record.id"] } == ["1", "3"])
    #expect(reading.kinds == [.notJSON, .notAnObject, .notJSON, .notAnObject, .notJSON])
    #expect(reading.lines == [2, 4, 5, 6, 7])
    #expect(reading.rejected[0] == "{\"record.id\":")
  }

  @Test("a line that is not UTF-8") func notUTF8() throws {
    let reading = try Reading(
      bytes: Array("{\"advert.text\":\"".utf8) + [0xC3, 0x28] + Array("\"}\n{}\n".utf8), .jsonl)
    #expect(reading.kinds == [.notUTF8])
    #expect(reading.profiles.count == 1)
  }

  @Test("nested too deep") func deep() throws {
    let nested = String(repeating: "{\"a\":", count: 70) + "1" + String(repeating: "}", count: 70)
    let reading = try Reading("\(nested)\n{}\n", .jsonl)
    #expect(reading.kinds == [.tooDeep])
    #expect(reading.profiles.count == 1)
  }

  @Test(
    "a line over the limit is cut, wherever its end falls", arguments: [99, 300_000, 1_000_000])
  func tooLong(length: Int) throws {
    let long = "{\"advert.text\":\"" + String(repeating: "x", count: length) + "\"}"
    let reading = try Reading("{}\n\(long)\n{\"docs.kept\":\n\(long)", .jsonl, limit: 90)
    #expect(reading.kinds == [.tooLong, .notJSON, .tooLong])
    #expect(reading.lines == [2, 3, 4])
    #expect(reading.profiles.count == 1)
    #expect(reading.rejected[0] == long.prefix(reading.rejected[0].count))
    #expect(reading.rejected[0].utf8.count <= RecordReader.keptOfTooLong)
  }

  @Test("several batches from one read", arguments: [255, 256, 257, 1000, 5000])
  func smallRecords(count: Int) throws {
    let text = (0..<count).map { "{\"record.id\":\($0)}\n" }.joined()
    let reading = try Reading(text, .jsonl)
    #expect(reading.profiles.map { $0["record.id"] } == (0..<count).map { "\($0)" })
    #expect(reading.batches == (count + 255) / 256)
  }

  @Test("at most 256 records a batch, over many reads") func batches() throws {
    let text = (0..<3000).map {
      "{\"record.id\":\($0),\"advert.text\":\"\(String(repeating: "y", count: $0 % 700))\"}\n"
    }
    .joined()
    let reading = try Reading(text, .jsonl)
    #expect(reading.profiles.map { $0["record.id"] } == (0..<3000).map { "\($0)" })
    #expect(reading.batches >= 12)
  }
}
