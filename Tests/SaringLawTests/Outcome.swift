import SaringEngine
import SaringModel

/// What a screening says, as the laws speak of it.
struct Outcome: Equatable {
  var level: TriageLevel
  var possible: TriageLevel
  var isUrgent: Bool
  var isInformationSufficient: Bool
  var patterns: [PatternID]
  var fired: [Fired]
  var open: [IndicatorID]
  var ask: [Screening.Question]

  struct Fired: Equatable {
    var indicator: IndicatorID
    var strength: Strength
  }

  init(_ screening: Screening) {
    level = screening.level
    possible = screening.possible
    isUrgent = screening.isUrgent
    isInformationSufficient = screening.isInformationSufficient
    patterns = screening.patterns
    fired = screening.fired.map { Fired(indicator: $0.indicator, strength: $0.strength) }
    open = screening.open
    ask = screening.ask
  }

  /// The same without notes, such as those that say which law applies, and what could bring them.
  var withoutNotes: Self {
    var outcome = self
    outcome.fired.removeAll { Shipped.book[$0.indicator].role == .note }
    outcome.open.removeAll { Shipped.book[$0].role == .note }
    return outcome
  }

  /// Whether a pattern is told, or an earlier one of its series, which stands for it.
  func covers(_ pattern: PatternID) -> Bool {
    patterns.contains { told in
      let (one, other) = (Shipped.book[told], Shipped.book[pattern])
      return told == pattern
        || one.series != nil && one.series == other.series && told.index < pattern.index
    }
  }

  /// How strongly an indicator fired.
  func strength(of indicator: IndicatorID) -> Strength? {
    fired.first { $0.indicator == indicator }?.strength
  }
}

extension Shipped {
  /// The outcomes of profiles, in their order.
  static func outcomes(
    of profiles: some Collection<Profile>, by program: Program = program
  ) -> [Outcome] {
    var outcomes: [Outcome] = []
    visit(profiles, by: program) { _, screening in outcomes.append(Outcome(screening)) }
    return outcomes
  }

  /// The levels of profiles alone, which takes less time than their outcomes.
  static func levels(
    of profiles: some Collection<Profile>, by program: Program = program
  ) -> [(level: TriageLevel, possible: TriageLevel)] {
    var levels: [(level: TriageLevel, possible: TriageLevel)] = []
    run(profiles, by: program) { evaluation, block in
      for lane in 0..<block.count {
        levels.append((evaluation.level(lane), evaluation.possibleLevel(lane)))
      }
    }
    return levels
  }

  static func outcome(of profile: Profile) -> Outcome { outcomes(of: [profile])[0] }

  private static func visit(
    _ profiles: some Collection<Profile>, by program: Program,
    _ body: (Int, Screening) -> Void
  ) {
    var screening = Screening()
    var position = 0
    run(profiles, by: program) { evaluation, block in
      for lane in 0..<block.count {
        evaluation.read(into: &screening, lane: lane, block: block)
        body(position, screening)
        position += 1
      }
    }
  }

  private static func run(
    _ profiles: some Collection<Profile>, by program: Program,
    _ body: (borrowing Evaluation, borrowing ProfileBlock) -> Void
  ) {
    var evaluation = Evaluation(program)
    var block = ProfileBlock(layout: program.layout)
    var rest = profiles[...]
    while !rest.isEmpty {
      block.clear()
      while let profile = rest.first, !block.isFull {
        block.append(profile, vocabulary: book.vocabulary)
        rest = rest.dropFirst()
      }
      evaluation.screen(&block, asOf: day)
      body(evaluation, block)
    }
  }
}
