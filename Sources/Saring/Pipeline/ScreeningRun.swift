#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif
public import SaringEngine
public import SaringModel
public import SaringProfiles
import Synchronization

/// Screens streams of profiles on several threads, and gives the outcome back in their order.
///
/// One thread reads, `jobs` threads screen, and the caller's thread writes. No more than a few
/// batches are under way at a time, so that memory does not grow with the input. A line that comes
/// alone is screened by the thread that read it.
public final class ScreeningRun: Sendable {
  private let program: Program
  private let sources: [ScreeningSource]
  private let options: ScreeningOptions
  private let writer: LazyValue<ScreeningWriter>
  private let belt = Monitor<Belt, Party>(Belt())
  private let isStopped = Atomic(false)

  /// Lays out the program, while what writes the outcomes of `book` is made on another core.
  public init(
    of book: RuleBook, sources: [ScreeningSource], options: ScreeningOptions,
    program: () -> Program
  ) {
    let writer = LazyValue { ScreeningWriter(book, options) }
    WorkerThread.detach { _ = writer.value }
    self.writer = writer
    self.program = program()
    self.sources = sources
    self.options = options
  }
}

/// One batch on its way to a worker.
struct Work: Sendable {
  let number: Int
  let source: Int
  let name: String
  let shape: RecordShape
  let batch: RecordBatch
}

/// Who waits at the belt: the reader for room, a worker for records, the writer for outcomes.
private enum Party: Int, CaseIterable {
  case reader
  case worker
  case writer
}

/// What the threads of a run share.
private struct Belt: Sendable {
  var waiting: [Work] = []
  var finished: [Int: ScreenedBatch] = [:]
  /// Empty output buffers that have been written and can be filled again.
  var spare: [[UInt8]] = []
  /// How many batches have been read and not yet written.
  var underWay = 0
  /// Whether the reader waits until half of what was under way is written: it would wake for each
  /// batch otherwise, and take the time of a worker.
  var isFull = false
  /// How many batches there are; known when reading is over.
  var total: Int?
  var reader: WorkerThread?
  var readErrors: [(source: Int, error: ProfileReadError)] = []
  var findings = SourceFindings()
}

/// What a run came to.
public struct ScreeningSummary: Sendable {
  /// How many batches have been delivered.
  fileprivate var batches = 0
  public var counts = ScreeningCounts()
  /// Fields that the vocabulary does not have, in alphabetical order.
  public var unknownNames: [String] = []
  /// Computed facts that records give all the same, in alphabetical order.
  public var computedNames: [String] = []
  /// Names of sources whose header names no fact at all.
  public var sourcesWithoutFacts: [String] = []
  /// How many values were dropped because they say who somebody is, and the names of their fields
  /// in alphabetical order.
  public var strippedCount = 0
  public var strippedNames: [String] = []
  /// Sources that could not be read to their end.
  public var readErrors: [(name: String, error: ProfileReadError)] = []
}

extension ScreeningRun {
  /// Stops reading; what has been read is still screened and delivered.
  public func stop() {
    guard !isStopped.exchange(true, ordering: .sequentiallyConsistent) else { return }
    // The reader may be on its way into a read that blocks: it is called until it answers.
    WorkerThread.detach {
      while self.interruptReader() { usleep(5_000) }
    }
  }

  /// Wakes the reader; false when it has ended.
  private func interruptReader() -> Bool {
    belt.access { belt in
      guard belt.total == nil else { return false }
      belt.reader?.interrupt()
      return true
    }
  }

  /// Runs to the end, and calls `deliver` on this thread for each batch, in the order of the input.
  ///
  /// When `deliver` throws, reading stops, and its error is thrown on.
  public func run<Failure: Error>(
    _ deliver: (ScreenedBatch) throws(Failure) -> Void
  ) throws(Failure) -> ScreeningSummary {
    WorkerThread.prepareInterruption()
    let reader = WorkerThread { self.read() }
    belt.access { $0.reader = reader }
    let workers = (0..<options.jobs).map { _ in WorkerThread { self.work() } }
    var summary = ScreeningSummary()
    var failure: Failure?
    while var batch = nextFinished(summary: &summary) {
      defer { giveBack(&batch.output) }
      guard failure == nil else { continue }
      do {
        try deliver(batch)
      } catch {
        failure = error
        stop()
      }
    }
    reader.join()
    for worker in workers { worker.join() }
    if let failure { throw failure }
    finish(&summary)
    return summary
  }

  /// The next batch in order, or nothing when all have been given.
  private func nextFinished(summary: inout ScreeningSummary) -> ScreenedBatch? {
    let next = summary.batches
    var hasRoom = false
    let found: ScreenedBatch?? = belt.wait(as: .writer) { belt in
      if let batch = belt.finished.removeValue(forKey: next) {
        belt.underWay -= 1
        hasRoom = belt.isFull && belt.underWay <= mostUnderWay / 2
        if hasRoom { belt.isFull = false }
        return .some(batch)
      }
      return belt.total == next ? .some(nil) : nil
    }
    if hasRoom { belt.wake(.reader) }
    guard let batch = found.flatMap({ $0 }) else { return nil }
    summary.batches += 1
    summary.counts += batch.counts
    return batch
  }

  /// Keeps the room of an output that has been written.
  private func giveBack(_ output: inout [UInt8]) {
    var buffer: [UInt8] = []
    swap(&buffer, &output)
    buffer.removeAll(keepingCapacity: true)
    belt.access { $0.spare.append(buffer) }
  }

  private func finish(_ summary: inout ScreeningSummary) {
    let belt = belt.access { $0 }
    summary.unknownNames = belt.findings.unknownNames.sorted()
    summary.computedNames = belt.findings.computedNames.sorted()
    summary.strippedCount = belt.findings.strippedCount
    summary.strippedNames = belt.findings.strippedNames.sorted()
    summary.sourcesWithoutFacts = belt.findings.withoutFacts.sorted().map { sources[$0].name }
    summary.readErrors = belt.readErrors.map { (sources[$0.source].name, $0.error) }
  }
}

extension ScreeningRun {
  private func read() {
    var number = 0
    var screener: BatchScreener?
    for (index, source) in sources.enumerated() {
      var reader = RecordReader(descriptor: source.descriptor, format: source.format)
      while !isStopped.load(ordering: .sequentiallyConsistent) {
        do {
          let shape = try reader.readShape()
          guard let batch = try reader.next() else { break }
          let work = Work(
            number: number, source: index, name: source.name, shape: shape, batch: batch)
          number += 1
          if work.batch.records.count <= Self.fewRecords, takeAlone() {
            if screener == nil { screener = BatchScreener(program, options, writer: writer) }
            let buffer = belt.access { $0.spare.popLast() ?? [] }
            let result = screener?.screen(work, into: buffer)
            belt.access(waking: .writer) { $0.finished[work.number] = result }
          } else {
            hand(over: work)
          }
        } catch .cannotRead(errno: EINTR) {
          continue
        } catch {
          belt.access { $0.readErrors.append((index, error)) }
          break
        }
      }
    }
    screener?.finishSource()
    if let findings = screener?.findings { belt.access { $0.findings.add(findings) } }
    let total = number
    belt.access(waking: .worker, .writer) { $0.total = total }
  }

  /// As many records are screened at once where nobody else has work: to hand them over would take
  /// longer.
  private static let fewRecords = 4

  private var mostUnderWay: Int { options.jobs * 4 + 4 }

  /// Takes the next batch for the reader itself when nothing else is under way.
  private func takeAlone() -> Bool {
    belt.access { belt in
      guard belt.underWay == 0 else { return false }
      belt.underWay = 1
      return true
    }
  }

  private func hand(over work: Work) {
    belt.wait(as: .reader, waking: .worker) { belt -> Void? in
      if belt.underWay >= mostUnderWay { belt.isFull = true }
      guard !belt.isFull else { return nil }
      belt.underWay += 1
      belt.waiting.append(work)
      return ()
    }
  }

  private func work() {
    // Where there is little to do, most workers never need what a screener is made of.
    guard var work = nextWork() else { return }
    var screener = BatchScreener(program, options, writer: writer)
    while true {
      let buffer = belt.access { $0.spare.popLast() ?? [] }
      let result = screener.screen(work, into: buffer)
      belt.access(waking: .writer) { $0.finished[work.number] = result }
      guard let next = nextWork() else { break }
      work = next
    }
    screener.finishSource()
    let findings = screener.findings
    belt.access { $0.findings.add(findings) }
  }

  private func nextWork() -> Work? {
    let found: Work?? = belt.wait(as: .worker) { belt in
      if !belt.waiting.isEmpty { return .some(belt.waiting.removeFirst()) }
      return belt.total == nil ? nil : .some(nil)
    }
    return found.flatMap { $0 }
  }
}
