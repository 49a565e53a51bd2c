/// The grammar of `Rules/saring.rnc`, one shape for each kind of element.
struct Grammar: Sendable {
  /// In the order of the kinds.
  private let shapes: [Shape]

  subscript(kind: ElementKind) -> Shape { shapes[kind.rawValue] }

  init() { shapes = ElementKind.allCases.map { Self.shape(of: $0) } }

  /// The grammar is the same for all.
  static let shared = Grammar()

  private static func shape(of kind: ElementKind) -> Shape {
    switch kind {
    case .title, .because, .question, .phrase, .except, .lexiconFires, .lexiconSilent:
      words(kind)
    case .book, .rules, .pack, .source, .dimension, .pattern, .level, .sufficient:
      bookPart(kind)
    case .fact, .code, .group, .derive, .value, .table, .parameter, .row, .keyedRow, .lexicon,
      .lexiconExamples:
      vocabularyPart(kind)
    case .indicator, .sourceRef, .when, .plainWhen, .applies, .examples, .fires, .silent,
      .undecided, .exampleFact, .exampleGroup, .exampleItemFact:
      indicatorPart(kind)
    case .factTest, .text, .all, .any, .not, .atLeast, .some, .fired, .count, .sum, .holds, .known:
      condition(kind)
    }
  }

  private static func words(_ kind: ElementKind) -> Shape {
    switch kind {
    case .title, .because, .question:
      Shape(attributes: [.required("xml:lang", .language)], hasText: true)
    default:
      Shape(hasText: true)
    }
  }

  private static func bookPart(_ kind: ElementKind) -> Shape {
    switch kind {
    case .book:
      Shape(
        attributes: [
          .required("id", .name), .required("version", .version),
          .required("languages", .languages), .required("stage", .factName),
          .required("date", .factName), .optional("subject", .factName),
        ], children: [.some(.title)])
    case .rules:
      Shape(children: [
        .many(.fact, .group, .table, .parameter, .lexicon, .pattern, .level, .sufficient)
      ])
    case .pack:
      Shape(
        attributes: [.required("id", .name), .optional("subject", .codes)],
        children: [.some(.title), .many(.source), .many(.dimension), .many(.pattern)])
    case .source:
      Shape(attributes: [
        .required("id", .name), .required("title", .words), .optional("year", .year),
        .optional("link", .words), .required("status", .status),
      ])
    case .dimension:
      Shape(
        attributes: [.required("id", .name)], children: [.some(.title), .some(.plainWhen)])
    case .pattern:
      Shape(
        attributes: [
          .required("id", .name), .optional("urgent", .yesOrNo), .optional("series", .name),
          .optional("actions", .names), .optional("contacts", .names),
        ],
        children: [.some(.title), .many(.because), .some(.plainWhen)])
    case .level:
      Shape(
        attributes: [
          .required("id", .oneOf(["low", "elevated", "high", "critical"])),
          .required("actions", .names), .optional("contacts", .names),
        ], children: [.some(.title), .many(.because), .many(.plainWhen)])
    default:
      Shape(
        attributes: [.required("at-least", .whole)],
        children: [
          .some(.title), .optional(.applies),
          Shape.Particle(ElementKind.conditions + [.known], isRequired: true, isRepeated: true),
        ])
    }
  }
}

extension Grammar {
  private static func vocabularyPart(_ kind: ElementKind) -> Shape {
    switch kind {
    case .fact: fact
    case .code: Shape(attributes: [.required("id", .code)], children: [.some(.title)])
    case .group:
      Shape(
        attributes: [.required("name", .factName), .optional("most", .whole)],
        children: [.some(.title), .many(.question), .some(.fact)])
    case .derive:
      Shape(attributes: [.required("as", .operation)], children: [.some(.value)])
    case .value:
      Shape(
        attributes: [
          .optional("of", .reference), .optional("number", .amount), .optional("table", .name),
          .optional("key", .factName), .optional("as", .operation),
        ], children: [.many(.value)])
    case .table:
      Shape(
        attributes: [
          .required("id", .name), .optional("keys-of", .factName), .optional("unit", .anyUnit),
        ], children: [.some(.title), .some(.keyedRow)])
    case .parameter:
      Shape(
        attributes: [.required("id", .name), .optional("unit", .anyUnit)],
        children: [.some(.title), .some(.row)])
    case .row: Shape(attributes: [.required("value", .amount)] + rowFields)
    case .keyedRow:
      Shape(
        attributes: [.required("key", .code), .optional("value", .amount)] + rowFields,
        children: [.many(.title)])
    case .lexicon:
      Shape(
        attributes: [
          .required("id", .name), .required("language", .lexiconLanguage),
          .optional("guard", .names),
        ],
        children: [
          .some(.title), .some(.phrase), .many(.except), .optional(.lexiconExamples),
        ])
    default:
      Shape(children: [.some(.lexiconFires, .lexiconSilent)])
    }
  }

  private static let rowFields: [Shape.Field] = [
    .optional("from", .date), .optional("until", .date), .required("source", .words),
    .required("status", .status),
  ]

  private static let fact = Shape(
    attributes: [
      .required("name", .factName),
      .required(
        "type", .oneOf(["yes-no", "code", "codes", "number", "date", "text", "identifier"])),
      .optional("unit", .unit), .optional("minimum", .amount), .optional("maximum", .amount),
      .optional("codes-of", .factName), .optional("sensitivity", .upToThree),
      .optional("cost-time", .upToThree), .optional("cost-distress", .upToThree),
      .optional("cost-safety", .upToThree), .optional("protected", .yesOrNo),
      .optional("changeable", .yesOrNo), .optional("verifiable", .yesOrNo),
    ],
    children: [.some(.title), .many(.question), .many(.code), .optional(.derive)])
}

extension Grammar {
  private static func indicatorPart(_ kind: ElementKind) -> Shape {
    switch kind {
    case .indicator:
      Shape(
        attributes: [
          .required("id", .indicatorID), .optional("dimension", .name),
          .optional("element", .someOf(["act", "means", "purpose"])), .optional("family", .name),
          .optional("tags", .names), .optional("role", .oneOf(["risk", "protective", "note"])),
        ],
        children: [
          .some(.title), .some(.sourceRef), .optional(.applies), .some(.when), .some(.because),
          .one(.examples),
        ])
    case .sourceRef: Shape(attributes: [.required("ref", .name)])
    case .when: Shape(attributes: [.required("strength", .strength)], children: [.conditions])
    case .plainWhen, .applies: Shape(children: [.conditions])
    case .examples: Shape(children: [.some(.fires, .silent, .undecided)])
    case .fires:
      Shape(
        attributes: [.required("strength", .strength), .required("because", .words)],
        children: [.many(.exampleFact, .exampleGroup)])
    case .silent, .undecided:
      Shape(
        attributes: [.required("because", .words)],
        children: [.many(.exampleFact, .exampleGroup)])
    case .exampleGroup:
      Shape(attributes: [.required("name", .factName)], children: [.many(.exampleItemFact)])
    default:
      Shape(
        attributes: [
          .required("name", .factName),
          .optional(
            "missing", .oneOf(["open", "refused", "does-not-know", "not-applicable"])),
        ], hasText: true)
    }
  }

  private static func condition(_ kind: ElementKind) -> Shape {
    switch kind {
    case .factTest:
      Shape(attributes: [
        .required("name", .factName), .optional("is", .codes), .optional("is-not", .codes),
        .optional("includes-any", .codes), .optional("includes-all", .codes),
        .optional("below", .operand), .optional("at-most", .operand),
        .optional("at-least", .operand), .optional("above", .operand),
      ])
    case .text:
      Shape(attributes: [
        .required("name", .factName), .required("mentions", .names),
        .optional("at-least", .whole),
      ])
    case .atLeast: Shape(attributes: [.required("n", .whole)], children: [.conditions])
    case .some:
      Shape(
        attributes: [.required("of", .factName), .optional("at-least", .whole)],
        children: [.conditions])
    case .fired:
      Shape(attributes: [.required("indicator", .name), .optional("strength", .strength)])
    case .count:
      Shape(
        attributes: [.optional("of", .oneOf(["indicators", "families"]))] + selection + [
          .optional("strength", .strength), .required("at-least", .whole),
        ])
    case .sum:
      Shape(
        attributes: selection + [
          .optional("decisive", .amount), .optional("strong", .amount),
          .optional("medium", .amount), .optional("weak", .amount), .required("at-least", .whole),
        ])
    case .holds: Shape(attributes: [.optional("dimension", .name), .optional("pattern", .name)])
    case .known:
      Shape(
        attributes: [.required("name", .factNames)],
        children: [Shape.Particle(ElementKind.conditions, isRequired: false, isRepeated: true)])
    default: Shape(children: [.conditions])
    }
  }

  private static let selection: [Shape.Field] = [
    .optional("pack", .name), .optional("dimension", .name),
    .optional("element", .oneOf(["act", "means", "purpose"])), .optional("family", .name),
    .optional("tag", .name),
  ]
}
