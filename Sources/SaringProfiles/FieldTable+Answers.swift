import CSimdJSON
import SaringEngine
import SaringModel

/// What came of one answer.
enum AnswerOutcome {
  case open
  case closed
  case known
  case problem(RecordProblem.Kind)
}

/// Where one answer goes, which is to a column.
struct AnswerPlace {
  let slot: FieldTable.Slot
  let lane: Int
}

extension FieldTable {
  /// Writes an answer given as text whose `meaning` as a word has been looked up already.
  func write(
    _ text: UnsafeBufferPointer<UInt8>, meaning: Int32, decimalComma: Bool, at place: AnswerPlace,
    into block: inout ProfileBlock
  ) -> AnswerOutcome {
    if meaning != Meaning.unfound { return write(meaning: meaning, at: place, into: &block) }
    let slot = place.slot
    switch slot.kind {
    case .text, .identifier:
      if text.trimmed.isEmpty { return .open }
      block.set(text: text, column: slot.column, lane: place.lane)
      return .known
    case .number:
      if let number = number(in: text, decimalComma: decimalComma) {
        return write(number, at: place, into: &block)
      }
    case .date:
      if let day = Day(in: text.trimmed) {
        block.set(number: Double(day.number), column: slot.column, lane: place.lane)
        return .known
      }
    case .yesNo, .code, .codes: break
    }
    let trimmed = text.trimmed
    if trimmed.isEmpty { return .open }
    // What nothing reads is not looked at either.
    if slot.column < 0 { return .known }
    let folded = foldedMeaning(of: trimmed, in: slot.words)
    if folded != Meaning.unfound { return write(meaning: folded, at: place, into: &block) }
    switch slot.kind {
    case .yesNo, .code: return .problem(.wrongCode)
    case .number: return .problem(.wrongNumber)
    case .date: return .problem(.wrongDate)
    case .text, .identifier: return .open
    case .codes:
      guard let set = set(in: trimmed, slot.words) else { return .problem(.wrongCode) }
      block.set(set, column: slot.column, lane: place.lane)
      return .known
    }
  }

  /// What an answer comes to that nothing reads: it may hold anything.
  func outcome(ofUnread text: UnsafeBufferPointer<UInt8>) -> AnswerOutcome {
    let text = text.trimmed
    if text.isEmpty { return .open }
    return meaning(of: text, in: .missing) == Meaning.open ? .open : .known
  }

  /// Writes a code or a way of being missing.
  func write(
    meaning: Int32, at place: AnswerPlace, into block: inout ProfileBlock
  ) -> AnswerOutcome {
    let slot = place.slot
    if meaning >= 0 {
      let cell = slot.kind == .codes ? 1 << UInt64(meaning & 63) : UInt64(meaning)
      block.set(cell, column: slot.column, lane: place.lane)
      return .known
    }
    if meaning == Meaning.open { return .open }
    block.close(Meaning.reason(in: meaning), column: slot.column, lane: place.lane)
    return .closed
  }

  func write(
    _ number: Double, at place: AnswerPlace, into block: inout ProfileBlock
  ) -> AnswerOutcome {
    let slot = place.slot
    guard number >= slot.minimum, number <= slot.maximum else { return .problem(.outOfRange) }
    block.set(number: number, column: slot.column, lane: place.lane)
    return .known
  }

  /// The set that a list of words names, or nothing when one of them is no code.
  ///
  /// Titles hold spaces, and now and then a comma: the separators that part most come last.
  private func set(in text: UnsafeBufferPointer<UInt8>, _ sets: WordSets) -> UInt64? {
    for separators: StaticString in ["|", ";|", ",;|", " \t\r\n,;|"] {
      if let set = set(in: text, separators, sets) { return set }
    }
    return nil
  }

  private func set(
    in text: UnsafeBufferPointer<UInt8>, _ separators: StaticString, _ sets: WordSets
  ) -> UInt64? {
    let separators = UnsafeBufferPointer(
      start: separators.utf8Start, count: separators.utf8CodeUnitCount)
    var set: UInt64 = 0
    var start = 0
    for position in 0...text.count
    where position == text.count || separators.contains(text[position]) {
      let word = UnsafeBufferPointer(rebasing: text[start..<position]).trimmed
      start = position + 1
      if word.isEmpty { continue }
      let code = meaning(of: word, in: sets)
      guard code >= 0 else { return nil }
      set |= 1 << UInt64(code & 63)
    }
    return set
  }
}

extension FieldTable {
  private func number(
    in text: UnsafeBufferPointer<UInt8>, decimalComma: Bool
  ) -> Double? {
    let text = text.trimmed
    if decimalComma, text.contains(where: { $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: ".") }) {
      guard withDecimalPoint(text) else { return nil }
      return scratch.withUnsafeBufferPointer { Self.number(in: $0) }
    }
    return Self.number(in: text)
  }

  private static func number(in text: UnsafeBufferPointer<UInt8>) -> Double? {
    var number = 0.0
    guard let base = text.baseAddress, csj_parse_number(base, text.count, &number) else {
      return nil
    }
    return number
  }

  /// Fills `scratch` with a number in which points may group digits and a comma may come before
  /// decimals; says no where `1.500` could be either.
  private func withDecimalPoint(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    let comma = text.firstIndex(of: UInt8(ascii: ","))
    let whole = text[..<(comma ?? text.endIndex)]
    let parts = whole.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    let isGrouped =
      parts.count > 1 && parts.dropFirst().allSatisfy { $0.count == 3 }
      && (1...3).contains(parts[0].filter { (0x30...0x39).contains($0) }.count)
    scratch.removeAll(keepingCapacity: true)
    if comma == nil, parts.count == 2 {
      let isZero = parts[0].allSatisfy { $0 == UInt8(ascii: "0") || $0 == UInt8(ascii: "-") }
      if isGrouped, !isZero { return false }
      scratch.append(contentsOf: text)
      return true
    }
    guard parts.count == 1 || isGrouped else { return false }
    for part in parts { scratch.append(contentsOf: part) }
    if let comma {
      scratch.append(UInt8(ascii: "."))
      scratch.append(contentsOf: text[(comma + 1)...])
    }
    return true
  }
}

extension Day {
  /// The day written as `2024-11-02`, without any memory of its own.
  init?(in text: UnsafeBufferPointer<UInt8>) {
    guard text.count == 10, text[4] == UInt8(ascii: "-"), text[7] == UInt8(ascii: "-") else {
      return nil
    }
    func number(_ range: Range<Int>) -> Int? {
      var number = 0
      for position in range {
        let digit = Int(text[position]) - 0x30
        guard (0...9).contains(digit) else { return nil }
        number = number * 10 + digit
      }
      return number
    }
    guard let year = number(0..<4), let month = number(5..<7), let day = number(8..<10) else {
      return nil
    }
    self.init(year: year, month: month, day: day)
  }
}
