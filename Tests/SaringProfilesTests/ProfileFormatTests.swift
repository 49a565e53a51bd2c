import SaringProfiles
import Testing

@Suite("Guessing the format") struct ProfileFormatTests {
  @Test(
    "from the file name",
    arguments: [
      ("a.jsonl", ProfileFormat.jsonl), ("b.ndjson", .jsonl), ("C.CSV", .csv), ("d.tsv", .csv),
    ])
  func names(name: String, format: ProfileFormat) {
    #expect(ProfileFormat(fileName: name) == format)
  }

  @Test("a name that says nothing", arguments: ["-", "a.json", "csv", "list.txt"])
  func silentNames(name: String) {
    #expect(ProfileFormat(fileName: name) == nil)
  }

  @Test(
    "from the first bytes",
    arguments: [
      ("", ProfileFormat.jsonl), ("\n\n", .jsonl), ("{\"a\":1}\n", .jsonl), ("{\"a\":1}", .jsonl),
      ("\u{FEFF}{\"a\":{\"b\":\"}\"}}\n{", .jsonl), ("{\n  \"a\": 1\n}", .json), ("\n [{", .json),
      ("{\"a\": [1,\n", .json), ("record.id,record.stage\n", .csv), ("\"a\";b", .csv),
    ])
  func bytes(text: String, format: ProfileFormat) {
    #expect(ProfileFormat(firstBytes: text.utf8) == format)
  }
}
