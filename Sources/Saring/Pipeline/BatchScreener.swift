import SaringEngine
import SaringExplanation
import SaringModel
import SaringProfiles
import SaringReports

/// Screens one batch after another; each worker owns one.
struct BatchScreener: ~Copyable {
  private let program: Program
  private let options: ScreeningOptions
  private let consent: Int?
  /// Patterns of immediate danger in the packs in use.
  private let urgent: [PatternID]
  /// The pattern of answers that may not be the person's own.
  private let unsafe: PatternID?
  private let writer: LazyValue<ScreeningWriter>
  private var evaluation: Evaluation
  private var block: ProfileBlock
  private var record = ScreeningRecord()
  /// One row of CSV.
  private var row: [UInt8] = []
  /// What finds reasons, when they are asked for.
  private var reasons: ReasonWriter?
  /// What plans the next questions, when they are asked for.
  private var planner: Reasoner?
  /// The decoder of the source it last worked on, by position.
  private var decoder: (source: Int, decoder: RecordDecoder)?
  /// The records of the lanes.
  private var lanes: [Int] = []
  private(set) var findings = SourceFindings()

  init(
    _ program: Program, _ options: ScreeningOptions, writer: LazyValue<ScreeningWriter>
  ) {
    self.program = program
    self.options = options
    self.writer = writer
    unsafe = program.book.unsafeAnswers
    evaluation = Evaluation(program)
    planner = options.ask == nil ? nil : Reasoner(program)
    reasons = options.detail == .reasons ? ReasonWriter(program) : nil
    block = ProfileBlock(layout: program.layout)
    consent = program.consentColumn
    urgent = program.book.patterns.indices.map(PatternID.init(index:)).filter {
      let pattern = program.book[$0]
      guard pattern.isUrgent, let pack = pattern.pack, let only = options.only else {
        return pattern.isUrgent
      }
      return only.contains(pack)
    }
  }
}

/// What was noticed about sources beside their records.
struct SourceFindings: Sendable {
  /// Names that the vocabulary does not have.
  var unknownNames: Set<String> = []
  /// Computed facts that records give all the same.
  var computedNames: Set<String> = []
  /// Sources whose header names no fact at all.
  var withoutFacts: Set<Int> = []
  /// How many values were dropped because they say who somebody is, and their fields.
  var strippedCount = 0
  var strippedNames: Set<String> = []

  mutating func add(_ decoder: RecordDecoder, source: Int) {
    unknownNames.formUnion(decoder.unknownNames)
    computedNames.formUnion(decoder.computedNames)
    strippedCount += decoder.strippedCount
    strippedNames.formUnion(decoder.strippedNames)
    if !decoder.hasKnownColumn { withoutFacts.insert(source) }
  }

  mutating func add(_ other: Self) {
    unknownNames.formUnion(other.unknownNames)
    computedNames.formUnion(other.computedNames)
    withoutFacts.formUnion(other.withoutFacts)
    strippedCount += other.strippedCount
    strippedNames.formUnion(other.strippedNames)
  }
}

extension BatchScreener {
  /// Screens a batch; what it comes to is written into `lines`, which are empty.
  mutating func screen(_ work: Work, into lines: consuming OutputLines) -> ScreenedBatch {
    var result = ScreenedBatch(lines: lines)
    let decoder = decoder(for: work)
    block.clear()
    lanes.removeAll(keepingCapacity: true)
    for position in work.batch.records.indices {
      if let problem = decoder.decode(work.batch, record: position, into: &block) {
        reject(position, of: work, for: problem, in: &result)
      } else {
        lanes.append(position)
      }
    }
    evaluation.screen(&block, asOf: options.asOf)
    let writer = writer.value
    for lane in 0..<block.count { write(lane, of: work, with: writer, to: &result) }
    return result
  }

  private mutating func decoder(for work: Work) -> RecordDecoder {
    if let decoder, decoder.source == work.source { return decoder.decoder }
    finishSource()
    let fresh = RecordDecoder(
      vocabulary: program.book.vocabulary, layout: program.layout, shape: work.shape,
      languages: program.book.languages, identity: options.identity)
    decoder = (work.source, fresh)
    return fresh
  }

  /// Notes what the decoder has noticed; to be called at the end as well.
  mutating func finishSource() {
    if let (source, decoder) = decoder { findings.add(decoder, source: source) }
    decoder = nil
  }

  private mutating func write(
    _ lane: Int, of work: Work, with writer: ScreeningWriter, to result: inout ScreenedBatch
  ) {
    record.isRefused = block.isRefused(lane: lane, consent: consent)
    if record.isRefused {
      result.counts.refused += 1
      guard options.level == .low else { return }
    } else {
      result.counts.screened += 1
      let level = evaluation.level(lane)
      result.counts.byLevel[Int(level.rawValue)] += 1
      guard level >= options.level else {
        if isUrgent(lane) { result.counts.urgent += 1 }
        return
      }
    }
    result.counts.written += 1
    evaluation.read(
      into: &record.screening, lane: lane, block: block, detail: options.detail)
    planQuestions(lane)
    reasons?.write(into: &record.screening, lane: lane, evaluation, block)
    record.screening.doubtUnsafeAnswers(by: unsafe)
    if !record.isRefused, record.screening.isUrgent { result.counts.urgent += 1 }
    if !options.keep.isEmpty {
      record.kept = work.batch.withBytes(of: lanes[lane]) {
        KeptFields.values(of: options.keep, in: $0, shape: work.shape)
      }
    }
    switch writer {
    case .json(let json): json.write(record, to: &result.lines.buffer)
    case .csv(let csv):
      row.removeAll(keepingCapacity: true)
      csv.write(record, to: &row)
      result.lines.buffer.append(row)
    case .table: result.rows.append(ScreeningRow(record, book: program.book))
    }
  }

  /// Puts the planned questions in the place of the quick ones.
  private mutating func planQuestions(_ lane: Int) {
    guard let count = options.ask, options.detail != .none, !record.isRefused else { return }
    planner?.take(evaluation, lane: lane, block: block)
    let planned = planner?.questions(atMost: count) ?? []
    record.screening.ask = planned.map(\.question)
  }

  private func isUrgent(_ lane: Int) -> Bool {
    urgent.contains { evaluation.truth(of: $0, lane: lane) == .holds }
  }

  private func reject(
    _ position: Int, of work: Work, for problem: RecordProblem, in result: inout ScreenedBatch
  ) {
    result.counts.rejected += 1
    let message = problem.message(in: options.language.rawValue)
    result.messages.append("\(work.name):\(problem.line): \(message)")
    guard options.makesRejects else { return }
    let reject = RejectedRecord(
      file: work.name, line: problem.line, reason: problem.kind.rawValue, field: problem.field,
      message: message, isCut: problem.kind == .tooLong)
    work.batch.withBytes(of: position) { reject.write(record: $0, to: &result.rejects) }
  }
}
