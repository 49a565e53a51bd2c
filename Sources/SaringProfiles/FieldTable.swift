import CSimdJSON
import SaringEngine
import SaringModel

/// The names and words of a vocabulary, as the shim looks them up, and where answers go.
///
/// A slot is one place for an answer: a fact outside groups has one, a fact of a group has one for
/// each item, side by side.
final class FieldTable {
  struct Slot {
    var fact: FactID
    var kind: Fact.Kind
    /// The column in a block, or -1 when nothing reads the fact.
    var column: Int
    var group: GroupID?
    var item: Int
    /// The set of words that mean an answer as they are written, and that of folded words.
    var words: WordSets
    var minimum: Double
    var maximum: Double
  }

  struct WordSets {
    var exact: Int32
    var folded: Int32
    /// The words for a missing answer alone.
    static let missing = WordSets(exact: 0, folded: 1)
  }

  /// The words of all facts that are of one kind and have the same codes.
  private struct CodesWords {
    let kind: Fact.Kind
    let codes: [Fact.Code]
    let sets: WordSets
    /// Whether nobody has looked for a folded word yet.
    var isFoldingOpen = true
  }

  let vocabulary: Vocabulary
  let reader: OpaquePointer
  private(set) var slots: [Slot] = []
  /// The slot of a fact outside groups by its title, folded; of titles that several have, none.
  private(set) lazy var slotsByTitle = slotsOfTitles()
  /// The fact of each group that has but one, in its first item.
  private(set) var onlySlots: [Int?]
  /// Sets of words beside those for a missing answer, in the order of their numbers: two for each entry.
  ///
  /// A set of folded words is filled when a word is looked for in it: most records write codes as they
  /// are, and folding all titles would take longer than reading one.
  private var codesWords: [CodesWords] = []
  /// Where entries stand whose lists of codes begin alike: most lists differ in their first code.
  private var codesWordsByFirst: [String: [Int]] = [:]
  private let languages: [String]
  /// Space for folding.
  var scratch: [UInt8] = []

  init(vocabulary: Vocabulary, layout: ColumnLayout, languages: [String]) {
    self.vocabulary = vocabulary
    self.languages = languages
    onlySlots = Array(repeating: nil, count: vocabulary.groups.count)
    let counts = vocabulary.facts.map { fact in fact.group.map { vocabulary[$0].most } ?? 1 }
    reader = csj_create(Int32(counts.reduce(0, +)))
    addMissing()
    for group in vocabulary.groups.indices {
      let name = vocabulary.groups[group].name
      add(name, CSJ_ROLE_GROUP, id: group, .missing, most: vocabulary.groups[group].most)
    }
    for id in vocabulary.factIDs { add(id, layout) }
    addOnlyFacts()
    // Most records name facts as the vocabulary does, and never need the titles.
    csj_set_late_names(reader, addTitles, Unmanaged.passUnretained(self).toOpaque())
  }

  deinit { csj_destroy(reader) }
}

extension FieldTable {
  private func add(_ id: FactID, _ layout: ColumnLayout) {
    let fact = vocabulary[id]
    let first = slots.count
    let isRead = layout.column(of: id) != nil
    // Of a fact that nothing reads it only matters whether it is open.
    let sets = isRead ? wordSets(of: id) : .missing
    for item in 0..<(fact.group.map { vocabulary[$0].most } ?? 1) {
      slots.append(
        Slot(
          fact: id, kind: fact.kind, column: layout.column(of: id, item: item) ?? -1,
          group: fact.group, item: item, words: sets, minimum: fact.minimum ?? -.infinity,
          maximum: fact.maximum ?? .infinity))
    }
    if fact.derivation != nil {
      add(fact.name, CSJ_ROLE_COMPUTED, id: first, sets)
    } else if let group = fact.group {
      add(fact.name, CSJ_ROLE_GROUP_VALUE, id: first, sets)
      for item in 0..<vocabulary[group].most {
        add(numbered(fact, item), CSJ_ROLE_NUMBERED_VALUE, id: first + item, sets)
      }
    } else {
      add(fact.name, isRead ? CSJ_ROLE_VALUE : CSJ_ROLE_SKIPPED, id: first, sets)
    }
  }

  private func add(_ name: String, _ role: csj_role, id: Int, _ sets: WordSets, most: Int = 0) {
    var name = name
    name.withUTF8 {
      csj_add_name(reader, $0.baseAddress, $0.count, role, Int32(id), sets.exact, Int32(most))
    }
  }

  /// The name of a fact in one item of its group, such as `travel.legs.1.mode`.
  private func numbered(_ fact: Fact, _ item: Int) -> String {
    guard let group = fact.group else { return fact.name }
    let prefix = vocabulary[group].name
    return "\(prefix).\(item + 1)\(fact.name.dropFirst(prefix.count))"
  }

  /// The name of a slot, as a record may write it.
  func name(of slot: Slot) -> String { numbered(vocabulary[slot.fact], slot.item) }

  /// An item of a group with one fact alone may be that fact's bare answer.
  private func addOnlyFacts() {
    for (index, group) in vocabulary.groups.enumerated() {
      let first = slots.indices.filter { slots[$0].group?.index == index && slots[$0].item == 0 }
      guard first.count == 1, let slot = first.first,
        vocabulary[slots[slot].fact].derivation == nil
      else { continue }
      onlySlots[index] = slot
      var name = group.name
      name.withUTF8 {
        csj_set_only(reader, $0.baseAddress, $0.count, Int32(slot), slots[slot].words.exact)
      }
    }
  }

  private func slotsOfTitles() -> [[UInt8]: Int] {
    var slotsByTitle: [[UInt8]: Int] = [:]
    var doubled: Set<[UInt8]> = []
    for (index, slot) in slots.enumerated() where slot.group == nil {
      for language in languages {
        scratch.fold(vocabulary[slot.fact].title[language].utf8)
        if scratch.isEmpty { continue }
        if let other = slotsByTitle[scratch], other != index { doubled.insert(scratch) }
        slotsByTitle[scratch] = index
      }
    }
    for title in doubled { slotsByTitle[title] = nil }
    return slotsByTitle
  }

  fileprivate func addTitlesAsNames() {
    for slot in slotsByTitle.values { addTitlesAsNames(of: slot) }
  }

  /// Makes the titles of a fact names of it, as they are written; one with a dot is none.
  private func addTitlesAsNames(of index: Int) {
    let slot = slots[index]
    let fact = vocabulary[slot.fact]
    guard fact.derivation == nil else { return }
    for language in languages {
      var title = fact.title[language]
      scratch.fold(title.utf8)
      guard slotsByTitle[scratch] == index, !title.contains(".") else { continue }
      let isTaken = title.withUTF8 { bytes in
        var id: Int32 = 0
        return csj_find_name(reader, bytes.baseAddress, bytes.count, &id) != CSJ_ROLE_NONE
      }
      if isTaken { continue }
      add(title, slot.column < 0 ? CSJ_ROLE_SKIPPED : CSJ_ROLE_VALUE, id: index, slot.words)
    }
  }
}

extension FieldTable {
  /// The words of a fact; facts with the same codes share them.
  private func wordSets(of id: FactID) -> WordSets {
    let fact = vocabulary[id]
    switch fact.kind {
    case .number, .date: return .missing
    case .text, .identifier: return WordSets(exact: -1, folded: -1)
    case .yesNo, .code, .codes: break
    }
    let first = fact.codes.first?.id ?? ""
    for position in codesWordsByFirst[first, default: []]
    where codesWords[position].kind == fact.kind && codesWords[position].codes == fact.codes {
      return codesWords[position].sets
    }
    codesWordsByFirst[first, default: []].append(codesWords.count)
    let number = WordSets.missing.folded + 1 + Int32(codesWords.count) * 2
    let sets = WordSets(exact: number, folded: number + 1)
    codesWords.append(CodesWords(kind: fact.kind, codes: fact.codes, sets: sets))
    for (position, code) in fact.codes.enumerated() {
      add(code.id, Int32(position), to: sets.exact)
    }
    if fact.kind == .yesNo {
      for (word, meaning) in Meaning.yesNo { add(word, meaning, to: sets.exact) }
    }
    for (word, meaning) in codesLikeMissing(fact.codes) {
      addSpellings(of: word, meaning, to: sets.exact)
    }
    return sets
  }

  /// Fills a set of folded words when a word is first looked for in it.
  private func fill(_ folded: Int32) {
    let position = Int(folded - WordSets.missing.folded) / 2 - 1
    guard codesWords.indices.contains(position), codesWords[position].isFoldingOpen else { return }
    codesWords[position].isFoldingOpen = false
    addFolded(codesWords[position].codes, to: folded)
    if codesWords[position].kind == .yesNo {
      for (word, meaning) in Meaning.yesNo { add(word, meaning, to: folded) }
    }
    for (word, meaning) in Meaning.missing { add(word, meaning, to: folded) }
  }

  /// Adds codes, then their titles; a title that two codes have means neither.
  private func addFolded(_ codes: [Fact.Code], to folded: Int32) {
    for (position, code) in codes.enumerated() {
      scratch.fold(code.id.utf8)
      add(scratch, Int32(position), to: folded)
    }
    var owners: [[UInt8]: Int] = [:]
    var doubled: Set<[UInt8]> = []
    let titles = codes.enumerated().flatMap { position, code in
      languages.map { (position, Array(code.title[$0].utf8)) }
    }
    for (position, title) in titles {
      scratch.fold(title)
      if let owner = owners[scratch], owner != position { doubled.insert(scratch) }
      owners[scratch] = position
    }
    for (position, title) in titles {
      scratch.fold(title)
      if scratch.isEmpty || doubled.contains(scratch) { continue }
      add(scratch, Int32(position), to: folded)
    }
  }

  /// The ways of being missing that are codes, or titles of one code alone, with its position.
  private func codesLikeMissing(_ codes: [Fact.Code]) -> [(word: String, meaning: Int32)] {
    var ids: [(word: Int, code: Int)] = []
    var titles: [(word: Int, code: Int)] = []
    for (position, code) in codes.enumerated() {
      var id = code.id
      if let word = id.withUTF8(wordOfMissing) { ids.append((word, position)) }
      for language in languages {
        code.title.withUTF8(in: language) {
          if let word = wordOfMissing($0) { titles.append((word, position)) }
        }
      }
    }
    if ids.isEmpty, titles.isEmpty { return [] }
    return Meaning.missing.enumerated().compactMap { word, way in
      if let id = ids.first(where: { $0.word == word }) { return (way.word, Int32(id.code)) }
      let owners = titles.filter { $0.word == word }.map(\.code)
      guard let owner = owners.first, owners.allSatisfy({ $0 == owner }) else { return nil }
      return (way.word, Int32(owner))
    }
  }

  /// The position among the ways of being missing of the one that is spelled so.
  private func wordOfMissing(_ text: UnsafeBufferPointer<UInt8>) -> Int? {
    // The first letters tell most apart; a blank or mark at the front proves nothing.
    guard Meaning.beginsMissing(text) else { return nil }
    scratch.fold(text)
    return Meaning.missing.firstIndex { $0.word.utf8.elementsEqual(scratch) }
  }

  /// Adds the ways of being missing.
  ///
  /// The most usual spellings stand once for all facts, where the shim looks last; a code that is
  /// spelled like one of them has it for itself.
  private func addMissing() {
    for (word, meaning) in Meaning.missing {
      add(word, meaning, to: WordSets.missing.folded)
      addSpellings(of: word, meaning, to: WordSets.missing.exact)
    }
  }

  private func addSpellings(of word: String, _ meaning: Int32, to exact: Int32) {
    for gap in [" ", "_", "-"] {
      let spelling = word.split(separator: " ").joined(separator: gap)
      add(spelling, meaning, to: exact)
    }
  }

  private func add(_ word: String, _ meaning: Int32, to set: Int32) {
    var word = word
    word.withUTF8 { csj_add_word(reader, set, $0.baseAddress, $0.count, meaning) }
  }

  private func add(_ word: [UInt8], _ meaning: Int32, to set: Int32) {
    csj_add_word(reader, set, word, word.count, meaning)
  }

  /// What a word means, as it is written or folded, or `Meaning.unfound`.
  func meaning(of word: UnsafeBufferPointer<UInt8>, in sets: WordSets) -> Int32 {
    if sets.exact < 0 { return Meaning.unfound }
    let exact = csj_find_word(reader, sets.exact, word.baseAddress, word.count)
    if exact != Meaning.unfound { return exact }
    return foldedMeaning(of: word, in: sets)
  }

  func foldedMeaning(of word: UnsafeBufferPointer<UInt8>, in sets: WordSets) -> Int32 {
    if sets.folded < 0 || word.count > 256 { return Meaning.unfound }
    fill(sets.folded)
    scratch.fold(word)
    return csj_find_word(reader, sets.folded, scratch, scratch.count)
  }
}

private let addTitles: csj_add_names = { context in
  guard let context else { return }
  Unmanaged<FieldTable>.fromOpaque(context).takeUnretainedValue().addTitlesAsNames()
}
