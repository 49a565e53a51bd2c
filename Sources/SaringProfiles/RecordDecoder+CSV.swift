import CSimdJSON
import SaringEngine
import SaringModel

extension RecordDecoder {
  func decodeRow(
    _ bytes: UnsafeBufferPointer<UInt8>, _ plan: CSVPlan, at place: RecordPlace,
    into block: inout ProfileBlock
  ) -> RecordProblem? {
    guard let row = bytes.baseAddress, csj_is_utf8(row, bytes.count) else {
      return RecordProblem(.notUTF8, line: place.line)
    }
    cells.read(row, bytes.count, plan.dialect.separator)
    guard cells.count == plan.columns.count else {
      var problem = RecordProblem(
        cells.count < plan.columns.count ? .rowTooShort : .rowTooLong, line: place.line,
        expected: "\(plan.columns.count)")
      problem.cellCount = cells.count
      return problem
    }
    if !plan.identityColumns.isEmpty, let problem = meetIdentity(plan, at: place) {
      return problem
    }
    for index in plan.columns.indices {
      if var problem = decodeCell(index, plan, at: place, into: &block) {
        problem.column = index + 1
        return problem
      }
    }
    return finishGroups(at: place, into: &block)
  }

  private func meetIdentity(_ plan: CSVPlan, at place: RecordPlace) -> RecordProblem? {
    for index in plan.identityColumns where !isBlank(index) {
      let name = String(showing: plan.header[index].utf8)
      if var problem = meetIdentity(name, line: place.line) {
        problem.column = index + 1
        return problem
      }
    }
    return nil
  }

  private func decodeCell(
    _ index: Int, _ plan: CSVPlan, at place: RecordPlace, into block: inout ProfileBlock
  ) -> RecordProblem? {
    switch plan.columns[index] {
    case .ignored:
      return nil
    case .answer(let slotIndex):
      let slot = slots[slotIndex]
      if let earlier = plan.earlier[index], !isBlank(earlier), !isBlank(index) {
        return fields.problem(.duplicateKey, in: slot, line: place.line)
      }
      switch write(cell: index, plan, AnswerPlace(slot: slot, lane: place.lane), &block) {
      case .problem(let kind): return fields.problem(kind, in: slot, line: place.line)
      case .known, .closed: noteItem(slot)
      case .open: break
      }
      return nil
    case .group(let group):
      return writeGroup(cells[index], group, at: place, into: &block)
    case .overflow(let group):
      return isBlank(index) ? nil : fields.problem(.tooManyItems, in: group, line: place.line)
    case .noItem(let slot):
      if isBlank(index) { return nil }
      return fields.itemMissing(in: slots[slot], line: place.line)
    }
  }

  private func isBlank(_ index: Int) -> Bool { cells[index].trimmed.isEmpty }

  private func write(
    cell index: Int, _ plan: CSVPlan, _ place: AnswerPlace, _ block: inout ProfileBlock
  ) -> AnswerOutcome {
    var text = cells[index]
    if text.isEmpty { return .open }
    let slot = place.slot
    if slot.column < 0 { return fields.outcome(ofUnread: text) }
    let trimmed = text.trimmed
    if trimmed.isEmpty { return .open }
    // Free text is kept as it is, unless there is none.
    if slot.kind != .text { text = trimmed }
    let meaning =
      slot.words.exact < 0
      ? Meaning.unfound
      : csj_find_word(fields.reader, slot.words.exact, text.baseAddress, text.count)
    return fields.write(
      text, meaning: meaning, decimalComma: plan.dialect.decimalComma, at: place, into: &block)
  }
}
