public import SaringEngine

/// Answers why, why not, what else and what next for one profile after another.
///
/// It is made for the profiles that are shown, not for all: each question is answered by trying
/// cases of the profile.
public struct Reasoner: ~Copyable {
  public let program: Program
  /// The profile in hand, under suppositions.
  public var cases: CaseEvaluation

  public init(_ program: Program) {
    self.program = program
    cases = CaseEvaluation(program)
  }

  /// Takes the profile of one lane, which `evaluation` has just screened in `block`.
  public mutating func take(
    _ evaluation: borrowing Evaluation, lane: Int, block: borrowing ProfileBlock
  ) {
    cases.take(evaluation, lane: lane, block: block)
  }
}
