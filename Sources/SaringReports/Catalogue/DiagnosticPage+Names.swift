// SRG030x and SRG031x: names that lead nowhere.

extension DiagnosticPage {
  static let unknownFact = DiagnosticPage(
    "A fact that the vocabulary does not have",
    meaning: "A condition, a sentence or an example names a fact that no vocabulary file declares.",
    importance: """
      The answer would be missing in every profile, so the condition could never be met and the
      indicator would stay open for everybody.
      """,
    mending: """
      Compare the name with the vocabulary; the nearest one is suggested. If the fact is new, declare
      it first.
      """,
    bad: .condition(#"<fact name="docs.holdr" is="recruiter"/>"#),
    good: .condition(#"<fact name="docs.holder" is="recruiter"/>"#))

  static let unknownCode = DiagnosticPage(
    "A code that the fact does not have",
    meaning: "The test names an answer that is none of the codes of this fact.",
    importance: """
      No profile can hold such an answer. A test for it never holds, and its complement always does.
      """,
    mending: "Use one of the codes that the message lists, or add the code to the fact.",
    bad: .condition(#"<fact name="docs.holder" is="recruter"/>"#),
    good: .condition(#"<fact name="docs.holder" is="recruiter"/>"#))

  static let unknownGroup = DiagnosticPage(
    "A group that the vocabulary does not have",
    meaning: "`some` speaks of the items of a group, and no group has this name.",
    importance: "Without the items nothing can be counted, and the condition could never hold.",
    mending: "Use the name of a declared group, such as the legs of a journey.",
    bad: .condition(#"<some of="travel.stops"><fact name="travel.legs.mode" is="sea"/></some>"#),
    good: .condition(#"<some of="travel.legs"><fact name="travel.legs.mode" is="sea"/></some>"#))

  static let unknownLexicon = DiagnosticPage(
    "A lexicon that does not exist",
    meaning: "A `text` condition or a `guard` names a lexicon that no file declares.",
    importance: "No phrase would be looked for, and the text would seem harmless.",
    mending: "Use the id of a declared lexicon.",
    bad: .condition(#"<text name="advert.text" mentions="scam-role"/>"#),
    good: .condition(#"<text name="advert.text" mentions="scam-roles"/>"#))

  static let unknownTable = DiagnosticPage(
    "A table that does not exist",
    meaning: "A derived fact looks a value up in a table that no file declares.",
    importance: "The derived fact would never be known, nor anything that rests on it.",
    mending: "Use the id of a declared table.",
    bad: .rules(Self.doubled(table: "minimum-wages"), usedBy: Self.belowDoubled),
    good: .rules(Self.doubled(table: "minimum-wage"), usedBy: Self.belowDoubled))

  static let unknownOperand = DiagnosticPage(
    "A value that is neither a number nor a known name",
    meaning: """
      A comparison is with a number, a date, a parameter or another fact. This is a name, and no
      parameter and no fact has it.
      """,
    importance: "There is nothing to compare with, so the condition could never hold.",
    mending: "Use the id of a parameter or the name of a fact, or write the number itself.",
    bad: .condition(#"<fact name="debt.months" at-least="most-dept"/>"#),
    good: .condition(#"<fact name="debt.months" at-least="most-debt"/>"#))

  static let unknownIndicator = DiagnosticPage(
    "An indicator that does not exist",
    meaning: "`fired` names an indicator that no file holds.",
    importance: "What rests on it would never be reached, for instance a pattern or a level.",
    mending: "Use the id as it stands in the file of the indicator, with capitals.",
    bad: .condition(#"<fired indicator="T-20"/>"#),
    good: .condition(#"<fired indicator="T-2"/>"#))

  static let unknownDimension = DiagnosticPage(
    "A dimension that does not exist",
    meaning: "An indicator, a count or `holds` names a dimension that no pack declares.",
    importance: """
      The indicator would count for no dimension, and what asks for the dimension would never hold.
      """,
    mending: "Use the id of a dimension that a pack declares.",
    bad: .triage(Self.pattern(#"<holds dimension="contrl"/>"#)),
    good: .triage(Self.pattern(#"<holds dimension="control"/>"#)))

  static let unknownPattern = DiagnosticPage(
    "A pattern that does not exist",
    meaning: "`holds` names a pattern that neither a pack nor the triage policy declares.",
    importance: "The level or pattern that asks for it would never be reached this way.",
    mending: "Use the id of a declared pattern.",
    bad: .triage(Self.pattern(#"<holds pattern="hold"/>"#)),
    good: .triage(Self.pattern(#"<holds pattern="held"/>"#)))

  static let unknownPack = DiagnosticPage(
    "A pack that does not exist",
    meaning: "A count or sum asks for the indicators of a pack, and no pack has this id.",
    importance: "Nothing would be counted, so the number asked for would never be reached.",
    mending: "Use the id that stands in the `pack.xml` of the folder.",
    bad: .triage(Self.pattern(#"<count pack="paper" at-least="1"/>"#)),
    good: .triage(Self.pattern(#"<count pack="papers" at-least="1"/>"#)))

  static let unknownSource = DiagnosticPage(
    "A source that the pack does not have",
    meaning: "An indicator refers to a source that its pack does not declare.",
    importance: """
      A finding must be traceable to what it rests on: a law, a convention, a published list.
      """,
    mending: "Use the id of a source in the `pack.xml` of the folder, or declare the source there.",
    bad: .indicator(Self.indicator(source: "LAW-2017")),
    good: .indicator(Self.indicator(source: "LAW")))

  static let unknownFamily = DiagnosticPage(
    "A family that no indicator has",
    meaning: "A count or sum asks for the indicators of a family, and no indicator names it.",
    importance: "Nothing would be counted, so the number asked for would never be reached.",
    mending: "Use a family that indicators have, or take the attribute away.",
    bad: .triage(Self.pattern(#"<count family="others" at-least="1"/>"#)),
    good: .triage(Self.pattern(#"<count family="other" at-least="1"/>"#)))

  static let unknownTag = DiagnosticPage(
    "A tag that no indicator has",
    meaning: "A count or sum asks for the indicators with a tag, and no indicator bears it.",
    importance: "Nothing would be counted, so the number asked for would never be reached.",
    mending: "Use a tag that indicators have, or take the attribute away.",
    bad: .triage(Self.pattern(#"<count tag="basic" at-least="1"/>"#)),
    good: .triage(Self.pattern(#"<count tag="base" at-least="1"/>"#)))

  static let unknownAction = DiagnosticPage(
    "An action that is not on the list",
    meaning: """
      A level may advise only actions of a closed list. There is no arrest, refusal or deportation.
      """,
    importance: """
      A screening says which signs are there and what help to offer. It must not become a reason to
      act against the person it is about.
      """,
    mending: "Use actions of the list that the message gives.",
    bad: .levels(Self.levels(actions: "arrest")),
    good: .levels(Self.levels(actions: "urgent_referral")))

  static let unknownPlaceholder = DiagnosticPage(
    "A placeholder that names no fact",
    meaning: """
      In a sentence a name in braces is replaced by the answer in words. No fact has this name.
      """,
    importance: "The sentence that an officer reads would have a hole in it.",
    mending: "Write the name of a fact that the conditions of the indicator read.",
    bad: .because(#"<because xml:lang="en">The passport is with the {docs.hold}.</because>"#),
    good: .because(#"<because xml:lang="en">The passport is with the {docs.holder}.</because>"#))
}

extension DiagnosticPage {
  /// A pattern with one condition.
  static func pattern(_ condition: String, id: String = "example") -> String {
    """
    <pattern id="\(id)">
      <title xml:lang="en">an example</title>
      <when>\(condition)</when>
    </pattern>
    """
  }

  /// The four levels, the highest with some actions.
  static func levels(actions: String) -> String {
    """
    <level id="low" actions="inform"><title xml:lang="en">Low</title></level>
    <level id="elevated" actions="advise">
      <title xml:lang="en">Elevated</title>
      <when><count pack="papers" at-least="1"/></when>
    </level>
    <level id="high" actions="refer">
      <title xml:lang="en">High</title>
      <when><holds dimension="control"/></when>
    </level>
    <level id="critical" actions="\(actions)">
      <title xml:lang="en">Critical</title>
      <when><holds pattern="held"/></when>
    </level>
    """
  }

  /// A whole indicator with one source.
  static func indicator(source: String) -> String {
    """
    <indicator xmlns="urn:saring:1" id="T-1" dimension="control">
      <title xml:lang="en">Passport held by the recruiter</title>
      <source ref="\(source)"/>
      <when strength="strong"><fact name="docs.holder" is="recruiter"/></when>
      <because xml:lang="en">The passport is not with the worker.</because>
      <examples>
        <fires strength="strong" because="kept"><fact name="docs.holder">recruiter</fact></fires>
        <silent because="not kept"><fact name="docs.holder">self</fact></silent>
        <undecided because="nobody asked"/>
      </examples>
    </indicator>

    """
  }

  /// A derived fact that reads a table, and a condition that reads the fact.
  fileprivate static func doubled(table: String) -> String {
    """
    <fact name="offer.doubled" type="number" unit="idr">
      <title xml:lang="en">twice the minimum wage</title>
      <derive as="multiply">
        <value table="\(table)" key="offer.country"/>
        <value number="2"/>
      </derive>
    </fact>
    """
  }

  fileprivate static let belowDoubled = #"<fact name="offer.wage" above="offer.doubled"/>"#
}
