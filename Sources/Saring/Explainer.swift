public import SaringEngine
public import SaringExplanation
public import SaringModel

/// Screens and explains single profiles, one after another.
public struct Explainer: ~Copyable {
  public let program: Program
  private let asOf: Day
  private let only: Set<PackID>?
  private var block: ProfileBlock
  private var evaluation: Evaluation
  private var reasoner: Reasoner

  /// Explains by `program`, which uses the packs `only`; `asOf` is the day used where a profile
  /// names none.
  public init(_ program: Program, asOf: Day, only: Set<PackID>? = nil) {
    self.program = program
    self.asOf = asOf
    self.only = only
    block = ProfileBlock(layout: program.layout)
    evaluation = Evaluation(program)
    reasoner = Reasoner(program)
  }
}

extension Explainer {
  /// Screens a profile, and plans so many of the best next questions.
  public mutating func screen(_ profile: Profile, askingAtMost questions: Int = 3) -> Screening {
    block.clear()
    block.append(profile, vocabulary: program.book.vocabulary)
    evaluation.screen(&block, asOf: asOf)
    var screening = Screening()
    evaluation.read(into: &screening, lane: 0, block: block)
    screening.doubtUnsafeAnswers(by: program.book.unsafeAnswers)
    reasoner.take(evaluation, lane: 0, block: block)
    screening.ask = reasoner.questions(atMost: questions).map(\.question)
    return screening
  }

  /// Every question that can still matter to the level of the profile in hand, the best first.
  public mutating func questions() -> [RankedQuestion] { reasoner.questions(atMost: .max) }

  /// Everything that can be said of a profile.
  public mutating func explain(_ profile: Profile, with phrasing: Phrasing) -> Explanation {
    let screening = screen(profile)
    var explanation = Explanation(
      of: screening, lane: 0, in: block, by: evaluation, phrasing: phrasing, packs: only)
    explanation.reason(with: &reasoner, about: screening, on: day, phrasing: phrasing)
    return explanation
  }

  /// Why each of some claims holds of a profile, or why not.
  public mutating func explain(
    _ claims: [NamedClaim], about profile: Profile, with phrasing: Phrasing
  ) -> [ClaimExplanation] {
    let screening = screen(profile)
    let day = day
    return claims.map { claim in
      ClaimExplanation(
        of: claim, screening: screening, lane: 0, in: block, by: evaluation, reasoner: &reasoner,
        on: day, phrasing: phrasing)
    }
  }

  /// What other answers would make of a profile; `places` are those in which `supposed` is another.
  public mutating func compare(
    _ profile: Profile, with supposed: Profile, at places: [(fact: FactID, item: Int)],
    phrasing: Phrasing
  ) -> WhatIf {
    let before = screen(profile)
    let after = screen(supposed)
    return WhatIf(
      from: (profile, before), to: (supposed, after), supposing: places, phrasing: phrasing)
  }

  /// The day of the profile in hand.
  private var day: Day {
    let date = evaluation.answer(program.book.date, lane: 0, block: block)
    return if case .known(.date(let day)) = date { day } else { asOf }
  }
}
