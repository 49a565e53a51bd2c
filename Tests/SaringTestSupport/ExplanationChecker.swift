public import SaringEngine
public import SaringExplanation
public import SaringModel

/// Confirms what explanations claim, by the reference evaluator alone.
///
/// It takes the outcome of the explanation module as plain values and shares no code with it: every
/// claim is checked by changing the profile and reading it again. *Certain* is what the reference
/// evaluator says holds, which is what all completions have in common when whoever is asked may also
/// refuse (decision 017); it is confirmed on completions besides.
public struct ExplanationChecker {
  public let book: RuleBook
  public let claim: Claim
  public let profile: Profile
  private let today: Day
  private let reference: ReferenceEvaluator
  private let condition: Predicate
  /// Values of a fact that tell apart what conditions test; none where it is a text.
  private let values: (FactID) -> [Value]
  /// What was found wrong, in words.
  public private(set) var objections: [String] = []
  /// How many single statements were checked.
  public private(set) var checked = 0

  public init(
    _ claim: Claim, of profile: Profile, in book: RuleBook, reference: ReferenceEvaluator,
    asOf today: Day, values: @escaping (FactID) -> [Value]
  ) {
    self.book = book
    self.claim = claim
    self.profile = profile
    self.today = today
    self.reference = reference
    self.values = values
    condition =
      switch claim {
      case .fired(let indicator, let strength): .fired(indicator, from: strength)
      case .positive(let dimension): .positive(dimension)
      case .holds(let pattern): .holds(pattern)
      case .level(let level):
        .any(book.levels.filter { $0.level >= level }.map { $0.when ?? .all([]) })
      }
  }

  private func truth(in profile: Profile) -> Truth {
    reference.truth(of: condition, profile, asOf: today)
  }

  private mutating func expect(_ isSo: Bool, _ message: @autoclosure () -> String) {
    checked += 1
    if !isSo { objections.append("\(claim): \(message())") }
  }

  /// The profile with no answers but these; the day and the subject are never open.
  private func keeping(_ questions: [Screening.Question]) -> Profile {
    var kept = Profile()
    for fact in [book.date, book.subject].compactMap({ $0 }) {
      kept.answers[fact] = profile.answers[fact]
    }
    for question in questions {
      switch question {
      case .fact(let fact): kept.answers[fact] = profile.answers[fact]
      case .group(let group): kept.groups[group] = profile.groups[group]
      }
    }
    return kept
  }

  private func leavingOut(_ questions: [Screening.Question]) -> Profile {
    var rest = profile
    for question in questions {
      switch question {
      case .fact(let fact): rest.answers[fact] = nil
      case .group(let group): rest.groups[group] = nil
      }
    }
    return rest
  }
}

// MARK: - Why, and what would undo it

extension ExplanationChecker {
  /// Checks that each reason carries the claim and can spare nothing, that each undoing set undoes
  /// it and can spare nothing, and that each of these meets each of those.
  public mutating func check(_ reasons: Reasons, using random: inout SeededGenerator) {
    expect(truth(in: profile) == .holds, "it is explained and is not certain")
    expect(!reasons.minimal.isEmpty || !reasons.isComplete, "nothing is said to carry it")
    for reason in reasons.minimal {
      let kept = keeping(reason)
      expect(truth(in: kept) == .holds, "\(reason) does not carry it")
      for _ in 0..<4 {
        let completion = completed(kept, using: &random)
        expect(truth(in: completion) == .holds, "\(reason) does not carry it in \(completion)")
      }
      for member in reason where reasons.isExact {
        let less = reason.filter { $0 != member }
        expect(truth(in: keeping(less)) != .holds, "\(reason) carries it without \(member)")
      }
      for undoing in reasons.undoing {
        expect(!Set(reason).isDisjoint(with: undoing), "\(undoing) leaves \(reason) whole")
      }
    }
    for undoing in reasons.undoing where reasons.isExact {
      expect(truth(in: leavingOut(undoing)) != .holds, "it is certain without \(undoing)")
      for member in undoing {
        let less = undoing.filter { $0 != member }
        expect(truth(in: leavingOut(less)) == .holds, "\(less) undoes it as well")
      }
    }
    if reasons.isComplete && reasons.isExact { checkAllAreThere(reasons) }
  }

  /// All minimal sets are there when every set of answers either holds a reason or is broken by an
  /// undoing set: looked at one by one where they are few.
  private mutating func checkAllAreThere(_ reasons: Reasons) {
    let all = Array(Set(reasons.minimal.joined()).union(reasons.undoing.joined()))
    guard all.count <= 8 else { return }
    for choice in 0..<1 << all.count {
      let kept = Set(all.indices.filter { choice >> $0 & 1 == 1 }.map { all[$0] })
      let holdsReason = reasons.minimal.contains { kept.isSuperset(of: $0) }
      let isCertain = truth(in: keeping(Array(kept))) == .holds
      expect(holdsReason == isCertain, "\(kept) is \(isCertain ? "a reason too" : "no reason")")
    }
  }

  /// Checks that any answers within the terms of a reason carry the claim, not only those given.
  public mutating func check(
    _ terms: [Term], of reason: [Screening.Question], using random: inout SeededGenerator
  ) {
    for _ in 0..<8 {
      guard let other = following(terms, from: keeping(reason), using: &random) else { return }
      expect(truth(in: other) == .holds, "\(terms.map(\.condition)) does not carry it in \(other)")
    }
  }
}

// MARK: - Why not, and what would change it

extension ExplanationChecker {
  /// Checks that following each way makes the claim certain, that no protected or fixed fact is
  /// touched but where `mayChange` allows it, and that no shorter way exists than the first where
  /// that is said.
  public mutating func check(
    _ ways: Ways, mayChange: (FactID) -> Bool, using random: inout SeededGenerator
  ) {
    for way in ways.list {
      for term in way.terms {
        guard case .fact(let fact) = term.variable else { continue }
        if book.vocabulary[fact].derivation != nil { continue }
        expect(
          term.isChange == (profile[fact] != .open), "\(fact) is open, or is not, against the way")
        expect(!term.isChange || mayChange(fact), "\(fact) may not be changed")
      }
      guard way.isExact else { continue }
      for _ in 0..<4 {
        guard let other = following(way.terms, from: profile, using: &random) else { break }
        expect(
          truth(in: other) == .holds, "following \(way.terms.map(\.condition)) does not bring it")
      }
    }
    if ways.isShortest, let first = ways.list.first, first.isExact {
      checkNoneIsShorter(than: first, mayChange: mayChange)
    }
  }

  private mutating func checkNoneIsShorter(than way: Way, mayChange: (FactID) -> Bool) {
    let length = Set(way.terms.map(\.variable)).count
    let facts = book.vocabulary.factIDs.filter { fact in
      let rule = book.vocabulary[fact]
      guard rule.group == nil, rule.derivation == nil, fact != book.date, fact != book.subject
      else { return false }
      return switch profile[fact] {
      case .open: true
      case .known: mayChange(fact)
      case .closed: false
      }
    }
    guard length > 0, length <= 3, facts.allSatisfy({ values($0).count <= 12 }) else { return }
    var tried = [profile]
    for _ in 1..<length {
      tried = tried.flatMap { base in
        facts.flatMap { fact in
          values(fact).map { value in
            var other = base
            other.answers[fact] = .known(value)
            return other
          }
        }
      }
      guard tried.count <= 4000 else { return }
    }
    if length == 1 { tried = [profile] }
    for other in tried {
      expect(truth(in: other) != .holds, "a shorter way than \(length) answers: \(other)")
    }
  }

  /// Checks that each change lowers or raises the level, and touches nothing that must be left alone.
  public static func check(
    _ changes: LevelChanges, of level: TriageLevel, mayChange: (FactID) -> Bool,
    checker make: (Claim) -> ExplanationChecker, using random: inout SeededGenerator
  ) -> (objections: [String], checked: Int) {
    var objections: [String] = []
    var checked = 0
    func expect(_ isSo: Bool, _ message: String) {
      checked += 1
      if !isSo { objections.append(message) }
    }
    for (change, isLower) in changes.lowering.map({ ($0, true) })
      + changes.raising.map({ ($0, false) })
    {
      for term in change.terms {
        if case .fact(let fact) = term.variable,
          make(.level(level)).book.vocabulary[fact].derivation == nil
        {
          expect(mayChange(fact), "\(fact) may not be changed")
        }
      }
      let checker = make(.level(isLower ? level : change.level))
      guard let other = checker.followingSample(of: change.terms, from: checker.profile) else {
        continue
      }
      let truth = checker.truth(in: other)
      expect(
        isLower ? truth != .holds : truth == .holds,
        "\(change.terms.map(\.condition)) does not change \(level) to \(change.level)")
      if isLower, change.level > .low {
        expect(
          make(.level(change.level)).truth(in: other) == .holds,
          "\(change.terms.map(\.condition)) does not leave \(change.level)")
      }
    }
    return (objections, checked)
  }
}

// MARK: - What to ask

extension ExplanationChecker {
  /// Checks that a question which is left out cannot matter: whatever else is answered, every answer
  /// to it, and none, leaves the claim as it is.
  public mutating func check(excluded fact: FactID, using random: inout SeededGenerator) {
    for _ in 0..<4 {
      var other = completed(profile, using: &random)
      other.answers[fact] = .closed(.refused)
      let without = truth(in: other)
      for value in values(fact).shuffled(using: &random).prefix(6) {
        other.answers[fact] = .known(value)
        let with = truth(in: other)
        expect(
          with == without, "\(fact) is not asked, and brings \(with), not \(without), in \(other)")
      }
    }
  }

  /// Checks what is said of all completions against some of them.
  public mutating func check(_ settled: Settlement, using random: inout SeededGenerator) {
    for _ in 0..<4 {
      let outcome = truth(in: completed(profile, using: &random))
      switch settled.truth {
      case .holds: expect(outcome == .holds, "it is called certain, and fails in a completion")
      case .fails: expect(outcome == .fails, "it is called out of reach, and holds in a completion")
      case .unknown: break
      }
    }
  }
}

// MARK: - Other profiles

extension ExplanationChecker {
  /// The profile with every open answer given, or refused, at random; items that are there too.
  private func completed(_ profile: Profile, using random: inout SeededGenerator) -> Profile {
    var other = profile
    func answer(_ fact: FactID) -> Answer {
      let values = values(fact)
      return values.isEmpty || random.chance(20) ? .closed(.refused) : .known(random.pick(values))
    }
    for fact in book.vocabulary.factIDs
    where fact != book.date && fact != book.subject && profile[fact] == .open {
      let rule = book.vocabulary[fact]
      guard rule.group == nil, rule.derivation == nil else { continue }
      other.answers[fact] = answer(fact)
    }
    for index in book.vocabulary.groups.indices {
      let group = GroupID(index: index)
      switch profile[group] {
      case .closed: break
      case .open: other.groups[group] = .closed(.refused)
      case .items(let items):
        other.groups[group] = .items(
          items.map { item in
            var item = item
            for fact in book.vocabulary[group].facts
            where item[fact, default: .open] == .open && book.vocabulary[fact].derivation == nil {
              item[fact] = answer(fact)
            }
            return item
          })
      }
    }
    return other
  }

  /// A profile with answers as the terms ask for; nothing where a term speaks of more than one fact's
  /// own value, or no value is at hand.
  private func following(
    _ terms: [Term], from start: Profile, using random: inout SeededGenerator
  ) -> Profile? {
    var other = start
    for term in terms {
      switch term.variable {
      case .fact(let fact) where book.vocabulary[fact].derivation == nil:
        guard let condition = term.condition else {
          guard !term.isChange, profile[fact] != .open else { return nil }
          continue
        }
        let all = values(fact) + [value(term.sample, of: fact)].compactMap { $0 }
        let allowed = all.filter { satisfies($0, condition, fact) }
        guard !allowed.isEmpty else { return nil }
        other.answers[fact] = .known(random.pick(allowed))
      // What stands in a group or a text is kept as it is given.
      case .group, .items: guard start.groups[group(of: term.variable)] != nil else { return nil }
      default: return nil
      }
    }
    return other
  }

  private func group(of variable: Variable) -> GroupID {
    switch variable {
    case .group(let group), .items(let group, _): group
    case .fact, .mention, .comparison: GroupID(index: 0)
    }
  }

  /// A profile with the very answers that were tried.
  fileprivate func followingSample(of terms: [Term], from start: Profile) -> Profile? {
    var other = start
    for term in terms {
      guard case .fact(let fact) = term.variable, book.vocabulary[fact].derivation == nil else {
        return nil
      }
      guard let value = value(term.sample, of: fact) else { return nil }
      other.answers[fact] = .known(value)
    }
    return other
  }

  /// An answer as it was tried.
  private func value(_ sample: Choice, of fact: FactID) -> Value? {
    let cell: UInt64
    switch sample {
    case .known(let value), .alike(let value): cell = value
    case .open, .closed, .comesOut: return nil
    }
    switch book.vocabulary[fact].kind {
    case .yesNo, .code: return .code(Int(cell))
    case .codes: return .codes(cell)
    case .number: return .number(Double(bitPattern: cell))
    case .date: return .date(Day(number: Int32(Double(bitPattern: cell))))
    case .text, .identifier: return nil
    }
  }

  private func satisfies(_ value: Value, _ condition: Predicate, _ fact: FactID) -> Bool {
    var one = Profile(answers: [fact: .known(value)])
    one.answers[book.date] = profile.answers[book.date] ?? one.answers[book.date]
    return reference.truth(of: condition, one, asOf: today) == .holds
  }
}
