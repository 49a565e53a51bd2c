public import SaringEngine
public import SaringExplanation
public import SaringModel
public import SaringProfiles

/// Explains single profiles of a stream.
public struct Explainer: Sendable {
  private let program: Program
  private let asOf: Day
  private let only: Set<PackID>?
  private let identity: IdentityHandling

  /// Explains by `program`, which uses the packs `only`; `asOf` is the day used where a profile
  /// names none.
  public init(
    _ program: Program, asOf: Day, only: Set<PackID>? = nil, identity: IdentityHandling = .refuse
  ) {
    self.identity = identity
    self.program = program
    self.asOf = asOf
    self.only = only
  }
}

extension Explainer {
  /// What came of the search for one profile.
  public enum Outcome: Sendable {
    case explained(Explanation)
    /// The person refused to be screened, so that no rule was run.
    case refused(id: String)
    /// No record has the name, among so many; some were rejected and have no name.
    case notFound(read: Int, rejected: Int)
    /// The record could not be read as a profile.
    case rejected(RecordProblem)
  }

  /// Explains the record called `id`, or the first one when no name is given.
  public func explain(
    _ id: String?, in source: ScreeningSource, language: Language, isRedacted: Bool = false
  ) throws(ProfileReadError) -> Outcome {
    let phrasing = Phrasing(program.book, in: language, withholdingHarmful: isRedacted)
    var reader = RecordReader(descriptor: source.descriptor, format: source.format)
    let shape = try reader.readShape()
    let decoder = RecordDecoder(
      vocabulary: program.book.vocabulary, layout: program.layout, shape: shape,
      languages: program.book.languages, identity: identity)
    var block = ProfileBlock(layout: program.layout)
    var read = 0
    var rejected = 0
    while let batch = try reader.next() {
      for position in batch.records.indices {
        block.clear()
        read += 1
        if let problem = decoder.decode(batch, record: position, into: &block) {
          if id == nil { return .rejected(problem) }
          rejected += 1
        } else if id.map({ name(in: block) == Array($0.utf8) }) ?? true {
          return explain(&block, phrasing: phrasing)
        }
      }
    }
    return .notFound(read: read, rejected: rejected)
  }

  private func name(in block: borrowing ProfileBlock) -> [UInt8] {
    guard let fact = block.layout.identifier, let column = block.layout.column(of: fact),
      block.isKnown(column: column, lane: 0)
    else { return [] }
    return block.text(column: column, lane: 0) { Array($0) }
  }

  private func explain(_ block: inout ProfileBlock, phrasing: Phrasing) -> Outcome {
    if block.isRefused(lane: 0, consent: program.consentColumn) {
      return .refused(id: String(decoding: name(in: block), as: UTF8.self))
    }
    var evaluation = Evaluation(program)
    evaluation.screen(&block, asOf: asOf)
    var screening = Screening()
    evaluation.read(into: &screening, lane: 0, block: block)
    screening.doubtUnsafeAnswers(by: program.book.unsafeAnswers)
    var explanation = Explanation(
      of: screening, lane: 0, in: block, by: evaluation, phrasing: phrasing, packs: only)
    var reasoner = Reasoner(program)
    reasoner.take(evaluation, lane: 0, block: block)
    let date = evaluation.answer(program.book.date, lane: 0, block: block)
    let day = if case .known(.date(let day)) = date { day } else { asOf }
    explanation.reason(with: &reasoner, about: screening, on: day, phrasing: phrasing)
    return .explained(explanation)
  }
}

extension Program {
  /// The column that says whether the person agreed to be screened.
  var consentColumn: Int? {
    book.vocabulary.fact(named: "consent.screening").flatMap { layout.column(of: $0) }
  }
}

extension ProfileBlock {
  /// Whether the person was asked for consent and refused.
  func isRefused(lane: Int, consent column: Int?) -> Bool {
    guard let column, !isKnown(column: column, lane: lane), !isOpen(column: column, lane: lane)
    else { return false }
    return cell(column: column, lane: lane) == UInt64(MissingReason.refused.rawValue)
  }
}
