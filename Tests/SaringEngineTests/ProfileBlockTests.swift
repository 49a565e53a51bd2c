import SaringEngine
import SaringModel
import SaringTestSupport
import Testing

@Suite("A block of profiles") struct ProfileBlockTests {
  @Test("gives back what was written, and forgets the last profile whole")
  func removingTheLast() throws {
    let title = LocalizedText(["en": "–"])
    let (number, inner) = (FactID(index: 0), FactID(index: 1))
    let group = GroupID(index: 0)
    let vocabulary = Vocabulary(
      facts: [
        Fact(name: "a.number", kind: .number, title: title),
        Fact(name: "a.items.yes", kind: .yesNo, group: group, title: title),
      ],
      groups: [Group(name: "a.items", most: 3, facts: [inner], title: title)], tables: [],
      parameters: [])
    let layout = ColumnLayout(facts: [number, inner], vocabulary: vocabulary, identifier: nil)
    #expect(layout.columnCount == 4)
    let column = try #require(layout.column(of: number))
    let item = try #require(layout.column(of: inner, item: 2))

    var block = ProfileBlock(layout: layout)
    for lane in 0..<ProfileBlock.capacity {
      let appended = block.appendProfile()
      #expect(appended == lane)
      if lane % 3 == 0 { block.set(number: Double(lane), column: column, lane: lane) }
      if lane % 3 == 1 { block.close(.refused, column: column, lane: lane) }
      block.set(itemCount: lane % 4, of: group, lane: lane)
    }
    let isFull = block.isFull
    #expect(isFull)
    for lane in stride(from: ProfileBlock.capacity - 1, through: 0, by: -1) {
      let state = (
        block.isKnown(column: column, lane: lane), block.isOpen(column: column, lane: lane)
      )
      #expect(state == (lane % 3 == 0, lane % 3 == 2))
      if lane % 3 == 0 {
        let value = Double(bitPattern: block.cell(column: column, lane: lane))
        #expect(value == Double(lane))
      }
      block.set(1, column: item, lane: lane)
      block.removeLastProfile()
      let left = (
        block.isKnown(column: column, lane: lane), block.isOpen(column: column, lane: lane),
        block.isKnown(column: item, lane: lane), block.isOpen(column: item, lane: lane)
      )
      #expect(left == (false, true, false, true))
    }
  }
}
