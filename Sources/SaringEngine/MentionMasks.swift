import SaringModel

/// Which profiles of a block mention enough phrases, for each mention that a program asks about.
///
/// What was found leads to the mentions that it bears on: mentions of which no text holds a phrase
/// cost nothing but a cleared mask, however many there are.
struct MentionMasks {
  /// The mentions of all texts, end to end; for each text where its own begin.
  private let firstMentions: UnsafeBufferPointer<Int32>
  private let thresholds: UnsafeBufferPointer<Int32>
  /// For each text and lexicon of the book where its mentions begin in `mentions`; one more at the
  /// end.
  private let lexiconStarts: UnsafeBufferPointer<Int32>
  private let mentions: UnsafeBufferPointer<Int32>
  private let lexiconCount: Int
  private let masks: UnsafeMutableBufferPointer<SIMD4<UInt64>>
  /// For each mention that wants several phrases the last lane for which they were counted.
  private let countedLanes: UnsafeMutableBufferPointer<Int32>

  init(_ texts: [TextProgram], lexiconCount: Int) {
    var firsts: [Int32] = []
    var thresholds: [Int32] = []
    var starts: [Int32] = []
    var mentions: [Int32] = []
    for text in texts {
      let first = Int32(thresholds.count)
      firsts.append(first)
      thresholds += text.mentions.map { Int32(clamping: $0.atLeast) }
      var bearing = Array(repeating: [Int32](), count: lexiconCount)
      for (position, mention) in text.mentions.enumerated() {
        for lexicon in mention.lexicons
        where bearing[lexicon.index].last != first + Int32(position) {
          bearing[lexicon.index].append(first + Int32(position))
        }
      }
      for list in bearing {
        starts.append(Int32(mentions.count))
        mentions += list
      }
    }
    starts.append(Int32(mentions.count))
    firstMentions = copied(firsts)
    self.thresholds = copied(thresholds)
    lexiconStarts = copied(starts)
    self.mentions = copied(mentions)
    self.lexiconCount = lexiconCount
    masks = .allocate(capacity: thresholds.count)
    masks.initialize(repeating: SIMD4())
    countedLanes = .allocate(capacity: thresholds.count)
    countedLanes.initialize(repeating: -1)
  }

  func deallocate() {
    firstMentions.start.deallocate()
    thresholds.start.deallocate()
    lexiconStarts.start.deallocate()
    mentions.start.deallocate()
    masks.deallocate()
    countedLanes.deallocate()
  }

  /// The profiles that mention enough.
  func mask(text: Int, mention: Int) -> SIMD4<UInt64> {
    masks[Int(firstMentions[text]) + mention]
  }

  /// Forgets what the last block held.
  func clear() {
    masks.update(repeating: SIMD4())
    countedLanes.update(repeating: -1)
  }

  /// Takes what was found in the text of one lane.
  func note(
    _ found: ArraySlice<PhraseFinding>, text: Int, lane: Int, mentions wanted: [TextProgram.Mention]
  ) {
    let bit: UInt64 = 1 << UInt64(lane & 63)
    for finding in found {
      let place = text * lexiconCount + finding.lexicon.index
      for position in Int(lexiconStarts[place])..<Int(lexiconStarts[place + 1]) {
        let mention = Int(mentions[position])
        if thresholds[mention] > 1 {
          if countedLanes[mention] == lane { continue }
          countedLanes[mention] = Int32(lane)
          let asked = wanted[mention - Int(firstMentions[text])]
          guard Self.holdsEnough(found, for: asked) else { continue }
        }
        masks[mention][lane >> 6] |= bit
      }
    }
  }

  /// Whether distinct phrases of the lexicons are as many as asked for.
  private static func holdsEnough(
    _ found: ArraySlice<PhraseFinding>, for asked: TextProgram.Mention
  ) -> Bool {
    var distinct: [Int32] = []
    for finding in found
    where asked.lexicons.contains(finding.lexicon) && !distinct.contains(finding.folded) {
      distinct.append(finding.folded)
      if distinct.count >= asked.atLeast { return true }
    }
    return false
  }
}
