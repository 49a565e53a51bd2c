import CSimdJSON
import SaringEngine
import SaringModel

/// Where the most usual answers go: codes as the vocabulary spells them, yes and no, and numbers
/// within their range.
///
/// They stand in memory that counts no references: a record asks for each of its answers.
final class DirectSlots {
  private enum Form: UInt8 {
    case other
    case code
    case yesNo
    case number
  }

  private struct Slot {
    var column: Int
    var form: Form
    var minimum: Double
    var maximum: Double
  }

  private let slots: UnsafeMutablePointer<Slot>

  init(_ table: [FieldTable.Slot]) {
    slots = .allocate(capacity: max(1, table.count))
    for (index, slot) in table.enumerated() {
      let form: Form =
        switch slot.kind {
        case .code: .code
        case .yesNo: .yesNo
        case .number: .number
        case .codes, .date, .text, .identifier: .other
        }
      (slots + index).initialize(
        to: Slot(
          column: slot.column, form: slot.column < 0 ? .other : form, minimum: slot.minimum,
          maximum: slot.maximum))
    }
  }

  deinit { slots.deallocate() }
}

extension DirectSlots {
  /// Writes an answer, or does nothing where there is more to say about it.
  ///
  /// - Precondition: The entry names a slot.
  @inline(__always)
  func write(_ entry: UnsafePointer<csj_entry>, lane: Int, into block: inout ProfileBlock) -> Bool {
    if entry.pointee.is_numbered { return false }
    let slot = slots + Int(entry.pointee.slot)
    let kind = entry.pointee.kind
    var cell = UInt64(truncatingIfNeeded: entry.pointee.word)
    switch slot.pointee.form {
    case .other:
      return false
    case .code:
      guard kind == CSJ_STRING, entry.pointee.word >= 0 else { return false }
    case .yesNo:
      if kind == CSJ_TRUE || kind == CSJ_FALSE {
        cell = kind == CSJ_TRUE ? 0 : 1
      } else {
        guard kind == CSJ_STRING, entry.pointee.word >= 0 else { return false }
      }
    case .number:
      let number = entry.pointee.number
      guard kind == CSJ_INTEGER || kind == CSJ_NUMBER, number >= slot.pointee.minimum,
        number <= slot.pointee.maximum
      else { return false }
      cell = number.bitPattern
    }
    block.set(cell, column: slot.pointee.column, lane: lane)
    return true
  }
}

extension UnsafePointer<csj_entry> {
  /// The bytes of a string.
  var text: UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(start: pointee.text, count: Int(pointee.length))
  }
}
