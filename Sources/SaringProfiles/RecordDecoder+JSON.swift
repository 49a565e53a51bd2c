import CSimdJSON
import SaringEngine
import SaringModel

extension RecordDecoder {
  func decodeObject(
    _ bytes: UnsafeBufferPointer<UInt8>, at place: RecordPlace, into block: inout ProfileBlock
  ) -> RecordProblem? {
    let result = csj_read(fields.reader, bytes.baseAddress, bytes.count)
    for name in learnIdentityNames() {
      if let problem = meetIdentity(name, line: place.line) { return problem }
    }
    guard result.status == CSJ_OK else { return problem(result, line: place.line) }
    guard let first = result.entries else { return nil }
    var entry = first
    let end = first + result.count
    while entry < end {
      if entry.writeText(lane: place.lane, into: &block) {
        entry += 1
        continue
      }
      let slotIndex = Int(entry.pointee.slot)
      if entry.pointee.kind == CSJ_IDENTITY {
        let name = identityNames[Int(entry.pointee.integer)]
        if let problem = meetIdentity(name, line: place.line) { return problem }
        entry += 1
        continue
      }
      if slotIndex >= slots.count {
        let group = GroupID(index: slotIndex - slots.count)
        if let problem = write(entry, group, at: place, into: &block) { return problem }
        entry += 1
        continue
      }
      let slot = slots[slotIndex]
      let outcome = write(entry, at: AnswerPlace(slot: slot, lane: place.lane), into: &block)
      switch outcome {
      case .problem(let kind):
        let isOutsideItems = entry.pointee.kind == CSJ_NO_ITEM
        return isOutsideItems
          ? fields.itemMissing(in: slot, line: place.line)
          : fields.problem(kind, in: slot, line: place.line)
      case .known, .closed: if entry.pointee.is_numbered { noteItem(slot) }
      case .open: break
      }
      entry += entry.pointee.kind == CSJ_LIST ? 1 + Int(entry.pointee.length) : 1
    }
    return finishGroups(at: place, into: &block)
  }

  private func problem(_ result: csj_result, line: Int) -> RecordProblem {
    switch result.status {
    case CSJ_NOT_UTF8: RecordProblem(.notUTF8, line: line)
    case CSJ_NOT_OBJECT: RecordProblem(.notAnObject, line: line)
    case CSJ_TOO_DEEP: RecordProblem(.tooDeep, line: line)
    case CSJ_DUPLICATE:
      RecordProblem(
        .duplicateKey, line: line,
        field: String(showing: UnsafeBufferPointer(start: result.name, count: result.name_length)))
    default: RecordProblem(.notJSON, line: line)
    }
  }

  private func write(
    _ entry: UnsafePointer<csj_entry>, at place: AnswerPlace, into block: inout ProfileBlock
  ) -> AnswerOutcome {
    let kind = place.slot.kind
    if place.slot.column < 0 { return outcome(ofUnread: entry) }
    switch entry.pointee.kind {
    case CSJ_STRING:
      return fields.write(
        entry.text, meaning: entry.pointee.word, decimalComma: false, at: place, into: &block)
    case CSJ_INTEGER where kind == .number, CSJ_NUMBER where kind == .number:
      return fields.write(entry.pointee.number, at: place, into: &block)
    case CSJ_NULL:
      return .open
    case CSJ_TRUE, CSJ_FALSE:
      guard kind == .yesNo else { return .problem(.wrongType) }
      return fields.write(
        meaning: entry.pointee.kind == CSJ_TRUE ? 0 : 1, at: place, into: &block)
    case CSJ_INTEGER, CSJ_UNSIGNED:
      return writeInteger(entry, at: place, into: &block)
    case CSJ_MISSING:
      let meaning = fields.meaning(of: entry.text, in: .missing)
      guard meaning != Meaning.unfound else { return .problem(.wrongType) }
      return fields.write(meaning: meaning, at: place, into: &block)
    case CSJ_LIST where kind == .codes:
      return writeList(entry, at: place, into: &block)
    default:
      return .problem(.wrongType)
    }
  }

  private func outcome(ofUnread entry: UnsafePointer<csj_entry>) -> AnswerOutcome {
    switch entry.pointee.kind {
    case CSJ_NULL: .open
    case CSJ_STRING, CSJ_MISSING: fields.outcome(ofUnread: entry.text)
    case CSJ_NO_ITEM: .problem(.wrongType)
    default: .known
    }
  }

  /// Integers are large numbers, codes that look like one, and pseudonyms.
  private func writeInteger(
    _ entry: UnsafePointer<csj_entry>, at place: AnswerPlace, into block: inout ProfileBlock
  ) -> AnswerOutcome {
    switch place.slot.kind {
    case .number: return fields.write(entry.pointee.number, at: place, into: &block)
    case .date, .text: return .problem(.wrongType)
    case .yesNo, .code, .codes, .identifier: break
    }
    let integer = entry.pointee.integer
    var digits =
      entry.pointee.kind == CSJ_INTEGER ? String(integer) : String(UInt64(bitPattern: integer))
    return digits.withUTF8 { text in
      fields.write(
        text, meaning: fields.meaning(of: text, in: place.slot.words), decimalComma: false,
        at: place, into: &block)
    }
  }

  private func writeList(
    _ entry: UnsafePointer<csj_entry>, at place: AnswerPlace, into block: inout ProfileBlock
  ) -> AnswerOutcome {
    var set: UInt64 = 0
    let count = Int(entry.pointee.length)
    for element in UnsafeBufferPointer(start: entry + 1, count: count) {
      guard element.kind == CSJ_STRING else { return .problem(.wrongType) }
      var meaning = element.word
      if meaning == Meaning.unfound {
        let text = UnsafeBufferPointer(start: element.text, count: Int(element.length))
        meaning = fields.foldedMeaning(of: text, in: place.slot.words)
      }
      // A way of being missing is an answer only when it stands alone.
      if meaning < Meaning.unfound, count == 1 {
        return fields.write(meaning: meaning, at: place, into: &block)
      }
      guard meaning >= 0 else { return .problem(.wrongCode) }
      set |= 1 << UInt64(meaning & 63)
    }
    block.set(set, column: place.slot.column, lane: place.lane)
    return .known
  }

  private func write(
    _ entry: UnsafePointer<csj_entry>, _ group: GroupID, at place: RecordPlace,
    into block: inout ProfileBlock
  ) -> RecordProblem? {
    switch entry.pointee.kind {
    case CSJ_LIST:
      given.noteWhole(group)
      block.set(itemCount: Int(entry.pointee.length), of: group, lane: place.lane)
      return nil
    case CSJ_NULL:
      return nil
    case CSJ_STRING, CSJ_MISSING:
      return writeGroup(entry.text, group, at: place, into: &block)
    case CSJ_TOO_MANY:
      return fields.problem(.tooManyItems, in: group, line: place.line)
    default:
      return fields.problem(.wrongType, in: group, line: place.line)
    }
  }
}
