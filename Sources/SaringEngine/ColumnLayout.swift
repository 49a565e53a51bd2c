public import SaringModel

/// Which facts a program reads, and where their answers stand in a block.
///
/// A fact outside groups has one column; a fact of a group has one column for each item, side by
/// side. A fact that nothing reads has none, and readers skip it.
public struct ColumnLayout: Sendable {
  /// The first column of each fact by its index, or -1.
  @usableFromInline let firstColumns: [Int32]
  /// The fact of each column.
  @usableFromInline let facts: [FactID]
  /// For each group, the position of its first item among the item masks.
  @usableFromInline let firstItems: [Int]
  @usableFromInline let itemCounts: [Int]
  @usableFromInline let itemMaskCount: Int
  /// The fact that names the record.
  public let identifier: FactID?

  /// Lays out `facts`; facts of groups get `most` columns each.
  package init(facts: [FactID], vocabulary: Vocabulary, identifier: FactID?) {
    var wanted = Flags(of: vocabulary)
    for fact in facts { wanted.insert(fact) }
    if let identifier { wanted.insert(identifier) }
    var firsts = [Int32](repeating: -1, count: vocabulary.facts.count)
    var columns: [FactID] = []
    for fact in vocabulary.factIDs where wanted.contains(fact) {
      firsts[fact.index] = Int32(columns.count)
      let count = vocabulary[fact].group.map { vocabulary[$0].most } ?? 1
      columns.append(contentsOf: repeatElement(fact, count: count))
    }
    firstColumns = firsts
    self.facts = columns
    var items: [Int] = []
    var next = 0
    for group in vocabulary.groups {
      items.append(next)
      next += group.most
    }
    firstItems = items
    itemCounts = vocabulary.groups.map(\.most)
    itemMaskCount = next
    self.identifier = identifier
  }
}

extension ColumnLayout {
  @inlinable public var columnCount: Int { facts.count }

  /// The column of a fact (of its item `item` when it belongs to a group), or nothing when the
  /// program does not read it.
  @inlinable public func column(of fact: FactID, item: Int = 0) -> Int? {
    let first = firstColumns[fact.index]
    return first < 0 ? nil : Int(first) + item
  }

  /// How many items of a group have columns.
  public func mostItems(of group: GroupID) -> Int { itemCounts[group.index] }
}
