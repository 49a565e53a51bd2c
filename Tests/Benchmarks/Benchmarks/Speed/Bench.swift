import Glibc
import SaringEngine
import SaringModel
import SaringProfiles
import SaringReports
import SaringRules

/// One block of profiles and what works on it; used by one benchmark at a time.
final class Bench: @unchecked Sendable {
  private var evaluation: Evaluation
  private var block: ProfileBlock
  /// The same profiles without their texts.
  private var columns: ProfileBlock
  private let decoder: RecordDecoder
  private let batches: [RecordBatch]
  private let writers: [(detail: ScreeningDetail, writer: JSONScreeningWriter)]
  private var record = ScreeningRecord()
  private var lines = OutputBuffer()
  private let texts: [Int]
  private(set) var textBytes = 0

  init(book folder: String, profiles path: String) {
    guard let book = RuleBook.load(folder: folder).book else {
      fatalError("no rule book: \(folder)")
    }
    let program = Program(book)
    evaluation = Evaluation(program)
    block = ProfileBlock(layout: program.layout)
    columns = ProfileBlock(layout: program.layout)
    decoder = RecordDecoder(vocabulary: book.vocabulary, layout: program.layout, shape: .json)
    writers = [ScreeningDetail.ids, .evidence].map {
      ($0, JSONScreeningWriter(book, style: ScreeningStyle(detail: $0)))
    }
    texts = book.vocabulary.factIDs.filter { book.vocabulary[$0].kind == .text }
      .compactMap { program.layout.column(of: $0) }
    let descriptor = open(path, O_RDONLY)
    precondition(descriptor >= 0, "no profiles: \(path)")
    var reader = RecordReader(descriptor: descriptor, format: .jsonl)
    var batches: [RecordBatch] = []
    while batches.count < 4, let batch = try? reader.next() { batches.append(batch) }
    precondition(!batches.isEmpty, "no profile in \(path)")
    self.batches = batches
    fill(&columns)
    for lane in 0..<columns.count {
      for column in texts {
        if columns.isKnown(column: column, lane: lane) {
          textBytes += columns.text(column: column, lane: lane) { $0.count }
        }
        columns.close(.refused, column: column, lane: lane)
      }
    }
  }

  func decode() { fill(&block) }

  private func fill(_ block: inout ProfileBlock) {
    block.clear()
    while !block.isFull {
      for batch in batches {
        for record in batch.records.indices where !block.isFull {
          _ = decoder.decode(batch, record: record, into: &block)
        }
      }
    }
  }

  func evaluate() { evaluation.screen(&block, asOf: Self.day) }

  func evaluateColumns() { criticalCount &+= Self.evaluate(&columns, with: &evaluation) }

  /// Screens a block and asks each profile's level; returns how many are critical.
  ///
  /// It works on what is handed over: a field of a class would be borrowed, and the whole evaluation
  /// copied, for every profile.
  private static func evaluate(
    _ block: inout ProfileBlock, with evaluation: inout Evaluation
  ) -> Int {
    evaluation.screen(&block, asOf: day)
    var count = 0
    for lane in 0..<block.count where evaluation.level(lane) == .critical { count += 1 }
    return count
  }

  private var criticalCount = 0
  private static let day = Day(number: 20_780)

  /// Reads all outcomes off and writes them; returns how many bytes they take.
  func write(_ detail: ScreeningDetail) -> Int {
    guard let writer = writers.first(where: { $0.detail == detail })?.writer else { return 0 }
    lines.removeAll()
    Self.write(detail, of: block, with: evaluation, writer, &record, to: &lines)
    return lines.count
  }

  private static func write(
    _ detail: ScreeningDetail, of block: borrowing ProfileBlock,
    with evaluation: borrowing Evaluation, _ writer: JSONScreeningWriter,
    _ record: inout ScreeningRecord, to lines: inout OutputBuffer
  ) {
    for lane in 0..<block.count {
      evaluation.read(into: &record.screening, lane: lane, block: block, detail: detail)
      writer.write(record, to: &lines)
    }
  }
}
