public import SaringModel

extension Profile {
  /// Every way of answering all that is open, up to what conditions of random books tell apart; or
  /// nothing when there are more than `limit`.
  ///
  /// What is closed stays closed, and neither the date nor the subject is ever open.
  public func completions(in book: RuleBook, atMost limit: Int) -> [Profile]? {
    let vocabulary = book.vocabulary
    var profiles = [self]
    for fact in vocabulary.factIDs
    where fact != book.date && fact != book.subject && self[fact] == .open {
      let rule = vocabulary[fact]
      guard rule.group == nil, rule.derivation == nil, rule.kind != .identifier else { continue }
      guard let values = rule.values(in: book), profiles.count * values.count <= limit else {
        return nil
      }
      profiles = profiles.flatMap { profile in
        values.map { value in
          var profile = profile
          profile.answers[fact] = .known(value)
          return profile
        }
      }
    }
    for index in vocabulary.groups.indices {
      let group = GroupID(index: index)
      guard
        let answers = self[group].completions(
          of: vocabulary[group], in: book, atMost: limit / profiles.count)
      else { return nil }
      profiles = profiles.flatMap { profile in
        answers.map { answer in
          var profile = profile
          profile.groups[group] = answer
          return profile
        }
      }
    }
    return profiles
  }
}

extension GroupAnswer {
  fileprivate func completions(
    of group: Group, in book: RuleBook, atMost limit: Int
  ) -> [GroupAnswer]? {
    switch self {
    case .closed: return [self]
    case .items(let items):
      return Self.lists(of: items, group, book, limit)?.map { .items($0) }
    case .open:
      var answers: [GroupAnswer] = []
      for count in 0...group.most {
        let items = Array(repeating: [FactID: Answer](), count: count)
        guard let lists = Self.lists(of: items, group, book, limit - answers.count) else {
          return nil
        }
        answers += lists.map { .items($0) }
      }
      return answers
    }
  }

  private static func lists(
    of items: [[FactID: Answer]], _ group: Group, _ book: RuleBook, _ limit: Int
  ) -> [[[FactID: Answer]]]? {
    var lists: [[[FactID: Answer]]] = [items]
    for position in items.indices {
      for fact in group.facts
      where book.vocabulary[fact].derivation == nil
        && items[position][fact, default: .open] == .open
      {
        guard let values = book.vocabulary[fact].values(in: book),
          lists.count * values.count <= limit
        else { return nil }
        lists = lists.flatMap { list in
          values.map { value in
            var list = list
            list[position][fact] = .known(value)
            return list
          }
        }
      }
    }
    return lists
  }
}

extension Fact {
  /// Values enough to tell apart all conditions of random books, or nothing when these are many.
  fileprivate func values(in book: RuleBook) -> [Value]? {
    switch kind {
    case .yesNo, .code: return codes.count <= 8 ? codes.indices.map { .code($0) } : nil
    case .codes: return codes.count <= 4 ? (0..<1 << codes.count).map { .codes($0) } : nil
    case .number:
      let cuts = RuleBook.randomNumbers
      let between = zip(cuts, cuts.dropFirst()).map { ($0 + $1) / 2 }
      // The ends are beyond all that is computed of these.
      return (cuts + between + [-1e9, 1e9])
        .filter { $0 >= minimum ?? -.infinity && $0 <= maximum ?? .infinity }
        .map { .number($0) }
    case .date:
      let days = RuleBook.randomDays.flatMap { [$0.number - 1, $0.number, $0.number + 1] }
      return Set(days + [0, 60_000]).sorted().map { .date(Day(number: $0)) }
    case .text:
      let phrases = Set(book.lexicons.flatMap(\.phrases)).sorted()
      guard phrases.count <= 7 else { return nil }
      return (0..<1 << phrases.count).map { choice in
        let chosen = phrases.enumerated().filter { choice >> $0.offset & 1 == 1 }
        return .text(chosen.map { "\($0.element). " }.joined())
      }
    case .identifier: return []
    }
  }
}
