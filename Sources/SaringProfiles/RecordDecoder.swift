import CSimdJSON
public import SaringEngine
public import SaringModel

/// Turns raw records into lanes of a block.
///
/// Each worker owns one.
public final class RecordDecoder {
  let fields: FieldTable
  let slots: [FieldTable.Slot]
  let plan: CSVPlan?
  let given: GivenGroups
  let identity: IdentityHandling
  /// How many values were dropped because they say who somebody is, and the names of their fields.
  public internal(set) var strippedCount = 0
  public internal(set) var strippedNames: Set<String> = []
  /// Names in JSON that say who somebody is, as far as they have been met.
  var identityNames: [String] = []

  /// Makes a decoder that accepts titles in these languages in place of codes.
  public init(
    vocabulary: Vocabulary, layout: ColumnLayout, shape: RecordShape,
    languages: [String] = ["en", "id"], identity: IdentityHandling = .refuse
  ) {
    self.identity = identity
    fields = FieldTable(vocabulary: vocabulary, layout: layout, languages: languages)
    slots = fields.slots
    fields.nameColumns()
    plan =
      switch shape {
      case .json: nil
      case .csv(let dialect, let header): CSVPlan(dialect, header, fields)
      }
    given = GivenGroups(count: vocabulary.groups.count)
  }

  /// Adds a record as the next lane of a block, or leaves the block as it was and says why not.
  ///
  /// - Precondition: The block has the decoder's layout and is not full.
  public func decode(
    _ batch: RecordBatch, record: Int, into block: inout ProfileBlock
  ) -> RecordProblem? {
    let raw = batch.records[record]
    if let problem = raw.problem { return problem }
    let bytes = UnsafeBufferPointer(
      start: batch.storage.base + raw.bytes.lowerBound, count: raw.bytes.count)
    let place = RecordPlace(lane: block.appendProfile(), line: raw.line)
    given.forget()
    fields.begin(place.lane, of: block)
    var problem = withExtendedLifetime(batch.storage) {
      if let plan {
        decodeRow(bytes, plan, at: place, into: &block)
      } else {
        decodeObject(bytes, at: place, into: &block)
      }
    }
    if problem == nil { problem = checkIdentifier(at: place, in: &block) }
    if problem != nil { block.removeLastProfile() }
    return problem
  }
}

/// Where a record comes from, and where it goes.
struct RecordPlace {
  let lane: Int
  let line: Int
}

extension RecordDecoder {
  /// Names in records or header that the vocabulary does not have and that do not say who somebody
  /// is; at most about a thousand.
  public var unknownNames: Set<String> { ignoredNames(computed: false) }

  /// Names of computed facts that a record or header gives all the same; they are ignored.
  public var computedNames: Set<String> { ignoredNames(computed: true) }

  /// Whether a header names any fact; a stream of another kind names none.
  public var hasKnownColumn: Bool { plan?.hasKnownColumn ?? true }

  private func ignoredNames(computed: Bool) -> Set<String> {
    var names = Set((computed ? plan?.computedNames : plan?.unknownNames) ?? [])
    for position in 0..<csj_ignored_count(fields.reader) {
      var length = 0
      var isComputed = false
      guard let name = csj_ignored_name(fields.reader, position, &length, &isComputed),
        isComputed == computed
      else { continue }
      names.insert(String(showing: UnsafeBufferPointer(start: name, count: length)))
    }
    return names.filter { !IdentityName.matches($0) }
  }
}

extension RecordDecoder {
  /// Notes that one answer of an item has been given by number.
  func noteItem(_ slot: FieldTable.Slot) {
    if let group = slot.group { given.note(item: slot.item, of: group) }
  }

  /// Tells the block of groups that were given one answer at a time.
  func finishGroups(at place: RecordPlace, into block: inout ProfileBlock) -> RecordProblem? {
    var problem: RecordProblem?
    given.forEachNumbered { group, items, isWhole in
      if problem != nil { return }
      if isWhole {
        problem = fields.problem(.duplicateKey, in: group, line: place.line)
      } else {
        block.set(itemCount: items, of: group, lane: place.lane)
      }
    }
    return problem
  }

  /// Writes what a word says of a whole group: nothing, or that it will not be known.
  func writeGroup(
    _ word: UnsafeBufferPointer<UInt8>, _ group: GroupID, at place: RecordPlace,
    into block: inout ProfileBlock
  ) -> RecordProblem? {
    let word = word.trimmed
    if word.isEmpty { return nil }
    let meaning = fields.meaning(of: word, in: .missing)
    if meaning == Meaning.unfound { return writeItems(word, group, at: place, into: &block) }
    if meaning != Meaning.open {
      given.noteWhole(group)
      block.close(group, lane: place.lane)
    }
    return nil
  }

  /// Writes the items of a group of one fact that are given as a list of words.
  private func writeItems(
    _ list: UnsafeBufferPointer<UInt8>, _ group: GroupID, at place: RecordPlace,
    into block: inout ProfileBlock
  ) -> RecordProblem? {
    guard let first = fields.onlySlots[group.index] else {
      return fields.problem(.wrongType, in: group, line: place.line)
    }
    given.noteWhole(group)
    var item = 0
    var start = 0
    for position in 0...list.count
    where position == list.count || list[position].partsItems {
      let word = UnsafeBufferPointer(rebasing: list[start..<position]).trimmed
      start = position + 1
      if word.isEmpty { continue }
      if item == block.layout.mostItems(of: group) {
        return fields.problem(.tooManyItems, in: group, line: place.line)
      }
      let slot = slots[first + item]
      let outcome = fields.write(
        word, meaning: fields.meaning(of: word, in: slot.words), decimalComma: false,
        at: AnswerPlace(slot: slot, lane: place.lane), into: &block)
      if case .problem(let kind) = outcome {
        return fields.problem(kind, in: slot, line: place.line)
      }
      item += 1
    }
    block.set(itemCount: item, of: group, lane: place.lane)
    return nil
  }
}

extension UInt8 {
  /// Whether it stands between the items of a list in one cell.
  fileprivate var partsItems: Bool { self == UInt8(ascii: ";") || self == UInt8(ascii: "|") }
}
