import CColumns
public import SaringModel

/// 256 profiles twice: four words of what is certain, then four of what is possible.
typealias Bounds = SIMD8<UInt64>

/// What one worker needs to screen blocks: scratch, and the masks of the last block.
///
/// Bit *i* of a word speaks of profile *i*, so one step serves 64 profiles; every step runs at once
/// on what is certain and on what is possible.
public struct Evaluation: ~Copyable {
  public let program: Program
  /// The graph, and each inner graph, in memory of this worker.
  let main: RunnableSegment
  let inners: [RunnableSegment]
  /// The nodes of `FindingNodes` likewise.
  let fired: UnsafeBufferPointer<Int32>
  let reach: IndicatorReach
  let ranking: QuestionRanking
  /// For each node of the graph its bounds.
  let nodes: UnsafeMutablePointer<Bounds>
  /// For each test: satisfied, where known; complements are made of it.
  let tests: UnsafeMutablePointer<TestMasks>
  /// Nodes and tests of an inner graph, for one item after another.
  private let itemNodes: UnsafeMutablePointer<Bounds>
  private let itemTests: UnsafeMutablePointer<TestMasks>
  private let counters: UnsafeMutablePointer<Bounds>
  private let itemCounters: UnsafeMutablePointer<Bounds>
  let days: UnsafeMutablePointer<Int32>
  private let stack: UnsafeMutablePointer<Double>
  private let scanner = TextScanner()
  private let mentionMasks: MentionMasks
  /// For each text program the findings of all lanes, lane by lane.
  var phrases: [[PhraseFinding]]
  /// For each text program where the findings of each lane begin; one more at the end.
  var phraseStarts: [[Int]]
  private(set) var laneCount = 0
  /// The day of all profiles of the block, when it is one.
  private var commonDay: Int32?

  public init(_ program: Program) {
    self.program = program
    main = RunnableSegment(program.main)
    inners = program.inners.map(RunnableSegment.init)
    fired = copied(program.findings.fired)
    reach = IndicatorReach(program.findings)
    ranking = QuestionRanking(program.findings)
    let inners = program.inners
    nodes = .allocate(capacity: max(1, program.main.steps.count))
    nodes.initialize(repeating: .zero, count: max(1, program.main.steps.count))
    tests = .allocate(capacity: max(1, program.main.tests.count))
    itemNodes = .allocate(capacity: max(1, inners.map(\.steps.count).max() ?? 1))
    itemTests = .allocate(capacity: max(1, inners.map(\.tests.count).max() ?? 1))
    counters = .allocate(capacity: program.main.counterBits)
    itemCounters = .allocate(capacity: program.main.counterBits)
    days = .allocate(capacity: ProfileBlock.capacity)
    days.initialize(repeating: 0, count: ProfileBlock.capacity)
    stack = .allocate(capacity: max(1, program.derivations.map(\.depth).max() ?? 1) * 64)
    mentionMasks = MentionMasks(program.texts, lexiconCount: program.book.lexicons.count)
    phrases = Array(repeating: [], count: program.texts.count)
    phraseStarts = Array(repeating: [], count: program.texts.count)
  }

  deinit {
    main.deallocate()
    for inner in inners { inner.deallocate() }
    reach.deallocate()
    mentionMasks.deallocate()
    fired.start.deallocate()
    ranking.deallocate()
    nodes.deallocate()
    tests.deallocate()
    itemNodes.deallocate()
    itemTests.deallocate()
    counters.deallocate()
    itemCounters.deallocate()
    days.deallocate()
    stack.deallocate()
  }
}

/// What a test says of 256 profiles.
struct TestMasks {
  /// Where the profile has the answer: whether it satisfies the test.
  var satisfied = SIMD4<UInt64>()
  var known = SIMD4<UInt64>()
  var open = SIMD4<UInt64>()

  /// The bounds of the test or of its complement.
  func bounds(isComplement: Bool) -> Bounds {
    let certain = known & (isComplement ? ~satisfied : satisfied)
    return Bounds(lowHalf: certain, highHalf: certain | open)
  }
}

extension Evaluation {
  /// Screens every profile of the block and computes its derived columns.
  ///
  /// - Parameters:
  ///   - block: Profiles in the layout of the program.
  ///   - asOf: The day used where a profile names none, and written there: the date of a profile is
  ///     never open.
  public mutating func screen(_ block: inout ProfileBlock, asOf: Day) {
    laneCount = block.count
    fillDays(&block, asOf)
    fillSubjects(&block)
    for derivation in program.derivations {
      derivation.compute(in: &block, tables: program.tables, days: days, stack: stack)
    }
    scanTexts(block)
    for index in main.tests.indices {
      // Not `&tests[index]`: that crashes the compiler (6.3) under the thread sanitizer.
      fill(&(tests + index).pointee, main.tests[index], of: main, item: 0, block)
    }
    run(main, on: tests, into: nodes, counters: counters, block)
    reach.forget()
    ranking.forget()
  }

  private mutating func fillDays(_ block: inout ProfileBlock, _ asOf: Day) {
    defer {
      commonDay = (1..<max(1, block.count)).allSatisfy { days[$0] == days[0] } ? days[0] : nil
    }
    for lane in 0..<block.count {
      days[lane] = asOf.number
      guard let column = program.dateColumn else { continue }
      if block.isKnown(column: column, lane: lane) {
        days[lane] = Int32(Double(bitPattern: block.cell(column: column, lane: lane)))
      } else {
        block.set(number: Double(asOf.number), column: column, lane: lane)
      }
    }
  }

  /// What a record is about is never open: without a word it is about the first code.
  private func fillSubjects(_ block: inout ProfileBlock) {
    guard let column = program.subjectColumn else { return }
    for lane in 0..<block.count where block.isOpen(column: column, lane: lane) {
      block.set(UInt64(0), column: column, lane: lane)
    }
  }

  private mutating func scanTexts(_ block: borrowing ProfileBlock) {
    mentionMasks.clear()
    for (index, text) in program.texts.enumerated() {
      // Not changed where they stand, which would be asked for each text whether it may be.
      var findings: [PhraseFinding] = []
      var starts: [Int] = []
      swap(&findings, &phrases[index])
      swap(&starts, &phraseStarts[index])
      findings.removeAll(keepingCapacity: true)
      starts.removeAll(keepingCapacity: true)
      var table: PhraseTable?
      for lane in 0..<block.count {
        starts.append(findings.count)
        guard block.isKnown(column: text.column, lane: lane) else { continue }
        let met = table ?? text.table
        table = met
        let start = findings.count
        block.text(column: text.column, lane: lane) {
          scanner.scan($0, for: text, in: met, into: &findings)
        }
        guard findings.count > start else { continue }
        mentionMasks.note(findings[start...], text: index, lane: lane, mentions: text.mentions)
      }
      starts.append(findings.count)
      swap(&findings, &phrases[index])
      swap(&starts, &phraseStarts[index])
    }
  }

  /// Runs a segment's steps on its tests, children first.
  private func run(
    _ segment: RunnableSegment, on tests: UnsafeMutablePointer<TestMasks>,
    into nodes: UnsafeMutablePointer<Bounds>, counters: UnsafeMutablePointer<Bounds>,
    _ block: borrowing ProfileBlock
  ) {
    let operands = segment.operands
    for index in segment.steps.indices {
      switch segment.steps[index] {
      case .constant(let value):
        nodes[index] = value ? ~Bounds.zero : .zero
      case .literal(let test, let isComplement):
        nodes[index] = tests[Int(test)].bounds(isComplement: isComplement)
      case .all(let stretch):
        var bounds = ~Bounds.zero
        for position in stretch.positions { bounds &= nodes[Int(operands[position])] }
        nodes[index] = bounds
      case .any(let stretch):
        var bounds = Bounds.zero
        for position in stretch.positions { bounds |= nodes[Int(operands[position])] }
        nodes[index] = bounds
      case .atLeast(let threshold, let stretch, let bits):
        var counter = BitCounter(counters, bits: bits)
        for position in stretch.positions {
          let addend = segment.addends[position]
          counter.add(nodes[Int(addend.node)], weight: addend.weight)
        }
        nodes[index] = counter.isAtLeast(threshold)
      case .some(let items, let root, let bits):
        nodes[index] = some(items, root: root, bits: bits, block)
      }
    }
  }

  /// Runs the inner graph on one item after another and counts.
  private func some(
    _ items: DecisionGraph.Items, root: Int, bits: Int, _ block: borrowing ProfileBlock
  ) -> Bounds {
    let segment = inners[items.inner]
    let group = items.group.index
    var counter = BitCounter(itemCounters, bits: bits)
    for item in 0..<block.itemsInUse[group] {
      for index in segment.tests.indices {
        fill(&itemTests[index], segment.tests[index], of: segment, item: item, block)
      }
      withUnsafeTemporaryAllocation(of: Bounds.self, capacity: segment.counterBits) { scratch in
        guard let counters = scratch.baseAddress else { return }
        run(segment, on: itemTests, into: itemNodes, counters: counters, block)
      }
      let exists = load(block.itemMasks + (block.layout.firstItems[group] + item) * 4)
      let both = Bounds(lowHalf: exists, highHalf: exists)
      counter.add(both & (items.isComplement ? ~itemNodes[root] : itemNodes[root]), weight: 1)
    }
    let enough = counter.isAtLeast(items.atLeast)
    let known = load(block.groupMasks + group * 8)
    let open = load(block.groupMasks + group * 8 + 4)
    let holds = items.isComplement ? ~enough : enough
    return Bounds(lowHalf: holds.lowHalf & known, highHalf: (holds.highHalf & known) | open)
  }

  private func load(_ words: UnsafePointer<UInt64>) -> SIMD4<UInt64> {
    SIMD4(words[0], words[1], words[2], words[3])
  }

  /// Fills one test for one item (0 outside groups) of every lane.
  private func fill(
    _ masks: inout TestMasks, _ test: ColumnTest, of segment: RunnableSegment, item: Int,
    _ block: borrowing ProfileBlock
  ) {
    let column = test.column + item
    let base = block.masks + column * 8
    masks.known = load(base)
    masks.open = load(base + 4)
    let cells = block.cells + column * ProfileBlock.stride
    let words = Int32((block.count + 63) / 64)
    switch test {
    case .codes(_, let first, 1):
      let codes = segment.codeBits[first]
      masks.satisfied = satisfied(masks.known) { ccl_is_one(CCL_AVX512, cells, codes, words, $0) }
    case .codes(_, let first, let count):
      let bits = segment.codeBits + first
      masks.satisfied = mask(masks.known, Int(words)) { lane in
        let code = Int(truncatingIfNeeded: cells[lane])
        return code >> 6 < count && bits[code >> 6] >> UInt64(code & 63) & 1 == 1
      }
    case .compare(_, let comparison, let constant):
      masks.satisfied = satisfied(masks.known) {
        ccl_compare(CCL_AVX512, cells, comparison.shim, constant, words, $0)
      }
    case .compareParameter(_, let comparison, let parameter):
      compare(&masks, with: parameter, comparison, cells, words, block)
    case .compareColumns(_, let comparison, let other, let otherIsOfItem):
      let otherColumn = other + (otherIsOfItem ? item : 0)
      let otherBase = block.masks + otherColumn * 8
      let (otherKnown, otherOpen) = (load(otherBase), load(otherBase + 4))
      let closed = ~(masks.known | masks.open) | ~(otherKnown | otherOpen)
      masks.open = (masks.open | otherOpen) & ~closed
      masks.known &= otherKnown
      let others = block.cells + otherColumn * ProfileBlock.stride
      masks.satisfied = satisfied(masks.known) {
        ccl_compare_columns(CCL_AVX512, cells, others, comparison.shim, words, $0)
      }
    case .includesAny(_, let codes):
      masks.satisfied = satisfied(masks.known) {
        ccl_includes_any(CCL_AVX512, cells, codes, words, $0)
      }
    case .includesAll(_, let codes):
      masks.satisfied = satisfied(masks.known) {
        ccl_includes_all(CCL_AVX512, cells, codes, words, $0)
      }
    case .mentions(_, let text, let mention):
      masks.satisfied = mentionMasks.mask(text: text, mention: mention)
    case .known:
      masks.satisfied = masks.known
      masks.known = ~SIMD4<UInt64>()
      masks.open = SIMD4<UInt64>()
    }
    masks.satisfied &= masks.known
  }

  /// The words that a test of a column writes, all lanes at once; a column that nobody knows is not
  /// looked at.
  @inline(__always)
  private func satisfied(
    _ known: SIMD4<UInt64>, _ test: (UnsafeMutablePointer<UInt64>) -> Void
  ) -> SIMD4<UInt64> {
    if known == .zero { return .zero }
    return withUnsafeTemporaryAllocation(of: UInt64.self, capacity: 4) { words in
      guard let base = words.baseAddress else { return SIMD4() }
      words.initialize(repeating: 0)
      test(base)
      return load(base)
    }
  }

  /// Compares a column with a parameter as it was on the day of each profile; where it had no value
  /// there is nothing to compare with, now or later.
  private func compare(
    _ masks: inout TestMasks, with parameter: ParameterID, _ comparison: Comparison,
    _ cells: UnsafePointer<UInt64>, _ words: Int32, _ block: borrowing ProfileBlock
  ) {
    if let day = commonDay {
      guard let value = program.tables.parameter(parameter, on: day) else {
        masks = TestMasks()
        return
      }
      masks.satisfied = satisfied(masks.known) {
        ccl_compare(CCL_AVX512, cells, comparison.shim, value, words, $0)
      }
      return
    }
    var (dated, holds) = (SIMD4<UInt64>(), SIMD4<UInt64>())
    for lane in 0..<block.count {
      guard let value = program.tables.parameter(parameter, on: days[lane]) else { continue }
      let bit: UInt64 = 1 << UInt64(lane & 63)
      dated[lane >> 6] |= bit
      if comparison.holds(Double(bitPattern: cells[lane]), value) { holds[lane >> 6] |= bit }
    }
    masks.satisfied = holds
    masks.known &= dated
    masks.open &= dated
  }

  /// One bit for each known lane that satisfies; the rest are zero.
  @inline(__always)
  private func mask(
    _ known: SIMD4<UInt64>, _ words: Int, satisfies: (Int) -> Bool
  ) -> SIMD4<UInt64> {
    var result = SIMD4<UInt64>()
    for word in 0..<words {
      let candidates = known[word]
      if candidates == 0 { continue }
      var bits: UInt64 = 0
      if candidates.nonzeroBitCount > 24 {
        for bit in 0..<64 { bits |= (satisfies(word * 64 + bit) ? 1 : 0) << UInt64(bit) }
        bits &= candidates
      } else {
        var remaining = candidates
        while remaining != 0 {
          let bit = remaining.trailingZeroBitCount
          remaining &= remaining - 1
          bits |= (satisfies(word * 64 + bit) ? 1 : 0) << UInt64(bit)
        }
      }
      result[word] = bits
    }
    return result
  }

  /// Whether the text of a lane mentions enough distinct phrases.
  func mentions(_ text: Int, _ mention: Int, lane: Int) -> Bool {
    mentionMasks.mask(text: text, mention: mention)[lane >> 6] >> UInt64(lane & 63) & 1 == 1
  }
}

extension Comparison {
  fileprivate var shim: ccl_comparison {
    switch self {
    case .below: CCL_BELOW
    case .atMost: CCL_AT_MOST
    case .atLeast: CCL_AT_LEAST
    case .above: CCL_ABOVE
    }
  }
}
