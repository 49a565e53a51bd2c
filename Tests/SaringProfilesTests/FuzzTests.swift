import SaringProfiles
import Testing

/// A small generator of the same numbers for the same seed (xorshift64*).
struct Seeded: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state ^= state >> 12
    state ^= state << 25
    state ^= state >> 27
    return state &* 2_685_821_657_736_338_717
  }
}

@Suite("No bytes crash a reader") struct FuzzTests {
  private static let sources = [
    """
    {"record.id":"a","docs":{"holder":"self","kept":true},"travel.legs":[{"mode":"air","days":2}]}
    {"control.signs":["threats","locked_in"],"debt.months":12.5,"trip.date":"2024-11-02"}
    {"advert.text":"job \\u00e9 \\ud83d\\ude00","travel.legs.2.mode":"sea","x":{"y":[1,null]}}

    """,
    "[{\"record.id\":1,\"docs.kept\":\"ya\"},\n {\"travel\":{\"legs\":[{},{\"mode\":null}]}}]\n",
    "record.id;docs.kept;wage.amount;advert.text;travel.legs.1.mode\r\na;ya;1.500,5;\"x\ny\";air\r\nb;tidak;2;z;\r\n",
  ]

  @Test("mutations of good input", arguments: 1...8)
  func mutations(seed: UInt64) throws {
    var random = Seeded(state: seed &* 0x9E37_79B9_7F4A_7C15)
    let spice = Array("{}[]\",:;\n\r\\.0-9eE \t\u{FEFF}\0".utf8) + [0xFF, 0xC3, 0xED, 0x80]
    for round in 0..<250 {
      var bytes = Array(Self.sources[round % Self.sources.count].utf8)
      for _ in 0..<Int.random(in: 1...8, using: &random) {
        let position = Int.random(in: 0..<bytes.count, using: &random)
        let byte = spice.randomElement(using: &random) ?? 0
        switch Int.random(in: 0..<5, using: &random) {
        case 0: bytes[position] = byte
        case 1: bytes.insert(byte, at: position)
        case 2: bytes.removeSubrange(position..<min(bytes.count, position + 3))
        case 3: bytes.insert(contentsOf: bytes[position...].prefix(40), at: position)
        default: bytes[position] ^= 1 << UInt8.random(in: 0..<8, using: &random)
        }
        if bytes.isEmpty { bytes = [byte] }
      }
      let limit = Bool.random(using: &random) ? 20 : RecordReader.defaultLimit
      for format in [ProfileFormat.allCases.randomElement(using: &random), nil] {
        do {
          let reading = try Reading(bytes: bytes, format, limit: limit)
          #expect(reading.lines.allSatisfy { $0 >= 1 })
        } catch ProfileReadError.isUTF16 {
          #expect(bytes.count >= 2)
        }
      }
    }
  }

  @Test("how the bytes arrive changes nothing", arguments: [1, 7, 64])
  func arrival(size: Int) throws {
    for source in Self.sources {
      let whole = try Reading(source)
      let parts = try readSlowly(Array(source.utf8), size: size)
      #expect(parts == whole.profiles)
    }
  }
}
