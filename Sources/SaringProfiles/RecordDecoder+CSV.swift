import CSimdJSON
import SaringEngine
import SaringModel

/// What stands in the cells of one row that are not blank.
private typealias RowEntries = UnsafeBufferPointer<csj_entry>

extension RecordDecoder {
  func decodeRow(
    _ bytes: UnsafeBufferPointer<UInt8>, _ plan: CSVPlan, at place: RecordPlace,
    into block: inout ProfileBlock
  ) -> RecordProblem? {
    let row = csj_read_row(
      fields.reader, bytes.baseAddress, bytes.count, plan.dialect.separator, plan.readings,
      plan.readings.count)
    guard row.is_utf8 else { return RecordProblem(.notUTF8, line: place.line) }
    guard row.cell_count == plan.columns.count else {
      var problem = RecordProblem(
        row.cell_count < plan.columns.count ? .rowTooShort : .rowTooLong, line: place.line,
        expected: "\(plan.columns.count)")
      problem.cellCount = row.cell_count
      return problem
    }
    guard let first = row.entries else { return nil }
    let entries = RowEntries(start: first, count: row.count)
    if !plan.identityColumns.isEmpty, let problem = meetIdentity(entries, plan, at: place) {
      return problem
    }
    var entry = first
    let end = first + row.count
    while entry < end {
      if !entry.writeText(lane: place.lane, into: &block),
        var problem = decode(entry, among: entries, plan, at: place, into: &block)
      {
        problem.column = Int(entry.pointee.column) + 1
        return problem
      }
      entry += 1
    }
    return finishGroups(at: place, into: &block)
  }

  private func meetIdentity(
    _ entries: RowEntries, _ plan: CSVPlan, at place: RecordPlace
  ) -> RecordProblem? {
    for entry in entries where plan.identityColumns.contains(Int(entry.column)) {
      let index = Int(entry.column)
      let name = String(showing: plan.header[index].utf8)
      if var problem = meetIdentity(name, line: place.line) {
        problem.column = index + 1
        return problem
      }
    }
    return nil
  }

  private func decode(
    _ entry: UnsafePointer<csj_entry>, among entries: RowEntries, _ plan: CSVPlan,
    at place: RecordPlace, into block: inout ProfileBlock
  ) -> RecordProblem? {
    let index = Int(entry.pointee.column)
    switch plan.columns[index] {
    case .ignored:
      return nil
    case .answer(let slotIndex):
      let slot = slots[slotIndex]
      if let earlier = plan.earlier[index], entries.contains(where: { $0.column == earlier }) {
        return fields.problem(.duplicateKey, in: slot, line: place.line)
      }
      switch write(entry, plan, AnswerPlace(slot: slot, lane: place.lane), &block) {
      case .problem(let kind): return fields.problem(kind, in: slot, line: place.line)
      case .known, .closed: noteItem(slot)
      case .open: break
      }
      return nil
    case .group(let group):
      return writeGroup(entry.text, group, at: place, into: &block)
    case .overflow(let group):
      return fields.problem(.tooManyItems, in: group, line: place.line)
    case .noItem(let slot):
      return fields.itemMissing(in: slots[slot], line: place.line)
    }
  }

  private func write(
    _ entry: UnsafePointer<csj_entry>, _ plan: CSVPlan, _ place: AnswerPlace,
    _ block: inout ProfileBlock
  ) -> AnswerOutcome {
    let slot = place.slot
    if slot.column < 0 { return fields.outcome(ofUnread: entry.text) }
    if entry.pointee.kind == CSJ_INTEGER {
      return fields.write(entry.pointee.number, at: place, into: &block)
    }
    return fields.write(
      entry.text, meaning: entry.pointee.word, decimalComma: plan.dialect.decimalComma, at: place,
      into: &block)
  }
}
