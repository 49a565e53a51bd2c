import Foundation
import Saring
import SaringTestSupport
import Synchronization
import Testing

@Suite("batches that somebody keeps") struct KeptBatchesTests {
  @Test("say the same when the run is over", arguments: [1, 3])
  func keeping(jobs: Int) throws {
    let records = try Data(contentsOf: Repository.file("Fixtures/profiles/demo.jsonl"))
    let input = FileManager.default.temporaryDirectory
      .appending(path: "saring-\(UUID().uuidString).jsonl")
    defer { try? FileManager.default.removeItem(at: input) }
    try Data((0..<60).map { _ in records }.joined()).write(to: input)
    let file = try FileHandle(forReadingFrom: input)
    let run = ScreeningRun(
      of: Shipped.book,
      sources: [ScreeningSource(name: "demo", descriptor: file.fileDescriptor)],
      options: ScreeningOptions(asOf: Shipped.day, jobs: jobs)
    ) { Shipped.program }
    let kept = Mutex<[(batch: ScreenedBatch, output: [UInt8])]>([])
    let count = Atomic(0)
    // The descriptor is closed with the file.
    let summary = withExtendedLifetime(file) {
      run.run { batch in
        // Every second one is kept; the lines of the others are filled again.
        let before = count.add(1, ordering: .relaxed).oldValue
        guard before.isMultiple(of: 2) else { return }
        let output = batch.withOutput { Array($0) }
        kept.withLock { $0.append((batch, output)) }
      }
    }
    #expect(summary.readErrors.isEmpty)
    let batches = kept.withLock { $0 }
    #expect(batches.count > 4)
    for (batch, output) in batches { #expect(batch.withOutput { Array($0) } == output) }
  }
}
