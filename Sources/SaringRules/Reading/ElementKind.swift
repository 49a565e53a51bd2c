/// What an element is by its name and the place where it stands: a `fact` of the vocabulary is not
/// a `fact` of a condition.
enum ElementKind: Int, CaseIterable {
  case book, rules, pack, indicator
  case title, because, question
  case fact, code, group, derive, value
  case table, parameter, row, keyedRow
  case lexicon, phrase, except, lexiconExamples, lexiconFires, lexiconSilent
  case source, dimension, sourceRef
  case when, plainWhen, applies
  case examples, fires, silent, undecided
  case exampleFact, exampleGroup, exampleItemFact
  case factTest, text, all, any, not, atLeast, some, fired, count, sum, holds, known
  case pattern, level, sufficient

  /// The name of the element.
  var name: String {
    switch self {
    case .factTest, .exampleFact, .exampleItemFact: "fact"
    case .exampleGroup: "group"
    case .keyedRow: "row"
    case .lexiconExamples: "examples"
    case .lexiconFires: "fires"
    case .lexiconSilent: "silent"
    case .sourceRef: "source"
    case .plainWhen: "when"
    case .atLeast: "at-least"
    default: "\(self)"
    }
  }

  static let roots: [ElementKind] = [.book, .rules, .pack, .indicator]
  static let conditions: [ElementKind] = [
    .factTest, .text, .all, .any, .not, .atLeast, .some, .fired, .count, .sum, .holds,
  ]
}
