#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif
public import SaringModel

/// Up to 256 profiles as columns: for each column a mask of the profiles that know it, a mask of
/// those for which it is open, and one 64-bit cell a profile.
///
/// A profile that neither knows a fact nor has it open has it closed. Bit *i* of word *w* speaks
/// of profile `64 * w + i`, which is called lane here.
public struct ProfileBlock: ~Copyable {
  /// How many profiles fit.
  @inlinable public static var capacity: Int { 256 }
  /// How many cells a column has: a few more than there are lanes, so that the cells of one profile
  /// do not all meet in the same sets of a cache.
  @inlinable package static var stride: Int { 264 }
  @usableFromInline static var words: Int { 4 }

  public let layout: ColumnLayout
  /// How many profiles stand in it.
  public private(set) var count = 0
  /// For each column four words of *known*, then four of *open*.
  @usableFromInline package let masks: UnsafeMutablePointer<UInt64>
  /// For each column one cell a lane: the bits of a `Double`, the position of a code, a set of
  /// codes, or the place of a text in `texts`.
  @usableFromInline package let cells: UnsafeMutablePointer<UInt64>
  /// For each group four words of *known*, then four of *open*.
  @usableFromInline let groupMasks: UnsafeMutablePointer<UInt64>
  /// For each item of each group four words of *exists*.
  @usableFromInline let itemMasks: UnsafeMutablePointer<UInt64>
  /// All texts, end to end, each followed by nothing.
  @usableFromInline var texts: [UInt8] = []
  /// The most items that any profile has, by group.
  @usableFromInline let itemsInUse: UnsafeMutablePointer<Int>

  public init(layout: ColumnLayout) {
    self.layout = layout
    let columns = layout.columnCount
    masks = .allocate(capacity: max(1, columns * 8))
    cells = Self.zeroes(max(1, columns * Self.stride))
    groupMasks = .allocate(capacity: max(1, layout.itemCounts.count * 8))
    itemMasks = .allocate(capacity: max(1, layout.itemMaskCount * 4))
    itemsInUse = .allocate(capacity: max(1, layout.itemCounts.count))
    clear()
  }

  deinit {
    masks.deallocate()
    free(cells)
    groupMasks.deallocate()
    itemMasks.deallocate()
    itemsInUse.deallocate()
  }
}

extension ProfileBlock {
  /// Cells that the system gives out as zeroes: those of columns without an answer are never
  /// touched and take no memory.
  private static func zeroes(_ count: Int) -> UnsafeMutablePointer<UInt64> {
    guard let memory = calloc(count, MemoryLayout<UInt64>.stride) else {
      fatalError("there is no memory for a block of profiles")
    }
    return memory.bindMemory(to: UInt64.self, capacity: count)
  }

  /// Forgets all profiles.
  public mutating func clear() {
    count = 0
    texts.removeAll(keepingCapacity: true)
    for column in 0..<layout.columnCount {
      let mask = masks + column * 8
      mask.update(repeating: 0, count: 4)
      (mask + 4).update(repeating: .max, count: 4)
    }
    for group in layout.itemCounts.indices {
      let mask = groupMasks + group * 8
      mask.update(repeating: 0, count: 4)
      (mask + 4).update(repeating: .max, count: 4)
      itemsInUse[group] = 0
    }
    itemMasks.update(repeating: 0, count: max(1, layout.itemMaskCount * 4))
  }

  public var isFull: Bool { count == Self.capacity }

  /// Adds a profile of which nothing is known, and returns its lane.
  ///
  /// - Precondition: The block is not full.
  public mutating func appendProfile() -> Int {
    precondition(count < Self.capacity, "the block is full")
    count += 1
    return count - 1
  }

  /// Takes the last profile back, as when its record turns out to be faulty.
  public mutating func removeLastProfile() {
    precondition(count > 0, "the block is empty")
    count -= 1
    let word = count >> 6
    let bit: UInt64 = 1 << UInt64(count & 63)
    for column in 0..<layout.columnCount {
      masks[column * 8 + word] &= ~bit
      masks[column * 8 + 4 + word] |= bit
    }
    for group in layout.itemCounts.indices {
      groupMasks[group * 8 + word] &= ~bit
      groupMasks[group * 8 + 4 + word] |= bit
    }
    for item in 0..<layout.itemMaskCount { itemMasks[item * 4 + word] &= ~bit }
  }

  /// Writes a known answer: the bits of a number (`Double`; a date is the number of its `Day`), the
  /// position of a code, or one bit for each code of a set.
  @inlinable public mutating func set(_ cell: UInt64, column: Int, lane: Int) {
    cells[column * Self.stride + lane] = cell
    markKnown(masks + column * 8, lane)
  }

  @inlinable public mutating func set(number: Double, column: Int, lane: Int) {
    set(number.bitPattern, column: column, lane: lane)
  }

  /// Writes a known text; the caller has checked that it is UTF-8.
  @inlinable public mutating func set(
    text: UnsafeBufferPointer<UInt8>, column: Int, lane: Int
  ) {
    let start = UInt64(texts.count)
    texts.append(contentsOf: text)
    set(start << 32 | UInt64(text.count), column: column, lane: lane)
  }

  /// Writes that there is no value and that asking will not bring one.
  @inlinable public mutating func close(_ reason: MissingReason, column: Int, lane: Int) {
    cells[column * Self.stride + lane] = UInt64(reason.rawValue)
    markClosed(masks + column * 8, lane)
  }

  /// Writes that a group is known and has `count` items, whose facts are then set by item.
  ///
  /// - Precondition: `count` is at most the group's `most`.
  public mutating func set(itemCount count: Int, of group: GroupID, lane: Int) {
    precondition(count <= layout.itemCounts[group.index], "too many items")
    markKnown(groupMasks + group.index * 8, lane)
    let first = layout.firstItems[group.index]
    // Spelled out: changed in place through the block, the thread sanitizer (6.3) takes the layout, which
    // all threads read, for what is written.
    let (masks, most) = (itemMasks, itemsInUse + group.index)
    for item in 0..<count {
      let place = (first + item) * 4 + lane >> 6
      masks[place] = masks[place] | 1 << UInt64(lane & 63)
    }
    most.pointee = max(most.pointee, count)
  }

  /// Writes that nothing will be known of a group.
  public mutating func close(_ group: GroupID, lane: Int) {
    markClosed(groupMasks + group.index * 8, lane)
  }

  @inlinable func markKnown(_ mask: UnsafeMutablePointer<UInt64>, _ lane: Int) {
    let bit: UInt64 = 1 << UInt64(lane & 63)
    mask[lane >> 6] |= bit
    mask[4 + lane >> 6] &= ~bit
  }

  @inlinable func markClosed(_ mask: UnsafeMutablePointer<UInt64>, _ lane: Int) {
    let bit: UInt64 = 1 << UInt64(lane & 63)
    mask[lane >> 6] &= ~bit
    mask[4 + lane >> 6] &= ~bit
  }
}

extension ProfileBlock {
  @inlinable public func isKnown(column: Int, lane: Int) -> Bool {
    masks[column * 8 + lane >> 6] >> UInt64(lane & 63) & 1 == 1
  }

  @inlinable public func isOpen(column: Int, lane: Int) -> Bool {
    masks[column * 8 + 4 + lane >> 6] >> UInt64(lane & 63) & 1 == 1
  }

  @inlinable public func cell(column: Int, lane: Int) -> UInt64 {
    cells[column * Self.stride + lane]
  }

  /// The bytes of a known text.
  @inlinable public func text<Result>(
    column: Int, lane: Int, _ body: (UnsafeBufferPointer<UInt8>) -> Result
  ) -> Result {
    let cell = cell(column: column, lane: lane)
    let (start, length) = (Int(cell >> 32), Int(cell & 0xFFFF_FFFF))
    return texts.withUnsafeBufferPointer {
      body(UnsafeBufferPointer(rebasing: $0[start..<start + length]))
    }
  }
}
