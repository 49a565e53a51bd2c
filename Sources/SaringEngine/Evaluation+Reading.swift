public import SaringModel

extension Evaluation {
  func isCertain(_ node: Int, _ lane: Int) -> Bool {
    nodes[node][lane >> 6] >> UInt64(lane & 63) & 1 == 1
  }

  func isPossible(_ node: Int, _ lane: Int) -> Bool {
    nodes[node][4 + lane >> 6] >> UInt64(lane & 63) & 1 == 1
  }

  func truth(_ node: Int, _ lane: Int) -> Truth {
    isCertain(node, lane) ? .holds : isPossible(node, lane) ? .unknown : .fails
  }

  /// The highest level that holds whatever the open answers are.
  public func level(_ lane: Int) -> TriageLevel {
    TriageLevel.allCases.last { isCertain(program.findings.levels[Int($0.rawValue)], lane) }
      ?? .low
  }

  /// The highest level that open answers could still bring.
  public func possibleLevel(_ lane: Int) -> TriageLevel {
    TriageLevel.allCases.last { isPossible(program.findings.levels[Int($0.rawValue)], lane) }
      ?? .low
  }

  /// Whether an indicator fired at this strength or stronger, or still could.
  public func truth(of indicator: IndicatorID, at strength: Strength, lane: Int) -> Truth {
    truth(program.findings.fired[indicator.index][Int(strength.rawValue)], lane)
  }

  /// Whether a dimension is positive, or still could be.
  public func truth(of dimension: DimensionID, lane: Int) -> Truth {
    truth(program.graph.dimensions[dimension.index].index, lane)
  }

  /// Whether a pattern holds, or still could.
  public func truth(of pattern: PatternID, lane: Int) -> Truth {
    truth(program.graph.patterns[pattern.index].index, lane)
  }

  /// Whether a condition of the rule book, or a part of one, holds or still could.
  ///
  /// - Precondition: The condition stands in an indicator of a pack in use, or in the triage policy,
  ///   outside `some`.
  public func truth(of predicate: Predicate, lane: Int) -> Truth {
    let key = DecisionGraph.SignedPredicate(predicate: predicate, isNegated: false)
    guard let node = program.graph.memo[key] else { return .unknown }
    return truth(node.index, lane)
  }

  /// What the profile says of a fact.
  public func answer(
    _ fact: FactID, item: Int = 0, lane: Int, block: borrowing ProfileBlock
  ) -> Answer {
    guard let column = block.layout.column(of: fact, item: item) else { return .open }
    if block.isOpen(column: column, lane: lane) { return .open }
    let cell = block.cell(column: column, lane: lane)
    guard block.isKnown(column: column, lane: lane) else {
      return .closed(MissingReason(rawValue: UInt8(truncatingIfNeeded: cell)) ?? .notApplicable)
    }
    switch program.book.vocabulary[fact].kind {
    case .yesNo, .code: return .known(.code(Int(cell)))
    case .codes: return .known(.codes(cell))
    case .number: return .known(.number(Double(bitPattern: cell)))
    case .date: return .known(.date(Day(number: Int32(Double(bitPattern: cell)))))
    case .text, .identifier:
      let text = block.text(column: column, lane: lane) { String(decoding: $0, as: UTF8.self) }
      return .known(.text(text))
    }
  }

  /// Writes the whole outcome for one lane into `screening`, whose arrays are reused.
  public mutating func read(
    into screening: inout Screening, lane: Int, block: borrowing ProfileBlock
  ) {
    readIdentifier(into: &screening, lane, block)
    let findings = program.findings
    screening.level = level(lane)
    screening.possible = possibleLevel(lane)
    screening.isInformationSufficient = isCertain(findings.sufficient, lane)
    screening.isUrgent = findings.urgent.contains { isCertain($0, lane) }
    screening.patterns.removeAll(keepingCapacity: true)
    for (pattern, node) in findings.patterns where isCertain(node, lane) {
      screening.patterns.append(pattern)
    }
    readFindings(into: &screening, lane, block)
    readQuestions(into: &screening, lane, block)
  }

  private func readIdentifier(
    into screening: inout Screening, _ lane: Int, _ block: borrowing ProfileBlock
  ) {
    screening.id.removeAll(keepingCapacity: true)
    guard let fact = block.layout.identifier, let column = block.layout.column(of: fact),
      block.isKnown(column: column, lane: lane)
    else { return }
    block.text(column: column, lane: lane) { screening.id.append(contentsOf: $0) }
  }

  private func readFindings(
    into screening: inout Screening, _ lane: Int, _ block: borrowing ProfileBlock
  ) {
    screening.fired.removeAll(keepingCapacity: true)
    screening.evidence.removeAll(keepingCapacity: true)
    screening.open.removeAll(keepingCapacity: true)
    for strength in [Strength.decisive, .strong, .medium, .weak] {
      let rank = Int(strength.rawValue)
      for indicator in program.findings.indicators {
        let nodes = program.findings.fired[indicator.index]
        let isStronger = rank < 3 && isCertain(nodes[rank + 1], lane)
        if !isStronger, isCertain(nodes[rank], lane) {
          let start = screening.evidence.count
          collectEvidence(of: nodes[rank], lane, block, from: start, into: &screening.evidence)
          screening.fired.append(
            Screening.Finding(
              indicator: indicator, strength: strength, evidence: start..<screening.evidence.count))
        }
      }
    }
    for indicator in program.findings.indicators {
      let weakest = program.findings.fired[indicator.index][0]
      if truth(weakest, lane) == .unknown { screening.open.append(indicator) }
    }
  }

  /// At most three open questions, those that bear on most open indicators first.
  private mutating func readQuestions(
    into screening: inout Screening, _ lane: Int, _ block: borrowing ProfileBlock
  ) {
    screening.ask.removeAll(keepingCapacity: true)
    for indicator in screening.open {
      for question in program.findings.questions[indicator.index] { questionCounts[question] += 1 }
    }
    while screening.ask.count < 3 {
      var best = -1
      for question in questionCounts.indices
      where questionCounts[question] > (best < 0 ? 0 : questionCounts[best]) {
        if isOpen(program.findings.allQuestions[question], lane, block) {
          best = question
        } else {
          questionCounts[question] = 0
        }
      }
      guard best >= 0 else { break }
      screening.ask.append(program.findings.allQuestions[best])
      questionCounts[best] = 0
    }
    for question in questionCounts.indices { questionCounts[question] = 0 }
  }

  private func isOpen(
    _ question: Screening.Question, _ lane: Int, _ block: borrowing ProfileBlock
  ) -> Bool {
    switch question {
    case .fact(let fact):
      block.layout.column(of: fact).map { block.isOpen(column: $0, lane: lane) } ?? false
    case .group(let group):
      block.groupMasks[group.index * 8 + 4 + lane >> 6] >> UInt64(lane & 63) & 1 == 1
    }
  }
}
