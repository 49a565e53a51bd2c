import SaringEngine
public import SaringModel

/// A question worth asking, with how much its answer settles and what asking costs.
public struct RankedQuestion: Equatable, Sendable {
  public let question: Screening.Question
  /// The part of what is left to ask that falls away on average, the question itself with it.
  public let settling: Double
  /// Time, distress and danger of asking together; never less than 1.
  public let cost: Double
}

extension Reasoner {
  /// The best next questions, the best first; none when the level is settled.
  ///
  /// A question is left out when no undecided condition on the way to an undecided level reads it.
  /// Where few questions are left, and all their answers can be tried, the order is that of the
  /// cheapest expected interview, every way of answering being equally likely. Else each question is
  /// judged by what falls away after each of its answers, and without one, for what asking it costs;
  /// and those come first that close every way to a higher level if nobody answers them: fewer will
  /// hardly do for somebody of whom nothing is true.
  public mutating func questions(atMost count: Int) -> [RankedQuestion] {
    guard count > 0 else { return [] }
    let open = cases.openQuestions()
    guard !open.list.isEmpty, canRise(above: cases.outlooks(of: open, in: [Case()], costs: [:])[0])
    else { return [] }
    let vocabulary = program.book.vocabulary
    var costs: [Screening.Question: Double] = [:]
    for entry in open.list { costs[entry.question] = vocabulary.cost(of: entry.question) }
    if let plan = exactPlan(open, costs) { return Array(plan.prefix(count)) }
    // Whoever is asked may also give no answer.
    let tried = open.list.flatMap { entry in
      entry.ways.map { Case($0) } + [Case(entry.withoutAnswer)]
    }
    let outlooks = cases.outlooks(of: open, in: [Case()] + tried, costs: costs)
    let now = max(outlooks[0].remaining, 1)
    var ranked: [(question: RankedQuestion, place: Int)] = []
    var next = 1
    for (place, entry) in open.list.enumerated() {
      let cost = costs[entry.question, default: 1]
      let after = outlooks[next...next + entry.ways.count].map { outlook in
        // An answered question is not asked again, even where nothing is known of its ways.
        let left = min(outlook.remaining, now - cost)
        // What the level has gained counts too: the rest is then asked for less.
        return outlook.level > outlooks[0].level ? left - cost : left
      }
      next += after.count
      let refused = after[after.count - 1]
      let answered = after.dropLast()
      let mean =
        answered.isEmpty ? refused : answered.reduce(0, +) / Double(answered.count)
      let left = Self.refusal * refused + (1 - Self.refusal) * mean
      ranked.append(
        (
          RankedQuestion(question: entry.question, settling: (now - left) / now, cost: cost),
          place
        ))
    }
    ranked.sort {
      let (one, other) = ($0.question, $1.question)
      let (gain, otherGain) = (one.settling / one.cost, other.settling / other.cost)
      return gain == otherGain ? $0.place < $1.place : gain > otherGain
    }
    let needed = closing(
      above: outlooks[0].level, sparing: ranked.reversed().map(\.question.question))
    let (first, rest) = (
      ranked.filter { needed.contains($0.question.question) },
      ranked.filter { !needed.contains($0.question.question) }
    )
    return (first + rest).prefix(count).map(\.question)
  }

  /// How likely it is that a question brings no answer, where not all can be tried: whoever has no
  /// part in what it asks about says so, or does not know.
  private static let refusal = 0.5

  /// Questions of which none can be spared, without whose answers no higher level can be reached; the
  /// first of `order` are spared first.
  private mutating func closing(
    above level: TriageLevel, sparing order: [Screening.Question]
  ) -> Set<Screening.Question> {
    guard let next = TriageLevel.allCases.first(where: { $0 > level }) else { return [] }
    let cone = cases.cone(of: .level(next))
    let pool = cases.openings(of: cone, asking: true) { _ in false }
    var places: [Screening.Question: Int] = [:]
    for (place, question) in pool.questions.enumerated() { places[question] = place }
    let needed = cases.possibility(of: cone, in: pool)
      .hittingSet(sparing: order.compactMap { places[$0] })
    return Set(needed.members.map { pool.questions[$0] })
  }

  /// Whether open answers can really bring a higher level, which the bounds alone may promise in vain.
  private mutating func canRise(above outlook: Outlook) -> Bool {
    let levels = TriageLevel.allCases.filter { $0 > outlook.level && $0 <= outlook.possible }
    // A few answers that bring one are mostly found at once.
    return levels.contains { cases.reach(cases.cone(of: .level($0))) != nil }
      || levels.contains { cases.settle(.level($0), limit: 512).truth != .fails }
  }

  /// The cheapest expected interview, when few enough answers are left to try them all; nothing
  /// when there are too many, or they bear on each other.
  private mutating func exactPlan(
    _ open: OpenQuestions, _ costs: [Screening.Question: Double]
  ) -> [RankedQuestion]? {
    let list = open.list
    guard list.count <= 8, list.allSatisfy({ $0.isSeparate && !$0.ways.isEmpty }) else {
      return nil
    }
    // Whoever is asked may also give no answer.
    let ways = list.map { entry in
      entry.ways + [entry.ways[0].map { Supposition($0.variable, .closed) }]
    }
    guard ways.reduce(1, { $0 * $1.count }) <= 4096,
      ways.reduce(1, { $0 * ($1.count + 1) }) <= 40_000
    else { return nil }
    var completions: [Case] = [Case()]
    for entry in ways {
      completions = completions.flatMap { before in
        entry.map { Case(before.suppositions + $0) }
      }
    }
    let outlooks = cases.outlooks(of: open, in: completions, costs: costs)
    guard outlooks.allSatisfy({ $0.level == $0.possible }) else { return nil }
    let plan = InterviewPlan(
      ways: ways.map(\.count), costs: list.map { costs[$0.question, default: 1] },
      levels: outlooks.map(\.level))
    let total = costs.values.reduce(0, +)
    return plan.order.map { place, expected in
      RankedQuestion(
        question: list[place].question, settling: max(0, 1 - expected / max(total, 1)),
        cost: costs[list[place].question, default: 1])
    }
  }
}

extension Vocabulary {
  /// What asking a question costs; never less than 1.
  func cost(of question: Screening.Question) -> Double {
    switch question {
    case .fact(let fact): self[fact].cost.total
    case .group(let group): self[group].facts.map { self[$0].cost.total }.reduce(1, max) + 1
    }
  }
}

extension Fact.AskingCost {
  var total: Double { Double(max(1, time + distress + safety)) }
}
