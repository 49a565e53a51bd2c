import CSimdJSON
import SaringModel

/// What each column of a header holds.
struct CSVPlan {
  enum Column {
    case ignored
    /// The answer of a slot.
    case answer(slot: Int)
    case group(GroupID)
    /// An item beyond the most that a group has.
    case overflow(GroupID)
    /// A fact of a group without the number of an item.
    case noItem(slot: Int)
  }

  let dialect: CSVDialect
  let header: [String]
  private(set) var columns: [Column] = []
  /// For each column an earlier one that holds the same.
  private(set) var earlier: [Int?] = []
  private(set) var unknownNames: [String] = []
  private(set) var computedNames: [String] = []
  /// Columns that say who somebody is.
  private(set) var identityColumns: [Int] = []
  /// How the shim reads each column.
  private(set) var readings: [csj_column] = []

  init(_ dialect: CSVDialect, _ header: [String], _ fields: FieldTable) {
    self.dialect = dialect
    self.header = header
    var slotColumns: [Int: Int] = [:]
    for (index, cell) in header.enumerated() {
      let column = column(named: cell, fields)
      columns.append(column)
      if case .ignored = column, IdentityName.matches(cell) { identityColumns.append(index) }
      guard case .answer(let slot) = column else {
        earlier.append(nil)
        continue
      }
      earlier.append(slotColumns[slot])
      slotColumns[slot] = index
    }
    readings = columns.indices.map { reading(of: $0, fields) }
  }

  private func reading(of index: Int, _ fields: FieldTable) -> csj_column {
    let bare = csj_column(reading: CSJ_CELL_BARE, slot: -1, words: -1)
    let ignored = csj_column(reading: CSJ_CELL_IGNORED, slot: -1, words: -1)
    switch columns[index] {
    case .ignored:
      return identityColumns.contains(index) ? bare : ignored
    case .group, .overflow, .noItem:
      return bare
    case .answer(let slotIndex):
      let slot = fields.slots[slotIndex]
      // Only of these it matters beside the answer whether there is one.
      let isOneOfSeveral = slot.group != nil || earlier[index] != nil || earlier.contains(index)
      if slot.column < 0 { return isOneOfSeveral ? bare : ignored }
      let reading =
        switch slot.kind {
        // Free text is kept as it is, unless there is none.
        case .text: CSJ_CELL_TEXT
        case .number: CSJ_CELL_NUMBER
        case .yesNo, .code, .codes, .date, .identifier: CSJ_CELL_BARE
        }
      return csj_column(
        reading: reading, slot: isOneOfSeveral ? -1 : Int32(slotIndex), words: slot.words.exact)
    }
  }

  var hasKnownColumn: Bool {
    columns.contains { if case .ignored = $0 { false } else { true } } || !computedNames.isEmpty
  }

  /// Finds a column by the name of a fact, in any case, or by its title in any language.
  private mutating func column(named cell: String, _ fields: FieldTable) -> Column {
    var name = String(decoding: Array(cell.utf8).trimmedOfBlanks, as: UTF8.self)
    if name.isEmpty { return .ignored }
    var (role, id) = fields.find(name)
    if role == CSJ_ROLE_NONE {
      let lowered = name.lowercased()
      (role, id) = fields.find(lowered)
      if role != CSJ_ROLE_NONE { name = lowered }
    }
    switch role {
    case CSJ_ROLE_VALUE, CSJ_ROLE_NUMBERED_VALUE: return .answer(slot: id)
    case CSJ_ROLE_SKIPPED: return .answer(slot: id)
    case CSJ_ROLE_GROUP: return .group(GroupID(index: id))
    case CSJ_ROLE_OVERFLOW: return .overflow(GroupID(index: id))
    case CSJ_ROLE_GROUP_VALUE: return .noItem(slot: id)
    case CSJ_ROLE_COMPUTED:
      computedNames.append(name)
      return .ignored
    default:
      fields.scratch.fold(name.utf8)
      if let slot = fields.slotsByTitle[fields.scratch] { return .answer(slot: slot) }
      unknownNames.append(String(showing: name.utf8))
      return .ignored
    }
  }
}

extension FieldTable {
  /// What a name stands for, and the slot or group that goes with it.
  fileprivate func find(_ name: String) -> (csj_role, Int) {
    var id: Int32 = 0
    var name = name
    let role = name.withUTF8 { csj_find_name(reader, $0.baseAddress, $0.count, &id) }
    return (role, Int(id))
  }
}

extension [UInt8] {
  fileprivate var trimmedOfBlanks: ArraySlice<UInt8> {
    guard let first = firstIndex(where: { !$0.isJSONBlank }),
      let last = lastIndex(where: { !$0.isJSONBlank })
    else { return [] }
    return self[first...last]
  }
}
