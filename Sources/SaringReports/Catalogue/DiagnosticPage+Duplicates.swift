// SRG032x and SRG033x: names that are taken.

extension DiagnosticPage {
  static let duplicateFact = DiagnosticPage(
    "A fact that is declared twice",
    meaning: "Two elements declare a fact of the same name.",
    importance: "It cannot be said which type, codes and question the fact has.",
    mending: "Take one of them away, or give it another name.",
    bad: .rules(
      """
      <fact name="docs.returned" type="yes-no">
        <title xml:lang="en">passport given back</title>
      </fact>
      """),
    good: .rules(
      """
      <fact name="docs.visa" type="yes-no">
        <title xml:lang="en">has a visa</title>
      </fact>
      """, usedBy: #"<fact name="docs.visa" is="no"/>"#))

  static let duplicateCode = DiagnosticPage(
    "A code that a fact has twice",
    meaning: "Two answers of one fact have the same id.",
    importance: "The answer in a profile would have two meanings.",
    mending: "Take one of them away, or give it another id.",
    bad: .rules(Self.holder("agency", "agency"), usedBy: Self.heldByAgency),
    good: .rules(Self.holder("agency", "sponsor"), usedBy: Self.heldByAgency))

  static let duplicateGroup = DiagnosticPage(
    "A group that is declared twice",
    meaning: "Two elements declare a group of the same name.",
    importance: "It cannot be said which facts an item of the group has.",
    mending: "Put the facts of both into one group, or give one another name.",
    bad: .rules(Self.group("travel.legs", fact: "travel.legs.delay")),
    good: .rules(
      Self.group("travel.stops", fact: "travel.stops.delay"),
      usedBy: """
        <some of="travel.stops"><fact name="travel.stops.delay" above="1"/></some>
        """))

  static let duplicateTable = DiagnosticPage(
    "A table that is declared twice",
    meaning: "Two tables have the same id.",
    importance: "A value could be looked up in either, and they need not agree.",
    mending: "Put the rows of both into one table, or give one another id.",
    bad: .rules(Self.table("minimum-wage")),
    good: .rules(
      Self.table("fair-wage")
        + """

        <fact name="offer.fair" type="number" unit="idr">
          <title xml:lang="en">fair wage</title>
          <derive as="look-up"><value table="fair-wage" key="offer.country"/></derive>
        </fact>
        """, usedBy: #"<fact name="offer.wage" below="offer.fair"/>"#))

  static let duplicateParameter = DiagnosticPage(
    "A parameter that is declared twice",
    meaning: "Two parameters have the same id.",
    importance: "A threshold would have two values.",
    mending: "Put the rows of both into one parameter, or give one another id.",
    bad: .rules(Self.parameter("most-debt")),
    good: .rules(
      Self.parameter("some-debt"), usedBy: #"<fact name="debt.months" at-least="some-debt"/>"#))

  static let duplicateLexicon = DiagnosticPage(
    "A lexicon that is declared twice",
    meaning: "Two lexicons have the same id.",
    importance: "It cannot be said which phrases a condition looks for.",
    mending: "Put the phrases of both into one lexicon, or give one another id.",
    bad: .rules(Self.lexicon("scam-roles")),
    good: .rules(
      Self.lexicon("easy-pay"), usedBy: #"<text name="advert.text" mentions="easy-pay"/>"#))

  static let duplicatePack = DiagnosticPage(
    "Two packs with the same id",
    meaning: "The `pack.xml` of two folders have the same id.",
    importance: "A count of the indicators of a pack would not know which pack is meant.",
    mending: "Give one of them another id.",
    bad: .file("other/pack.xml", Self.pack("papers")),
    good: .file("other/pack.xml", Self.pack("other")))

  static let duplicateSource = DiagnosticPage(
    "Two sources with the same id",
    meaning: "A pack declares two sources of the same id.",
    importance: "A finding would point to two works and rest on one of them.",
    mending: "Give each source an id of its own, for instance with its year.",
    bad: .sources(#"<source id="LAW" title="Another law" status="verified"/>"#),
    good: .sources(#"<source id="LAW-2" title="Another law" status="verified"/>"#)
      .behind(.indicator, Self.indicator(source: "LAW-2")))

  static let duplicateDimension = DiagnosticPage(
    "Two dimensions with the same id",
    meaning: "Two dimensions, in one pack or in two, have the same id.",
    importance: "It cannot be said when the dimension is positive.",
    mending: "Give one of them another id.",
    bad: .dimensions(Self.dimension("control")),
    good: .dimensions(Self.dimension("work")))

  static let duplicatePattern = DiagnosticPage(
    "Two patterns with the same id",
    meaning: "Two patterns have the same id.",
    importance: "It cannot be said when the pattern holds, nor whether it is urgent.",
    mending: "Give one of them another id, or put both conditions into one pattern.",
    bad: .triage(Self.pattern(#"<fired indicator="T-2"/>"#, id: "held")),
    good: .triage(Self.pattern(#"<fired indicator="T-2"/>"#, id: "other")))

  static let duplicateIndicator = DiagnosticPage(
    "Two indicators with the same id",
    meaning: "Two files hold an indicator of the same id.",
    importance: "A finding would point to two rules. Often a file was copied and not yet changed.",
    mending: "Give one of them the next free id, and name its file for it.",
    bad: .file("papers/T-1-copy.xml", Self.indicator(source: "LAW")),
    good: .file(
      "papers/T-4-copy.xml",
      Self.indicator(source: "LAW").replacing("\"T-1\"", with: "\"T-4\"")))

  static let reservedCode = DiagnosticPage(
    "A code with the name of a missing answer",
    meaning: """
      No code may be called `unknown`, `not_asked`, `refused`, `declined`, `does_not_know` or
      `not_applicable`. These are ways in which an answer is missing, and every fact has them.
      """,
    importance: """
      As a code, a refusal could be tested like an answer, and silence would count against a person.
      """,
    mending: "Take the code away. A profile may say that an answer is missing without it.",
    bad: .rules(Self.holder("agency", "refused"), usedBy: Self.heldByAgency),
    good: .rules(Self.holder("agency", "sponsor"), usedBy: Self.heldByAgency))

  static let factNotUnderGroup = DiagnosticPage(
    "A fact of a group that is not named under it",
    meaning: "A fact in a group begins with the name of the group and a dot.",
    importance: """
      In a profile the items of the group are found by that name. Under another name the answer
      would never be found.
      """,
    mending: "Put the name of the group before the name of the fact.",
    bad: .rules(
      Self.group("travel.stops", fact: "stops.delay"),
      usedBy: #"<some of="travel.stops"><fact name="stops.delay" above="1"/></some>"#),
    good: .rules(
      Self.group("travel.stops", fact: "travel.stops.delay"),
      usedBy: #"<some of="travel.stops"><fact name="travel.stops.delay" above="1"/></some>"#))

  static let ambiguousName = DiagnosticPage(
    "A parameter with the name of a fact",
    meaning: "A parameter and a fact have the same name.",
    importance: """
      In a comparison the name could mean the threshold or the person's own answer.
      """,
    mending: "Give the parameter another id, best one without a dot.",
    bad: .rules(
      Self.parameter("debt.limit")
        + """

        <fact name="debt.limit" type="number" unit="months">
          <title xml:lang="en">limit</title>
        </fact>
        """,
      usedBy: """
        <fact name="debt.months" at-least="debt.limit"/>
        <fact name="debt.limit" above="1"/>
        """),
    good: .rules(
      Self.parameter("debt-limit"), usedBy: #"<fact name="debt.months" at-least="debt-limit"/>"#))

  static let repeatedName = DiagnosticPage(
    "A name that stands twice in a list",
    meaning: "A list of codes or names holds one of them twice.",
    importance: "It changes nothing, but perhaps another name was meant in one place.",
    mending: "Take one away, or write what was meant.",
    bad: .condition(#"<fact name="docs.holder" is="recruiter recruiter"/>"#),
    good: .condition(#"<fact name="docs.holder" is="recruiter employer"/>"#))
}

extension DiagnosticPage {
  private static func holder(_ first: String, _ second: String) -> String {
    """
    <fact name="docs.card_holder" type="code">
      <title xml:lang="en">holder of the identity card</title>
      <code id="\(first)"><title xml:lang="en">an agency</title></code>
      <code id="\(second)"><title xml:lang="en">somebody else</title></code>
    </fact>
    """
  }

  private static let heldByAgency = #"<fact name="docs.card_holder" is="agency"/>"#

  private static func group(_ name: String, fact: String) -> String {
    """
    <group name="\(name)">
      <title xml:lang="en">parts of the journey</title>
      <fact name="\(fact)" type="number" unit="days">
        <title xml:lang="en">days of delay</title>
      </fact>
    </group>
    """
  }

  private static func table(_ id: String) -> String {
    """
    <table id="\(id)" keys-of="offer.country" unit="idr">
      <title xml:lang="en">wage</title>
      <row key="SG" value="9000000" source="A law" status="verified"/>
    </table>
    """
  }

  private static func parameter(_ id: String) -> String {
    """
    <parameter id="\(id)" unit="months">
      <title xml:lang="en">months of debt that are too many</title>
      <row value="3" source="A law" status="verified"/>
    </parameter>
    """
  }

  private static func lexicon(_ id: String) -> String {
    """
    <lexicon id="\(id)" language="en">
      <title xml:lang="en">easy pay</title>
      <phrase>easy money</phrase>
      <examples><fires>Easy money here</fires><silent>Paid monthly</silent></examples>
    </lexicon>
    """
  }

  private static func pack(_ id: String) -> String {
    """
    <pack xmlns="urn:saring:1" id="\(id)">
      <title xml:lang="en">Another pack</title>
    </pack>

    """
  }

  private static func dimension(_ id: String) -> String {
    """
    <dimension id="\(id)">
      <title xml:lang="en">another dimension</title>
      <when><fired indicator="T-2"/></when>
    </dimension>
    """
  }
}
