import CPhrases
import SaringModel

/// Scans texts one after another, with buffers of its own.
///
/// Most texts are never folded as a whole: their words are looked at one by one, and only those with
/// other bytes than plain letters and digits are folded (`PhraseTable`). Where that could differ
/// from the whole text folded, the whole text is.
final class TextScanner {
  private let scanner: OpaquePointer
  private var folded = FoldedText()
  private var hits: [Hit] = []

  /// A phrase found; places are counted in words, or in bytes of the folded text, so that one that
  /// lies inside another can be told.
  private struct Hit {
    var phrase: Int
    var first: Int
    var last: Int
    var start: Int32
    var end: Int32
  }

  /// - Parameter target: The newest instructions to use, which tests choose.
  init(upTo target: cph_target = CPH_AVX2) { scanner = cph_create_scanner(target) }

  deinit { cph_destroy_scanner(scanner) }
}

extension TextScanner {
  /// Appends the findings in `text` to `findings`.
  ///
  /// `table` is the program's, which is made when the first text is met. With `isWhole` the text is
  /// folded as a whole in any case, as tests do that compare the two ways.
  func scan(
    _ text: UnsafeBufferPointer<UInt8>, for program: TextProgram, in table: PhraseTable,
    isWhole: Bool = false, into findings: inout [PhraseFinding]
  ) {
    let found = cph_scan(
      table.pointer, scanner, text.baseAddress, text.count, foldStretch,
      Unmanaged.passUnretained(self).toOpaque())
    if found.count == 0, !isWhole { return }
    hits.removeAll(keepingCapacity: true)
    for hit in UnsafeBufferPointer(start: found.hits, count: max(0, Int(found.count))) {
      hits.append(
        Hit(
          phrase: Int(hit.phrase), first: Int(hit.first_word), last: Int(hit.last_word),
          start: hit.start, end: hit.end))
    }
    // Only a text that is folded as a whole has sentences.
    let isWhole = isWhole || found.count < 0 || hits.contains { isGuard($0, program, table) }
    if isWhole { scanWhole(text, for: program) }
    if hits.isEmpty { return }
    let guarded = isWhole ? guardedSentences(program, table) : []
    for hit in hits {
      for use in table.uses(of: hit.phrase) where use.phrase >= 0 {
        if program.hasExceptions, isInException(hit, of: use.lexicon, table) { continue }
        if !guarded.isEmpty, case let guards = program.guards[use.lexicon.index], !guards.isEmpty {
          let sentence = folded.sentence(at: hit.first + 1)
          if guarded.contains(where: { $0.sentence == sentence && guards.contains($0.lexicon) }) {
            continue
          }
        }
        findings.append(
          PhraseFinding(
            lexicon: use.lexicon, phrase: Int32(use.phrase), folded: Int32(hit.phrase),
            start: hit.start, end: hit.end))
      }
    }
  }

  private func scanWhole(_ text: UnsafeBufferPointer<UInt8>, for program: TextProgram) {
    folded.fold(text)
    hits.removeAll(keepingCapacity: true)
    folded.bytes.withUnsafeBufferPointer { bytes in
      program.automaton.scan(bytes) { phrase, end in
        let start = end - program.lengths[phrase]
        hits.append(
          Hit(
            phrase: phrase, first: start, last: end, start: folded.origins[start + 1],
            end: folded.origins[end - 1]))
      }
    }
  }

  /// Folds a stretch of a text that has more than plain words; false when its words may be part of
  /// others'.
  fileprivate func fold(_ stretch: UnsafeBufferPointer<UInt8>) -> Bool {
    folded.fold(stretch)
    if folded.hasJoinedRuns { return false }
    let origins = folded.origins
    folded.bytes.withUnsafeBufferPointer { bytes in
      guard let base = bytes.baseAddress else { return }
      var start = 1
      for end in 1..<max(bytes.count, 1) where bytes[end] == UInt8(ascii: " ") {
        cph_add_word(scanner, base + start, end - start, origins[start], origins[end])
        start = end + 1
      }
    }
    return true
  }

  private func isGuard(_ hit: Hit, _ program: TextProgram, _ table: PhraseTable) -> Bool {
    program.hasGuards
      && table.uses(of: hit.phrase).contains {
        $0.phrase >= 0 && program.isGuard[$0.lexicon.index]
      }
  }

  /// Whether a hit lies inside an exception of the lexicon.
  private func isInException(
    _ hit: Hit, of lexicon: LexiconID, _ table: PhraseTable
  ) -> Bool {
    hits.contains { other in
      other.first <= hit.first && hit.last <= other.last
        && table.uses(of: other.phrase).contains { $0.lexicon == lexicon && $0.phrase < 0 }
    }
  }

  /// Sentences with a phrase of a guarding lexicon.
  private func guardedSentences(
    _ program: TextProgram, _ table: PhraseTable
  ) -> [(lexicon: LexiconID, sentence: Int)] {
    var found: [(lexicon: LexiconID, sentence: Int)] = []
    for hit in hits {
      for use in table.uses(of: hit.phrase)
      where use.phrase >= 0 && program.isGuard[use.lexicon.index]
        && !isInException(hit, of: use.lexicon, table)
      {
        found.append((use.lexicon, folded.sentence(at: hit.first + 1)))
      }
    }
    return found
  }
}

private let foldStretch: cph_fold = { context, _, text, length in
  guard let context, let text else { return false }
  return Unmanaged<TextScanner>.fromOpaque(context).takeUnretainedValue()
    .fold(UnsafeBufferPointer(start: text, count: length))
}

/// The phrases of a text program by their last two words, for several threads to read.
///
/// What they are used for stands in memory that counts no references: each one found is asked for it.
final class PhraseTable: @unchecked Sendable {
  let pointer: OpaquePointer = cph_create()
  private let uses: UnsafeMutablePointer<TextProgram.Use>
  /// Where the uses of each phrase begin, and at last where all end.
  private let firstUses: UnsafeMutablePointer<Int>

  /// Makes a table of folded phrases, each with a space at either end.
  init(_ phrases: [[UInt8]], _ uses: [[TextProgram.Use]]) {
    for (index, phrase) in phrases.enumerated() {
      cph_add(pointer, phrase, phrase.count, Int32(index))
    }
    cph_finish(pointer)
    let all = Array(uses.joined())
    self.uses = .allocate(capacity: max(1, all.count))
    self.uses.initialize(from: all, count: all.count)
    firstUses = .allocate(capacity: uses.count + 1)
    var next = 0
    for (phrase, some) in uses.enumerated() {
      (firstUses + phrase).initialize(to: next)
      next += some.count
    }
    (firstUses + uses.count).initialize(to: next)
  }

  /// Where a phrase stands in the lexicons.
  func uses(of phrase: Int) -> UnsafeBufferPointer<TextProgram.Use> {
    UnsafeBufferPointer(
      start: uses + firstUses[phrase], count: firstUses[phrase + 1] - firstUses[phrase])
  }

  deinit {
    cph_destroy(pointer)
    uses.deallocate()
    firstUses.deallocate()
  }
}
