public import SaringModel

/// A decision graph laid out flat, with all that a block needs to meet it.
///
/// A program is shared by all workers; each worker owns an `Evaluation`.
public struct Program: Sendable {
  public let book: RuleBook
  public let graph: DecisionGraph
  public let layout: ColumnLayout
  /// The packs in use; all when nothing was left out.
  let packs: Flags
  let main: Segment
  /// One segment for each inner graph, run once for each item.
  let inners: [Segment]
  let derivations: [DerivedColumn]
  let tables: DatedTables
  let texts: [TextProgram]
  let findings: FindingNodes
  let dateColumn: Int?
  /// Where the subject of a record stands, when a rule reads it.
  let subjectColumn: Int?
  /// Where each test stands in the main graph.
  let testPositions: LazyValue<[Test: Int]>
  /// The nodes of conditions as they stand in the book.
  let conditions: LazyValue<[DecisionGraph.SignedPredicate: DecisionGraph.NodeID]>
  /// For each indicator its conditions with the places of their tests.
  let placedSigns: LazyList<PlacedSign>

  /// Lays out the graph of a rule book, of `only` these packs when given.
  public init(_ book: RuleBook, only: Set<PackID>? = nil) {
    self.init(flattening: DecisionGraph(building: book, only: only), of: book, only: only)
  }

  /// Lays out a graph of all of a book that was built before.
  package init(_ book: RuleBook, prepared graph: DecisionGraph) {
    // Only explanations ask for the conditions by themselves; building once more gives the same
    // nodes.
    let conditions = LazyValue { DecisionGraph(building: book).memo }
    self.init(flattening: graph, of: book, only: nil, conditions: conditions)
  }

  init(
    flattening graph: DecisionGraph, of book: RuleBook, only: Set<PackID>?,
    conditions: LazyValue<[DecisionGraph.SignedPredicate: DecisionGraph.NodeID]>? = nil
  ) {
    self.book = book
    self.graph = graph
    self.conditions = conditions ?? LazyValue { graph.memo }
    testPositions = LazyValue {
      Dictionary(zip(graph.tests, graph.tests.indices)) { first, _ in first }
    }
    placedSigns = LazyList(count: book.indicators.count)
    var packs = Flags(count: book.packs.count, isFull: only == nil)
    for pack in only ?? [] where pack.index < book.packs.count { packs.insert(pack.index) }
    self.packs = packs
    let vocabulary = book.vocabulary
    let identifier = vocabulary.fact(named: ColumnLayout.identifierName)
    var facts = Flags(of: vocabulary)
    for test in graph.tests { for fact in test.facts { facts.insert(fact) } }
    for inner in graph.inners {
      for test in inner.graph.tests { for fact in test.facts { facts.insert(fact) } }
    }
    for indicator in book.indicators where packs.contains(indicator.pack.index) {
      indicator.eachFactInReasons(of: book) { facts.insert($0) }
    }
    let derived = vocabulary.inDependencyOrder(&facts)
    facts.insert(book.date)
    for fact in book.contacts.compactMap(\.keys) { facts.insert(fact) }
    if let consent = vocabulary.fact(named: "consent.screening") { facts.insert(consent) }
    let layout = ColumnLayout(facts: facts.facts, vocabulary: vocabulary, identifier: identifier)
    self.layout = layout
    let tables = DatedTables(vocabulary)
    self.tables = tables
    dateColumn = layout.column(of: book.date)
    subjectColumn = book.subject.flatMap { layout.column(of: $0) }
    derivations = derived.map { DerivedColumn($0, vocabulary: vocabulary, layout: layout) }
    let texts = TextProgram.all(graph: graph, book: book, layout: layout)
    self.texts = texts
    main = Segment(graph, layout: layout, texts: texts, book: book)
    inners = graph.inners.map { Segment($0.graph, layout: layout, texts: texts, book: book) }
    findings = FindingNodes(graph, book: book, packs: packs, layout: layout)
  }
}

extension Program {
  /// The nodes of one graph as steps, children first.
  struct Segment: Sendable {
    let steps: [Step]
    /// The inputs of all lists, end to end.
    let operands: [Int32]
    /// The addends of all counts, end to end.
    let addends: [Addend]
    let tests: [ColumnTest]
    /// The codes of all tests, end to end.
    let codeBits: [UInt64]
    /// What each test leaves as evidence.
    let evidence: [EvidenceSource]
    /// The most bits that a count of this segment needs.
    let counterBits: Int
  }

  enum Step: Sendable {
    case constant(Bool)
    case literal(test: Int32, isComplement: Bool)
    case all(Stretch)
    case any(Stretch)
    case atLeast(Int, Stretch, bits: Int)
    case some(DecisionGraph.Items, root: Int, bits: Int)
  }

  /// Which operands, or addends, are a step's own.
  struct Stretch: BitwiseCopyable, Sendable {
    let start: Int32
    let end: Int32
    var positions: Range<Int> { Int(start)..<Int(end) }
  }

  struct Addend: Sendable {
    let node: Int32
    let weight: Int
  }
}

extension Program.Segment {
  init(_ graph: DecisionGraph, layout: ColumnLayout, texts: [TextProgram], book: RuleBook) {
    var steps: [Program.Step] = []
    var operands: [Int32] = []
    var addends: [Program.Addend] = []
    var counterBits = 1
    steps.reserveCapacity(graph.nodes.count)
    func list(_ nodes: [DecisionGraph.NodeID]) -> Program.Stretch {
      let start = Int32(operands.count)
      operands.append(contentsOf: nodes.map { Int32($0.index) })
      return Program.Stretch(start: start, end: Int32(operands.count))
    }
    for node in graph.nodes {
      switch node {
      case .constant(let value): steps.append(.constant(value))
      case .literal(let literal):
        steps.append(.literal(test: Int32(literal.test), isComplement: literal.isComplement))
      case .all(let parts): steps.append(.all(list(parts)))
      case .any(let parts): steps.append(.any(list(parts)))
      case .atLeast(let threshold, let parts):
        let start = Int32(addends.count)
        addends.append(
          contentsOf: parts.map { Program.Addend(node: Int32($0.node.index), weight: $0.weight) })
        let bits = Self.bits(for: parts.reduce(0) { $0 + $1.weight })
        counterBits = max(counterBits, bits)
        let stretch = Program.Stretch(start: start, end: Int32(addends.count))
        steps.append(.atLeast(threshold, stretch, bits: bits))
      case .some(let items):
        let bits = Self.bits(for: max(items.atLeast, book.vocabulary[items.group].most))
        counterBits = max(counterBits, bits)
        steps.append(.some(items, root: graph.inners[items.inner].root.index, bits: bits))
      }
    }
    self.steps = steps
    self.operands = operands
    self.addends = addends
    self.counterBits = counterBits
    var codeBits: [UInt64] = []
    tests = graph.tests.map {
      ColumnTest($0, layout: layout, texts: texts, book: book, codeBits: &codeBits)
    }
    self.codeBits = codeBits
    evidence = graph.tests.map { EvidenceSource($0, layout: layout, texts: texts, book: book) }
  }

  private static func bits(for total: Int) -> Int { Int.bitWidth - total.leadingZeroBitCount }
}

/// Where the findings stand among the nodes.
struct FindingNodes: Sendable {
  /// Indicators of the packs in use.
  let indicators: [IndicatorID]
  /// For each indicator of the book its four nodes by strength, end to end.
  let fired: [Int32]
  /// The questions that bear on indicators, end to end, and for each indicator of the book where
  /// its own begin; one more at the end.
  let questions: [Int32]
  let questionStarts: [Int32]
  let allQuestions: [Screening.Question]
  /// Where the mask of each question stands.
  let questionPlaces: [QuestionPlace]
  /// The patterns of the packs in use with their nodes; of one series, which is a bit, only the
  /// first that holds is reported.
  let patterns: [(pattern: PatternID, node: Int, series: UInt64)]
  let urgent: [Int]
  let levels: [Int]
  let sufficient: Int

  /// The column of a fact, or a group.
  enum QuestionPlace: Sendable {
    case column(Int)
    case group(Int)
  }

  init(_ graph: DecisionGraph, book: RuleBook, packs: Flags, layout: ColumnLayout) {
    indicators = book.indicators.indices.map(IndicatorID.init(index:))
      .filter { packs.contains(book[$0].pack.index) }
    fired = graph.indicators.flatMap { $0.fired.map { Int32($0.index) } }
    var questions: [Screening.Question] = []
    var uses: [Int32] = []
    var starts: [Int32] = []
    var asked = IndicatorQuestions(book.vocabulary)
    var positions = Array(repeating: Int32(-1), count: book.vocabulary.questionCount)
    for indicator in book.indicators {
      starts.append(Int32(uses.count))
      guard packs.contains(indicator.pack.index) else { continue }
      for number in asked.numbers(bearingOn: indicator) {
        if positions[number] < 0 {
          positions[number] = Int32(questions.count)
          questions.append(book.vocabulary.question(numbered: number))
        }
        uses.append(positions[number])
      }
    }
    starts.append(Int32(uses.count))
    self.questions = uses
    questionStarts = starts
    allQuestions = questions
    questionPlaces = questions.map { question in
      switch question {
      case .group(let group): return .group(group.index)
      case .fact(let fact):
        guard let column = layout.column(of: fact) else {
          preconditionFailure("a fact that an indicator reads has a column")
        }
        return .column(column)
      }
    }
    patterns = book.patterns.indices.map(PatternID.init(index:))
      .filter { id in book[id].pack.map { packs.contains($0.index) } ?? true }
      .map { ($0, graph.patterns[$0.index].index, Self.series(of: $0, in: book)) }
    urgent = patterns.filter { book[$0.pattern].isUrgent }.map(\.node)
    levels = graph.levels.map(\.index)
    sufficient = graph.sufficient.index
  }

  /// The bit of a pattern's series; no bit when it is of none.
  private static func series(of pattern: PatternID, in book: RuleBook) -> UInt64 {
    guard let series = book[pattern].series else { return 0 }
    var names: [String] = []
    for name in book.patterns.compactMap(\.series) where !names.contains(name) {
      names.append(name)
    }
    return names.firstIndex(of: series).map { $0 < 64 ? 1 << UInt64($0) : 0 } ?? 0
  }
}
