public import SaringModel

/// Something that may be asked, with the ways in which the answer may come out.
public struct OpenQuestion: Sendable {
  public let question: Screening.Question
  /// For each way what to suppose; the ways are taken to be equally likely.
  public let ways: [[Supposition]]
  /// What to suppose where no answer is given.
  public let withoutAnswer: [Supposition]
  /// Whether the ways are all that the rules tell apart, and bear on nothing else that is open.
  public let isSeparate: Bool
}

/// Every question on which the level may still depend.
public struct OpenQuestions: Sendable {
  let map: QuestionMap
  public let list: [OpenQuestion]
}

/// What is left to settle of the level in one case.
public struct Outlook: Sendable {
  public let level: TriageLevel
  public let possible: TriageLevel
  /// What is left to ask, summed up by what asking costs; nothing when the level is settled.
  public let remaining: Double
}

extension CaseEvaluation {
  /// Every question on which the level may still depend, in the order of the book.
  ///
  /// What is computed is asked for by what it is computed from. What was refused or does not apply,
  /// and what has no question, is not asked.
  public mutating func openQuestions() -> OpenQuestions {
    let map = questionMap()
    let live = liveness(of: map, in: [Case()])
    var variables: [Screening.Question: [OpenVariable]] = [:]
    for variable in openVariables(of: map.focus).variables {
      for question in Self.questions(on: variable.variable) {
        variables[question, default: []].append(variable)
      }
    }
    let questions = map.questions.indices.filter { live.questions[$0][0] & 1 == 1 }.map {
      openQuestion(map.questions[$0], variables[map.questions[$0], default: []])
    }
    return OpenQuestions(map: map, list: questions)
  }

  /// What is left of the level in each case, with what each question costs, in whole numbers.
  public mutating func outlooks(
    of questions: OpenQuestions, in cases: [Case], costs: [Screening.Question: Double]
  ) -> [Outlook] {
    let map = questions.map
    let weights = map.questions.map { Int(costs[$0, default: 1]) }
    var found: [Outlook] = []
    found.reserveCapacity(cases.count)
    for start in stride(from: 0, to: cases.count, by: ProfileBlock.capacity) {
      let part = Array(cases[start..<min(start + ProfileBlock.capacity, cases.count)])
      let live = liveness(of: map, in: part)
      let remaining = Self.sums(of: weights, where: live.questions, lanes: part.count)
      for lane in part.indices {
        found.append(
          Outlook(
            level: live.levels[lane].certain, possible: live.levels[lane].possible,
            remaining: Double(remaining[lane])))
      }
    }
    return found
  }

  /// For each lane the sum of the weights whose masks have its bit.
  private static func sums(
    of weights: [Int], where masks: [SIMD4<UInt64>], lanes: Int
  ) -> [Int] {
    let bits = Int.bitWidth - weights.reduce(0, +).leadingZeroBitCount
    guard bits > 0 else { return Array(repeating: 0, count: lanes) }
    return withUnsafeTemporaryAllocation(of: Bounds.self, capacity: bits) { memory in
      guard let words = memory.baseAddress else { return [] }
      memory.initialize(repeating: .zero)
      var counter = BitCounter(words, bits: bits)
      for (weight, mask) in zip(weights, masks) {
        counter.add(Bounds(lowHalf: mask, highHalf: mask), weight: weight)
      }
      return (0..<lanes).map { lane in
        (0..<bits).reduce(0) { sum, bit in
          sum | Int(words[bit][lane >> 6] >> UInt64(lane & 63) & 1) << bit
        }
      }
    }
  }
}

// MARK: - What bears on an undecided level

/// Which questions the tests of the level's cone lead to.
struct QuestionMap {
  let focus: Focus
  var questions: [Screening.Question] = []
  /// For each test, and for each node that speaks of items, the questions that decide it.
  var ofTest: [[Int]] = []
  var ofNode: [Int: [Int]] = [:]
}

/// What is live in up to 256 cases: undecided, and on the way to an undecided level.
private struct Liveness {
  var questions: [SIMD4<UInt64>]
  var levels: [(certain: TriageLevel, possible: TriageLevel)] = []
}

extension CaseEvaluation {
  private mutating func questionMap() -> QuestionMap {
    let focus = focus(on: cone(of: .level(.elevated)))
    let vocabulary = program.book.vocabulary
    var asked = [[FactID]?](repeating: nil, count: vocabulary.facts.count)
    func questions(for facts: [FactID]) -> [Screening.Question] {
      var found: [Screening.Question] = []
      for fact in facts {
        let known = asked[fact.index] ?? self.asked(for: fact)
        asked[fact.index] = known
        for fact in known where !found.contains(.fact(fact)) { found.append(.fact(fact)) }
      }
      return found
    }
    var ofTest: [(test: Int, questions: [Screening.Question])] = []
    // For each question by its number whether it is asked and, in the end, where it stands.
    func number(_ question: Screening.Question) -> Int { vocabulary.number(of: question) }
    var positions = [Int](repeating: -1, count: vocabulary.questionCount)
    var all: [Screening.Question] = []
    func note(_ questions: [Screening.Question]) {
      for question in questions where positions[number(question)] < 0 {
        positions[number(question)] = 0
        all.append(question)
      }
    }
    for test in focus.part.tests {
      let questions = questions(for: program.graph.tests[Int(test)].facts)
      guard !questions.isEmpty else { continue }
      ofTest.append((Int(test), questions))
      note(questions)
    }
    var ofNode: [(node: Int, questions: [Screening.Question])] = []
    for node in focus.part.items.map({ Int($0) }) {
      guard case .some(let items) = program.graph.nodes[node] else { continue }
      var questions = questions(
        for: program.graph.inners[items.inner].graph.tests.flatMap(\.facts))
      if isGroupOpen[items.group.index], vocabulary[items.group].question != nil {
        questions.append(.group(items.group))
      }
      ofNode.append((node, questions))
      note(questions)
    }
    var map = QuestionMap(focus: focus)
    map.questions = all.map { (place(of: $0), $0) }.sorted { $0.0 < $1.0 }.map(\.1)
    for (position, question) in map.questions.enumerated() {
      positions[number(question)] = position
    }
    map.ofTest = Array(repeating: [], count: main.tests.count)
    for (test, questions) in ofTest { map.ofTest[test] = questions.map { positions[number($0)] } }
    for (node, questions) in ofNode { map.ofNode[node] = questions.map { positions[number($0)] } }
    return map
  }

  /// Where a question stands in the book; a group stands with its first fact.
  private func place(of question: Screening.Question) -> Int {
    switch question {
    case .fact(let fact): fact.index
    case .group(let group): program.book.vocabulary[group].facts.first?.index ?? .max
    }
  }

  /// The open facts that somebody can be asked for the sake of a fact: itself, or what it is computed
  /// from; of a fact of items that may be facts outside them.
  private func asked(for fact: FactID) -> [FactID] {
    let vocabulary = program.book.vocabulary
    let isOpen = program.layout.column(of: fact).map { states[$0] == .open } ?? false
    guard vocabulary[fact].derivation == nil else {
      guard isOpen || vocabulary[fact].group != nil else { return [] }
      return vocabulary.inputs(of: fact).flatMap { input in
        vocabulary[input].derivation == nil ? asked(for: input) : []
      }
    }
    guard isOpen, vocabulary[fact].group == nil, vocabulary[fact].question != nil,
      fact != program.book.date,
      fact != program.book.subject
    else { return [] }
    return [fact]
  }

  private mutating func liveness(of map: QuestionMap, in cases: [Case]) -> Liveness {
    var live = Liveness(questions: map.questions.map { _ in SIMD4() })
    let levels = program.findings.levels
    run(map.focus, in: cases) { evaluation, count in
      let nodes = evaluation.nodes
      let reached = evaluation.reached
      for step in map.focus.part.steps { reached[Int(step)] = SIMD4() }
      for node in map.focus.certain + map.focus.impossible { reached[Int(node)] = SIMD4() }
      var higher = SIMD4<UInt64>()
      for level in levels[1...].reversed() {
        reached[level] |= nodes[level].highHalf & ~nodes[level].lowHalf & ~higher
        higher |= nodes[level].lowHalf
      }
      for lane in 0..<count {
        let bit: UInt64 = 1 << UInt64(lane & 63)
        var (certain, possible) = (TriageLevel.low, TriageLevel.low)
        for level in TriageLevel.allCases where level != .low {
          let bounds = nodes[levels[Int(level.rawValue)]]
          if bounds[lane >> 6] & bit != 0 { certain = level }
          if bounds[4 + lane >> 6] & bit != 0 { possible = level }
        }
        live.levels.append((certain, possible))
      }
      evaluation.spread(over: map, into: &live.questions)
    }
    return live
  }

  /// Passes what is live from the levels down to the questions.
  private borrowing func spread(
    over map: QuestionMap, into questions: inout [SIMD4<UInt64>]
  ) {
    func pass(_ lanes: SIMD4<UInt64>, to child: Int) {
      reached[child] |= lanes & nodes[child].highHalf & ~nodes[child].lowHalf
    }
    for step in map.focus.part.steps.reversed() {
      let index = Int(step)
      let lanes = reached[index]
      if lanes == SIMD4() { continue }
      switch main.steps[index] {
      case .constant: break
      case .literal(let test, _):
        for question in map.ofTest[Int(test)] { questions[question] |= lanes }
      case .all(let stretch), .any(let stretch):
        for position in stretch.positions { pass(lanes, to: Int(main.operands[position])) }
      case .atLeast(_, let stretch, _):
        for position in stretch.positions { pass(lanes, to: Int(main.addends[position].node)) }
      case .some:
        for question in map.ofNode[index, default: []] { questions[question] |= lanes }
      }
    }
  }
}

// MARK: - Ways an answer may come out

extension CaseEvaluation {
  private func openQuestion(
    _ question: Screening.Question, _ variables: [OpenVariable]
  ) -> OpenQuestion {
    var ways: [[Supposition]] = [[]]
    var isSeparate = true
    for variable in variables {
      if case .comparison = variable.variable {
        isSeparate = false
        continue
      }
      guard !variable.choices.isEmpty, ways.count * variable.choices.count <= 64 else {
        isSeparate = false
        continue
      }
      ways = ways.flatMap { way in
        variable.choices.map { way + [Supposition(variable.variable, $0)] }
      }
    }
    if case .fact(let fact) = question,
      !dependents[fact.index].isEmpty || !itemReaders[fact.index].isEmpty
    {
      isSeparate = false
      ways = computingWays(of: fact, ways)
    }
    return OpenQuestion(
      question: question, ways: ways,
      withoutAnswer: [Supposition(Variable(question), .closed)], isSeparate: isSeparate)
  }

  private static func questions(on variable: Variable) -> [Screening.Question] {
    switch variable {
    case .fact(let fact), .mention(let fact, _): [.fact(fact)]
    case .comparison(let left, let right, _): [.fact(left), .fact(right)]
    case .items(let group, _), .group(let group): [.group(group)]
    }
  }

  /// Real answers in place of those that stand for others: something is computed from them.
  private func computingWays(of fact: FactID, _ ways: [[Supposition]]) -> [[Supposition]] {
    let vocabulary = program.book.vocabulary
    var cells = ways.joined().compactMap { supposition -> UInt64? in
      if case .alike(let cell) = supposition.choice { cell } else { nil }
    }
    if cells.isEmpty {
      switch vocabulary[fact].kind {
      case .yesNo, .code: cells = vocabulary[fact].codes.indices.map { UInt64($0) }
      case .number:
        let low = vocabulary[fact].minimum ?? 0
        let high = vocabulary[fact].maximum ?? low + 1000
        cells = [low, (low + high) / 2, high].map(\.bitPattern)
      case .date:
        cells = [-400, -30, 0, 30].map { Double(day + $0).bitPattern }
      case .codes, .text, .identifier: break
      }
    }
    return cells.isEmpty ? ways : cells.map { [Supposition(.fact(fact), .known($0))] }
  }
}
