import SaringEngine
import SaringModel
import SaringTestSupport
import Testing

@Suite("For random rule books and profiles") struct PropertyTests {
  @Test("the program computes what the reference evaluator says") func programIsReference()
    async throws
  {
    let pairs = try await forAll(900) { random in
      let book = RuleBook.random(random.chance(3) ? .large : .usual, using: &random)
      let only: Set<PackID>? =
        random.chance(15) ? [PackID(index: random.number(0...book.packs.count - 1))] : nil
      let reference = ReferenceEvaluator(book, only: only)
      // Blocks that are not full leave lanes that must not matter.
      let count =
        random.chance(20) ? random.number(1...ProfileBlock.capacity) : ProfileBlock.capacity
      let profiles = (0..<count).map { _ in Profile.random(for: book, using: &random) }
      try Program(book, only: only).compare(with: reference, on: profiles)
      return count
    }
    #expect(pairs >= 200_000)
  }

  @Test("learning an open answer undoes nothing that is certain and revives nothing out of reach")
  func learning() async throws {
    try await forAll(200) { random in
      let book = RuleBook.random(using: &random)
      let before = (0..<32).map { _ in Profile.random(for: book, using: &random) }
      let after = before.map { $0.learning(in: book, using: &random) }
      let program = Program(book)
      for (truths, learned) in zip(program.truths(of: before), program.truths(of: after)) {
        for (claim, truth) in truths where truth != .unknown && learned[claim] != truth {
          throw Counterexample("\(claim) was \(truth) and is \(learned[claim] ?? .unknown)")
        }
      }
      return before.count
    }
  }

  @Test("nothing is undecided when nothing is open") func nothingOpen() async throws {
    try await forAll(200) { random in
      let book = RuleBook.random(using: &random)
      let profiles = (0..<32).map { _ in
        Profile.random(for: book, using: &random).closingWhatIsOpen(in: book)
      }
      for truths in Program(book).truths(of: profiles) {
        for (claim, truth) in truths where truth == .unknown {
          throw Counterexample("\(claim) is undecided")
        }
      }
      return profiles.count
    }
  }

  @Test("answers come back from a block as they were written") func answers() async throws {
    try await forAll(60) { random in
      let book = RuleBook.random(using: &random)
      let profiles = (0..<40).map { _ in Profile.random(for: book, using: &random) }
      var checked = 0
      let program = Program(book)
      try program.screen(profiles) { lane, _, evaluation, block in
        for fact in book.vocabulary.factIDs
        where program.layout.column(of: fact) != nil && fact != book.date
          && fact != book.subject
        {
          let rule = book.vocabulary[fact]
          guard rule.derivation == nil else { continue }
          var written = [profiles[lane][fact]]
          if let group = rule.group {
            guard case .items(let items) = profiles[lane][group] else { continue }
            written = items.map { $0[fact, default: .open] }
          }
          for (item, answer) in written.enumerated() {
            let read = evaluation.answer(fact, item: item, lane: lane, block: block)
            checked += 1
            if read != answer { throw Counterexample("\(rule.name) is \(read), not \(answer)") }
          }
        }
      }
      return checked
    }
  }

  @Test("neighbours in a block, and who screens it, change nothing") func determinism()
    async throws
  {
    try await forAll(60) { random in
      let book = RuleBook.random(using: &random)
      let profiles = (0..<100).map { _ in Profile.random(for: book, using: &random) }
      let order = profiles.indices.shuffled(using: &random)
      var screenings: [Screening] = []
      Program(book).screen(profiles) { _, screening, _, _ in screenings.append(screening) }
      let again = Program(book)
      try again.screen(order.map { profiles[$0] }) { lane, screening, _, _ in
        guard screening != screenings[order[lane]] else { return }
        throw Counterexample("\(screening)\n  \(screenings[order[lane]])")
      }
      try again.screen([profiles[0]]) { _, screening, _, _ in
        guard screening != screenings[0] else { return }
        throw Counterexample("alone \(screening)\n  \(screenings[0])")
      }
      guard Program(book).description == again.description else {
        throw Counterexample("two programs of one book differ")
      }
      return profiles.count
    }
  }
}

extension Profile {
  /// The profile with one open answer learned: a value, or that there will be none.
  fileprivate func learning(in book: RuleBook, using random: inout SeededGenerator) -> Profile {
    var learned = self
    let other = Profile.random(for: book, using: &random)
    let facts = book.vocabulary.factIDs.filter { fact in
      // The date is never open.
      book.vocabulary[fact].group == nil && book.vocabulary[fact].derivation == nil
        && fact != book.date && fact != book.subject && self[fact] == .open && other[fact] != .open
    }
    let groups = book.vocabulary.groups.indices.map(GroupID.init(index:)).filter { group in
      self[group] != other[group] && other[group] != .open
    }
    if let group = groups.randomElement(using: &random), facts.isEmpty || random.chance(40) {
      learned.groups[group] = self[group].learning(other[group])
    } else if let fact = facts.randomElement(using: &random) {
      learned.answers[fact] = other[fact]
    }
    return learned
  }

  fileprivate func closingWhatIsOpen(in book: RuleBook) -> Profile {
    var closed = self
    for fact in book.vocabulary.factIDs where self[fact] == .open {
      closed.answers[fact] = .closed(.doesNotKnow)
    }
    for (index, group) in book.vocabulary.groups.enumerated() {
      let id = GroupID(index: index)
      switch self[id] {
      case .open: closed.groups[id] = .closed(.refused)
      case .closed: break
      case .items(let items):
        closed.groups[id] = .items(
          items.map { item in
            var item = item
            for fact in group.facts where item[fact, default: .open] == .open {
              item[fact] = .closed(.notApplicable)
            }
            return item
          })
      }
    }
    return closed
  }
}

extension GroupAnswer {
  /// What `other` adds to this answer: all of it where this is open; otherwise, item by item, the
  /// answers that are open here.
  fileprivate func learning(_ other: GroupAnswer) -> GroupAnswer {
    switch (self, other) {
    case (.open, _): other
    case (.items(let items), .items(let others)):
      .items(
        items.enumerated().map { position, item in
          guard position < others.count else { return item }
          return item.merging(others[position]) { $0 == .open ? $1 : $0 }
        })
    case (.items, _), (.closed, _): self
    }
  }
}
