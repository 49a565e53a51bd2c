import SaringEngine
public import SaringModel

/// Reads single answers given in words: codes or their titles, numbers, dates, and the ways to say
/// that there is no answer.
///
/// The words mean what they mean in the cell of a table.
public final class AnswerReader {
  private let vocabulary: Vocabulary
  private let fields: FieldTable
  private var block: ProfileBlock
  private let usesDecimalComma: Bool

  /// Makes a reader that accepts titles in these languages in place of codes.
  ///
  /// With `usesDecimalComma` points group digits, and a comma stands before decimals.
  public init(
    _ vocabulary: Vocabulary, languages: [String] = ["en", "id"], usesDecimalComma: Bool = false
  ) {
    self.vocabulary = vocabulary
    self.usesDecimalComma = usesDecimalComma
    let layout = ColumnLayout(all: vocabulary)
    fields = FieldTable(vocabulary: vocabulary, layout: layout, languages: languages)
    block = ProfileBlock(layout: layout)
  }

  /// What `words` say of a fact, or of one in an item of its group; nothing at all, or that nobody
  /// was asked, is open.
  ///
  /// - Throws: Why they are no answer to it; the problem repeats none of them.
  public func answer(
    _ words: String, to fact: FactID, item: Int = 0
  ) throws(RecordProblem) -> Answer {
    guard let slot = fields.slots.first(where: { $0.fact == fact && $0.item == item }) else {
      return .open
    }
    block.clear()
    let lane = block.appendProfile()
    var words = words
    let outcome = words.withUTF8 { bytes in
      fields.write(
        bytes, meaning: fields.meaning(of: bytes.trimmed, in: slot.words),
        decimalComma: usesDecimalComma, at: AnswerPlace(slot: slot, lane: lane), into: &block)
    }
    if case .problem(let kind) = outcome { throw fields.problem(kind, in: slot, line: 1) }
    if slot.kind == .identifier, words.withUTF8({ IdentityValue.matches($0.trimmed) }) {
      throw RecordProblem(.identity, line: 1, field: vocabulary[fact].name)
    }
    return block.answer(fact, item: item, lane: lane, vocabulary: vocabulary)
  }

  /// What words say that mean that there is no answer, whatever was asked; nothing of other words.
  public func missingAnswer(_ words: String) -> Answer? {
    var words = words
    let meaning = words.withUTF8 { fields.meaning(of: $0.trimmed, in: .missing) }
    switch meaning {
    case Meaning.unfound: return nil
    case Meaning.open: return .open
    default: return .closed(Meaning.reason(in: meaning))
    }
  }

  /// The fact, and the item of its group, that a name stands for: `travel.legs.2.mode` is the mode
  /// of the second leg.
  public func place(named name: String) -> (fact: FactID, item: Int)? {
    if let fact = vocabulary.fact(named: name) {
      return vocabulary[fact].group == nil ? (fact, 0) : nil
    }
    return fields.slots.first { $0.group != nil && fields.name(of: $0) == name }
      .map { ($0.fact, $0.item) }
  }
}
