import SaringEngine
import SaringModel

/// All that a rule book can say in a screening, escaped once and laid end to end, in memory that counts
/// no references.
final class JSONFragments: @unchecked Sendable {
  private let bytes: UnsafePointer<UInt8>
  /// Where each fragment begins; one more at the end.
  private let starts: UnsafePointer<Int32>
  /// For each fact its kind.
  let kinds: [Fact.Kind]
  /// For each fact its first code among the fragments.
  private let firstCodes: UnsafePointer<Int32>
  /// For each fact the beginning of its evidence; the whole evidence for each code follows.
  private let evidenceStarts: UnsafePointer<Int32>
  /// For each lexicon how evidence of one of its phrases goes on, up to the phrase.
  private let phraseStarts: UnsafePointer<Int32>
  /// The first of the 64 ways in which a screening begins.
  private let firstSummary: Int
  /// The name of each indicator with a comma behind it, in cells of one size, and its length.
  private let listed: UnsafePointer<UInt8>
  private let listedLengths: UnsafePointer<Int32>
  private let cellSize: Int
  private let indicatorCount: Int
  private let patternCount: Int
  private let factCount: Int

  init(_ book: RuleBook) {
    let builder = FragmentBuilder(book)
    indicatorCount = book.indicators.count
    patternCount = book.patterns.count
    factCount = book.vocabulary.facts.count
    kinds = builder.kinds
    cellSize = builder.cellSize
    firstSummary = builder.firstSummary
    listedLengths = copied(builder.listedLengths).start
    starts = copied(builder.starts).start
    firstCodes = copied(builder.firstCodes).start
    evidenceStarts = copied(builder.evidenceStarts).start
    phraseStarts = copied(builder.phraseStarts).start
    listed = builder.listed.released()
    bytes = builder.bytes.released()
  }

  deinit {
    bytes.deallocate()
    listed.deallocate()
    for numbers in [listedLengths, starts, firstCodes, evidenceStarts, phraseStarts] {
      numbers.deallocate()
    }
  }
}

/// Puts the fragments of a rule book together.
private struct FragmentBuilder: ~Copyable {
  var bytes = OutputBuffer()
  var starts: [Int32] = [0]
  var kinds: [Fact.Kind] = []
  var firstCodes: [Int32] = []
  var evidenceStarts: [Int32] = []
  var phraseStarts: [Int32] = []
  var firstSummary = 0
  var listed = OutputBuffer()
  var listedLengths: [Int32] = []
  let cellSize: Int

  init(_ book: RuleBook) {
    // Ids are plain letters and digits: no escape makes them longer.
    let longest = (book.indicators.map(\.id.utf8.count).max() ?? 0) + 3
    cellSize = (longest + OutputBuffer.step - 1) / OutputBuffer.step * OutputBuffer.step
    for indicator in book.indicators { addCell(indicator.id) }
    for index in book.indicators.indices { addFindings(of: IndicatorID(index: index), in: book) }
    for indicator in book.indicators { add(indicator.id) }
    for pattern in book.patterns { add(pattern.id) }
    for fact in book.vocabulary.facts { add(fact.name) }
    for group in book.vocabulary.groups { add(group.name) }
    for fact in book.vocabulary.facts {
      kinds.append(fact.kind)
      firstCodes.append(Int32(starts.count - 1))
      for code in fact.codes { add(code.id) }
    }
    for fact in book.vocabulary.facts.indices { addEvidence(of: FactID(index: fact), in: book) }
    for lexicon in book.lexicons { add(lexicon) }
    addSummaries()
  }

  private mutating func addCell(_ id: String) {
    let start = listed.count
    listed.appendJSON(string: id)
    listed.append(UInt8(ascii: ","))
    listedLengths.append(Int32(listed.count - start))
    while listed.count < start + cellSize { listed.append(0) }
  }

  /// How a finding begins, for each strength.
  private mutating func addFindings(of indicator: IndicatorID, in book: RuleBook) {
    var start = bytes.count
    bytes.append(fixed: #"{"indicator":"#)
    bytes.appendJSON(string: book[indicator].id)
    bytes.append(fixed: #","strength":""#)
    let beginning = start..<bytes.count
    bytes.append(Strength.allCases[0].name)
    start = bytes.count
    bytes.append(UInt8(ascii: "\""))
    let recalled = book.recalledBasis(of: indicator)
    for (position, id) in recalled.enumerated() {
      bytes.append(fixed: position == 0 ? #","recalled":["# : ",")
      bytes.appendJSON(string: id)
    }
    if !recalled.isEmpty { bytes.append(UInt8(ascii: "]")) }
    let rest = start..<bytes.count
    end()
    for strength in Strength.allCases.dropFirst() {
      bytes.append(again: beginning)
      bytes.append(strength.name)
      bytes.append(again: rest)
      end()
    }
  }

  /// How an answer begins as evidence, then each code as evidence.
  private mutating func addEvidence(of id: FactID, in book: RuleBook) {
    let fact = book.vocabulary[id]
    evidenceStarts.append(Int32(starts.count - 1))
    let start = bytes.count
    bytes.append(fixed: #"{"fact":"#)
    bytes.appendJSON(string: fact.name)
    bytes.append(fixed: #","value":"#)
    let beginning = start..<bytes.count
    end()
    guard fact.kind == .yesNo || fact.kind == .code else { return }
    for code in fact.codes.indices {
      let name = Int(firstCodes[id.index]) + code
      bytes.append(again: beginning)
      bytes.append(again: Int(starts[name])..<Int(starts[name + 1]))
      bytes.append(UInt8(ascii: "}"))
      end()
    }
  }

  private mutating func add(_ lexicon: Lexicon) {
    phraseStarts.append(Int32(starts.count - 1))
    bytes.append(fixed: #","lexicon":"#)
    bytes.appendJSON(string: lexicon.id)
    bytes.append(fixed: #","phrase":"#)
    end()
  }

  private mutating func addSummaries() {
    firstSummary = starts.count - 1
    for level in TriageLevel.allCases {
      for possible in TriageLevel.allCases {
        for information in ["insufficient", "sufficient"] {
          for urgent in ["false", "true"] {
            bytes.append(fixed: #","level":""#)
            bytes.append(level.name)
            bytes.append(fixed: #"","possible":""#)
            bytes.append(possible.name)
            bytes.append(fixed: #"","information":""#)
            bytes.append(information)
            bytes.append(fixed: #"","urgent":"#)
            bytes.append(urgent)
            bytes.append(fixed: #","patterns":["#)
            end()
          }
        }
      }
    }
  }

  private mutating func add(_ name: String) {
    bytes.appendJSON(string: name)
    end()
  }

  private mutating func end() { starts.append(Int32(bytes.count)) }
}

extension JSONFragments {
  /// The beginning of a finding, up to its reason and its list of evidence.
  func finding(_ indicator: IndicatorID, _ strength: Strength) -> Int {
    indicator.index * 4 + Int(strength.rawValue)
  }

  func name(of indicator: IndicatorID) -> Int { indicatorCount * 4 + indicator.index }

  func name(of pattern: PatternID) -> Int { indicatorCount * 5 + pattern.index }

  func name(of fact: FactID) -> Int { indicatorCount * 5 + patternCount + fact.index }

  func name(of group: GroupID) -> Int {
    indicatorCount * 5 + patternCount + factCount + group.index
  }

  /// The beginning of an answer as evidence, up to its value.
  func evidence(of fact: FactID) -> Int { Int(evidenceStarts[fact.index]) }

  /// A code as evidence, whole.
  func evidence(code: Int, of fact: FactID) -> Int { Int(evidenceStarts[fact.index]) + 1 + code }

  func code(_ code: Int, of fact: FactID) -> Int { Int(firstCodes[fact.index]) + code }

  /// How evidence of a phrase goes on, from the name of its lexicon up to the phrase: there are too
  /// many phrases to escape them all beforehand.
  func phrase(of lexicon: LexiconID) -> Int { Int(phraseStarts[lexicon.index]) }

  /// The keys from the level up to the list of patterns.
  func summary(of screening: borrowing Screening) -> Int {
    let levels = Int(screening.level.rawValue) * 4 + Int(screening.possible.rawValue)
    return firstSummary + levels * 4 + (screening.isInformationSufficient ? 2 : 0)
      + (screening.isUrgent ? 1 : 0)
  }

  /// Appends the names of indicators with commas between them: the list of open indicators is the
  /// longest part of a screening.
  func append(_ indicators: [IndicatorID], to line: inout OutputBuffer) {
    for indicator in indicators {
      line.append(
        padded: listed + indicator.index &* cellSize, count: Int(listedLengths[indicator.index]))
    }
    if !indicators.isEmpty { line.removeLast() }
  }

  /// Appends one fragment.
  @inline(__always)
  func append(_ fragment: Int, to line: inout OutputBuffer) {
    let start = Int(starts[fragment])
    line.append(padded: bytes + start, count: Int(starts[fragment &+ 1]) &- start)
  }
}
