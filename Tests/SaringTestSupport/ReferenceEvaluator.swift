public import SaringModel

/// Says what a program must compute, read straight from the meaning of the language.
///
/// Negation is pushed down to the tests while the conditions are read. Of a test and its
/// complement an open answer makes both possible and a closed one makes neither; all else is
/// monotone. So one `Truth` carries both bounds: what holds is certain, what is unknown is
/// possible, and what fails is out of reach.
public struct ReferenceEvaluator: Sendable {
  private let book: RuleBook
  private let only: Set<PackID>?
  private let lexicons: ReferenceLexicons

  /// Reads a rule book, of `only` these packs when given.
  public init(_ book: RuleBook, only: Set<PackID>? = nil) {
    self.book = book
    self.only = only
    lexicons = ReferenceLexicons(book.lexicons)
  }

  public func screen(_ profile: Profile, asOf today: Day) -> ReferenceOutcome {
    let reading = Reading(book, only, lexicons, profile, today: today)
    var outcome = ReferenceOutcome()
    for level in book.levels {
      let truth = level.when.map { reading.truth(of: $0) } ?? .holds
      if truth == .holds { outcome.level = level.level }
      if truth >= .unknown { outcome.possible = level.level }
    }
    outcome.isInformationSufficient = book.sufficiencies.contains { sufficiency in
      let applies = sufficiency.applies.map { reading.truth(of: $0) } ?? .holds
      let known = sufficiency.parts.count { reading.truth(of: $0) == .holds }
      return applies == .holds && known >= sufficiency.atLeast
    }
    for index in book.patterns.indices
    where reading.truth(of: .holds(PatternID(index: index))) == .holds {
      if book.patterns[index].isUrgent { outcome.isUrgent = true }
      let series = book.patterns[index].series
      if series == nil || !outcome.patterns.contains(where: { book[$0].series == series }) {
        outcome.patterns.append(PatternID(index: index))
      }
    }
    for index in book.indicators.indices {
      let indicator = IndicatorID(index: index)
      let strength = reading.strongest(of: indicator, negated: false) { $0 == .holds }
      if let strength {
        outcome.fired.append(.init(indicator: indicator, strength: strength))
      } else if reading.fired(indicator, from: .weak) == .unknown {
        outcome.open.append(indicator)
      }
    }
    outcome.fired.sort { ($1.strength, $0.indicator) < ($0.strength, $1.indicator) }
    return outcome
  }

  /// What is known of one indicator from a strength up.
  public func truth(
    of indicator: IndicatorID, from strength: Strength, _ profile: Profile, asOf today: Day
  ) -> Truth {
    Reading(book, only, lexicons, profile, today: today).fired(indicator, from: strength)
  }

  /// Every number and day that a profile gives or that is computed from it, by kind.
  ///
  /// An open answer may be compared with any of its kind.
  func amounts(in profile: Profile, asOf today: Day) -> [Fact.Kind: Set<Double>] {
    var reading = Reading(book, only, lexicons, profile, today: today)
    let vocabulary = book.vocabulary
    var found: [Fact.Kind: Set<Double>] = [:]
    func add(_ facts: some Sequence<FactID>) {
      for fact in facts {
        let kind = vocabulary[fact].kind
        guard kind == .number || kind == .date,
          case .known(let value) = reading.answer(to: fact), value.amount.isFinite
        else { continue }
        found[kind, default: []].insert(value.amount)
      }
    }
    add(vocabulary.factIDs.lazy.filter { vocabulary[$0].group == nil })
    for index in vocabulary.groups.indices {
      let group = GroupID(index: index)
      guard case .items(let items) = profile[group] else { continue }
      for item in items {
        reading.item = item
        add(vocabulary[group].facts)
      }
    }
    return found
  }

  /// What is known of any condition.
  public func truth(of condition: Predicate, _ profile: Profile, asOf today: Day) -> Truth {
    Reading(book, only, lexicons, profile, today: today).truth(of: condition)
  }

  /// What is known of one level.
  public func truth(of level: TriageLevel, _ profile: Profile, asOf today: Day) -> Truth {
    let reading = Reading(book, only, lexicons, profile, today: today)
    return book[level].when.map { reading.truth(of: $0) } ?? .holds
  }
}

/// One profile, read as of one day.
private struct Reading {
  let book: RuleBook
  let only: Set<PackID>?
  let lexicons: ReferenceLexicons
  let profile: Profile
  /// The profile's own date where it gives one, otherwise the day of the run: never open.
  let day: Day
  /// The item of a group that is being looked at.
  var item: [FactID: Answer] = [:]
  /// What was found of indicators before, so that a chain of them takes no exponential time.
  let found = Memory()

  final class Memory {
    struct Key: Hashable {
      let indicator: IndicatorID
      let strength: Strength
      let negated: Bool
    }
    var truths: [Key: Truth] = [:]
  }

  init(
    _ book: RuleBook, _ only: Set<PackID>?, _ lexicons: ReferenceLexicons, _ profile: Profile,
    today: Day
  ) {
    self.book = book
    self.only = only
    self.lexicons = lexicons
    self.profile = profile
    if case .known(.date(let date)) = profile[book.date] { day = date } else { day = today }
  }
}

// MARK: Conditions

extension Reading {
  func truth(of predicate: Predicate, negated: Bool = false) -> Truth {
    switch predicate {
    case .test(let test):
      truth(of: test, negated: negated)
    case .not(let part):
      truth(of: part, negated: !negated)
    case .all(let parts):
      atLeast(parts.count, of: parts.map { truth(of: $0, negated: negated) }, negated: negated)
    case .any(let parts):
      atLeast(1, of: parts.map { truth(of: $0, negated: negated) }, negated: negated)
    case .atLeast(let least, let parts):
      atLeast(least, of: parts.map { truth(of: $0, negated: negated) }, negated: negated)
    case .some(let group, let least, let inner):
      switch profile[group] {
      case .open: .unknown
      case .closed: .fails
      case .items(let items):
        atLeast(
          least,
          of: items.map { item in
            var reading = self
            reading.item = item
            return reading.truth(of: inner, negated: negated)
          }, negated: negated)
      }
    case .fired(let indicator, let strength):
      fired(indicator, from: strength, negated: negated)
    case .count(let count):
      truth(of: count, negated: negated)
    case .sum(let sum):
      truth(of: sum, negated: negated)
    case .positive(let dimension):
      truth(of: scoped(book[dimension].when, to: book[dimension].pack), negated: negated)
    case .holds(let pattern):
      isLeftOut(book[pattern].pack)
        ? never(negated)
        : truth(of: scoped(book[pattern].when, to: book[pattern].pack), negated: negated)
    }
  }

  /// What a pack that is left out says does not happen.
  private func isLeftOut(_ pack: PackID?) -> Bool {
    guard let only, let pack else { return false }
    return !only.contains(pack)
  }

  /// A pack may speak of records about some things only.
  private func scoped(_ condition: Predicate, to pack: PackID?) -> Predicate {
    guard let pack, let subject = book.subject, !book[pack].subjects.isEmpty else {
      return condition
    }
    return .all([.test(.isOne(subject, of: book[pack].subjects)), condition])
  }

  private func never(_ negated: Bool) -> Truth { negated ? .holds : .fails }

  /// At least so many parts hold; where the parts come negated, fewer of them do.
  private func atLeast(_ least: Int, of truths: [Truth], negated: Bool) -> Truth {
    let needed = negated ? truths.count - least + 1 : least
    guard needed > 0 else { return .holds }
    guard needed <= truths.count else { return .fails }
    return truths.sorted(by: >)[needed - 1]
  }

  func fired(_ indicator: IndicatorID, from least: Strength, negated: Bool = false) -> Truth {
    let key = Memory.Key(indicator: indicator, strength: least, negated: negated)
    if let truth = found.truths[key] { return truth }
    if isLeftOut(book[indicator].pack) { return never(negated) }
    let grades = book[indicator].grades.filter { $0.strength >= least }.map(\.when)
    let condition = Predicate.all([book[indicator].applies ?? .all([]), .any(grades)])
    let truth = truth(of: scoped(condition, to: book[indicator].pack), negated: negated)
    found.truths[key] = truth
    return truth
  }

  private func truth(of count: Count, negated: Bool) -> Truth {
    let truths = count.indicators.map { fired($0, from: count.from, negated: negated) }
    guard count.countsFamilies else { return atLeast(count.atLeast, of: truths, negated: negated) }
    var families: [String: [Truth]] = [:]
    for (indicator, truth) in zip(count.indicators, truths) {
      let family = book[indicator].family.map { "family \($0)" } ?? "indicator \(indicator.index)"
      families[family, default: []].append(truth)
    }
    let ofFamilies = families.values.map {
      atLeast(1, of: $0, negated: negated)
    }
    return atLeast(count.atLeast, of: ofFamilies, negated: negated)
  }

  private func truth(of sum: WeightedSum, negated: Bool) -> Truth {
    func total(_ counts: (Truth) -> Bool) -> Int {
      sum.indicators.reduce(0) { total, indicator in
        let strength = strongest(of: indicator, negated: negated, counts)
        return total + (strength.map { sum.weights[Int($0.rawValue)] } ?? 0)
      }
    }
    if negated {
      // Below the mark, however the indicators turn out that are not surely silent.
      if total({ $0 < .holds }) < sum.atLeast { return .holds }
      return total { $0 == .fails } < sum.atLeast ? .unknown : .fails
    }
    if total({ $0 == .holds }) >= sum.atLeast { return .holds }
    return total { $0 >= .unknown } >= sum.atLeast ? .unknown : .fails
  }

  /// The strongest strength whose truth passes the test.
  func strongest(
    of indicator: IndicatorID, negated: Bool, _ passes: (Truth) -> Bool
  ) -> Strength? {
    Strength.allCases.last { passes(fired(indicator, from: $0, negated: negated)) }
  }
}

// MARK: Tests

extension Reading {
  private func truth(of test: Test, negated: Bool) -> Truth {
    switch answer(to: test.fact) {
    case .open:
      // The other side of a comparison may be closed, and then nothing can come of it.
      if case .compare(_, _, let operand) = test, case .closed = answer(of: operand) {
        return .fails
      }
      return .unknown
    case .closed:
      return .fails
    case .known(let value):
      let isSatisfied: Bool
      switch test {
      case .isOne(_, let codes): isSatisfied = codes.contains { value == .code($0) }
      case .includesAny(_, let codes): isSatisfied = codes.contains { value.includes($0) }
      case .includesAll(_, let codes): isSatisfied = codes.allSatisfy { value.includes($0) }
      case .mentions(_, let lexicons, let least):
        isSatisfied = distinctPhrases(of: lexicons, in: value) >= least
      case .known: isSatisfied = true
      case .compare(_, let comparison, let operand):
        switch answer(of: operand) {
        case .open: return .unknown
        case .closed: return .fails
        case .known(let other): isSatisfied = comparison.holds(value.amount, other.amount)
        }
      }
      return isSatisfied != negated ? .holds : .fails
    }
  }

  private func answer(of operand: Operand) -> Answer {
    switch operand {
    case .constant(let number): .known(.number(number))
    case .parameter(let parameter):
      row(of: book.vocabulary[parameter].rows, key: 0).map { .known(.number($0)) }
        ?? .closed(.notApplicable)
    case .fact(let fact): answer(to: fact)
    }
  }

  func answer(to fact: FactID) -> Answer {
    if fact == book.date { return .known(.date(day)) }
    if fact == book.subject, profile[fact] == .open { return .known(.code(0)) }
    if let derivation = book.vocabulary[fact].derivation { return compute(derivation) }
    return book.vocabulary[fact].group == nil ? profile[fact] : item[fact] ?? .open
  }

  /// The row that holds on the day of the profile; without one there is no value to ask for.
  private func row(of rows: [Row], key: Int) -> Double? {
    rows.first { $0.key == key && $0.holds(on: day) }?.value
  }

  private func distinctPhrases(of lexicons: [LexiconID], in value: Value) -> Int {
    guard case .text(let text) = value else { return 0 }
    return self.lexicons.distinctPhrases(of: lexicons, in: text)
  }
}

extension Value {
  fileprivate var amount: Double {
    switch self {
    case .number(let number): number
    case .date(let day): Double(day.number)
    case .code, .codes, .text: preconditionFailure("only numbers and dates have an amount")
    }
  }

  fileprivate func includes(_ code: Int) -> Bool {
    guard case .codes(let codes) = self else { return false }
    return codes >> UInt64(code) & 1 == 1
  }
}

// MARK: Computed facts

extension Reading {
  /// Closed when an input is closed, otherwise open when one is open; without a result, closed.
  private func compute(_ derivation: Derivation) -> Answer {
    var values: [FactID: Value] = [:]
    var isOpen = false
    for fact in derivation.inputs {
      switch answer(to: fact) {
      case .closed(let reason): return .closed(reason)
      case .open: isOpen = true
      case .known(let value): values[fact] = value
      }
    }
    if isOpen { return .open }
    if case .differs(let left, let right) = derivation {
      return .known(.code(values[left] == values[right] ? 1 : 0))
    }
    return number(derivation, of: values).map { .known(.number($0)) } ?? .closed(.notApplicable)
  }

  private func number(_ derivation: Derivation, of values: [FactID: Value]) -> Double? {
    func numbers(_ parts: [Derivation], _ result: ([Double]) -> Double?) -> Double? {
      let known = parts.compactMap { number($0, of: values) }
      return known.count == parts.count ? result(known) : nil
    }
    switch derivation {
    case .fact(let fact): return values[fact]?.amount
    case .parameter(let parameter): return row(of: book.vocabulary[parameter].rows, key: 0)
    case .number(let number): return number
    case .lookUp(let table, let key):
      guard case .code(let code) = values[key] else { return nil }
      return row(of: book.vocabulary[table].rows, key: code)
    case .add(let parts): return numbers(parts) { $0.reduce(0, +) }
    case .subtract(let left, let right): return numbers([left, right]) { $0[0] - $0[1] }
    case .multiply(let parts): return numbers(parts) { $0.reduce(1, *) }
    case .divide(let left, let right):
      return numbers([left, right]) { $0[1] == 0 ? nil : $0[0] / $0[1] }
    case .minimum(let parts): return numbers(parts) { $0.min() }
    case .maximum(let parts): return numbers(parts) { $0.max() }
    case .monthsBetween(let first, let last):
      guard case (.date(let first), .date(let last)) = (values[first], values[last]) else {
        return nil
      }
      return Double(first.months(to: last))
    case .differs: preconditionFailure("whether two codes differ is no number")
    }
  }
}

extension Derivation {
  /// The facts it names.
  fileprivate var inputs: [FactID] {
    switch self {
    case .fact(let fact), .lookUp(_, key: let fact): [fact]
    case .parameter, .number: []
    case .add(let parts), .multiply(let parts), .minimum(let parts), .maximum(let parts):
      parts.flatMap(\.inputs)
    case .subtract(let left, let right), .divide(let left, let right): left.inputs + right.inputs
    case .monthsBetween(let left, let right), .differs(let left, let right): [left, right]
    }
  }
}
