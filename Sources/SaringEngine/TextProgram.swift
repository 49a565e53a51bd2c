import SaringModel

/// All that is looked for in the texts of one fact.
struct TextProgram: Sendable {
  /// Phrases of lexicons that are wanted together.
  struct Mention: Sendable {
    let lexicons: [LexiconID]
    let atLeast: Int

    /// In what order they stand, so that one is found.
    static func < (left: Self, right: Self) -> Bool {
      if left.atLeast != right.atLeast { return left.atLeast < right.atLeast }
      return left.lexicons.lexicographicallyPrecedes(right.lexicons)
    }
  }

  /// Where a folded phrase stands in the lexicons.
  struct Use: Sendable {
    let lexicon: LexiconID
    /// The position among the lexicon's phrases, or -1 for an exception.
    let phrase: Int
  }

  let fact: FactID
  let column: Int
  /// Each once, in their order: one is found by halves.
  let mentions: [Mention]
  /// Made when the first text is met: a run without texts never folds a phrase.
  private let phrases: LazyValue<TextPhrases>
  /// For each lexicon of the book its guards.
  let guards: [[LexiconID]]
  /// For each lexicon of the book whether it guards another.
  let isGuard: [Bool]
  let hasGuards: Bool
  let hasExceptions: Bool

  /// One for each text fact that a graph reads.
  static func all(graph: DecisionGraph, book: RuleBook, layout: ColumnLayout) -> [TextProgram] {
    var mentions = [[Mention]](repeating: [], count: book.vocabulary.facts.count)
    for test in graph.tests + graph.inners.flatMap(\.graph.tests) {
      if case .mentions(let fact, let lexicons, let count) = test {
        mentions[fact.index].append(Mention(lexicons: lexicons, atLeast: count))
      }
    }
    return mentions.indices.compactMap { index in
      let fact = FactID(index: index)
      guard !mentions[index].isEmpty, let column = layout.column(of: fact) else { return nil }
      var distinct: [Mention] = []
      for mention in mentions[index].sorted(by: <) {
        if let last = distinct.last, !(last < mention) { continue }
        distinct.append(mention)
      }
      return TextProgram(fact: fact, column: column, mentions: distinct, book: book)
    }
  }

  private init(fact: FactID, column: Int, mentions: [Mention], book: RuleBook) {
    self.fact = fact
    self.column = column
    self.mentions = mentions
    var lexicons = Flags(count: book.lexicons.count)
    for mention in mentions { for lexicon in mention.lexicons { lexicons.insert(lexicon.index) } }
    for lexicon in lexicons.indices {
      for guarding in book.lexicons[lexicon].guards { lexicons.insert(guarding.index) }
    }
    let wanted = lexicons.indices.map { (LexiconID(index: $0), book.lexicons[$0]) }
    phrases = LazyValue { TextPhrases(wanted) }
    let guards = book.lexicons.indices.map {
      lexicons.contains($0) ? book.lexicons[$0].guards : []
    }
    self.guards = guards
    var isGuard = Array(repeating: false, count: book.lexicons.count)
    for lexicon in guards.joined() { isGuard[lexicon.index] = true }
    self.isGuard = isGuard
    hasGuards = isGuard.contains(true)
    hasExceptions = lexicons.indices.contains { !book.lexicons[$0].exceptions.isEmpty }
  }
}

extension TextProgram {
  /// Where a mention stands among those of this text.
  func position(of lexicons: [LexiconID], atLeast count: Int) -> Int {
    let wanted = Mention(lexicons: lexicons, atLeast: count)
    var (low, high) = (0, mentions.count)
    while low < high {
      let middle = (low + high) / 2
      if mentions[middle] < wanted { low = middle + 1 } else { high = middle }
    }
    precondition(
      low < mentions.count && !(wanted < mentions[low]), "it is asked for what was collected")
    return low
  }

  /// The phrases by their words.
  var table: PhraseTable { phrases.value.table }
  /// The same phrases as an automaton, for texts that are folded as a whole.
  var automaton: LexiconAutomaton { phrases.value.automaton.value }
  /// For each folded phrase its length.
  var lengths: [Int] { phrases.value.lengths }
}

/// The phrases that are looked for, folded, equal ones once.
private struct TextPhrases: Sendable {
  let table: PhraseTable
  let automaton: LazyValue<LexiconAutomaton>
  let lengths: [Int]

  init(_ lexicons: [(id: LexiconID, lexicon: Lexicon)]) {
    var positions: [[UInt8]: Int] = [:]
    var phrases: [[UInt8]] = []
    var uses: [[TextProgram.Use]] = []
    func add(_ phrase: String, _ use: TextProgram.Use) {
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
    for (id, lexicon) in lexicons {
      for (index, phrase) in lexicon.phrases.enumerated() {
        add(phrase, TextProgram.Use(lexicon: id, phrase: index))
      }
      for phrase in lexicon.exceptions { add(phrase, TextProgram.Use(lexicon: id, phrase: -1)) }
    }
    let folded = phrases
    automaton = LazyValue { LexiconAutomaton(folded) }
    table = PhraseTable(phrases, uses)
    lengths = phrases.map(\.count)
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
