import SaringEngine
import SaringExplanation
import SaringModel

/// One profile in hand: its answers, what the rules make of them, and what reasons about it.
struct ProfileReasoner: ~Copyable {
  private let program: Program
  private let asOf: Day
  private(set) var block: ProfileBlock
  private(set) var evaluation: Evaluation
  var reasoner: Reasoner

  init(_ program: Program, asOf: Day) {
    self.program = program
    self.asOf = asOf
    block = ProfileBlock(layout: program.layout)
    evaluation = Evaluation(program)
    reasoner = Reasoner(program)
  }

  /// Screens a profile, without planning questions.
  mutating func take(_ profile: Profile) -> Screening {
    block.clear()
    block.append(profile, vocabulary: program.book.vocabulary)
    evaluation.screen(&block, asOf: asOf)
    var screening = Screening()
    evaluation.read(into: &screening, lane: 0, block: block)
    screening.doubtUnsafeAnswers(by: program.book.unsafeAnswers)
    reasoner.take(evaluation, lane: 0, block: block)
    return screening
  }
}
