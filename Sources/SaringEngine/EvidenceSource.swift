import SaringModel

/// What a test leaves as evidence when it, or its complement, is certain.
enum EvidenceSource: Sendable {
  /// Known answers: one fact, or two that were compared.
  case answer(Place)
  case answers(Place, Place)
  /// Phrases of a mention, or that there are none.
  case phrases(FactID, text: Int, mention: Int)
  /// What a record is about is no answer of anybody.
  case nothing

  /// A fact, its first column, and whether an item of a group has it.
  struct Place: Sendable {
    let fact: FactID
    let column: Int
    let isOfItem: Bool
  }

  init(_ test: Test, layout: ColumnLayout, texts: [TextProgram], book: RuleBook) {
    func place(_ fact: FactID) -> Place {
      guard let column = layout.column(of: fact) else {
        preconditionFailure("every tested fact has a column")
      }
      return Place(fact: fact, column: column, isOfItem: book.vocabulary[fact].group != nil)
    }
    if test.fact == book.subject {
      self = .nothing
      return
    }
    switch test {
    case .mentions(let fact, let lexicons, let count):
      let text = texts.firstIndex { $0.fact == fact } ?? 0
      let mention = texts[text].position(of: lexicons, atLeast: count)
      self = .phrases(fact, text: text, mention: mention)
    case .compare(let fact, _, .fact(let other)): self = .answers(place(fact), place(other))
    case .isOne(let fact, _), .compare(let fact, _, _), .includesAny(let fact, _),
      .includesAll(let fact, _), .known(let fact):
      self = .answer(place(fact))
    }
  }
}
