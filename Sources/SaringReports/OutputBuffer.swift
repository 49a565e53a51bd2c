/// Lines that are written piece by piece, in memory that counts no references.
///
/// A screening has some twenty pieces; asking an array before each whether it may be changed in place
/// took longer than to write it.
public struct OutputBuffer: ~Copyable {
  private var base: UnsafeMutablePointer<UInt8>
  private var capacity: Int
  public private(set) var count = 0

  public init() {
    capacity = 1 << 12
    base = .allocate(capacity: capacity)
  }

  deinit { base.deallocate() }
}

extension OutputBuffer {
  /// Forgets what was written, and keeps the room for it.
  public mutating func removeAll() { count = 0 }

  /// Calls `body` with all that was written.
  public func withBytes<Result, Failure: Error>(
    _ body: (UnsafeBufferPointer<UInt8>) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try body(UnsafeBufferPointer(start: base, count: count))
  }

  /// Gives the bytes away to an owner who deallocates them; as many as one step copies may be read
  /// beyond their end.
  consuming func released() -> UnsafePointer<UInt8> {
    makeRoom(for: Self.step)
    (base + count).update(repeating: 0, count: Self.step)
    let bytes = UnsafePointer(base)
    discard self
    return bytes
  }

  @inline(__always)
  private mutating func makeRoom(for more: Int) {
    if capacity - count < more { grow(by: more) }
  }

  @inline(never)
  private mutating func grow(by more: Int) {
    capacity = max(capacity * 2, count + more)
    let grown = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
    grown.update(from: base, count: count)
    base.deallocate()
    base = grown
  }
}

extension OutputBuffer: ByteSink {
  @inline(__always)
  package mutating func append(_ byte: UInt8) {
    makeRoom(for: 1)
    base[count] = byte
    count &+= 1
  }

  package mutating func append(contentsOf bytes: UnsafeBufferPointer<UInt8>) {
    guard let first = bytes.baseAddress else { return }
    makeRoom(for: bytes.count)
    (base + count).update(from: first, count: bytes.count)
    count &+= bytes.count
  }

  package mutating func append(_ bytes: [UInt8]) {
    bytes.withUnsafeBufferPointer { append(contentsOf: $0) }
  }

  /// Appends a text that stands in the program.
  @inline(__always)
  mutating func append(fixed text: StaticString) {
    let length = text.utf8CodeUnitCount
    makeRoom(for: length)
    (base + count).update(from: text.utf8Start, count: length)
    count &+= length
  }

  /// Appends bytes of which as many may be read beyond their end as one step copies.
  @inline(__always)
  mutating func append(padded bytes: UnsafePointer<UInt8>, count length: Int) {
    makeRoom(for: length &+ Self.step)
    let target = UnsafeMutableRawPointer(base + count)
    let source = UnsafeRawPointer(bytes)
    var copied = 0
    repeat {
      let cell = source.loadUnaligned(fromByteOffset: copied, as: SIMD32<UInt8>.self)
      target.storeBytes(of: cell, toByteOffset: copied, as: SIMD32<UInt8>.self)
      copied &+= Self.step
    } while copied < length
    count &+= length
  }

  /// Appends once more what was written there.
  mutating func append(again written: Range<Int>) {
    makeRoom(for: written.count)
    (base + count).update(from: base + written.lowerBound, count: written.count)
    count &+= written.count
  }

  /// How many bytes are copied at once.
  static var step: Int { 32 }

  /// Takes the last byte back.
  ///
  /// - Precondition: There is one.
  @inline(__always)
  mutating func removeLast() { count &-= 1 }
}
