import SaringModel

/// What the record at hand has given of groups.
///
/// Each record begins with nothing, and most give nothing. It stands in memory that counts no
/// references: fields of a class would be guarded against overlapping access for each record.
struct GivenGroups: ~Copyable {
  private struct Given {
    /// How many items it has given one answer at a time.
    var numberedItems = 0
    /// Whether it has given the group as a whole.
    var isWhole = false
  }

  private let groups: UnsafeMutableBufferPointer<Given>
  private let isTouched: UnsafeMutablePointer<Bool>

  init(count: Int) {
    groups = .allocate(capacity: count)
    groups.initialize(repeating: Given())
    isTouched = .allocate(capacity: 1)
    isTouched.initialize(to: false)
  }

  deinit {
    groups.deallocate()
    isTouched.deallocate()
  }
}

extension GivenGroups {
  /// Forgets what the record before has given.
  func forget() {
    guard isTouched.pointee else { return }
    isTouched.pointee = false
    groups.update(repeating: Given())
  }

  /// Notes that a group is given as a whole.
  func noteWhole(_ group: GroupID) {
    isTouched.pointee = true
    groups[group.index].isWhole = true
  }

  /// Notes that an answer of an item is given by number.
  func note(item: Int, of group: GroupID) {
    isTouched.pointee = true
    groups[group.index].numberedItems = max(groups[group.index].numberedItems, item + 1)
  }

  /// The groups that are given one answer at a time, with their numbers of items.
  func forEachNumbered(_ body: (_ group: GroupID, _ items: Int, _ isWhole: Bool) -> Void) {
    guard isTouched.pointee else { return }
    for (index, given) in groups.enumerated() where given.numberedItems > 0 {
      body(GroupID(index: index), given.numberedItems, given.isWhole)
    }
  }
}
