public import SaringEngine
public import SaringExplanation
public import SaringModel

/// Screens and explains single profiles, one after another.
///
/// From the first whole explanation on a second thread helps, where there is a second processor.
public struct Explainer: ~Copyable {
  public let program: Program
  private let asOf: Day
  private let only: Set<PackID>?
  private let isHelped: Bool
  private var own: ProfileReasoner
  private var helper: ReasoningHelper?

  /// Explains by `program`, which uses the packs `only`; `asOf` is the day used where a profile
  /// names none.
  public init(_ program: Program, asOf: Day, only: Set<PackID>? = nil) {
    self.init(program, asOf: asOf, only: only, isHelped: ReasoningHelper.isOfUse)
  }

  package init(_ program: Program, asOf: Day, only: Set<PackID>? = nil, isHelped: Bool) {
    self.program = program
    self.asOf = asOf
    self.only = only
    self.isHelped = isHelped
    own = ProfileReasoner(program, asOf: asOf)
  }
}

extension Explainer {
  /// Screens a profile, and plans so many of the best next questions.
  public mutating func screen(_ profile: Profile, askingAtMost questions: Int = 3) -> Screening {
    var screening = own.take(profile)
    screening.ask = own.reasoner.questions(atMost: questions).map(\.question)
    return screening
  }

  /// Every question that can still matter to the level of the profile in hand, the best first.
  public mutating func questions() -> [RankedQuestion] { own.reasoner.questions(atMost: .max) }

  /// Everything that can be said of a profile.
  public mutating func explain(_ profile: Profile, with phrasing: Phrasing) -> Explanation {
    var screening = own.take(profile)
    let reasoning = Explanation.Reasoning(
      about: screening, by: own.reasoner, on: day, phrasing: phrasing)
    let share = SharedReasoning(reasoning)
    if isHelped, reasoning.count > 1 {
      let helper = helper ?? ReasoningHelper(program, asOf: asOf)
      self.helper = helper
      helper.help(with: share, about: profile)
    }
    screening.ask = own.reasoner.questions(atMost: 3).map(\.question)
    var explanation = Explanation(
      of: screening, lane: 0, in: own.block, by: own.evaluation, phrasing: phrasing, packs: only)
    share.work(with: &own.reasoner)
    reasoning.add(share.outcomes(), to: &explanation)
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
        of: claim, screening: screening, lane: 0, in: own.block, by: own.evaluation,
        reasoner: &own.reasoner,
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
    let date = own.evaluation.answer(program.book.date, lane: 0, block: own.block)
    return if case .known(.date(let day)) = date { day } else { asOf }
  }
}
