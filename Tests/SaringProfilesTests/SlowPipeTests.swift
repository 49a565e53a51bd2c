import SaringProfiles
import Testing

@testable import SaringEngine

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Reads bytes from a pipe into which they are written `size` at a time, whenever none is left.
func readSlowly(_ bytes: [UInt8], size: Int) throws -> [[String: String]] {
  let pipe = try Pipe()
  let thread = Thread {
    for start in stride(from: 0, to: bytes.count, by: size) {
      pipe.send(bytes[start..<min(bytes.count, start + size)])
      usleep(20)
    }
    pipe.closeWriter()
  }
  var reader = RecordReader(descriptor: pipe.reading)
  let decoder = RecordDecoder(
    vocabulary: .sample, layout: .sample, shape: try reader.readShape())
  var block = ProfileBlock(layout: .sample)
  var profiles: [[String: String]] = []
  while let batch = try reader.next() {
    block.clear()
    for index in batch.records.indices {
      let problem = decoder.decode(batch, record: index, into: &block)
      #expect(problem == nil)
      profiles.append(block.words(lane: block.count - 1))
    }
  }
  thread.join()
  return profiles
}

@Suite("A slow pipe") struct SlowPipeTests {
  @Test("a record comes as soon as its line is complete") func promptly() throws {
    let pipe = try Pipe()
    var reader = RecordReader(descriptor: pipe.reading, format: .jsonl)
    for round in 1...3 {
      pipe.send(Array("{\"record.id\":\(round)}\n{\"rec".utf8)[...])
      // This returns although the pipe stays open and the next line is not complete.
      let batch = try #require(try reader.next())
      #expect(batch.records.count == 1)
      #expect(batch.records.first?.number == round * 2 - 1)
      pipe.send(Array("ord.id\":0}\n".utf8)[...])
      #expect(try reader.next()?.records.first?.number == round * 2)
    }
    pipe.closeWriter()
    #expect(try reader.next() == nil)
  }

  @Test("a batch stays as it is while the reader goes on") func kept() throws {
    let pipe = try Pipe()
    var reader = RecordReader(descriptor: pipe.reading, format: .jsonl)
    pipe.send(Array("{\"a\":1}\n".utf8)[...])
    let first = try #require(try reader.next())
    pipe.send(Array("{\"b\":2}\n".utf8)[...])
    let second = try #require(try reader.next())
    pipe.closeWriter()
    #expect(first.withBytes(of: 0) { Array($0) } == Array("{\"a\":1}".utf8))
    #expect(second.withBytes(of: 0) { Array($0) } == Array("{\"b\":2}".utf8))
  }

  @Test("an error of the system is told") func unreadable() throws {
    let pipe = try Pipe()
    pipe.closeWriter()
    #expect(throws: ProfileReadError.cannotRead(errno: EBADF)) {
      var reader = RecordReader(descriptor: -1)
      _ = try reader.next()
    }
  }
}

/// The system's `pipe`, whose name the class below would hide.
private func makePipe(_ ends: UnsafeMutablePointer<Int32>) -> Int32 { pipe(ends) }

/// Both ends of a pipe; the writing end is closed by hand.
private final class Pipe: Sendable {
  let reading: Int32
  private let writing: Int32

  struct Failure: Error {}

  init() throws {
    var ends: [Int32] = [0, 0]
    guard makePipe(&ends) == 0 else { throw Failure() }
    (reading, writing) = (ends[0], ends[1])
  }

  deinit { close(reading) }

  func send(_ bytes: ArraySlice<UInt8>) {
    let count = bytes.withUnsafeBytes { write(writing, $0.baseAddress, $0.count) }
    precondition(count == bytes.count, "the pipe is full")
  }

  func closeWriter() { close(writing) }
}

/// A thread of its own, so that a reader may wait without holding up other tests.
private final class Thread {
  private var handle = pthread_t()

  private final class Work {
    let run: @Sendable () -> Void
    init(_ run: @escaping @Sendable () -> Void) { self.run = run }
  }

  init(_ run: @escaping @Sendable () -> Void) {
    let work = Unmanaged.passRetained(Work(run)).toOpaque()
    pthread_create(
      &handle, nil,
      { work in
        if let work { Unmanaged<Work>.fromOpaque(work).takeRetainedValue().run() }
        return nil
      }, work)
  }

  func join() { pthread_join(handle, nil) }
}
