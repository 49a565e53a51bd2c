public import SaringModel

extension Profile {
  /// Every way of answering all that is open, up to what conditions of random books tell apart and
  /// what the profile gives to be compared with; or nothing when there are more than `limit`.
  ///
  /// One way is to leave the answer closed: whoever is asked may refuse or not know. What is closed
  /// stays so, and neither the date nor the subject is ever open.
  public func completions(
    in book: RuleBook, atMost limit: Int, asOf today: Day
  ) -> [Profile]? {
    let vocabulary = book.vocabulary
    let amounts = ReferenceEvaluator(book).amounts(in: self, asOf: today)
    var profiles = [self]
    for fact in vocabulary.factIDs
    where fact != book.date && fact != book.subject && self[fact] == .open {
      let rule = vocabulary[fact]
      guard rule.group == nil, rule.derivation == nil, rule.kind != .identifier else { continue }
      guard let answers = rule.answers(in: book, and: amounts),
        profiles.count * answers.count <= limit
      else {
        return nil
      }
      profiles = profiles.flatMap { profile in
        answers.map { answer in
          var profile = profile
          profile.answers[fact] = answer
          return profile
        }
      }
    }
    for index in vocabulary.groups.indices {
      let group = GroupID(index: index)
      guard
        let answers = self[group].completions(
          of: vocabulary[group], in: book, and: amounts, atMost: limit / profiles.count)
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
    of group: Group, in book: RuleBook, and amounts: [Fact.Kind: Set<Double>], atMost limit: Int
  ) -> [GroupAnswer]? {
    switch self {
    case .closed: return [self]
    case .items(let items):
      return Self.lists(of: items, group, book, amounts, limit)?.map { .items($0) }
    case .open:
      var answers: [GroupAnswer] = [.closed(.refused)]
      for count in 0...group.most {
        let items = Array(repeating: [FactID: Answer](), count: count)
        guard
          let lists = Self.lists(of: items, group, book, amounts, limit - answers.count)
        else { return nil }
        answers += lists.map { .items($0) }
      }
      return answers
    }
  }

  private static func lists(
    of items: [[FactID: Answer]], _ group: Group, _ book: RuleBook,
    _ amounts: [Fact.Kind: Set<Double>],
    _ limit: Int
  ) -> [[[FactID: Answer]]]? {
    var lists: [[[FactID: Answer]]] = [items]
    for position in items.indices {
      for fact in group.facts
      where book.vocabulary[fact].derivation == nil
        && items[position][fact, default: .open] == .open
      {
        guard let answers = book.vocabulary[fact].answers(in: book, and: amounts),
          lists.count * answers.count <= limit
        else { return nil }
        lists = lists.flatMap { list in
          answers.map { answer in
            var list = list
            list[position][fact] = answer
            return list
          }
        }
      }
    }
    return lists
  }
}

extension Fact {
  /// Answers enough to tell apart all conditions of random books, or nothing when these are many.
  fileprivate func answers(in book: RuleBook, and amounts: [Kind: Set<Double>]) -> [Answer]? {
    values(in: book, and: amounts).map { values in
      values.map { .known($0) } + [.closed(.refused)]
    }
  }

  /// Values enough to tell apart all conditions of random books, or nothing when these are many.
  ///
  /// `amounts` are numbers, and days as numbers, with which a value may be compared besides.
  public func values(in book: RuleBook, and amounts: [Kind: Set<Double>] = [:]) -> [Value]? {
    switch kind {
    case .yesNo, .code: return codes.count <= 8 ? codes.indices.map { .code($0) } : nil
    case .codes: return codes.count <= 4 ? (0..<1 << codes.count).map { .codes($0) } : nil
    case .number:
      let cuts = amounts[kind, default: []].union(RuleBook.randomNumbers).sorted()
      let between = zip(cuts, cuts.dropFirst()).map { ($0 + $1) / 2 }
      // The ends are beyond all that is computed of these.
      return (cuts + between + [-1e9, 1e9])
        .filter { $0 >= minimum ?? -.infinity && $0 <= maximum ?? .infinity }
        .map { .number($0) }
    case .date:
      let cuts =
        RuleBook.randomDays.map(\.number) + amounts[kind, default: []].map { Int32($0) }
      return Set(cuts.flatMap { [$0 - 1, $0, $0 + 1] } + [0, 60_000]).sorted().map {
        .date(Day(number: $0))
      }
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
