import SaringReports
import Testing

@Suite("Reports on screenings") struct ScreeningReportTests {
  @Test(
    "cells that a spreadsheet would compute are made harmless",
    arguments: [
      ("plain", "plain"), ("=1+1", "'=1+1"), ("+62", "'+62"), ("-1", "'-1"), ("@a", "'@a"),
      ("a,b", "\"a,b\""), ("say \"x\"", "\"say \"\"x\"\"\""), ("=a\nb", "\"'=a\nb\""), ("", ""),
    ])
  func cells(_ text: String, _ cell: String) {
    var row: [UInt8] = []
    row.append(cell: Array(text.utf8))
    #expect(String(decoding: row, as: UTF8.self) == cell)
  }

  @Test("a rejected record is kept whole, as text or in base 64") func rejects() {
    let reject = RejectedRecord(
      file: "in.jsonl", line: 7, reason: "not-json", field: nil, message: "no \"JSON\"",
      isCut: false)
    func line(_ bytes: [UInt8]) -> String {
      var lines: [UInt8] = []
      bytes.withUnsafeBufferPointer { reject.write(record: $0, to: &lines) }
      return String(decoding: lines, as: UTF8.self)
    }
    let head =
      #"{"file":"in.jsonl","line":7,"reason":"not-json","field":null,"#
      + #""message":"no \"JSON\"","#
    #expect(line(Array("{\"a\"".utf8)) == head + #""record":"{\"a\""}"# + "\n")
    #expect(line([0xFF]) == head + #""record_base64":"/w=="}"# + "\n")
    #expect(line([0xFF, 0xFE]) == head + #""record_base64":"//4="}"# + "\n")
    #expect(line([0xFF, 0xFE, 0x00]) == head + #""record_base64":"//4A"}"# + "\n")
  }

  @Test(
    "strings of JSON are read back",
    arguments: [
      (#"a\n\u0041\ud83d\ude00"#, "a\nA😀"), (#"\\\"\/"#, #"\"/"#), (#"\ud83d"#, "\u{FFFD}"),
      ("é", "é"),
    ])
  func unescaped(_ escaped: String, _ text: String) {
    let bytes = JSONText.unescaped(ArraySlice(escaped.utf8))
    #expect(String(decoding: bytes, as: UTF8.self) == text)
  }

  @Test("text is fitted to columns, wide characters counted twice") func layout() {
    #expect(TextLayout.width(of: "日本") == 4)
    #expect(TextLayout.cut("abcdef", to: 4) == "abc…")
    #expect(TextLayout.cut("日本語", to: 4) == "日…")
    #expect(TextLayout.fitted("ab", to: 4) == "ab  ")
    #expect(TextLayout.wrapped("one two three", to: 7) == ["one two", "three"])
    #expect(TextLayout.wrapped("", to: 7) == [""])
  }
}
