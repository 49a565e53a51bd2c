/// Reads what `PackedWriter` has written, and refuses all else; no byte is trusted.
package struct PackedReader {
  private let bytes: UnsafeRawBufferPointer
  /// Who keeps the bytes, for what stays packed.
  let owner: PackedBytes
  private(set) var position = 0
  /// How deep conditions stand in each other.
  private var depth = 0
  package var counts = PackedCounts()

  fileprivate init(_ bytes: UnsafeRawBufferPointer, of owner: PackedBytes, at position: Int) {
    self.bytes = bytes
    self.owner = owner
    self.position = position
  }

  package var isAtEnd: Bool { position == bytes.count }

  package mutating func byte() throws(PackedFault) -> UInt8 {
    guard position < bytes.count else { throw PackedFault() }
    defer { position += 1 }
    return bytes[position]
  }

  package mutating func number() throws(PackedFault) -> Int {
    var result: UInt = 0
    var shift: UInt = 0
    while true {
      let next = try byte()
      result |= UInt(next & 0x7F) << shift
      if next < 0x80 { return Int(bitPattern: result) }
      shift += 7
      guard shift < 64 else { throw PackedFault() }
    }
  }

  package mutating func fixed() throws(PackedFault) -> UInt64 {
    guard bytes.count - position >= 8 else { throw PackedFault() }
    defer { position += 8 }
    return UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: position, as: UInt64.self))
  }

  /// How many things follow: never more than there are bytes left, so that nobody makes room for
  /// more than a file can hold.
  package mutating func count() throws(PackedFault) -> Int {
    let count = try number()
    guard count >= 0, count <= bytes.count - position else { throw PackedFault() }
    return count
  }

  /// A position in a list of that many.
  package mutating func index(below limit: Int) throws(PackedFault) -> Int {
    let index = try number()
    guard index >= 0, index < limit else { throw PackedFault() }
    return index
  }

  package mutating func raw() throws(PackedFault) -> UnsafeRawBufferPointer {
    let count = try count()
    defer { position += count }
    return UnsafeRawBufferPointer(rebasing: bytes[position..<position + count])
  }

  package mutating func read<Value: Packable>(
    _: Value.Type = Value.self
  ) throws(PackedFault) -> Value { try Value(unpacking: &self) }

  /// Reads what may hold more of its kind; refused where it goes deeper than any rule file can.
  mutating func nested<Value>(
    _ read: (inout PackedReader) throws(PackedFault) -> Value
  ) throws(PackedFault) -> Value {
    depth += 1
    guard depth <= 100 else { throw PackedFault() }
    let value = try read(&self)
    depth -= 1
    return value
  }
}

/// The bytes of a prepared book, kept for what is read of them late.
package final class PackedBytes: Sendable {
  let bytes: [UInt8]

  package init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// Reads from a position on.
  package func withReader<Result>(
    at position: Int = 0, _ body: (inout PackedReader) -> Result
  ) -> Result {
    bytes.withUnsafeBytes {
      var reader = PackedReader($0, of: self, at: position)
      return body(&reader)
    }
  }
}
