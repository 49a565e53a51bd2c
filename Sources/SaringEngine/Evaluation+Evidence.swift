import SaringModel

extension Evaluation {
  /// Appends what a certain node rests on, each thing once for the finding that begins at `start`.
  func collectEvidence(
    of node: Int, _ lane: Int, _ block: borrowing ProfileBlock, from start: Int,
    into evidence: inout [Screening.Evidence]
  ) {
    switch main.steps[node] {
    case .constant: break
    case .literal(let test, let isComplement):
      add(
        main.evidence[Int(test)], isComplement: isComplement, item: nil, lane, block, start,
        &evidence)
    case .all(let stretch), .any(let stretch):
      for position in stretch.positions {
        let part = Int(main.operands[position])
        guard isCertain(part, lane) else { continue }
        collectEvidence(of: part, lane, block, from: start, into: &evidence)
      }
    case .atLeast(_, let stretch, _):
      for position in stretch.positions {
        let part = Int(main.addends[position].node)
        guard isCertain(part, lane) else { continue }
        collectEvidence(of: part, lane, block, from: start, into: &evidence)
      }
    case .some(let items, let root, _):
      collectEvidence(of: items, root: root, lane, block, start, &evidence)
    }
  }

  private func collectEvidence(
    of items: DecisionGraph.Items, root: Int, _ lane: Int, _ block: borrowing ProfileBlock,
    _ start: Int, _ evidence: inout [Screening.Evidence]
  ) {
    let group = items.group.index
    let inner = inners[items.inner]
    var count = 0
    for item in 0..<block.itemsInUse[group] {
      let mask = block.itemMasks[(block.layout.firstItems[group] + item) * 4 + lane >> 6]
      guard mask >> UInt64(lane & 63) & 1 == 1 else { break }
      count += 1
      if isCertain(root, of: inner, item, lane, block) {
        add(root, of: inner, item, lane, block, start, &evidence)
      }
    }
    append(.items(items.group, count), start, &evidence)
  }

  /// Appends the answers of one item that satisfy an inner condition.
  private func add(
    _ node: Int, of inner: RunnableSegment, _ item: Int, _ lane: Int,
    _ block: borrowing ProfileBlock, _ start: Int, _ evidence: inout [Screening.Evidence]
  ) {
    switch inner.steps[node] {
    case .constant, .some: break
    case .literal(let test, let isComplement):
      add(
        inner.evidence[Int(test)], isComplement: isComplement, item: item, lane, block, start,
        &evidence)
    case .all(let stretch), .any(let stretch):
      for position in stretch.positions {
        let part = Int(inner.operands[position])
        guard isCertain(part, of: inner, item, lane, block) else { continue }
        add(part, of: inner, item, lane, block, start, &evidence)
      }
    case .atLeast(_, let stretch, _):
      for position in stretch.positions {
        let part = Int(inner.addends[position].node)
        guard isCertain(part, of: inner, item, lane, block) else { continue }
        add(part, of: inner, item, lane, block, start, &evidence)
      }
    }
  }

  /// Whether an inner node is certain for one item; for one lane it is simplest to ask again.
  private func isCertain(
    _ node: Int, of inner: RunnableSegment, _ item: Int, _ lane: Int,
    _ block: borrowing ProfileBlock
  ) -> Bool {
    switch inner.steps[node] {
    case .constant(let value): return value
    case .literal(let test, let isComplement):
      let test = inner.tests[Int(test)]
      guard let satisfied = satisfies(test, of: inner, item: item, lane: lane, block) else {
        return false
      }
      return satisfied != isComplement
    case .all(let stretch):
      for position in stretch.positions
      where !isCertain(Int(inner.operands[position]), of: inner, item, lane, block) {
        return false
      }
      return true
    case .any(let stretch):
      for position in stretch.positions
      where isCertain(Int(inner.operands[position]), of: inner, item, lane, block) {
        return true
      }
      return false
    case .atLeast(let threshold, let stretch, _):
      var sum = 0
      for position in stretch.positions {
        let addend = inner.addends[position]
        if isCertain(Int(addend.node), of: inner, item, lane, block) { sum += addend.weight }
      }
      return sum >= threshold
    case .some: return false
    }
  }

  private func add(
    _ source: EvidenceSource, isComplement: Bool, item: Int?, _ lane: Int,
    _ block: borrowing ProfileBlock, _ start: Int, _ evidence: inout [Screening.Evidence]
  ) {
    func add(_ place: EvidenceSource.Place, _ block: borrowing ProfileBlock) {
      let column = place.column + (place.isOfItem ? item ?? 0 : 0)
      let cell = block.cell(column: column, lane: lane)
      append(
        .answer(place.fact, item: place.isOfItem ? item : nil, cell: cell), start, &evidence)
    }
    switch source {
    case .nothing: break
    case .answer(let place): add(place, block)
    case .answers(let place, let other):
      add(place, block)
      add(other, block)
    case .phrases(let fact, let text, let mention):
      if isComplement {
        append(.withoutPhrase(fact), start, &evidence)
      } else {
        addPhrases(fact, text, mention, lane, block, start, &evidence)
      }
    }
  }

  private func addPhrases(
    _ fact: FactID, _ text: Int, _ mention: Int, _ lane: Int, _ block: borrowing ProfileBlock,
    _ start: Int, _ evidence: inout [Screening.Evidence]
  ) {
    let wanted = program.texts[text].mentions[mention].lexicons
    let range = phraseStarts[text][lane]..<phraseStarts[text][lane + 1]
    for finding in phrases[text][range] where wanted.contains(finding.lexicon) {
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
    for position in start..<evidence.count where evidence[position] == piece { return }
    evidence.append(piece)
  }

  /// Whether one item of one lane satisfies a test; nothing when that is not known.
  private func satisfies(
    _ test: ColumnTest, of segment: RunnableSegment, item: Int, lane: Int,
    _ block: borrowing ProfileBlock
  ) -> Bool? {
    let column = test.column + item
    guard block.isKnown(column: column, lane: lane) else { return nil }
    let cell = block.cell(column: column, lane: lane)
    let number = Double(bitPattern: cell)
    switch test {
    case .codes(_, let first, let count):
      let code = Int(cell)
      return code >> 6 < count && segment.codeBits[first + code >> 6] >> UInt64(code & 63) & 1 == 1
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
