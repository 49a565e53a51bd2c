import SaringModel

/// The truth of some conditions over every combination of answers that they can tell apart.
///
/// The domain of each fact is split at the cut points that the conditions use; one cell says that
/// the answer is missing, where no literal holds whichever way it is turned. What is not a test
/// with fixed answers is taken as free to hold or fail. So there are never fewer combinations here
/// than in life: what is false in all of them can never hold.
struct TruthTable {
  private enum Variable: Hashable {
    case fact(FactID)
    /// Any other condition, taken as one.
    case other(Predicate)
  }

  private enum Cell {
    case missing
    case code(Int)
    case number(Double)
    case codes(UInt64)
    case holds
    case fails
    /// Whatever makes the one literal of this fact hold.
    case free
  }

  private var positions: [Variable: Int] = [:]
  private var domains: [[Cell]] = []
  /// How many combinations lie between two neighbouring cells of a variable.
  private var strides: [Int] = []
  private let combinations: Int
  private let most = 20_000

  /// Nothing when there are too many combinations to try them all.
  ///
  /// With `freeing` the literals of facts that are tested once are taken to hold. The conditions
  /// are monotone in them, so what can hold at all can hold then; only that may be asked.
  init?(
    of predicates: [Predicate], freeing: Bool = false,
    limits: (FactID) -> (minimum: Double?, maximum: Double?)
  ) {
    var tests: [Variable: [Test]] = [:]
    var order: [Variable] = []
    var mentions: [Variable: Int] = [:]
    for predicate in predicates { Self.collect(predicate, &tests, &order, &mentions) }
    var product = 1
    for variable in order {
      let cells =
        freeing && mentions[variable] == 1
        ? [.free] : Self.cells(of: variable, tests[variable] ?? [], limits)
      guard product * cells.count <= most else { return nil }
      positions[variable] = domains.count
      strides.append(product)
      domains.append(cells)
      product *= cells.count
    }
    combinations = product
  }
}

// MARK: - Domains

extension TruthTable {
  private static func collect(
    _ predicate: Predicate, _ tests: inout [Variable: [Test]], _ order: inout [Variable],
    _ mentions: inout [Variable: Int]
  ) {
    switch predicate {
    case .not(let part): collect(part, &tests, &order, &mentions)
    case .all(let parts), .any(let parts), .atLeast(_, let parts):
      for part in parts { collect(part, &tests, &order, &mentions) }
    default:
      let variable = variable(of: predicate)
      mentions[variable, default: 0] += 1
      if tests[variable] == nil { order.append(variable) }
      if case .test(let test) = predicate {
        tests[variable, default: []].append(test)
      } else {
        tests[variable] = []
      }
    }
  }

  private static func variable(of predicate: Predicate) -> Variable {
    switch predicate {
    case .test(.isOne(let fact, _)), .test(.includesAny(let fact, _)),
      .test(.includesAll(let fact, _)), .test(.compare(let fact, _, .constant)):
      .fact(fact)
    default: .other(predicate)
    }
  }

  private static func cells(
    of variable: Variable, _ tests: [Test],
    _ limits: (FactID) -> (minimum: Double?, maximum: Double?)
  ) -> [Cell] {
    guard case .fact(let fact) = variable, let first = tests.first else {
      return [.missing, .holds, .fails]
    }
    switch first {
    case .isOne: return [.missing] + codes(of: tests).map { .code($0) }
    case .includesAny, .includesAll: return [.missing] + sets(of: tests).map { .codes($0) }
    default:
      let (minimum, maximum) = limits(fact)
      return [.missing] + numbers(of: tests, minimum, maximum).map { .number($0) }
    }
  }

  /// One code for each class of codes that no test tells apart; -1 is a code that none names.
  private static func codes(of tests: [Test]) -> [Int] {
    var classes: [Int: UInt64] = [:]
    for (index, test) in tests.enumerated() {
      guard case .isOne(_, let positions) = test else { continue }
      for position in positions { classes[position, default: 0] |= 1 << UInt64(index % 64) }
    }
    if tests.count > 64 { return [-1] + classes.keys.sorted() }
    var seen: Set<UInt64> = []
    return [-1] + classes.keys.sorted().filter { seen.insert(classes[$0] ?? 0).inserted }
  }

  /// All sets of the codes that are named.
  private static func sets(of tests: [Test]) -> [UInt64] {
    var named: Set<Int> = []
    for test in tests {
      switch test {
      case .includesAny(_, let positions), .includesAll(_, let positions):
        named.formUnion(positions)
      default: break
      }
    }
    var sets: [UInt64] = [0]
    for position in named.sorted() where sets.count <= 20_000 {
      sets += sets.map { $0 | 1 << UInt64(position) }
    }
    return sets
  }

  /// The cut points and limits, and one number in each gap between them.
  private static func numbers(
    of tests: [Test], _ minimum: Double?, _ maximum: Double?
  ) -> [Double] {
    var points: Set<Double> = []
    for test in tests {
      if case .compare(_, _, .constant(let value)) = test { points.insert(value) }
    }
    let cuts = points.sorted()
    guard let first = cuts.first, let last = cuts.last else { return [] }
    points.insert(minimum ?? first - 1)
    points.insert(maximum ?? last + 1)
    let sorted = points.sorted()
    let gaps = zip(sorted, sorted.dropFirst()).map { ($0 + $1) / 2 }
    return (sorted + gaps).filter { $0 >= minimum ?? $0 && $0 <= maximum ?? $0 }
  }
}

// MARK: - Truth

extension TruthTable {
  /// One bit for each combination.
  typealias Bits = [UInt64]

  /// Where a condition holds, or where its complement does.
  func bits(of predicate: Predicate, isNegated: Bool = false) -> Bits {
    switch predicate {
    case .not(let part): bits(of: part, isNegated: !isNegated)
    case .all(let parts):
      isNegated
        ? atLeast(1, of: parts, isNegated: true) : all(of: parts, isNegated: false)
    case .any(let parts):
      isNegated ? all(of: parts, isNegated: true) : atLeast(1, of: parts, isNegated: false)
    case .atLeast(let number, let parts):
      atLeast(
        isNegated ? parts.count - number + 1 : number, of: parts, isNegated: isNegated)
    default: literal(predicate, isNegated: isNegated)
    }
  }

  /// Whether no combination is in `bits`.
  static func isEmpty(_ bits: Bits) -> Bool { bits.allSatisfy { $0 == 0 } }

  /// What is in `bits` and not in `others`.
  static func difference(_ bits: Bits, _ others: Bits) -> Bits {
    zip(bits, others).map { $0 & ~$1 }
  }

  static func both(_ bits: Bits, _ others: Bits) -> Bits { zip(bits, others).map { $0 & $1 } }

  static func either(_ bits: Bits, _ others: Bits) -> Bits { zip(bits, others).map { $0 | $1 } }

  /// Every combination.
  var everything: Bits {
    var bits = Bits(repeating: .max, count: (combinations + 63) / 64)
    if combinations % 64 != 0 { bits[bits.count - 1] = (1 << UInt64(combinations % 64)) - 1 }
    return bits
  }

  private var nothing: Bits { Bits(repeating: 0, count: (combinations + 63) / 64) }

  private func all(of parts: [Predicate], isNegated: Bool) -> Bits {
    parts.reduce(everything) { Self.both($0, bits(of: $1, isNegated: isNegated)) }
  }

  private func atLeast(_ number: Int, of parts: [Predicate], isNegated: Bool) -> Bits {
    guard number > 0 else { return everything }
    guard number <= parts.count else { return nothing }
    /// Where at least so many of the parts so far hold.
    var counts = [Bits](repeating: nothing, count: number + 1)
    counts[0] = everything
    for part in parts {
      let bits = bits(of: part, isNegated: isNegated)
      for count in stride(from: number, to: 0, by: -1) {
        counts[count] = Self.either(counts[count], Self.both(counts[count - 1], bits))
      }
    }
    return counts[number]
  }

  private func literal(_ predicate: Predicate, isNegated: Bool) -> Bits {
    guard let position = positions[Self.variable(of: predicate)] else { return nothing }
    let truth = domains[position].map { Self.holds(predicate, $0, isNegated: isNegated) }
    let stride = strides[position]
    var bits = nothing
    var cell = 0
    for start in Swift.stride(from: 0, to: combinations, by: stride) {
      if truth[cell] { Self.fill(&bits, from: start, count: stride) }
      cell = cell + 1 == truth.count ? 0 : cell + 1
    }
    return bits
  }

  /// Sets neighbouring bits, a word at a time.
  private static func fill(_ bits: inout Bits, from start: Int, count: Int) {
    var position = start
    let end = start + count
    while position < end {
      let within = position & 63
      let length = min(64 - within, end - position)
      bits[position >> 6] |= (UInt64.max >> UInt64(64 - length)) << UInt64(within)
      position += length
    }
  }

  private static func holds(_ predicate: Predicate, _ cell: Cell, isNegated: Bool) -> Bool {
    let holds: Bool
    switch (cell, predicate) {
    case (.missing, _): return false
    case (.free, _): return true
    case (.code(let code), .test(.isOne(_, let positions))): holds = positions.contains(code)
    case (.number(let value), .test(.compare(_, let comparison, .constant(let limit)))):
      holds = comparison.holds(value, limit)
    case (.codes(let set), .test(.includesAny(_, let positions))):
      holds = positions.contains { set & (1 << UInt64($0)) != 0 }
    case (.codes(let set), .test(.includesAll(_, let positions))):
      holds = positions.allSatisfy { set & (1 << UInt64($0)) != 0 }
    case (.holds, _): holds = true
    default: holds = false
    }
    return holds != isNegated
  }
}
