/// A sum of 64 bits that tells whether bytes were cut or altered by accident, at the speed of
/// memory; who alters them on purpose can mend it.
///
/// After Yann Collet's xxHash: four lanes of multiplications and rotations, so that each word that
/// differs changes its lane for certain.
struct Checksum {
  static func sum(of bytes: UnsafeRawBufferPointer) -> UInt64 {
    var lanes = SIMD4<UInt64>(prime1 &+ prime2, prime2, 0, 0 &- prime1)
    var position = 0
    while bytes.count - position >= 32 {
      for lane in 0..<4 {
        let word = UInt64(
          littleEndian: bytes.loadUnaligned(
            fromByteOffset: position + lane * 8, as: UInt64.self))
        lanes[lane] = rotated(lanes[lane] &+ word &* prime2, 31) &* prime1
      }
      position += 32
    }
    var sum = UInt64(truncatingIfNeeded: bytes.count)
    for lane in 0..<4 {
      sum = rotated(sum, 7) ^ lanes[lane]
      sum = sum &* prime1 &+ prime2
    }
    for byte in bytes[position...] { sum = rotated(sum ^ UInt64(byte) &* prime2, 11) &* prime1 }
    sum ^= sum >> 33
    sum = sum &* prime2
    return sum ^ sum >> 29
  }

  static func sum(of bytes: [UInt8]) -> UInt64 { bytes.withUnsafeBytes { sum(of: $0) } }

  private static func rotated(_ word: UInt64, _ count: UInt64) -> UInt64 {
    word << count | word >> (64 - count)
  }

  private static let prime1: UInt64 = 0x9E37_79B1_85EB_CA87
  private static let prime2: UInt64 = 0xC2B2_AE3D_27D4_EB4F
}
