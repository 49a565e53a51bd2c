public import SaringModel

extension Evaluation {
  @inline(__always)
  func isCertain(_ node: Int, _ lane: Int) -> Bool {
    nodeWords[node &* 8 &+ lane >> 6] >> UInt64(lane & 63) & 1 == 1
  }

  @inline(__always)
  func isPossible(_ node: Int, _ lane: Int) -> Bool {
    nodeWords[node &* 8 &+ 4 &+ lane >> 6] >> UInt64(lane & 63) & 1 == 1
  }

  /// The words of all nodes, eight a node.
  @inline(__always)
  private var nodeWords: UnsafePointer<UInt64> {
    UnsafeRawPointer(nodes).assumingMemoryBound(to: UInt64.self)
  }

  func truth(_ node: Int, _ lane: Int) -> Truth {
    isCertain(node, lane) ? .holds : isPossible(node, lane) ? .unknown : .fails
  }

  /// The highest level that holds whatever the open answers are.
  public func level(_ lane: Int) -> TriageLevel {
    highestLevel { isCertain($0, lane) }
  }

  /// The highest level that open answers could still bring.
  public func possibleLevel(_ lane: Int) -> TriageLevel {
    highestLevel { isPossible($0, lane) }
  }

  @inline(__always)
  private func highestLevel(where holds: (Int) -> Bool) -> TriageLevel {
    let levels = program.findings.levels
    if holds(levels[3]) { return .critical }
    if holds(levels[2]) { return .high }
    return holds(levels[1]) ? .elevated : .low
  }

  /// Whether an indicator fired at this strength or stronger, or still could.
  public func truth(of indicator: IndicatorID, at strength: Strength, lane: Int) -> Truth {
    truth(Int(program.findings.fired[indicator.index * 4 + Int(strength.rawValue)]), lane)
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
    truth(of: program.placed(predicate), lane: lane)
  }

  /// What the profile says of a fact.
  public func answer(
    _ fact: FactID, item: Int = 0, lane: Int, block: borrowing ProfileBlock
  ) -> Answer {
    block.answer(fact, item: item, lane: lane, vocabulary: program.book.vocabulary)
  }

  /// Writes the whole outcome for one lane into `screening`, whose arrays are reused.
  ///
  /// Of the evidence nothing is read where `detail` does not ask for it.
  public func read(
    into screening: inout Screening, lane: Int, block: borrowing ProfileBlock,
    detail: ScreeningDetail = .evidence
  ) {
    readIdentifier(into: &screening, lane, block)
    screening.level = level(lane)
    screening.possible = possibleLevel(lane)
    screening.isInformationSufficient = isCertain(program.findings.sufficient, lane)
    screening.isUrgent = false
    for node in program.findings.urgent where isCertain(node, lane) { screening.isUrgent = true }
    screening.patterns.removeAll(keepingCapacity: true)
    var reported: UInt64 = 0
    for (pattern, node, series) in program.findings.patterns
    where series & reported == 0 && isCertain(node, lane) {
      screening.patterns.append(pattern)
      reported |= series
    }
    screening.reasons.removeAll(keepingCapacity: true)
    readFindings(into: &screening, lane)
    if detail == .evidence || detail == .reasons { readEvidence(into: &screening, lane, block) }
    if detail == .none {
      screening.ask.removeAll(keepingCapacity: true)
      return
    }
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

  private func readFindings(into screening: inout Screening, _ lane: Int) {
    screening.fired.removeAll(keepingCapacity: true)
    screening.evidence.removeAll(keepingCapacity: true)
    screening.open.removeAll(keepingCapacity: true)
    reach.fill(from: nodes, laneCount: laneCount)
    var openCount = 0
    for word in 0..<reach.wordCount {
      var certain = reach.certain(word, lane)
      var open = reach.possible(word, lane) & ~certain
      while open != 0 {
        reach.listed[openCount] = reach.indicators[word * 64 + open.trailingZeroBitCount]
        openCount += 1
        open &= open - 1
      }
      while certain != 0 {
        let indicator = reach.indicators[word * 64 + certain.trailingZeroBitCount]
        let place = indicator.index &* 4
        var rank = 0
        while rank < 3, isCertain(Int(fired[place + rank + 1]), lane) { rank += 1 }
        let strength = Strength(rawValue: UInt8(rank)) ?? .weak
        screening.fired.append(
          Screening.Finding(indicator: indicator, strength: strength, evidence: 0..<0))
        certain &= certain - 1
      }
    }
    // Listed at once: each one appended would ask whether the list may be changed.
    screening.open.append(
      contentsOf: UnsafeBufferPointer(start: reach.listed, count: openCount))
    if screening.fired.count < 2 { return }
    screening.fired.sort {
      ($1.strength.rawValue, $0.indicator.index) < ($0.strength.rawValue, $1.indicator.index)
    }
  }

  private func readEvidence(
    into screening: inout Screening, _ lane: Int, _ block: borrowing ProfileBlock
  ) {
    for index in screening.fired.indices {
      let finding = screening.fired[index]
      let node = fired[finding.indicator.index &* 4 &+ Int(finding.strength.rawValue)]
      let start = screening.evidence.count
      collectEvidence(of: Int(node), lane, block, from: start, into: &screening.evidence)
      screening.fired[index].evidence = start..<screening.evidence.count
    }
  }

  /// At most three open questions, those that bear on most open indicators first; of equals the
  /// first of the rule book.
  private func readQuestions(
    into screening: inout Screening, _ lane: Int, _ block: borrowing ProfileBlock
  ) {
    screening.ask.removeAll(keepingCapacity: true)
    if screening.open.isEmpty { return }
    ranking.read(lane, open: screening.open, from: nodes, block, into: &screening.ask)
  }
}
