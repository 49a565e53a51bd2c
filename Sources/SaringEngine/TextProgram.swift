import SaringModel

/// All that is looked for in the texts of one fact.
struct TextProgram: Sendable {
  /// Phrases of lexicons that are wanted together.
  struct Mention: Hashable, Sendable {
    let lexicons: [LexiconID]
    let atLeast: Int
  }

  /// Where a folded phrase stands in the lexicons.
  struct Use: Sendable {
    let lexicon: LexiconID
    /// The position among the lexicon's phrases, or -1 for an exception.
    let phrase: Int
  }

  let fact: FactID
  let column: Int
  let mentions: [Mention]
  let automaton: LexiconAutomaton
  /// For each folded phrase its length and uses.
  let lengths: [Int]
  let uses: [[Use]]
  /// For each lexicon of the book its guards.
  let guards: [[LexiconID]]
  /// For each lexicon of the book whether it guards another.
  let isGuard: [Bool]
  let hasExceptions: Bool

  /// One for each text fact that a graph reads.
  static func all(graph: DecisionGraph, book: RuleBook, layout: ColumnLayout) -> [TextProgram] {
    var mentions: [FactID: [Mention]] = [:]
    for test in graph.tests + graph.inners.flatMap(\.graph.tests) {
      if case .mentions(let fact, let lexicons, let count) = test {
        let mention = Mention(lexicons: lexicons, atLeast: count)
        if mentions[fact]?.contains(mention) != true {
          mentions[fact, default: []].append(mention)
        }
      }
    }
    return mentions.sorted { $0.key < $1.key }.compactMap { fact, mentions in
      layout.column(of: fact).map {
        TextProgram(fact: fact, column: $0, mentions: mentions, book: book)
      }
    }
  }

  private init(fact: FactID, column: Int, mentions: [Mention], book: RuleBook) {
    self.fact = fact
    self.column = column
    self.mentions = mentions
    var lexicons = Set(mentions.flatMap(\.lexicons))
    for lexicon in lexicons { lexicons.formUnion(book[lexicon].guards) }
    var positions: [[UInt8]: Int] = [:]
    var phrases: [[UInt8]] = []
    var uses: [[Use]] = []
    func add(_ phrase: String, _ use: Use) {
      let folded = FoldedText(phrase).bytes
      guard folded.count > 1 else { return }
      if let position = positions[folded] {
        uses[position].append(use)
      } else {
        positions[folded] = phrases.count
        phrases.append(folded)
        uses.append([use])
      }
    }
    for lexicon in lexicons.sorted() {
      for (index, phrase) in book[lexicon].phrases.enumerated() {
        add(phrase, Use(lexicon: lexicon, phrase: index))
      }
      for phrase in book[lexicon].exceptions {
        add(phrase, Use(lexicon: lexicon, phrase: -1))
      }
    }
    automaton = LexiconAutomaton(phrases)
    lengths = phrases.map(\.count)
    self.uses = uses
    let guards = book.lexicons.indices.map {
      lexicons.contains(LexiconID(index: $0)) ? book.lexicons[$0].guards : []
    }
    self.guards = guards
    var isGuard = Array(repeating: false, count: book.lexicons.count)
    for lexicon in guards.joined() { isGuard[lexicon.index] = true }
    self.isGuard = isGuard
    hasExceptions = lexicons.contains { !book[$0].exceptions.isEmpty }
  }
}

/// One phrase found in one text and not ruled out.
struct PhraseFinding: Sendable {
  var lexicon: LexiconID
  /// The position among the lexicon's phrases.
  var phrase: Int32
  /// The folded phrase, by which distinct phrases are told apart.
  var folded: Int32
  /// Byte offsets in the original text.
  var start: Int32
  var end: Int32
}

/// Scans texts one after another, with buffers of its own.
struct TextScanner {
  private var folded = FoldedText()
  private var raw: [(phrase: Int, start: Int, end: Int)] = []

  /// Appends the findings in `text` to `findings`.
  mutating func scan(
    _ text: UnsafeBufferPointer<UInt8>, for program: TextProgram,
    into findings: inout [PhraseFinding]
  ) {
    folded.fold(text)
    raw.removeAll(keepingCapacity: true)
    folded.bytes.withUnsafeBufferPointer { bytes in
      program.automaton.scan(bytes) { phrase, end in
        raw.append((phrase, end - program.lengths[phrase], end))
      }
    }
    if raw.isEmpty { return }
    let guarded = guardedSentences(program)
    for hit in raw {
      for use in program.uses[hit.phrase] where use.phrase >= 0 {
        if program.hasExceptions, isInException(hit, of: use.lexicon, program) { continue }
        let guards = program.guards[use.lexicon.index]
        if !guards.isEmpty, !guarded.isEmpty {
          let sentence = folded.sentence(at: hit.start + 1)
          if guarded.contains(where: { $0.sentence == sentence && guards.contains($0.lexicon) }) {
            continue
          }
        }
        findings.append(
          PhraseFinding(
            lexicon: use.lexicon, phrase: Int32(use.phrase), folded: Int32(hit.phrase),
            start: folded.origins[hit.start + 1], end: folded.origins[hit.end - 1]))
      }
    }
  }

  /// Whether a hit lies inside an exception of the lexicon.
  private func isInException(
    _ hit: (phrase: Int, start: Int, end: Int), of lexicon: LexiconID, _ program: TextProgram
  ) -> Bool {
    raw.contains { other in
      other.start <= hit.start && hit.end <= other.end
        && program.uses[other.phrase].contains { $0.lexicon == lexicon && $0.phrase < 0 }
    }
  }

  /// Sentences with a phrase of a guarding lexicon.
  private func guardedSentences(
    _ program: TextProgram
  ) -> [(lexicon: LexiconID, sentence: Int)] {
    var found: [(lexicon: LexiconID, sentence: Int)] = []
    for hit in raw {
      for use in program.uses[hit.phrase]
      where use.phrase >= 0 && program.isGuard[use.lexicon.index]
        && !isInException(hit, of: use.lexicon, program)
      {
        found.append((use.lexicon, folded.sentence(at: hit.start + 1)))
      }
    }
    return found
  }
}
