import SaringReports
import Testing

@Suite("JSON") struct JSONTests {
  @Test(
    "escapes what JSON or a terminal would take for more than text",
    arguments: [
      ("", #""""#),
      ("paspor", #""paspor""#),
      ("a\"b\\c", #""a\"b\\c""#),
      ("\u{8}\t\n\u{C}\r", #""\b\t\n\f\r""#),
      ("\u{0}\u{1B}[31m\u{7F}", #""\u0000\u001b[31m\u007f""#),
      ("a\u{80}b\u{9B}c\u{A0}d¢", "\"a\\u0080b\\u009bc\u{A0}d¢\""),
      ("é 漢 👩‍👩‍👧", "\"é 漢 👩‍👩‍👧\""),
    ])
  func string(text: String, expected: String) {
    var bytes: [UInt8] = []
    bytes.appendJSON(string: text)
    #expect(String(decoding: bytes, as: UTF8.self) == expected)
  }

  @Test(
    "writes the shortest number that reads back the same",
    arguments: [
      (3.0, "3"), (-0.5, "-0.5"), (0.1, "0.1"), (1e15, "1000000000000000"), (1e20, "1e+20"),
      (123_456_789.25, "123456789.25"),
      (-2.0, "-2"), (2.5e-300, "2.5e-300"), (.infinity, "null"), (.nan, "null"),
    ])
  func number(value: Double, expected: String) {
    var bytes: [UInt8] = []
    bytes.appendJSON(value)
    #expect(String(decoding: bytes, as: UTF8.self) == expected)
    if value.isFinite { #expect(Double(expected) == value) }
  }

  @Test("writes whole numbers", arguments: [0, 7, -10, 1200, Int.max, Int.min])
  func whole(value: Int) {
    var bytes: [UInt8] = []
    bytes.appendJSON(value)
    #expect(String(decoding: bytes, as: UTF8.self) == value.description)
  }
}
