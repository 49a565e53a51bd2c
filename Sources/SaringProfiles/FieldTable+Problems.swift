import SaringModel

extension FieldTable {
  /// A problem with the answer in a slot, with what would be right.
  func problem(_ kind: RecordProblem.Kind, in slot: Slot, line: Int) -> RecordProblem {
    RecordProblem(kind, line: line, field: name(of: slot), expected: expected(kind, in: slot))
  }

  /// A fact of a group that is given without the number of an item.
  func itemMissing(in slot: Slot, line: Int) -> RecordProblem {
    RecordProblem(
      .wrongType, line: line, field: vocabulary[slot.fact].name, expected: name(of: slot))
  }

  func problem(_ kind: RecordProblem.Kind, in group: GroupID, line: Int) -> RecordProblem {
    let group = vocabulary[group]
    return RecordProblem(
      kind, line: line, field: group.name,
      expected: kind == .tooManyItems ? "\(group.most)" : "list")
  }

  private func expected(_ kind: RecordProblem.Kind, in slot: Slot) -> String? {
    let fact = vocabulary[slot.fact]
    switch kind {
    case .wrongCode:
      if fact.kind == .yesNo { return "yes, no" }
      let shown = fact.codes.prefix(12).map(\.id).joined(separator: ", ")
      return fact.codes.count > 12 ? shown + ", …" : shown
    case .wrongNumber: return "1234.5"
    case .wrongDate: return "2024-11-02"
    case .outOfRange: return range(of: fact)
    case .wrongType: return fact.kind.name
    default: return nil
    }
  }

  private func range(of fact: Fact) -> String {
    func shown(_ number: Double) -> String {
      Int(exactly: number).map { "\($0)" } ?? "\(number)"
    }
    return switch (fact.minimum, fact.maximum) {
    case (let minimum?, let maximum?): "\(shown(minimum))…\(shown(maximum))"
    case (let minimum?, nil): "≥ \(shown(minimum))"
    case (nil, let maximum?): "≤ \(shown(maximum))"
    case (nil, nil): "-"
    }
  }
}
