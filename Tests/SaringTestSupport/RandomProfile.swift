public import SaringModel

extension Profile {
  /// A profile with answers known, open and closed, at and around the places where conditions of
  /// random books change.
  public static func random(for book: RuleBook, using random: inout SeededGenerator) -> Profile {
    // Some profiles are full and some nearly empty.
    let open = random.pick([0, 0, 20, 50, 90])
    let closed = random.pick([0, 10, 30])
    func answer(_ fact: Fact, _ random: inout SeededGenerator) -> Answer {
      if random.chance(open) { return .open }
      if random.chance(closed) { return .closed(random.pick(MissingReason.allCases)) }
      return .known(.random(for: fact, in: book, using: &random))
    }
    var profile = Profile()
    for id in book.vocabulary.factIDs {
      let fact = book.vocabulary[id]
      guard fact.group == nil, fact.derivation == nil else { continue }
      profile.answers[id] = answer(fact, &random)
    }
    for index in book.vocabulary.groups.indices {
      let group = book.vocabulary.groups[index]
      if random.chance(open) { continue }
      if random.chance(closed) {
        profile.groups[GroupID(index: index)] = .closed(random.pick(MissingReason.allCases))
        continue
      }
      let items = (0..<random.number(0...group.most)).map { _ in
        let asked = group.facts.filter { book.vocabulary[$0].derivation == nil }
        return Dictionary(
          uniqueKeysWithValues: asked.map { ($0, answer(book.vocabulary[$0], &random)) })
      }
      profile.groups[GroupID(index: index)] = .items(items)
    }
    return profile
  }
}

extension Value {
  /// A value that the fact can take.
  static func random(
    for fact: Fact, in book: RuleBook, using random: inout SeededGenerator
  ) -> Value {
    switch fact.kind {
    case .yesNo, .code: .code(random.number(0...fact.codes.count - 1))
    case .codes:
      .codes(random.next() >> UInt64(64 - fact.codes.count) & random.pick([.max, random.next()]))
    case .number:
      .number(
        max(
          fact.minimum ?? -1000,
          min(
            fact.maximum ?? 1000,
            random.pick(RuleBook.randomNumbers + [-1000, -0.0, 17, 18, 60, 1000]))))
    case .date:
      .date(Day(number: random.pick(RuleBook.randomDays).number + Int32(random.number(-1...1))))
    case .text: .text(randomText(of: book, using: &random))
    case .identifier: .text("R-\(random.number(0...9999))")
    }
  }

  /// Phrases of the lexicons, whole, and single words.
  private static func randomText(
    of book: RuleBook, using random: inout SeededGenerator
  ) -> String {
    var text = ""
    for _ in 0..<random.number(0...12) {
      if let lexicon = book.lexicons.randomElement(using: &random), random.chance(40) {
        text += random.pick(lexicon.phrases + lexicon.exceptions)
      } else {
        text += random.pick(RuleBook.randomWords + ["dan"])
      }
      text += random.chance(20) ? ". " : " "
    }
    return text
  }
}
