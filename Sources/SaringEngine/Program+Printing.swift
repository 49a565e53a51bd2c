import SaringModel

extension Program: CustomStringConvertible {
  /// Columns, steps and counters as stable text.
  public var description: String {
    var lines = ["program \(book.signature)"]
    for column in 0..<layout.columnCount {
      let fact = book.vocabulary[layout.facts[column]]
      lines.append("column \(column) \(fact.name) \(fact.kind.name)")
    }
    for text in texts {
      lines.append(
        "text \(book.vocabulary[text.fact].name) phrases \(text.lengths.count) "
          + "mentions \(text.mentions.count)")
    }
    describe(main, "main", into: &lines)
    for (index, inner) in inners.enumerated() { describe(inner, "items \(index)", into: &lines) }
    return lines.joined(separator: "\n") + "\n"
  }

  private func describe(_ segment: Segment, _ name: String, into lines: inout [String]) {
    lines.append(
      "segment \(name) tests \(segment.tests.count) steps \(segment.steps.count) "
        + "operands \(segment.operands.count) addends \(segment.addends.count)")
    for (index, step) in segment.steps.enumerated() {
      func list(_ stretch: Stretch) -> String {
        stretch.positions.map { String(segment.operands[$0]) }.joined(separator: " ")
      }
      let text =
        switch step {
        case .constant(let value): value ? "always" : "never"
        case .literal(let test, let isComplement):
          "test \(test)\(isComplement ? " complement" : "")"
        case .all(let stretch): "and \(list(stretch))"
        case .any(let stretch): "or \(list(stretch))"
        case .atLeast(let threshold, let stretch, let bits):
          "count \(threshold) bits \(bits) of "
            + stretch.positions.map { position in
              let addend = segment.addends[position]
              return "\(addend.weight)*\(addend.node)"
            }.joined(separator: " ")
        case .some(let items, let root, let bits):
          "items \(items.inner) root \(root) count \(items.atLeast) bits \(bits)"
            + (items.isComplement ? " complement" : "")
        }
      lines.append("  \(index) \(text)")
    }
  }
}
