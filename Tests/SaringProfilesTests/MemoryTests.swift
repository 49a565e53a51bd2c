import SaringEngine
import Testing

@testable import SaringProfiles

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

@Suite("Constant memory") struct MemoryTests {
  /// A file of `bytes`, between a beginning and an end; its middle is a hole of zero bytes.
  private func holed(_ beginning: String, _ bytes: Int, _ end: String) -> Int32 {
    let descriptor = temporaryFile(holding: Array(beginning.utf8))
    lseek(descriptor, off_t(bytes), SEEK_SET)
    let tail = Array(end.utf8)
    precondition(write(descriptor, tail, tail.count) == tail.count)
    lseek(descriptor, 0, SEEK_SET)
    return descriptor
  }

  @Test("a record of 100 MB, in every format", arguments: ProfileFormat.allCases)
  func hundredMegabytes(format: ProfileFormat) throws {
    let texts: [ProfileFormat: (String, String)] = [
      .jsonl: ("{}\n{\"a\":\"", "\"}\n{}\n"), .json: ("[{},\n{\"a\":\"", "\"},{}]"),
      .csv: ("docs.kept,record.id\nya,1\n", ",x\ntidak,2\n"),
    ]
    let (beginning, end) = try #require(texts[format])
    let descriptor = holed(beginning, 100 << 20, end)
    defer { close(descriptor) }
    var reader = RecordReader(descriptor: descriptor, format: format)
    let shape = try reader.readShape()
    let decoder = RecordDecoder(vocabulary: .sample, layout: .sample, shape: shape)
    var block = ProfileBlock(layout: .sample)
    var kinds: [RecordProblem.Kind?] = []
    while let batch = try reader.next() {
      #expect(batch.storage.capacity <= RecordReader.defaultLimit + 2 * RecordReader.chunk)
      for index in batch.records.indices {
        kinds.append(decoder.decode(batch, record: index, into: &block)?.kind)
        #expect(batch.records[index].bytes.count <= RecordReader.keptOfTooLong)
      }
    }
    #expect(kinds == [nil, .tooLong, nil])
  }
}
