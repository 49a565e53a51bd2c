import SaringModel

extension Evaluation {
  /// Appends what a certain node rests on, each thing once for the finding that begins at `start`.
  func collectEvidence(
    of node: Int, _ lane: Int, _ block: borrowing ProfileBlock, from start: Int,
    into evidence: inout [Screening.Evidence]
  ) {
    switch program.graph.nodes[node] {
    case .constant: break
    case .literal(let literal):
      let test = program.graph.tests[literal.test]
      add(test, isComplement: literal.isComplement, item: nil, lane, block, start, &evidence)
    case .all(let parts), .any(let parts):
      for part in parts where isCertain(part.index, lane) {
        collectEvidence(of: part.index, lane, block, from: start, into: &evidence)
      }
    case .atLeast(_, let parts):
      for part in parts where isCertain(part.node.index, lane) {
        collectEvidence(of: part.node.index, lane, block, from: start, into: &evidence)
      }
    case .some(let items):
      collectEvidence(of: items, lane, block, start, &evidence)
    }
  }

  private func collectEvidence(
    of items: DecisionGraph.Items, _ lane: Int, _ block: borrowing ProfileBlock, _ start: Int,
    _ evidence: inout [Screening.Evidence]
  ) {
    let group = items.group.index
    let word = lane >> 6
    let bit = UInt64(lane & 63)
    var count = 0
    let (graph, root) = program.graph.inners[items.inner]
    for item in 0..<block.itemsInUse[group] {
      let mask = block.itemMasks[(block.layout.firstItems[group] + item) * 4 + word]
      guard mask >> bit & 1 == 1 else { break }
      count += 1
      if isCertain(root, of: graph, items.inner, item, lane, block) {
        add(root, of: graph, items.inner, item, lane, block, start, &evidence)
      }
    }
    append(.items(items.group, count), start, &evidence)
  }

  /// Appends the answers of one item that satisfy an inner condition.
  private func add(
    _ node: DecisionGraph.NodeID, of graph: DecisionGraph, _ inner: Int, _ item: Int, _ lane: Int,
    _ block: borrowing ProfileBlock, _ start: Int, _ evidence: inout [Screening.Evidence]
  ) {
    let parts: [DecisionGraph.NodeID]
    switch graph[node] {
    case .constant, .some: return
    case .literal(let literal):
      add(
        graph.tests[literal.test], isComplement: literal.isComplement, item: item, lane, block,
        start, &evidence)
      return
    case .all(let nodes), .any(let nodes): parts = nodes
    case .atLeast(_, let addends): parts = addends.map(\.node)
    }
    for part in parts where isCertain(part, of: graph, inner, item, lane, block) {
      add(part, of: graph, inner, item, lane, block, start, &evidence)
    }
  }

  /// Whether an inner node is certain for one item; for one lane it is simplest to ask again.
  private func isCertain(
    _ node: DecisionGraph.NodeID, of graph: DecisionGraph, _ inner: Int, _ item: Int, _ lane: Int,
    _ block: borrowing ProfileBlock
  ) -> Bool {
    switch graph[node] {
    case .constant(let value): return value
    case .literal(let literal):
      let test = program.inners[inner].tests[literal.test]
      guard let satisfied = satisfies(test, item: item, lane: lane, block) else { return false }
      return satisfied != literal.isComplement
    case .all(let parts):
      for part in parts where !isCertain(part, of: graph, inner, item, lane, block) { return false }
      return true
    case .any(let parts):
      for part in parts where isCertain(part, of: graph, inner, item, lane, block) { return true }
      return false
    case .atLeast(let threshold, let parts):
      var sum = 0
      for part in parts where isCertain(part.node, of: graph, inner, item, lane, block) {
        sum += part.weight
      }
      return sum >= threshold
    case .some: return false
    }
  }

  private func add(
    _ test: Test, isComplement: Bool, item: Int?, _ lane: Int, _ block: borrowing ProfileBlock,
    _ start: Int, _ evidence: inout [Screening.Evidence]
  ) {
    if case .mentions(let fact, let lexicons, _) = test {
      if isComplement {
        append(.withoutPhrase(fact), start, &evidence)
      } else {
        addPhrases(fact, lexicons, lane, block, start, &evidence)
      }
      return
    }
    for fact in test.facts {
      let isOfItem = program.book.vocabulary[fact].group != nil
      let position = isOfItem ? item ?? 0 : 0
      guard let column = block.layout.column(of: fact, item: position) else { continue }
      append(
        .answer(
          fact, item: isOfItem ? item : nil, cell: block.cell(column: column, lane: lane)),
        start, &evidence)
    }
  }

  private func addPhrases(
    _ fact: FactID, _ lexicons: [LexiconID], _ lane: Int, _ block: borrowing ProfileBlock,
    _ start: Int, _ evidence: inout [Screening.Evidence]
  ) {
    guard let text = program.texts.firstIndex(where: { $0.fact == fact }) else { return }
    let range = phraseStarts[text][lane]..<phraseStarts[text][lane + 1]
    for finding in phrases[text][range] where lexicons.contains(finding.lexicon) {
      block.text(column: program.texts[text].column, lane: lane) { bytes in
        let before = codePoints(in: bytes, 0..<Int(finding.start))
        let length = codePoints(in: bytes, Int(finding.start)..<Int(finding.end))
        append(
          .phrase(
            fact, finding.lexicon, phrase: Int(finding.phrase), offset: before, length: length),
          start, &evidence)
      }
    }
  }

  private func codePoints(in bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Int {
    var count = 0
    for position in range.clamped(to: bytes.indices) where bytes[position] & 0xC0 != 0x80 {
      count += 1
    }
    return count
  }

  private func append(
    _ piece: Screening.Evidence, _ start: Int, _ evidence: inout [Screening.Evidence]
  ) {
    if !evidence[start...].contains(piece) { evidence.append(piece) }
  }

  /// Whether one item (0 outside groups) of one lane satisfies a test; nothing when that is not
  /// known.
  private func satisfies(
    _ test: ColumnTest, item: Int, lane: Int, _ block: borrowing ProfileBlock
  ) -> Bool? {
    let column = test.column + item
    guard block.isKnown(column: column, lane: lane) else { return nil }
    let cell = block.cell(column: column, lane: lane)
    let number = Double(bitPattern: cell)
    switch test {
    case .codes(_, let bits):
      let code = Int(cell)
      return code >> 6 < bits.count && bits[code >> 6] >> UInt64(code & 63) & 1 == 1
    case .compare(_, let comparison, let constant): return comparison.holds(number, constant)
    case .compareParameter(_, let comparison, let parameter):
      return program.tables.parameter(parameter, on: days[lane])
        .map { comparison.holds(number, $0) }
    case .compareColumns(_, let comparison, let other, let otherIsOfItem):
      let otherColumn = other + (otherIsOfItem ? item : 0)
      guard block.isKnown(column: otherColumn, lane: lane) else { return nil }
      let right = Double(bitPattern: block.cell(column: otherColumn, lane: lane))
      return comparison.holds(number, right)
    case .includesAny(_, let codes): return cell & codes != 0
    case .includesAll(_, let codes): return cell & codes == codes
    case .mentions(_, let text, let mention): return mentions(text, mention, lane: lane)
    case .known: return true
    }
  }
}
