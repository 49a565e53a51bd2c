public import SaringModel

extension ProfileBlock {
  /// Adds a profile that is at hand as a value, and returns its lane.
  ///
  /// Answers to facts that the layout does not have are passed over.
  ///
  /// - Precondition: The block is not full, and no group has more items than it may.
  @discardableResult
  public mutating func append(_ profile: Profile, vocabulary: Vocabulary) -> Int {
    let lane = appendProfile()
    for (fact, answer) in profile.answers where vocabulary[fact].derivation == nil {
      set(answer, of: fact, item: 0, lane: lane)
    }
    for (group, answer) in profile.groups {
      switch answer {
      case .open: break
      case .closed: close(group, lane: lane)
      case .items(let items):
        set(itemCount: items.count, of: group, lane: lane)
        for (position, item) in items.enumerated() {
          for (fact, answer) in item where vocabulary[fact].derivation == nil {
            set(answer, of: fact, item: position, lane: lane)
          }
        }
      }
    }
    return lane
  }

  private mutating func set(_ answer: Answer, of fact: FactID, item: Int, lane: Int) {
    guard let column = layout.column(of: fact, item: item) else { return }
    switch answer {
    case .open: break
    case .closed(let reason): close(reason, column: column, lane: lane)
    case .known(.code(let code)): set(UInt64(code), column: column, lane: lane)
    case .known(.codes(let codes)): set(codes, column: column, lane: lane)
    case .known(.number(let number)): set(number: number, column: column, lane: lane)
    case .known(.date(let day)): set(number: Double(day.number), column: column, lane: lane)
    case .known(.text(let text)):
      var text = text
      text.withUTF8 { set(text: $0, column: column, lane: lane) }
    }
  }
}
