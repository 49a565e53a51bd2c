public import SaringModel

/// How large the rule books are that come out of the generator.
public struct RandomBookSize: Sendable {
  /// The most facts outside groups, beside identifier, stage and date.
  public var facts: Int
  public var groups: Int
  public var items: Int
  public var indicators: Int
  /// How deep a condition may nest.
  public var depth: Int
  /// Whether texts and lexicons are in it.
  public var hasTexts: Bool

  /// Large enough to hold every part of the language.
  public static let usual = Self(
    facts: 10, groups: 2, items: 3, indicators: 10, depth: 3, hasTexts: true)
  /// Large enough that counts need many bits.
  public static let large = Self(
    facts: 15, groups: 3, items: 9, indicators: 40, depth: 2, hasTexts: true)
  /// Small enough to try every way of completing a profile.
  public static let small = Self(
    facts: 3, groups: 1, items: 2, indicators: 3, depth: 2, hasTexts: false)
}

extension RuleBook {
  /// A rule book over the whole language, in which nothing depends on itself.
  public static func random(
    _ size: RandomBookSize = .usual, using random: inout SeededGenerator
  ) -> RuleBook {
    var maker = RandomBookMaker(size: size, random: random)
    defer { random = maker.random }
    return maker.make()
  }

  /// The numbers at which conditions on numbers may change, used for answers as well.
  static let randomNumbers: [Double] = [-2, -1, 0, 0.5, 1, 1.5, 2, 3, 4, 10]

  /// The days at which conditions on dates may change: month ends and their neighbours.
  public static let randomDays: [Day] = [
    "2023-02-28", "2023-12-31", "2024-01-01", "2024-01-31", "2024-02-01", "2024-02-29",
    "2024-03-01", "2024-03-31", "2025-02-28",
  ].compactMap { Day(iso: $0) }

  /// The words of phrases and texts; few, so that phrases overlap.
  static let randomWords = ["kerja", "gaji", "tinggi", "tanpa", "paspor", "bebas"]
}

private struct RandomBookMaker {
  let size: RandomBookSize
  var random: SeededGenerator

  private var facts: [Fact] = []
  private var groups: [Group] = []
  private var tables: [Table] = []
  private var parameters: [Parameter] = []
  private var lexicons: [Lexicon] = []
  /// Facts that conditions outside groups may read.
  private var readable: [FactID] = []
  private var indicators: [Indicator] = []
  private var defined: Defined = Defined()

  private let title = LocalizedText(["en": "–"])
  private let stage = FactID(index: 1)
  private let date = FactID(index: 2)

  /// What is defined already, so that a condition may read it.
  private struct Defined {
    var indicators: [IndicatorID] = []
    var dimensions: [DimensionID] = []
    var patterns: [PatternID] = []
  }

  init(size: RandomBookSize, random: SeededGenerator) {
    self.size = size
    self.random = random
  }
}

extension RandomBookMaker {
  mutating func make() -> RuleBook {
    makeVocabulary()
    let packs = (0..<random.number(1...2)).map {
      Pack(
        id: "pack-\($0)", title: title,
        subjects: random.chance(30) ? random.some(of: [0, 1, 2]) : [])
    }
    let rules = makeRules(packs: packs.count)
    return RuleBook(
      id: "random", version: "1", digest: String(repeating: "0", count: 64), languages: ["en"],
      title: title,
      vocabulary: Vocabulary(
        facts: facts, groups: groups, tables: tables, parameters: parameters),
      lexicons: lexicons, packs: packs, sources: [], dimensions: rules.dimensions,
      indicators: rules.indicators, patterns: rules.patterns, levels: makeLevels(),
      sufficiencies: (0..<random.number(0...2)).map { _ in makeSufficiency() }, stage: stage,
      date: date, subject: FactID(index: 3))
  }
}

// MARK: Facts

extension RandomBookMaker {
  private mutating func makeVocabulary() {
    facts = [
      Fact(name: "record.id", kind: .identifier, title: title),
      makeFact("record.stage", .code),
      Fact(name: "record.as_of", kind: .date, title: title),
      Fact(name: "record.subject", kind: .code, codes: makeCodes(3), title: title),
    ]
    readable = [stage, date]
    var kinds: [Fact.Kind] = [.yesNo, .code, .codes, .number, .number, .date]
    if size.hasTexts { kinds.append(.text) }
    for index in 0..<random.number(1...size.facts) {
      readable.append(FactID(index: facts.count))
      facts.append(makeFact("a.fact\(index)", random.pick(kinds)))
    }
    for index in 0..<random.number(0...2) { parameters.append(makeParameter(index)) }
    for index in 0..<random.number(0...2) { tables.append(makeTable(index)) }
    for index in 0..<random.number(0...size.groups) { makeGroup(index, kinds: kinds) }
    for index in 0..<random.number(0...3) {
      if let fact = makeDerivedFact("a.derived\(index)", from: readable, group: nil) {
        readable.append(FactID(index: facts.count))
        facts.append(fact)
      }
    }
    guard size.hasTexts else { return }
    for index in 0..<random.number(1...4) { lexicons.append(makeLexicon(index)) }
  }

  private mutating func makeFact(
    _ name: String, _ kind: Fact.Kind, group: GroupID? = nil
  ) -> Fact {
    let codes: [Fact.Code] =
      switch kind {
      case .yesNo: ["yes", "no"].map { Fact.Code(id: $0, title: title) }
      case .code: makeCodes(random.chance(5) ? 200 : random.number(1...4))
      case .codes: makeCodes(random.chance(10) ? 64 : random.number(1...4))
      case .number, .date, .text, .identifier: []
      }
    let isBounded = kind == .number && random.chance(40)
    return Fact(
      name: name, kind: kind, minimum: isBounded ? 0 : nil,
      maximum: isBounded && random.chance(50) ? 4 : nil, codes: codes, group: group, title: title,
      question: random.chance(70) ? title : nil)
  }

  private func makeCodes(_ count: Int) -> [Fact.Code] {
    (0..<count).map { Fact.Code(id: "c\($0)", title: title) }
  }

  private mutating func makeParameter(_ index: Int) -> Parameter {
    Parameter(id: "parameter\(index)", unit: nil, rows: makeRows(key: 0), title: title)
  }

  private mutating func makeTable(_ index: Int) -> Table {
    let keys = random.pick(readable.filter { facts[$0.index].kind == .code })
    let rows = facts[keys.index].codes.indices.flatMap { makeRows(key: $0) }
    return Table(id: "table\(index)", keys: keys, unit: nil, rows: rows, title: title)
  }

  /// Rows that follow each other, with gaps now and then; none, one or two of them.
  private mutating func makeRows(key: Int) -> [Row] {
    let days = RuleBook.randomDays
    let cut = random.number(1...days.count - 1)
    var rows: [Row] = []
    if random.chance(80) {
      rows.append(makeRow(key: key, until: random.chance(80) ? days[cut] : days[cut - 1]))
    }
    if random.chance(80) {
      let from = Day(number: days[cut].number + 1)
      rows.append(makeRow(key: key, from: from, until: random.chance(20) ? days.last : nil))
    }
    return rows.shuffled(using: &random)
  }

  private mutating func makeRow(key: Int, from: Day? = nil, until: Day? = nil) -> Row {
    Row(
      key: key, value: random.pick(RuleBook.randomNumbers), from: from, until: until, source: "–",
      isVerified: true)
  }

  private mutating func makeGroup(_ index: Int, kinds: [Fact.Kind]) {
    let group = GroupID(index: groups.count)
    var members: [FactID] = []
    for member in 0..<random.number(1...3) {
      members.append(FactID(index: facts.count))
      // No condition reads a text inside a group.
      let kind = random.pick(kinds.filter { $0 != .text })
      facts.append(makeFact("g\(index).fact\(member)", kind, group: group))
    }
    // What is computed of an item may also read what holds for the whole profile.
    let inputs = members + (random.chance(40) ? readable : [])
    if random.chance(40),
      let derived = makeDerivedFact("g\(index).derived", from: inputs, group: group)
    {
      members.append(FactID(index: facts.count))
      facts.append(derived)
    }
    groups.append(
      Group(
        name: "g\(index)", most: random.number(1...size.items), facts: members, title: title,
        question: title))
  }

  /// A fact computed from some of `inputs`, or nothing where they give no computation.
  private mutating func makeDerivedFact(
    _ name: String, from inputs: [FactID], group: GroupID?
  ) -> Fact? {
    let codes = Dictionary(grouping: inputs) { facts[$0.index].kind == .yesNo ? 2 : 0 }
    if random.chance(25), let pair = codes[2], pair.count > 1 {
      let chosen = Array(pair.shuffled(using: &random).prefix(2))
      return Fact(
        name: name, kind: .yesNo, codes: ["yes", "no"].map { Fact.Code(id: $0, title: title) },
        group: group, derivation: .differs(chosen[0], chosen[1]), title: title)
    }
    let derivation = makeDerivation(depth: 2, from: inputs)
    return Fact(name: name, kind: .number, group: group, derivation: derivation, title: title)
  }

  private mutating func makeDerivation(depth: Int, from inputs: [FactID]) -> Derivation {
    let numbers = inputs.filter { facts[$0.index].kind == .number }
    let dates = inputs.filter { facts[$0.index].kind == .date }
    let usable = tables.indices.filter { inputs.contains(tables[$0].keys) }
    switch random.number(0...(depth > 0 ? 11 : 4)) {
    case 0 where !parameters.isEmpty:
      return .parameter(ParameterID(index: random.number(0...parameters.count - 1)))
    case 1 where !usable.isEmpty:
      let table = random.pick(usable)
      return .lookUp(TableID(index: table), key: tables[table].keys)
    case 2 where !dates.isEmpty:
      return .monthsBetween(random.pick(dates), random.pick(dates))
    case 5: return .add(makeDerivations(depth: depth, from: inputs))
    case 6:
      return .subtract(
        makeDerivation(depth: depth - 1, from: inputs),
        makeDerivation(depth: depth - 1, from: inputs))
    case 7: return .multiply(makeDerivations(depth: depth, from: inputs))
    case 8, 9:
      return .divide(
        makeDerivation(depth: depth - 1, from: inputs),
        makeDerivation(depth: depth - 1, from: inputs))
    case 10: return .minimum(makeDerivations(depth: depth, from: inputs))
    case 11: return .maximum(makeDerivations(depth: depth, from: inputs))
    default:
      return numbers.isEmpty
        ? .number(random.pick(RuleBook.randomNumbers)) : .fact(random.pick(numbers))
    }
  }

  private mutating func makeDerivations(depth: Int, from inputs: [FactID]) -> [Derivation] {
    (0..<random.number(1...3)).map { _ in makeDerivation(depth: depth - 1, from: inputs) }
  }

  private mutating func makeLexicon(_ index: Int) -> Lexicon {
    let guards = (0..<index).filter { _ in random.chance(30) }.map(LexiconID.init(index:))
    return Lexicon(
      id: "lexicon\(index)", language: "id", title: title,
      phrases: (0..<random.number(1...4)).map { _ in makePhrase(1...2) },
      exceptions: (0..<random.number(0...2)).map { _ in makePhrase(2...3) }, guards: guards)
  }

  private mutating func makePhrase(_ length: ClosedRange<Int>) -> String {
    (0..<random.number(length)).map { _ in random.pick(RuleBook.randomWords) }
      .joined(separator: " ")
  }
}

// MARK: Conditions

extension RandomBookMaker {
  private mutating func makePredicate(depth: Int) -> Predicate {
    guard depth > 0, random.chance(75) else { return makeLeaf() }
    switch random.number(0...9) {
    case 0...2: return .all(makePredicates(depth: depth))
    case 3...5: return .any(makePredicates(depth: depth))
    case 6, 7: return .not(makePredicate(depth: depth - 1))
    default:
      let parts = makePredicates(depth: depth)
      return .atLeast(random.number(1...parts.count), parts)
    }
  }

  private mutating func makePredicates(depth: Int) -> [Predicate] {
    (0..<random.number(1...4)).map { _ in makePredicate(depth: depth - 1) }
  }

  /// A test, or a reference to what is defined already.
  private mutating func makeLeaf() -> Predicate {
    switch random.number(0...19) {
    case 0...2 where !groups.isEmpty:
      let group = random.number(0...groups.count - 1)
      return .some(
        GroupID(index: group), atLeast: random.number(1...groups[group].most),
        makeInner(depth: 2, facts: groups[group].facts))
    case 3...4 where !defined.indicators.isEmpty:
      return .fired(random.pick(defined.indicators), from: random.pick(Strength.allCases))
    case 5 where !defined.dimensions.isEmpty:
      return .positive(random.pick(defined.dimensions))
    case 6 where !defined.patterns.isEmpty:
      return .holds(random.pick(defined.patterns))
    case 7...8 where !countable.isEmpty:
      return makeCount()
    case 9 where !countable.isEmpty:
      return makeSum()
    default:
      return .test(makeTest(of: readable))
    }
  }

  private var countable: [IndicatorID] {
    defined.indicators.filter { indicators[$0.index].role == .risk }
  }

  private mutating func makeCount() -> Predicate {
    let selection = random.some(of: countable.sorted())
    return .count(
      Count(
        indicators: selection, from: random.pick(Strength.allCases),
        countsFamilies: random.chance(40), atLeast: random.number(1...selection.count + 1)))
  }

  private mutating func makeSum() -> Predicate {
    let selection = random.some(of: countable.sorted())
    var weights = (0..<3).map { _ in random.number(0...6) }.sorted()
    weights.append(random.chance(50) ? weights[2] : weights[2] + random.number(1...4))
    return .sum(
      WeightedSum(
        indicators: selection, weights: weights,
        atLeast: random.number(1...max(1, weights[3] * selection.count))))
  }

  private mutating func makeInner(depth: Int, facts: [FactID]) -> Predicate {
    guard depth > 0, random.chance(60) else { return .test(makeTest(of: facts)) }
    let parts = (0..<random.number(1...3)).map { _ in makeInner(depth: depth - 1, facts: facts) }
    switch random.number(0...3) {
    case 0: return .all(parts)
    case 1: return .any(parts)
    case 2: return .not(parts[0])
    default: return .atLeast(random.number(1...parts.count), parts)
    }
  }

  private mutating func makeTest(of readable: [FactID]) -> Test {
    let fact = random.pick(readable)
    let codes = Array(facts[fact.index].codes.indices)
    switch facts[fact.index].kind {
    case .yesNo, .code: return .isOne(fact, of: random.some(of: codes))
    case .codes:
      let some = random.some(of: codes)
      return random.chance(50) ? .includesAny(fact, some) : .includesAll(fact, some)
    case .number, .date: return makeComparison(of: fact, with: readable)
    case .text:
      guard !lexicons.isEmpty else { return .isOne(stage, of: [0]) }
      let chosen = random.some(of: lexicons.indices.map(LexiconID.init(index:)))
      return .mentions(fact, chosen, atLeast: random.number(1...3))
    case .identifier: return .isOne(stage, of: [0])
    }
  }

  private mutating func makeComparison(of fact: FactID, with readable: [FactID]) -> Test {
    let kind = facts[fact.index].kind
    let comparison = random.pick(Comparison.allCases)
    if random.chance(20) {
      // An item may be compared with what holds for the whole profile.
      let others = (readable + self.readable).filter {
        facts[$0.index].kind == kind && $0 != fact
      }
      if !others.isEmpty { return .compare(fact, comparison, .fact(random.pick(others))) }
    }
    if kind == .number, !parameters.isEmpty, random.chance(25) {
      let parameter = ParameterID(index: random.number(0...parameters.count - 1))
      return .compare(fact, comparison, .parameter(parameter))
    }
    let constant =
      kind == .date
      ? Double(random.pick(RuleBook.randomDays).number) : random.pick(RuleBook.randomNumbers)
    return .compare(fact, comparison, .constant(constant))
  }
}

// MARK: Indicators and what is made of them

extension RandomBookMaker {
  private enum Definition {
    case indicator(Int)
    case dimension(Int)
    case pattern(Int)
  }

  /// Writes indicators, dimensions and patterns in a random order, each of which reads only what
  /// was written before it; so a later one may stand before an earlier one in the book.
  private mutating func makeRules(
    packs: Int
  ) -> (indicators: [Indicator], dimensions: [Dimension], patterns: [Pattern]) {
    let count = random.number(1...size.indicators)
    let packOf = (0..<count).map { _ in random.number(0...packs - 1) }.sorted()
    let dimensionCount = random.number(0...3)
    let patternCount = random.number(0...3)
    // The empty ones are places to write to.
    indicators = packOf.map { pack in
      Indicator(
        id: "", pack: PackID(index: pack), role: random.chance(80) ? .risk : .note, title: title,
        grades: [], because: title)
    }
    var dimensions = [Dimension?](repeating: nil, count: dimensionCount)
    var patterns = [Pattern?](repeating: nil, count: patternCount)
    let order =
      (0..<count).map(Definition.indicator) + (0..<dimensionCount).map(Definition.dimension)
      + (0..<patternCount).map(Definition.pattern)
    for definition in order.shuffled(using: &random) {
      switch definition {
      case .indicator(let index):
        indicators[index] = makeIndicator(
          index, in: indicators[index].pack, role: indicators[index].role,
          dimensions: dimensionCount)
        defined.indicators.append(IndicatorID(index: index))
      case .dimension(let index):
        dimensions[index] = Dimension(
          id: "dimension\(index)", pack: PackID(index: 0), title: title,
          when: makePredicate(depth: 2))
        defined.dimensions.append(DimensionID(index: index))
      case .pattern(let index):
        patterns[index] = Pattern(
          id: "pattern\(index)", isUrgent: random.chance(30), title: title, because: nil,
          when: makePredicate(depth: 2), pack: random.chance(50) ? PackID(index: 0) : nil,
          series: random.chance(50) ? "series\(random.number(0...1))" : nil)
        defined.patterns.append(PatternID(index: index))
      }
    }
    return (indicators, dimensions.compactMap(\.self), patterns.compactMap(\.self))
  }

  private mutating func makeIndicator(
    _ index: Int, in pack: PackID, role: Role, dimensions: Int
  ) -> Indicator {
    let strengths = random.some(of: Array(Strength.allCases.reversed()))
    return Indicator(
      id: "I-\(index)", pack: pack,
      dimension: dimensions > 0 && random.chance(50)
        ? DimensionID(index: random.number(0...dimensions - 1)) : nil,
      elements: random.some(of: Element.allCases, atLeast: 0),
      family: random.chance(50) ? "family\(random.number(0...2))" : nil,
      tags: random.chance(30) ? ["tag"] : [], role: role, title: title,
      applies: random.chance(40) ? makePredicate(depth: 1) : nil,
      grades: strengths.map { Grade(strength: $0, when: makePredicate(depth: size.depth)) },
      because: title)
  }

  private mutating func makeLevels() -> [Level] {
    TriageLevel.allCases.map { level in
      Level(
        level: level, title: title, because: nil, actions: [.inform],
        when: level == .low ? nil : makePredicate(depth: 2))
    }
  }

  private mutating func makeSufficiency() -> Sufficiency {
    let parts = (0..<random.number(1...4)).map { _ -> Predicate in
      guard random.chance(70) else { return makePredicate(depth: 1) }
      let known = random.some(of: readable).prefix(3).map { Predicate.test(.known($0)) }
      return .any(known + (random.chance(30) ? [makePredicate(depth: 1)] : []))
    }
    return Sufficiency(
      applies: random.chance(40) ? makePredicate(depth: 1) : nil,
      atLeast: random.number(1...parts.count), parts: parts, title: title)
  }
}
