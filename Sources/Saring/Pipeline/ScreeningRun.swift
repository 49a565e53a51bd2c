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
/// `jobs` threads read and screen, and the caller's thread writes. Each screens what it has read, while
/// its bytes are still near its processor; one reads at a time. No more than a few batches are under
/// way, so that memory does not grow with the input. One job needs no thread beside the caller's.
public final class ScreeningRun: Sendable {
  private let program: Program
  private let sources: [ScreeningSource]
  private let options: ScreeningOptions
  private let writer: LazyValue<ScreeningWriter>
  /// Nobody waits for a change of it; a `Mutex` would do, but the thread sanitizer does not see one.
  private let intake = Monitor<Intake, Party>(Intake())
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

/// One batch, and where it comes from.
struct Work: Sendable {
  let number: Int
  let source: Int
  let name: String
  let shape: RecordShape
  let batch: RecordBatch
}

/// Where reading stands.
private struct Intake: ~Copyable, Sendable {
  /// The source that is being read, and its reader once there is one.
  var source = 0
  var reader: RecordReader?
  /// How many batches have been read.
  var count = 0
}

/// Who waits at the belt: a worker for room, the writer for outcomes.
private enum Party: Int, CaseIterable {
  case worker
  case writer
}

/// What the threads of a run share.
private struct Belt: Sendable {
  var finished: [Int: ScreenedBatch] = [:]
  /// Empty output buffers that have been written and can be filled again.
  var spare: [[UInt8]] = []
  /// How many batches are being read or screened, or wait to be written.
  var underWay = 0
  /// Whether workers wait until half of what was under way is written: they would wake for each
  /// batch otherwise.
  var isFull = false
  /// How many batches there are; known when reading is over.
  var total: Int?
  var workers: [WorkerThread] = []
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
    // A worker may be on its way into a read that blocks: it is called until it answers.
    WorkerThread.detach {
      while self.interruptReading() { usleep(5_000) }
    }
  }

  /// Wakes whoever reads; false when reading is over.
  private func interruptReading() -> Bool {
    belt.access { belt in
      guard belt.total == nil else { return false }
      for worker in belt.workers { worker.interrupt() }
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
    var summary = ScreeningSummary()
    if options.jobs == 1 {
      try runAlone(&summary, deliver)
    } else {
      try runWorkers(&summary, deliver)
    }
    finish(&summary)
    return summary
  }

  /// Reads, screens and delivers one batch after another: to hand each over to a thread that writes took
  /// a tenth more processor time, and no less of any other.
  private func runAlone<Failure: Error>(
    _ summary: inout ScreeningSummary, _ deliver: (ScreenedBatch) throws(Failure) -> Void
  ) throws(Failure) {
    belt.access { $0.workers = [.current] }
    defer { belt.access { $0.total = 0 } }
    guard var work = intake.access(body: { readNext(&$0) }) else { return }
    var screener = BatchScreener(program, options, writer: writer)
    var buffer: [UInt8] = []
    while true {
      var batch = screener.screen(work, into: consume buffer)
      summary.counts += batch.counts
      try deliver(batch)
      buffer = []
      swap(&buffer, &batch.output)
      buffer.removeAll(keepingCapacity: true)
      guard let next = intake.access(body: { readNext(&$0) }) else { break }
      work = next
    }
    screener.finishSource()
    let findings = screener.findings
    belt.access { $0.findings.add(findings) }
  }

  private func runWorkers<Failure: Error>(
    _ summary: inout ScreeningSummary, _ deliver: (ScreenedBatch) throws(Failure) -> Void
  ) throws(Failure) {
    let workers = (0..<options.jobs).map { _ in WorkerThread { self.work() } }
    belt.access { $0.workers = workers }
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
    for worker in workers { worker.join() }
    if let failure { throw failure }
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
    if hasRoom { belt.wake(.worker) }
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

  private var mostUnderWay: Int { options.jobs * 4 + 4 }

  /// Reads the next batch when there is room for it; nothing when all has been read.
  private func nextWork() -> Work? {
    belt.wait(as: .worker) { belt -> Void? in
      if belt.underWay >= mostUnderWay { belt.isFull = true }
      guard !belt.isFull else { return nil }
      belt.underWay += 1
      return ()
    }
    let (work, count) = intake.access { intake in (readNext(&intake), intake.count) }
    if work == nil {
      belt.access(waking: .worker, .writer) { belt in
        belt.underWay -= 1
        belt.isFull = false
        belt.total = count
      }
    }
    return work
  }

  private func readNext(_ intake: inout Intake) -> Work? {
    while intake.source < sources.count, !isStopped.load(ordering: .sequentiallyConsistent) {
      let source = sources[intake.source]
      var reader =
        intake.reader.take()
        ?? RecordReader(descriptor: source.descriptor, format: source.format)
      do {
        let shape = try reader.readShape()
        guard let batch = try reader.next() else {
          intake.source += 1
          continue
        }
        intake.reader = consume reader
        intake.count += 1
        return Work(
          number: intake.count - 1, source: intake.source, name: source.name, shape: shape,
          batch: batch)
      } catch .cannotRead(errno: EINTR) {
        intake.reader = consume reader
      } catch {
        belt.access { $0.readErrors.append((intake.source, error)) }
        intake.source += 1
      }
    }
    return nil
  }
}
