// SRG04: types, units and values.

extension DiagnosticPage {
  static let testDoesNotFitType = DiagnosticPage(
    "A test that does not fit the type of the fact",
    meaning: """
      Codes are tested by `is` and `is-not`, sets of codes by `includes-any` and `includes-all`,
      numbers and dates by `at-least`, `above`, `below` and `at-most`, texts by `text`.
      """,
    importance: "No answer could be compared that way, so the condition could never hold.",
    mending: "Use a test for the type that the message names.",
    bad: .condition(#"<fact name="docs.holder" at-least="2"/>"#),
    good: .condition(#"<fact name="docs.holder" is="recruiter"/>"#))

  static let operandDoesNotFitType = DiagnosticPage(
    "A value of another type than the fact",
    meaning: "A number is compared with a date, or a date with a number.",
    importance: "The two have no order, so the condition could never hold.",
    mending: "Compare a date with a date, written 2024-11-02, and a number with a number.",
    bad: .condition(#"<fact name="contract.start" below="3"/>"#),
    good: .condition(#"<fact name="contract.start" below="2024-11-02"/>"#))

  static let unitMismatch = DiagnosticPage(
    "Two numbers in different units",
    meaning: "The comparison, sum or table mixes units, such as months and rupiah.",
    importance: """
      Ten is more than three, but ten days are not more than three months. The grade would be wrong
      in silence.
      """,
    mending: "Compare numbers of one unit, or derive a fact that converts one into the other.",
    bad: .condition(#"<fact name="debt.amount" at-least="most-debt"/>"#),
    good: .condition(#"<fact name="debt.months" at-least="most-debt"/>"#))

  static let valueOutOfRange = DiagnosticPage(
    "A value that the fact can never reach",
    meaning: "The number lies below the minimum or above the maximum of the fact.",
    importance: "The condition would hold for everybody or for nobody.",
    mending: "Correct the number, or the `minimum` or `maximum` of the fact.",
    bad: .condition(#"<fact name="debt.months" at-least="1000"/>"#),
    good: .condition(#"<fact name="debt.months" at-least="10"/>"#))

  static let impossibleDate = DiagnosticPage(
    "A date that the calendar does not have",
    meaning: "The text has the form of a date, but there is no such day.",
    importance: "A law would begin to apply on no day.",
    mending: "Write the date as year, month and day: 2024-02-29.",
    bad: .condition(#"<fact name="contract.start" below="2023-02-29"/>"#),
    good: .condition(#"<fact name="contract.start" below="2024-02-29"/>"#))

  static let minimumAboveMaximum = DiagnosticPage(
    "A minimum above the maximum",
    meaning: "The smallest value of the fact is larger than the largest.",
    importance: "Every answer would be refused as impossible.",
    mending: "Exchange the two, or correct one.",
    bad: .rules(Self.pastDebt(#"minimum="60" maximum="6""#), usedBy: Self.moreThanNow),
    good: .rules(Self.pastDebt(#"minimum="6" maximum="60""#), usedBy: Self.moreThanNow))

  static let notForThisType = DiagnosticPage(
    "Something that facts of this type do not have",
    meaning: """
      Only numbers have a unit, a minimum and a maximum; only `code` and `codes` facts have codes.
      """,
    importance: "What stands there would do nothing, though somebody meant it to.",
    mending: "Take it away, or correct the type.",
    bad: .rules(
      """
      <fact name="docs.visa" type="yes-no" unit="days">
        <title xml:lang="en">has a visa</title>
      </fact>
      """, usedBy: #"<fact name="docs.visa" is="no"/>"#),
    good: .rules(
      """
      <fact name="docs.visa" type="yes-no">
        <title xml:lang="en">has a visa</title>
      </fact>
      """, usedBy: #"<fact name="docs.visa" is="no"/>"#))

  static let missingCodes = DiagnosticPage(
    "A fact of type code without codes",
    meaning: "The fact takes one of several answers, and none is given.",
    importance: "No answer would be possible.",
    mending: "Add `code` elements, or borrow those of another fact with `codes-of`.",
    bad: .rules(
      Self.birthplace("", #"<title xml:lang="en">first country</title>"#), usedBy: Self.fromMalaysia
    ),
    good: .rules(
      Self.birthplace(
        #" codes-of="offer.country""#, #"<title xml:lang="en">first country</title>"#),
      usedBy: Self.fromMalaysia))

  static let tooManyCodes = DiagnosticPage(
    "A set of more than 64 codes",
    meaning: "A fact of type `codes` may have at most 64 codes.",
    importance: "A set is held in one machine word of 64 bits, which is what makes screening fast.",
    mending: "Put rare codes together, or split the fact in two.",
    bad: .rules(Self.manyCodes(65), usedBy: Self.firstCode).saying("a set with 65 codes"),
    good: .rules(Self.manyCodes(64), usedBy: Self.firstCode).saying("a set with 64 codes"))

  static let unsuitableCodesOf = DiagnosticPage(
    "Codes borrowed from a fact that has none",
    meaning: "`codes-of` names a fact whose type is not `code` or `codes`.",
    importance: "There are no codes to borrow, so no answer would be possible.",
    mending: "Name a fact with codes of its own.",
    bad: .rules(
      Self.birthplace(#" codes-of="debt.months""#, #"<title xml:lang="en">country</title>"#),
      usedBy: Self.fromMalaysia),
    good: .rules(
      Self.birthplace(#" codes-of="offer.country""#, #"<title xml:lang="en">country</title>"#),
      usedBy: Self.fromMalaysia))

  static let codesGivenTwice = DiagnosticPage(
    "Codes of its own and borrowed ones",
    meaning: "The fact has `codes-of` and `code` elements. Only one of them is possible.",
    importance: "It cannot be said which list of answers is meant.",
    mending: "Keep one of them.",
    bad: .rules(
      Self.birthplace(
        #" codes-of="offer.country""#,
        #"<title xml:lang="en">country</title><code id="MY"><title xml:lang="en">M</title></code>"#
      ), usedBy: Self.fromMalaysia),
    good: .rules(
      Self.birthplace(#" codes-of="offer.country""#, #"<title xml:lang="en">country</title>"#),
      usedBy: Self.fromMalaysia))

  static let wrongNumberOfValues = DiagnosticPage(
    "A computation with too many or too few values",
    meaning: """
      `subtract`, `divide`, `months-between` and `differs` take two values, `look-up` one, the rest
      two or more.
      """,
    importance: "The result would not be defined.",
    mending: "Give as many values as the operation takes.",
    bad: .rules(
      Self.length(#"<value of="contract.start"/>"#), usedBy: Self.longContract),
    good: .rules(
      Self.length(#"<value of="contract.start"/><value of="contract.end"/>"#),
      usedBy: Self.longContract))

  static let valueDoesNotFitOperation = DiagnosticPage(
    "A value that the operation cannot use",
    meaning: """
      Sums and the like are made of numbers, `months-between` of two dates, `differs` of two facts
      with the same codes.
      """,
    importance: "The result would not be defined.",
    mending: "Use facts of the type that the operation takes.",
    bad: .rules(
      Self.length(#"<value of="contract.start"/><value of="debt.months"/>"#),
      usedBy: Self.longContract),
    good: .rules(
      Self.length(#"<value of="contract.start"/><value of="contract.end"/>"#),
      usedBy: Self.longContract))

  static let resultDoesNotFitType = DiagnosticPage(
    "A computation whose result is of another type than the fact",
    meaning: """
      `differs` gives yes or no, every other operation a number. The fact is declared with another
      type.
      """,
    importance: "The result could not be stored in the fact, which would never be known.",
    mending: "Correct the type of the fact, or the operation.",
    bad: .rules(
      Self.length(
        #"<value of="contract.start"/><value of="contract.end"/>"#, type: #"type="yes-no""#),
      usedBy: #"<fact name="contract.length" is="yes"/>"#),
    good: .rules(
      Self.length(#"<value of="contract.start"/><value of="contract.end"/>"#),
      usedBy: Self.longContract))

  static let unsuitableTableKeys = DiagnosticPage(
    "A table keyed by a fact without codes",
    meaning: "`keys-of` names a fact whose type is not `code`.",
    importance: "No row could ever be found.",
    mending: "Name the fact whose codes are the keys of the rows.",
    bad: .rules(Self.fairWage(keys: "debt.months", look: "offer.country"), usedBy: Self.belowFair),
    good: .rules(
      Self.fairWage(keys: "offer.country", look: "offer.country"), usedBy: Self.belowFair))

  static let keyDoesNotFitTable = DiagnosticPage(
    "A look-up by a fact with other codes than the table",
    meaning: "The codes of the fact are not those that the rows of the table are keyed by.",
    importance: "No row could ever be found, and the derived fact would never be known.",
    mending: "Look up by the fact that the table is keyed by, or by one that borrows its codes.",
    bad: .rules(Self.fairWage(keys: "offer.country", look: "docs.holder"), usedBy: Self.belowFair),
    good: .rules(
      Self.fairWage(keys: "offer.country", look: "offer.country"), usedBy: Self.belowFair))

  static let moreThanThereAre = DiagnosticPage(
    "More parts asked for than there are",
    meaning: """
      The number asked for is larger than the number of conditions, phrases, items or indicators
      that there are.
      """,
    importance: "The condition could never hold.",
    mending: "Lower the number, or add what is missing.",
    bad: .condition(
      """
      <at-least n="3">
        <fact name="docs.holder" is="recruiter"/>
        <fact name="docs.returned" is="no"/>
      </at-least>
      """),
    good: .condition(
      """
      <at-least n="2">
        <fact name="docs.holder" is="recruiter"/>
        <fact name="docs.returned" is="no"/>
        <fact name="debt.months" at-least="2"/>
      </at-least>
      """))

  static let boundsExcludeEachOther = DiagnosticPage(
    "A lower bound above the upper one",
    meaning: "The test asks for a number that is large and small at once.",
    importance: "The condition could never hold.",
    mending: "Exchange the bounds, or correct one.",
    bad: .condition(#"<fact name="debt.months" at-least="12" below="2"/>"#),
    good: .condition(#"<fact name="debt.months" at-least="2" below="12"/>"#))

  static let weightsFall = DiagnosticPage(
    "Weights that fall as the strength rises",
    meaning: """
      In a `sum` a stronger grade may not weigh less than a weaker one. A weight that is not given is
      0, and that of `decisive` is as `strong`.
      """,
    importance: """
      To learn more that is grave could lower the level. That must never happen.
      """,
    mending: "Give the stronger grade at least the weight of the weaker.",
    bad: .triage(
      Self.pattern(#"<sum pack="papers" strong="1" medium="3" weak="1" at-least="1"/>"#)),
    good: .triage(
      Self.pattern(#"<sum pack="papers" strong="5" medium="3" weak="1" at-least="1"/>"#)))

  static let identifierRead = DiagnosticPage(
    "A condition that reads an identifier",
    meaning: "The fact is a pseudonym, by which a record is found again. It says nothing.",
    importance: """
      A rule that reads who somebody is would be a list of persons, not a sign of risk.
      """,
    mending: "Test a fact about what happened.",
    bad: .condition(#"<fact name="record.id" is="R-7"/>"#),
    good: .condition(#"<fact name="docs.holder" is="recruiter"/>"#))

  static let impossibleAnswer = DiagnosticPage(
    "An answer in an example that the fact cannot have",
    meaning: """
      Examples are written as in a profile. This answer is no number or no date, or lies outside the
      range of the fact.
      """,
    importance: "The example would test nothing, and the indicator would seem to be proved by it.",
    mending: "Write an answer that a profile can hold.",
    bad: .examples(
      """
      <fires strength="strong" because="kept">
        <fact name="docs.holder">recruiter</fact><fact name="debt.months">many</fact>
      </fires>
      <silent because="not kept"><fact name="docs.holder">self</fact></silent>
      <undecided because="nobody asked"/>
      """),
    good: .examples(
      """
      <fires strength="strong" because="kept">
        <fact name="docs.holder">recruiter</fact><fact name="debt.months">8</fact>
      </fires>
      <silent because="not kept"><fact name="docs.holder">self</fact></silent>
      <undecided because="nobody asked"/>
      """))
}

extension DiagnosticPage {
  private static func pastDebt(_ attributes: String) -> String {
    """
    <fact name="debt.past" type="number" unit="months" \(attributes)>
      <title xml:lang="en">months of debt in the past</title>
    </fact>
    """
  }

  private static let moreThanNow = #"<fact name="debt.past" above="debt.months"/>"#

  private static func birthplace(_ attributes: String, _ content: String) -> String {
    """
    <fact name="offer.transit" type="code"\(attributes)>
      \(content)
    </fact>
    """
  }

  private static let fromMalaysia = #"<fact name="offer.transit" is="MY"/>"#

  private static func manyCodes(_ count: Int) -> String {
    let codes = (1...count).map { "<code id=\"c\($0)\"><title xml:lang=\"en\">c</title></code>" }
    return """
      <fact name="docs.kinds" type="codes">
        <title xml:lang="en">kinds of papers</title>
        \(codes.joined(separator: "\n  "))
      </fact>
      """
  }

  private static let firstCode = #"<fact name="docs.kinds" includes-any="c1"/>"#

  private static func length(
    _ values: String, type: String = #"type="number" unit="months""#
  ) -> String {
    """
    <fact name="contract.length" \(type)>
      <title xml:lang="en">length of the contract</title>
      <derive as="months-between">\(values)</derive>
    </fact>
    """
  }

  private static let longContract = #"<fact name="contract.length" at-least="24"/>"#

  private static func fairWage(keys: String, look: String) -> String {
    """
    <table id="fair-wage" keys-of="\(keys)" unit="idr">
      <title xml:lang="en">fair wage</title>
      <row key="MY" value="9000000" source="A study" status="recalled"/>
    </table>
    <fact name="offer.fair" type="number" unit="idr">
      <title xml:lang="en">fair wage</title>
      <derive as="look-up"><value table="fair-wage" key="\(look)"/></derive>
    </fact>
    """
  }

  private static let belowFair = #"<fact name="offer.wage" below="offer.fair"/>"#
}
