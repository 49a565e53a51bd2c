/// The digest SHA-256 of bytes, after FIPS 180-4.
public struct SHA256: Sendable {
  private var state: [UInt32] = [
    0x6a09_e667, 0xbb67_ae85, 0x3c6e_f372, 0xa54f_f53a, 0x510e_527f, 0x9b05_688c, 0x1f83_d9ab,
    0x5be0_cd19,
  ]
  /// Bytes that do not fill a block yet.
  private var rest: [UInt8] = []
  private var count: UInt64 = 0

  public init() { rest.reserveCapacity(64) }

  /// Takes more bytes.
  public mutating func update(_ bytes: [UInt8]) {
    count += UInt64(bytes.count)
    var position = 0
    if !rest.isEmpty {
      let taken = min(64 - rest.count, bytes.count)
      rest += bytes[..<taken]
      position = taken
      guard rest.count == 64 else { return }
      let block = rest
      compress(block.span, from: 0)
      rest.removeAll(keepingCapacity: true)
    }
    let span = bytes.span
    while position + 64 <= span.count {
      compress(span, from: position)
      position += 64
    }
    rest += bytes[position...]
  }

  /// The digest of all bytes so far, as 64 hexadecimal digits.
  public func hexadecimal() -> String {
    var last = self
    var padding: [UInt8] = [0x80]
    while (rest.count + padding.count) % 64 != 56 { padding.append(0) }
    let bits = count << 3
    for shift in stride(from: 56, through: 0, by: -8) {
      padding.append(UInt8(truncatingIfNeeded: bits >> UInt64(shift)))
    }
    last.update(padding)
    let digits = Array("0123456789abcdef".utf8)
    var text: [UInt8] = []
    text.reserveCapacity(64)
    for word in last.state {
      for shift in stride(from: 28, through: 0, by: -4) {
        text.append(digits[Int((word >> UInt32(shift)) & 15)])
      }
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// The digest of some bytes, as 64 hexadecimal digits.
  public static func hexadecimal(_ bytes: [UInt8]) -> String {
    var digest = SHA256()
    digest.update(bytes)
    return digest.hexadecimal()
  }

  private mutating func compress(_ bytes: Span<UInt8>, from start: Int) {
    precondition(start + 64 <= bytes.count)
    let raw = bytes.bytes
    // Every index below is smaller than 64, so none is checked.
    var words = InlineArray<64, UInt32>(repeating: 0)
    for index in 0..<16 {
      words[unchecked: index] =
        raw.unsafeLoadUnaligned(fromByteOffset: start + index * 4, as: UInt32.self).bigEndian
    }
    for index in 16..<64 {
      let (early, late) = (words[unchecked: index - 15], words[unchecked: index - 2])
      let first = Self.rotate(early, 7) ^ Self.rotate(early, 18) ^ (early &>> 3)
      let second = Self.rotate(late, 17) ^ Self.rotate(late, 19) ^ (late &>> 10)
      words[unchecked: index] =
        words[unchecked: index - 16] &+ first &+ words[unchecked: index - 7] &+ second
    }
    var (a, b, c, d) = (state[0], state[1], state[2], state[3])
    var (e, f, g, h) = (state[4], state[5], state[6], state[7])
    let constants = Self.constants.span
    // Eight rounds bring each value back to its name, so nothing is moved about.
    for index in stride(from: 0, to: 64, by: 8) {
      func sum(_ offset: Int) -> UInt32 {
        constants[unchecked: index + offset] &+ words[unchecked: index + offset]
      }
      Self.round(a, b, c, &d, e, f, g, &h, sum(0))
      Self.round(h, a, b, &c, d, e, f, &g, sum(1))
      Self.round(g, h, a, &b, c, d, e, &f, sum(2))
      Self.round(f, g, h, &a, b, c, d, &e, sum(3))
      Self.round(e, f, g, &h, a, b, c, &d, sum(4))
      Self.round(d, e, f, &g, h, a, b, &c, sum(5))
      Self.round(c, d, e, &f, g, h, a, &b, sum(6))
      Self.round(b, c, d, &e, f, g, h, &a, sum(7))
    }
    state[0] &+= a
    state[1] &+= b
    state[2] &+= c
    state[3] &+= d
    state[4] &+= e
    state[5] &+= f
    state[6] &+= g
    state[7] &+= h
  }

  /// One round; the caller rotates the names of the eight values.
  @inline(__always)
  private static func round(
    _ a: UInt32, _ b: UInt32, _ c: UInt32, _ d: inout UInt32, _ e: UInt32, _ f: UInt32,
    _ g: UInt32, _ h: inout UInt32, _ word: UInt32
  ) {
    let sum1 = rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25)
    let first = h &+ sum1 &+ (g ^ (e & (f ^ g))) &+ word
    let sum0 = rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22)
    d = d &+ first
    h = first &+ sum0 &+ ((a & b) | (c & (a | b)))
  }

  @inline(__always)
  private static func rotate(_ word: UInt32, _ count: UInt32) -> UInt32 {
    word &>> count | word &<< (32 &- count)
  }

  private static let constants: [UInt32] = [
    0x428a_2f98, 0x7137_4491, 0xb5c0_fbcf, 0xe9b5_dba5, 0x3956_c25b, 0x59f1_11f1, 0x923f_82a4,
    0xab1c_5ed5, 0xd807_aa98, 0x1283_5b01, 0x2431_85be, 0x550c_7dc3, 0x72be_5d74, 0x80de_b1fe,
    0x9bdc_06a7, 0xc19b_f174, 0xe49b_69c1, 0xefbe_4786, 0x0fc1_9dc6, 0x240c_a1cc, 0x2de9_2c6f,
    0x4a74_84aa, 0x5cb0_a9dc, 0x76f9_88da, 0x983e_5152, 0xa831_c66d, 0xb003_27c8, 0xbf59_7fc7,
    0xc6e0_0bf3, 0xd5a7_9147, 0x06ca_6351, 0x1429_2967, 0x27b7_0a85, 0x2e1b_2138, 0x4d2c_6dfc,
    0x5338_0d13, 0x650a_7354, 0x766a_0abb, 0x81c2_c92e, 0x9272_2c85, 0xa2bf_e8a1, 0xa81a_664b,
    0xc24b_8b70, 0xc76c_51a3, 0xd192_e819, 0xd699_0624, 0xf40e_3585, 0x106a_a070, 0x19a4_c116,
    0x1e37_6c08, 0x2748_774c, 0x34b0_bcb5, 0x391c_0cb3, 0x4ed8_aa4a, 0x5b9c_ca4f, 0x682e_6ff3,
    0x748f_82ee, 0x78a5_636f, 0x84c8_7814, 0x8cc7_0208, 0x90be_fffa, 0xa450_6ceb, 0xbef9_a3f7,
    0xc671_78f2,
  ]
}
