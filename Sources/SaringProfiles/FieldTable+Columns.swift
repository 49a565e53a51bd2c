import CSimdJSON
import SaringEngine
import SaringModel

extension FieldTable {
  /// Tells the shim where the most usual answers go, which it then writes itself.
  ///
  /// These are codes as the vocabulary spells them, yes and no, and numbers within their range. Texts
  /// it only tells apart.
  func nameColumns() {
    for (index, slot) in slots.enumerated() where slot.column >= 0 {
      let form =
        switch slot.kind {
        case .code: CSJ_FORM_CODE
        case .yesNo: CSJ_FORM_YES_NO
        case .number: CSJ_FORM_NUMBER
        case .text, .identifier: CSJ_FORM_TEXT
        case .codes, .date: CSJ_FORM_OTHER
        }
      csj_set_slot(
        reader, Int32(index),
        csj_slot(
          column: Int32(slot.column), form: form, minimum: slot.minimum, maximum: slot.maximum))
    }
  }

  /// Tells the shim the lane of the next record.
  func begin(_ lane: Int, of block: borrowing ProfileBlock) {
    csj_set_lane(
      reader,
      csj_lane(cells: block.cells, masks: block.masks, stride: ProfileBlock.stride, lane: lane))
  }
}

extension UnsafePointer<csj_entry> {
  /// The bytes of a string.
  var text: UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(start: pointee.text, count: Int(pointee.length))
  }

  /// Writes a text that needs no further looking; false when it is something else.
  @inline(__always)
  func writeText(lane: Int, into block: inout ProfileBlock) -> Bool {
    guard pointee.kind == CSJ_TEXT else { return false }
    block.set(text: text, column: Int(pointee.integer), lane: lane)
    return true
  }
}
