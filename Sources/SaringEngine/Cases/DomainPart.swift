public import SaringModel

/// A part of a fact's domain that the tests of a claim cannot tell apart.
public struct DomainPart: Hashable, Sendable {
  /// A value of the part, as `ProfileBlock` holds it.
  public let cell: UInt64
  /// The numbers of the part, or the days as numbers; nothing for other kinds.
  public let interval: Interval?
}

/// Numbers without a gap; an end that is missing is the end of the domain.
public struct Interval: Hashable, Sendable {
  public struct End: Hashable, Sendable {
    public var value: Double
    public var isIncluded: Bool
  }

  public var lower: End?
  public var upper: End?

  public init(from lower: End?, to upper: End?) {
    self.lower = lower
    self.upper = upper
  }

  /// Both together, where the other begins at the end of this one.
  func joined(with next: Self) -> Self { Self(from: lower, to: next.upper) }
}

extension CaseEvaluation {
  /// The parts of a fact's domain that the tests of a claim tell apart, numbers in rising order.
  ///
  /// Of a set of codes with more than six tested ones, and of texts, there are none: their domain is
  /// not gone through.
  public func parts(of fact: FactID, in cone: Cone) -> [DomainPart] {
    parts(of: fact, in: cone.whole)
  }

  /// The same of the tests that a focus leaves undecided.
  public func parts(of fact: FactID, in focus: Focus) -> [DomainPart] {
    parts(of: fact, in: focus.part)
  }

  private func parts(of fact: FactID, in part: GraphPart) -> [DomainPart] {
    let tests = touched[fact.index].map { Int($0) }
      .filter { part.readsTest[$0] && program.graph.tests[$0].facts.contains(fact) }
    // The fact is looked up where it is used: to hold it would be to copy it.
    let vocabulary = program.book.vocabulary
    switch vocabulary[fact].kind {
    case .yesNo: return [0, 1].map { DomainPart(cell: $0, interval: nil) }
    case .code:
      return vocabulary[fact].codes.indices.map { DomainPart(cell: UInt64($0), interval: nil) }
    case .codes:
      let tested = testedCodes(in: tests)
      guard tested.count <= 6 else { return [] }
      return (0..<(1 << tested.count)).map { choice in
        let set = tested.enumerated().reduce(UInt64(0)) { set, code in
          choice >> code.offset & 1 == 1 ? set | 1 << UInt64(code.element) : set
        }
        return DomainPart(cell: set, interval: nil)
      }
    case .number, .date:
      return intervals(of: vocabulary[fact], cutBy: cuts(of: fact, in: tests))
    case .text, .identifier: return []
    }
  }

  func testedCodes(in tests: [Int]) -> [Int] {
    var tested: Set<Int> = []
    for test in tests {
      switch program.graph.tests[test] {
      case .includesAny(_, let codes), .includesAll(_, let codes): tested.formUnion(codes)
      case .isOne, .compare, .mentions, .known: break
      }
    }
    return tested.sorted()
  }

  /// The numbers with which tests compare a fact.
  func cuts(of fact: FactID, in tests: [Int]) -> Set<Double> {
    var cuts: Set<Double> = []
    for test in tests {
      switch program.main.tests[test] {
      case .compare(_, _, let constant): cuts.insert(constant)
      case .compareParameter(_, _, let parameter):
        if let limit = program.tables.parameter(parameter, on: day) { cuts.insert(limit) }
      case .compareColumns(let column, _, let other, _):
        let compared = program.graph.tests[test].fact == fact ? other : column
        if states[compared] == .known { cuts.insert(Double(bitPattern: cells[compared])) }
      case .codes, .includesAny, .includesAll, .mentions, .known: break
      }
    }
    return cuts
  }

  private func intervals(of rule: Fact, cutBy cuts: Set<Double>) -> [DomainPart] {
    let low = rule.minimum ?? -.infinity
    let high = rule.maximum ?? .infinity
    let inner = cuts.filter { $0 >= low && $0 <= high }.sorted()
    var parts: [DomainPart] = []
    func add(_ value: Double, from lower: Interval.End?, to upper: Interval.End?) {
      parts.append(
        DomainPart(cell: value.bitPattern, interval: Interval(from: lower, to: upper)))
    }
    /// A value strictly between two cuts, where the kind of fact has one.
    func between(_ left: Double, _ right: Double) -> Double? {
      if rule.kind == .date { return left + 1 < right ? left + 1 : nil }
      let middle =
        left.isInfinite ? right - 0.5 : right.isInfinite ? left + 0.5 : (left + right) / 2
      // A whole number is easier on the reader, and on whoever tries it.
      let whole = middle.rounded(.down)
      return whole > left && whole < right ? whole : middle
    }
    guard let first = inner.first, let last = inner.last else {
      let value = low.isFinite ? low : high.isFinite ? high : 0
      add(value, from: nil, to: nil)
      return parts
    }
    if first > low, let value = low.isFinite ? low : between(low, first) {
      add(value, from: nil, to: Interval.End(value: first, isIncluded: false))
    }
    for (position, cut) in inner.enumerated() {
      let end = Interval.End(value: cut, isIncluded: true)
      add(
        cut, from: position == 0 && first <= low ? nil : end,
        to: position == inner.count - 1 && last >= high ? nil : end)
      let open = Interval.End(value: cut, isIncluded: false)
      if position + 1 < inner.count {
        if let value = between(cut, inner[position + 1]) {
          add(
            value, from: open,
            to: Interval.End(value: inner[position + 1], isIncluded: false))
        }
      } else if cut < high, let value = high.isFinite ? high : between(cut, high) {
        add(value, from: open, to: nil)
      }
    }
    return parts
  }
}

extension Interval {
  /// Intervals that follow each other, joined where nothing lies between them.
  public static func joined(_ parts: [(position: Int, interval: Interval)]) -> [Interval] {
    var found: [(last: Int, interval: Interval)] = []
    for (position, interval) in parts {
      if let previous = found.last, previous.last + 1 == position {
        found[found.count - 1] = (position, previous.interval.joined(with: interval))
      } else {
        found.append((position, interval))
      }
    }
    return found.map(\.interval)
  }
}
