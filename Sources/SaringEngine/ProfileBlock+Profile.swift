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

extension ProfileBlock {
  /// What a lane says of a fact; open where the layout does not have it.
  public func answer(
    _ fact: FactID, item: Int = 0, lane: Int, vocabulary: Vocabulary
  ) -> Answer {
    guard let column = layout.column(of: fact, item: item),
      !isOpen(column: column, lane: lane)
    else { return .open }
    let cell = cell(column: column, lane: lane)
    guard isKnown(column: column, lane: lane) else {
      return .closed(MissingReason(rawValue: UInt8(truncatingIfNeeded: cell)) ?? .notApplicable)
    }
    switch vocabulary[fact].kind {
    case .yesNo, .code: return .known(.code(Int(truncatingIfNeeded: cell)))
    case .codes: return .known(.codes(cell))
    case .number: return .known(.number(Double(bitPattern: cell)))
    case .date:
      return .known(.date(Day(number: Int32(exactly: Double(bitPattern: cell)) ?? 0)))
    case .text, .identifier:
      return .known(
        .text(text(column: column, lane: lane) { String(decoding: $0, as: UTF8.self) }))
    }
  }

  /// All that a lane says, computed facts left out.
  public func profile(lane: Int, vocabulary: Vocabulary) -> Profile {
    var profile = Profile()
    for fact in vocabulary.factIDs
    where vocabulary[fact].group == nil && vocabulary[fact].derivation == nil {
      let answer = answer(fact, lane: lane, vocabulary: vocabulary)
      if answer != .open { profile.answers[fact] = answer }
    }
    for index in vocabulary.groups.indices {
      let group = GroupID(index: index)
      let answer = answer(group, lane: lane, vocabulary: vocabulary)
      if answer != .open { profile.groups[group] = answer }
    }
    return profile
  }

  private func answer(_ group: GroupID, lane: Int, vocabulary: Vocabulary) -> GroupAnswer {
    let (word, bit) = (lane >> 6, UInt64(lane & 63))
    let masks = groupMasks + group.index * 8
    if masks[4 + word] >> bit & 1 == 1 { return .open }
    // A block does not keep why a group is closed.
    guard masks[word] >> bit & 1 == 1 else { return .closed(.refused) }
    var items: [[FactID: Answer]] = []
    let first = layout.firstItems[group.index]
    for item in 0..<layout.itemCounts[group.index] {
      guard itemMasks[(first + item) * 4 + word] >> bit & 1 == 1 else { break }
      var answers: [FactID: Answer] = [:]
      for fact in vocabulary[group].facts where vocabulary[fact].derivation == nil {
        let answer = answer(fact, item: item, lane: lane, vocabulary: vocabulary)
        if answer != .open { answers[fact] = answer }
      }
      items.append(answers)
    }
    return .items(items)
  }
}

extension ColumnLayout {
  /// The layout that has a place for every fact, so that no answer is passed over.
  public init(all vocabulary: Vocabulary) {
    self.init(
      facts: Array(vocabulary.factIDs), vocabulary: vocabulary,
      identifier: vocabulary.fact(named: Self.identifierName))
  }

  /// The fact that holds the caller's pseudonym for a record.
  static var identifierName: String { "record.id" }
}
