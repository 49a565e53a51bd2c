// SRG05: how the parts of a book hang together.

extension DiagnosticPage {
  static let cycle = DiagnosticPage(
    "Rules that rest on each other in a circle",
    meaning: """
      An indicator, dimension or pattern rests on another, which rests on the first again. The
      message shows every step of the circle.
      """,
    importance: "Whether they hold would depend on where one begins.",
    mending: "Cut one step: let one of them rest on facts alone.",
    bad: .condition(
      """
      <!-- The pattern `held` rests on this indicator. -->
      <holds pattern="held"/>
      """),
    good: .condition(#"<fired indicator="T-2"/>"#))

  static let cyclicDerivation = DiagnosticPage(
    "Derived facts that are made from each other in a circle",
    meaning: "A fact is computed from another, which is computed from the first again.",
    importance: "There is no first value to begin with, so none of them would ever be known.",
    mending: "Let one of them be an answer, or compute it from other facts.",
    bad: .rules(Self.doubled("offer.bonus"), usedBy: Self.bigBonus),
    good: .rules(Self.doubled("offer.wage"), usedBy: Self.bigBonus))

  static let missingSource = DiagnosticPage(
    "An indicator without a source",
    meaning: "The indicator does not say what it rests on.",
    importance: """
      A finding must be traceable to a law, a convention or a published list. Otherwise it is an
      opinion about a person.
      """,
    mending: "Add `<source ref=\"…\"/>` behind the titles, with a source of the pack.",
    bad: .indicator(Self.indicator(parts: "")),
    good: .indicator(Self.indicator(parts: #"<source ref="LAW"/>"#)))

  static let missingTranslation = DiagnosticPage(
    "Words that are missing in a language of the book",
    meaning: """
      The book names its languages, and every text that a person reads stands in each of them.
      """,
    importance: "An officer would get a screening that is half in another language.",
    mending: "Add the text in the language that the message names.",
    bad: .because(#"<because xml:lang="en">The passport is not with the worker.</because>"#)
      .inTwoLanguages(),
    good: .because(
      """
      <because xml:lang="en">The passport is not with the worker.</because>
      <because xml:lang="id">Paspor tidak ada pada pekerja.</because>
      """
    ).inTwoLanguages())

  static let missingExample = DiagnosticPage(
    "An indicator without an example of each kind",
    meaning: """
      An indicator has at least one `fires` example for each strength, one `silent` and one
      `undecided`.
      """,
    importance: """
      The examples are the test of the rule, and what a trainer shows. Without a near miss nobody
      sees where the indicator ends.
      """,
    mending: "Add the example that the message names.",
    bad: .examples(
      """
      <fires strength="strong" because="kept"><fact name="docs.holder">recruiter</fact></fires>
      <undecided because="nobody asked"/>
      """),
    good: .examples(
      """
      <fires strength="strong" because="kept"><fact name="docs.holder">recruiter</fact></fires>
      <silent because="the worker keeps it"><fact name="docs.holder">self</fact></silent>
      <undecided because="nobody asked"/>
      """))

  static let exampleOfNoGrade = DiagnosticPage(
    "An example of a strength that the indicator does not have",
    meaning: "A `fires` example names a strength for which there is no `when`.",
    importance: "The example can never come out as it says.",
    mending: "Correct the strength of the example, or add the `when` that is missing.",
    bad: .examples(
      """
      <fires strength="strong" because="kept"><fact name="docs.holder">recruiter</fact></fires>
      <fires strength="weak" because="with the employer">
        <fact name="docs.holder">employer</fact>
      </fires>
      <silent because="the worker keeps it"><fact name="docs.holder">self</fact></silent>
      <undecided because="nobody asked"/>
      """),
    good: .examples(
      """
      <fires strength="strong" because="kept"><fact name="docs.holder">recruiter</fact></fires>
      <silent because="with the employer"><fact name="docs.holder">employer</fact></silent>
      <silent because="the worker keeps it"><fact name="docs.holder">self</fact></silent>
      <undecided because="nobody asked"/>
      """))

  static let duplicateTranslation = DiagnosticPage(
    "The same words twice in one language",
    meaning: "Two texts of the same kind have the same `xml:lang`.",
    importance: "Only one of them could be shown. Often one is in another language than it says.",
    mending: "Take one away, or correct its language.",
    bad: .because(
      """
      <because xml:lang="en">The passport is not with the worker.</because>
      <because xml:lang="en">Somebody else keeps the passport.</because>
      """),
    good: .because(
      """
      <because xml:lang="en">Somebody else keeps the passport.</because>
      """))

  static let unknownLanguage = DiagnosticPage(
    "Words in a language that the book does not have",
    meaning: "The text is in a language that `languages` in `book.xml` does not name.",
    importance: "Nobody would ever see the text.",
    mending: "Correct `xml:lang`, or add the language to the book with all its texts.",
    bad: .because(
      """
      <because xml:lang="en">The passport is not with the worker.</because>
      <because xml:lang="nl">Het paspoort is niet bij de werknemer.</because>
      """),
    good: .because(
      """
      <because xml:lang="en">The passport is not with the worker.</because>
      """))

  static let groupFactOutsideSome = DiagnosticPage(
    "A fact of a group, read outside `some`",
    meaning: """
      The fact belongs to the items of a group, such as the legs of a journey. A condition outside
      `some` does not say which item is meant.
      """,
    importance: "With three legs there are three answers, and none is *the* answer.",
    mending: "Put the condition into `some`, which asks how many items satisfy it.",
    bad: .condition(#"<fact name="travel.legs.mode" is="sea"/>"#),
    good: .condition(#"<some of="travel.legs"><fact name="travel.legs.mode" is="sea"/></some>"#))

  static let foreignFactInsideSome = DiagnosticPage(
    "A fact that does not belong to the group, read inside its `some`",
    meaning: "Inside `some` conditions speak of the facts of that group only.",
    importance: "The answer is the same for all items, and so says nothing about any one of them.",
    mending: "Put the condition beside `some` instead of into it.",
    bad: .condition(
      """
      <some of="travel.legs">
        <fact name="travel.legs.mode" is="sea"/>
        <fact name="docs.holder" is="recruiter"/>
      </some>
      """),
    good: .condition(
      """
      <some of="travel.legs"><fact name="travel.legs.mode" is="sea"/></some>
      <fact name="docs.holder" is="recruiter"/>
      """))

  static let notInsideSome = DiagnosticPage(
    "A condition that may not stand inside `some`",
    meaning: """
      `fired`, `count`, `sum`, `holds` and a further `some` speak of the whole profile, not of one
      item of a group. Nor can `text` test the text of an item.
      """,
    importance: "An item has no indicators of its own, so nothing could be counted.",
    mending: "Put the condition beside `some` instead of into it.",
    bad: .condition(
      """
      <some of="travel.legs">
        <fact name="travel.legs.mode" is="sea"/>
        <fired indicator="T-2"/>
      </some>
      """),
    good: .condition(
      """
      <some of="travel.legs"><fact name="travel.legs.mode" is="sea"/></some>
      <fired indicator="T-2"/>
      """))

  static let emptySelection = DiagnosticPage(
    "A count of indicators that do not exist",
    meaning: """
      Each attribute of the selection is known, but no indicator with the role `risk` has all of
      them.
      """,
    importance: "Nothing would be counted, so the number asked for would never be reached.",
    mending: "Widen the selection, or write the indicators that are missing.",
    bad: .triage(Self.pattern(#"<count family="other" element="purpose" at-least="1"/>"#)),
    good: .triage(Self.pattern(#"<count family="other" element="act" at-least="1"/>"#)))

  static let unusedFact = DiagnosticPage(
    "A fact that no condition reads",
    meaning: "The vocabulary declares the fact, and nothing in the book uses it.",
    importance: """
      People would be asked for an answer that cannot matter. Personal data that is not needed should
      not be collected.
      """,
    mending: "Write the condition that was meant, or take the fact away.",
    bad: .rules(Self.visa),
    good: .rules(Self.visa).and(.condition(#"<fact name="docs.visa" is="no"/>"#)))

  static let unusedLexicon = DiagnosticPage(
    "A lexicon that no condition uses",
    meaning: "The lexicon is declared, and no `text` condition and no `guard` names it.",
    importance: "Its phrases are never looked for, though somebody collected them.",
    mending: "Name it in a `text` condition, or take it away.",
    bad: .rules(Self.easyPay),
    good: .rules(Self.easyPay).and(
      .condition(#"<text name="advert.text" mentions="scam-roles easy-pay"/>"#)))

  static let unusedTable = DiagnosticPage(
    "A table that nothing looks up",
    meaning: "The table is declared, and no derived fact reads it.",
    importance: "Somebody keeps its rows up to date in vain, or a look-up is missing.",
    mending: "Add the derived fact that was meant, or take the table away.",
    bad: .rules(Self.fairWage),
    good: .rules(Self.fairWage + "\n" + Self.fairOffer)
      .and(.condition(#"<fact name="offer.wage" below="offer.fair"/>"#)))

  static let unusedParameter = DiagnosticPage(
    "A parameter that nothing reads",
    meaning: "The parameter is declared, and no condition and no derived fact reads it.",
    importance: "Whoever changes it believes to have changed a threshold, and has changed nothing.",
    mending: "Use it in the comparison that was meant, or take it away.",
    bad: .rules(Self.longStay),
    good: .rules(Self.longStay).and(.condition(#"<fact name="debt.months" above="long"/>"#)))

  static let unusedSource = DiagnosticPage(
    "A source that no indicator refers to",
    meaning: "The pack declares the source, and no indicator of the pack names it.",
    importance: "It seems that the pack rests on a work on which nothing rests.",
    mending: "Refer to it where it is meant, or take it away.",
    bad: .sources(#"<source id="STUDY" title="A study" status="recalled"/>"#),
    good: .sources(#"<source id="STUDY" title="A study" status="recalled"/>"#)
      .and(.indicator(Self.indicator(parts: #"<source ref="LAW"/><source ref="STUDY"/>"#))))

  static let placeholderNotRead = DiagnosticPage(
    "A sentence with an answer that the indicator does not read",
    meaning: """
      The sentence repeats the answer to a fact on which no condition of the indicator rests.
      """,
    importance: """
      The answer may be missing when the indicator fires, and the sentence would give a reason that
      was none.
      """,
    mending: "Name a fact that the conditions read, or leave the placeholder out.",
    bad: .because(#"<because xml:lang="en">Held, with a debt of {debt.months}.</because>"#),
    good: .because(#"<because xml:lang="en">Held by {docs.holder}.</because>"#))

  static let missingSelection = DiagnosticPage(
    "A count that does not say of what",
    meaning: """
      A `count` or `sum` has at least one of `pack`, `dimension`, `element`, `family` and `tag`.
      """,
    importance: """
      Counting every indicator of the book mixes signs that do not belong together, and the count
      would change with every new pack.
      """,
    mending: "Add the attribute that says which indicators are counted.",
    bad: .triage(Self.pattern(#"<count at-least="2"/>"#)),
    good: .triage(Self.pattern(#"<count dimension="control" at-least="2"/>"#)))

  static let missingRequiredFact = DiagnosticPage(
    "A fact that every book must have",
    meaning: """
      Every book declares `record.id`, `record.stage`, `record.as_of`, `record.subject` and
      `advert.text`.
      """,
    importance: """
      Without them a screening could not be told from another, and the law of the day could not be
      found.
      """,
    mending: "Declare the fact under this name.",
    bad: .identifier("").saying("a vocabulary without the fact `record.id`"),
    good: .identifier(
      #"<fact name="record.id" type="identifier"><title xml:lang="en">record</title></fact>"#))

  static let requiredFactHasWrongType = DiagnosticPage(
    "A fact that every book has, with another type",
    meaning: """
      The stage and `record.subject` are a `code`, the date is a `date`, `record.id` an `identifier`
      and `advert.text` a `text`.
      """,
    importance: "The program could not use the answer for what it is meant.",
    mending: "Correct the type, or name another fact in `book.xml`.",
    bad: .file("book.xml", Self.book(stage: "docs.returned")),
    good: .file("book.xml", Self.book(stage: "record.stage")))

  static let missingRequiredCode = DiagnosticPage(
    "A stage that every book must have",
    meaning: "The fact `record.stage` must have the code `advert_only`.",
    importance: """
      It says that only an advertisement is screened, and no person. Everything that speaks of a
      person must stay out of reach then.
      """,
    mending: "Add the code to the fact.",
    bad: .stage(Self.stage("")),
    good: .stage(
      Self.stage(
        #"<code id="advert_only"><title xml:lang="en">advertisement only</title></code>"#)))

  static let emptyWords = DiagnosticPage(
    "A text without a word",
    meaning: "A title, question, sentence or reason is empty.",
    importance: "A person would see a gap where the meaning should stand.",
    mending: "Write the words.",
    bad: .because(#"<because xml:lang="en"> </because>"#),
    good: .because(#"<because xml:lang="en">The passport is not with the worker.</because>"#))

  static let answeredTwice = DiagnosticPage(
    "An example that answers a fact twice",
    meaning: "The same fact stands twice in one example.",
    importance: "A profile has one answer to a question, so the example shows no profile.",
    mending: "Take one of the answers away. Several codes of a set stand in one element.",
    bad: .examples(Self.examples(#"<fact name="docs.holder">self</fact>"#)),
    good: .examples(Self.examples(#"<fact name="docs.returned">no</fact>"#)))

  static let derivedFactAnswered = DiagnosticPage(
    "An example that answers a derived fact",
    meaning: "The fact is computed from others and is never read from a profile.",
    importance: "The answer would be passed over, and the example would not show what it seems to.",
    mending: "Answer the facts that it is computed from.",
    bad: .examples(Self.examples(#"<fact name="offer.minimum">100</fact>"#)),
    good: .examples(Self.examples(#"<fact name="offer.country">MY</fact>"#)))

  static let answerOutsideItsGroup = DiagnosticPage(
    "An answer on the wrong side of a group",
    meaning: """
      Facts of a group are answered in a `group` element, one for each item, and all other facts
      outside.
      """,
    importance: "It cannot be said to which item the answer belongs.",
    mending: "Put the answer into a `group` element of that group, or take it out of one.",
    bad: .examples(Self.examples(#"<fact name="travel.legs.mode">sea</fact>"#)),
    good: .examples(
      Self.examples(
        #"<group name="travel.legs"><fact name="travel.legs.mode">sea</fact></group>"#)))
}

extension DiagnosticPage {
  private static func doubled(_ fact: String) -> String {
    """
    <fact name="offer.bonus" type="number" unit="idr">
      <title xml:lang="en">bonus</title>
      <derive as="multiply"><value of="offer.total"/><value number="2"/></derive>
    </fact>
    <fact name="offer.total" type="number" unit="idr">
      <title xml:lang="en">total</title>
      <derive as="add"><value of="offer.wage"/><value of="\(fact)"/></derive>
    </fact>
    """
  }

  private static let bigBonus = #"<fact name="offer.bonus" above="offer.wage"/>"#

  private static func indicator(parts: String) -> String {
    indicator(source: "LAW").replacing("<source ref=\"LAW\"/>", with: parts)
  }

  private static let visa = """
    <fact name="docs.visa" type="yes-no">
      <title xml:lang="en">has a visa</title>
    </fact>
    """

  private static let easyPay = """
    <lexicon id="easy-pay" language="en">
      <title xml:lang="en">easy pay</title>
      <phrase>easy money</phrase>
      <examples><fires>Easy money here</fires><silent>Paid monthly</silent></examples>
    </lexicon>
    """

  private static let fairWage = """
    <table id="fair-wage" keys-of="offer.country" unit="idr">
      <title xml:lang="en">fair wage</title>
      <row key="MY" value="9000000" source="A study" status="recalled"/>
    </table>
    """

  private static let fairOffer = """
    <fact name="offer.fair" type="number" unit="idr">
      <title xml:lang="en">fair wage</title>
      <derive as="look-up"><value table="fair-wage" key="offer.country"/></derive>
    </fact>
    """

  private static let longStay = """
    <parameter id="long" unit="months">
      <title xml:lang="en">a long time</title>
      <row value="24" source="A law" status="verified"/>
    </parameter>
    """

  private static func stage(_ code: String) -> String {
    """
    <fact name="record.stage" type="code">
      <title xml:lang="en">stage</title>
      \(code)
      <code id="pre_departure"><title xml:lang="en">before departure</title></code>
      <code id="at_work"><title xml:lang="en">at work</title></code>
    </fact>
    """
  }

  private static func book(stage: String) -> String {
    """
    <book xmlns="urn:saring:1" id="small" version="1" languages="en" stage="\(stage)"
          date="record.as_of">
      <title xml:lang="en">A small book</title>
    </book>

    """
  }

  /// Three examples, the first with one more answer.
  private static func examples(_ further: String) -> String {
    """
    <fires strength="strong" because="kept">
      <fact name="docs.holder">recruiter</fact>
      \(further)
    </fires>
    <silent because="the worker keeps it"><fact name="docs.holder">self</fact></silent>
    <undecided because="nobody asked"/>
    """
  }
}
