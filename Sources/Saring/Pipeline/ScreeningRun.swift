#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif
public import SaringEngine
public import SaringModel
public import SaringProfiles
import SaringReports
import Synchronization

/// Screens streams of profiles on several threads, and gives the outcome back in their order.
///
/// `jobs` threads, of which the caller's is one, read, screen and deliver. Each screens what it has read,
/// while its bytes are still near its processor; one reads at a time. Whoever has the next outcome in
/// order delivers it, and those behind it that are ready. No more than a few batches are under way, so
/// that memory does not grow with the input.
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

/// Who waits at the belt: a worker for room.
private enum Party: Int, CaseIterable {
  case worker
}

/// What the threads of a run share.
private struct Belt: Sendable {
  /// Outcomes that wait for their turn.
  var finished: [Int: ScreenedBatch] = [:]
  /// How many batches have been delivered, and whether a thread is about it.
  var delivered = 0
  var isDelivering = false
  /// What came of all that was delivered or dropped.
  var counts = ScreeningCounts()
  /// Why nothing is delivered any more.
  var failure: (any Error)?
  /// Empty lines that have been delivered and can be filled again.
  var spare: [OutputLines] = []
  /// How many batches are being read or screened, or wait to be delivered.
  var underWay = 0
  /// Whether workers wait until half of what was under way is delivered: they would wake for each
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

  /// Runs to the end, and calls `deliver` for each batch, in the order of the input.
  ///
  /// It is called on any of the threads, by one at a time. When it throws, reading stops, and its
  /// error is thrown on.
  public func run<Failure: Error>(
    _ deliver: (ScreenedBatch) throws(Failure) -> Void
  ) throws(Failure) -> ScreeningSummary {
    WorkerThread.prepareInterruption()
    withoutActuallyEscaping({ (batch: ScreenedBatch) throws(any Error) in try deliver(batch) }) {
      let delivery = Delivery(deliver: $0)
      let others = (1..<options.jobs).map { _ in WorkerThread { self.work(delivery) } }
      belt.access { $0.workers = others + [.current] }
      work(delivery)
      for other in others { other.join() }
    }
    if let failure = belt.access(body: { $0.failure as? Failure }) { throw failure }
    return summary
  }

  /// What the run came to, when all threads have ended.
  private var summary: ScreeningSummary {
    let belt = belt.access { $0 }
    var summary = ScreeningSummary()
    summary.counts = belt.counts
    summary.unknownNames = belt.findings.unknownNames.sorted()
    summary.computedNames = belt.findings.computedNames.sorted()
    summary.strippedCount = belt.findings.strippedCount
    summary.strippedNames = belt.findings.strippedNames.sorted()
    summary.sourcesWithoutFacts = belt.findings.withoutFacts.sorted().map { sources[$0].name }
    summary.readErrors = belt.readErrors.map { (sources[$0.source].name, $0.error) }
    return summary
  }
}

/// What is done with each batch; one thread at a time calls it.
private struct Delivery: @unchecked Sendable {
  let deliver: (ScreenedBatch) throws -> Void
}

extension ScreeningRun {
  private func work(_ delivery: Delivery) {
    // Where there is little to do, most workers never need what a screener is made of.
    guard var work = nextWork() else { return }
    var screener = BatchScreener(program, options, writer: writer)
    while true {
      // Nothing here holds on to the lines, or they would seem to be kept.
      finish(
        work.number,
        screener.screen(work, into: belt.access { $0.spare.popLast() } ?? OutputLines()), delivery)
      guard let next = nextWork() else { break }
      work = next
    }
    screener.finishSource()
    let findings = screener.findings
    belt.access { $0.findings.add(findings) }
  }

  /// Hands an outcome over, and delivers what is next in order, unless another thread is about it: that
  /// one looks again before it goes.
  private func finish(
    _ number: Int, _ result: consuming ScreenedBatch, _ delivery: Delivery
  ) {
    var waiting: ScreenedBatch? = consume result
    var next = belt.access { belt in
      belt.finished[number] = waiting.take()
      return belt.isDelivering ? nil : Self.takeNext(&belt)
    }
    while var batch = next.take() {
      var failure: (any Error)?
      if !belt.access(body: { $0.failure != nil }) {
        do { try delivery.deliver(batch) } catch { failure = error }
      }
      if failure != nil { stop() }
      // Whoever has kept the batch keeps its lines as well.
      let isKept = !isKnownUniquelyReferenced(&batch.lines)
      if !isKept { batch.lines.buffer.removeAll() }
      var hasRoom = false
      next = belt.access { belt in
        belt.failure = belt.failure ?? failure
        if !isKept { belt.spare.append(batch.lines) }
        belt.counts += batch.counts
        belt.delivered += 1
        belt.underWay -= 1
        hasRoom = belt.isFull && belt.underWay <= mostUnderWay / 2
        if hasRoom { belt.isFull = false }
        return Self.takeNext(&belt)
      }
      if hasRoom { belt.wake(.worker) }
    }
  }

  /// The next outcome in order, if it is there, for this thread to deliver.
  private static func takeNext(_ belt: inout Belt) -> ScreenedBatch? {
    let next = belt.finished.removeValue(forKey: belt.delivered)
    belt.isDelivering = next != nil
    return next
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
      belt.access(waking: .worker) { belt in
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
