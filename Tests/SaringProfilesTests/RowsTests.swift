import SaringProfiles
import Testing

@Suite("Rows of CSV") struct RowsTests {
  @Test(
    "separators, line ends, byte-order mark",
    arguments: [
      ("record.id,docs.kept\na,ya\nb,tidak\n", ","),
      ("record.id;docs.kept\r\na;ya\r\nb;tidak", ";"),
      ("\u{FEFF}record.id\tdocs.kept\ra\tya\rb\ttidak\r", "\t"),
      ("\n\"record.id\";\"docs.kept\"\n\n\"a\";\"ya\"\n;;\nb;tidak\n", ";"),
      ("\"record.id\",\" Docs.Kept \"\na,yes\nb,no", ","),
      ("\"nomor data\",KEPT\na,yes\nb,no", ","),
    ])
  func dialects(text: String, separator: String) throws {
    let reading = try Reading(text, .csv)
    let expected = separator.utf8.first
    if case .csv(let dialect, _) = reading.shape {
      #expect(dialect.separator == expected)
      #expect(dialect.decimalComma == (separator == ";"))
    } else {
      Issue.record("not CSV")
    }
    #expect(
      reading.profiles == [
        ["record.id": "a", "docs.kept": "yes"], ["record.id": "b", "docs.kept": "no"],
      ], "\(reading.problems)")
  }

  @Test("quotation marks and line breaks in cells") func quotes() throws {
    let reading = try Reading(
      "record.id,advert.text\n\"a\",\"one \"\"two\"\"\nthree, four\"\nb,5\" pipe\nc,\"\"\"\"\n")
    #expect(
      reading.profiles == [
        ["record.id": "a", "advert.text": "one \"two\"\nthree, four"],
        ["record.id": "b", "advert.text": "5\" pipe"], ["record.id": "c", "advert.text": "\""],
      ])
  }

  @Test("rows too short and too long, each with its line") func lengths() throws {
    let reading = try Reading(
      "record.id,docs.kept,advert.text\na,ya,\"x\ny\"\nb\nc,ya,z,\nd,ya,\ne,mungkin,z\n", .csv)
    #expect(reading.kinds == [.rowTooShort, .rowTooLong, .wrongCode])
    #expect(reading.lines == [4, 5, 7])
    #expect(reading.problems.map(\.cellCount) == [1, 4, nil])
    #expect(reading.problems.map(\.column) == [nil, nil, 2])
    #expect(reading.profiles.map { $0["record.id"] } == ["a", "d"])
    #expect(reading.rejected[1] == "c,ya,z,")
  }

  @Test("unknown and computed columns are named once, whatever they hold") func columns() throws {
    let reading = try Reading("record.id,shoe,wage.total,\na,4,x,q\nb,5,y,r\n")
    #expect(reading.unknown == ["shoe"])
    #expect(reading.computed == ["wage.total"])
    #expect(reading.profiles.count == 2)
    #expect(reading.hasKnownColumn)
    #expect(try !Reading("a,b\n1,2\n").hasKnownColumn)
  }

  @Test("empty, and a header alone", arguments: ["", "\n\n", "record.id,docs.kept", "record.id\n"])
  func empty(text: String) throws {
    let reading = try Reading(text, .csv)
    #expect(reading.profiles.isEmpty)
    #expect(reading.problems.isEmpty)
  }

  @Test(
    "numbers with a decimal comma",
    arguments: [
      ("1,5", 1.5), ("1.5", 1.5), ("1.500,25", 1500.25), ("1.500.000", 1_500_000), ("-2,5", -2.5),
      ("0.125", 0.125), ("12", 12), ("1500,", 1500),
    ])
  func decimalComma(cell: String, number: Double) throws {
    let reading = try Reading("record.id;wage.amount\na;\(cell)\n")
    #expect(reading.profiles.first?["wage.amount"].flatMap(Double.init) == number)
  }

  @Test("numbers that could be two", arguments: ["1.500", "1.50,5", "1,5,5", "1.5.0", "12.34.567"])
  func ambiguous(cell: String) throws {
    #expect(try Reading("record.id;wage.amount\na;\(cell)\n").kinds == [.wrongNumber])
  }

  @Test("a dialect that is given counts") func given() throws {
    let dialect = CSVDialect(separator: UInt8(ascii: "|"), decimalComma: true)
    let reading = try Reading(
      "record.id|wage.amount|advert.text\na|1,5|x, y; z\n", .csv, dialect: dialect)
    #expect(
      reading.profiles == [["record.id": "a", "wage.amount": "1.5", "advert.text": "x, y; z"]])
  }

  @Test("groups as columns") func groups() throws {
    let reading = try Reading(
      """
      record.id,travel.legs.1.mode,travel.legs.2.mode,travel.legs.4.mode,travel.legs.days
      a,air,sea,,
      b,,,,
      c,,unknown,,
      d,,refused,,
      e,air,,sea,
      f,air,,,3
      """)
    #expect(
      reading.profiles == [
        [
          "record.id": "a", "travel.legs": "2 items", "travel.legs.mode#1": "air",
          "travel.legs.mode#2": "sea",
        ],
        ["record.id": "b"], ["record.id": "c"],
        ["record.id": "d", "travel.legs": "2 items", "travel.legs.mode#2": "-refused"],
      ])
    #expect(reading.kinds == [.tooManyItems, .wrongType])
  }

  @Test("a group of one fact as a list in one cell") func lists() throws {
    let reading = try Reading(
      """
      record.id,trip.ports
      a,MY;Thailand
      b,
      c,refused
      d,MY|TH|MY|TH
      e,MY;XX
      """, .csv)
    #expect(
      reading.profiles == [
        [
          "record.id": "a", "trip.ports": "2 items", "trip.ports.place#1": "MY",
          "trip.ports.place#2": "TH",
        ],
        ["record.id": "b"], ["record.id": "c", "trip.ports": "closed"],
      ])
    #expect(reading.kinds == [.tooManyItems, .wrongCode])
  }

  @Test("a column given twice counts where one of the two is empty") func doubled() throws {
    let reading = try Reading("docs.kept,Docs.Kept\nya,\n,tidak\nya,ya\n")
    #expect(reading.profiles == [["docs.kept": "yes"], ["docs.kept": "no"]])
    #expect(reading.kinds == [.duplicateKey])
  }

  @Test("a stray quotation mark costs one line") func strayQuotes() throws {
    let reading = try Reading(
      "record.id,advert.text\na,\"x\nb,y\nc,\"z\" w\nd,v\ne,\"u\n", .csv)
    #expect(reading.kinds == [.strayQuote, .strayQuote, .strayQuote])
    #expect(reading.lines == [2, 4, 6])
    #expect(reading.profiles.map { $0["record.id"] } == ["b", "d"])
  }

  @Test("not UTF-8, and UTF-16") func encodings() throws {
    let reading = try Reading(
      bytes: Array("record.id,advert.text\na,".utf8) + [0xE9] + Array("\nb,x\n".utf8), .csv)
    #expect(reading.kinds == [.notUTF8])
    #expect(reading.profiles.count == 1)
    #expect(throws: ProfileReadError.isUTF16) { try Reading(bytes: [0xFF, 0xFE, 0x61, 0]) }
  }

  @Test("a row over the limit", arguments: ["", "\""])
  func tooLong(quote: String) throws {
    let long = quote + String(repeating: "x,", count: 400_000) + quote
    let reading = try Reading("record.id,advert.text\na,\(long)\nb,y\n", .csv, limit: 1000)
    #expect(reading.kinds == [.tooLong])
    #expect(reading.profiles.map { $0["record.id"] } == ["b"])
  }
}
