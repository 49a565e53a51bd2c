// SRG02: which element and attribute may stand where. The grammar, Rules/saring.rnc, says the same.

extension DiagnosticPage {
  static let unknownRoot = DiagnosticPage(
    "An outermost element that is none of a rule file",
    meaning: """
      The outermost element of a rule file is `book`, `rules`, `pack` or `indicator`. This file
      begins with another one.
      """,
    importance: "Nothing in the file is used.",
    mending: """
      Put facts, tables, lexicons, patterns and levels into an element `rules`. Each indicator has
      a file of its own.
      """,
    bad: .file("words.xml", "<vocabulary xmlns=\"urn:saring:1\"/>\n"),
    good: .file("words.xml", "<rules xmlns=\"urn:saring:1\"/>\n"))

  static let unexpectedElement = DiagnosticPage(
    "An element that may not stand here",
    meaning: """
      The element is unknown, or belongs to another place. The message lists what may stand here.
      """,
    importance: """
      Skipping it silently could drop a condition, and the indicator would then fire where it
      should not.
      """,
    mending: "Look for a slip of the pen in the name, or move the element where it belongs.",
    bad: .condition(#"<fct name="docs.holder" is="recruiter"/>"#),
    good: .condition(#"<fact name="docs.holder" is="recruiter"/>"#))

  static let missingElement = DiagnosticPage(
    "An element that is missing",
    meaning: "The element must hold another one, and does not.",
    importance: """
      A person who reads the screening, or the check itself, needs what is missing: a title, a
      sentence, a source, a condition or an example.
      """,
    mending: "Add the element that the message names, at the place where it belongs.",
    bad: .rules(
      """
      <fact name="docs.visa" type="yes-no"/>
      """, usedBy: #"<fact name="docs.visa" is="no"/>"#),
    good: .rules(
      """
      <fact name="docs.visa" type="yes-no">
        <title xml:lang="en">has a visa</title>
      </fact>
      """, usedBy: #"<fact name="docs.visa" is="no"/>"#))

  static let unexpectedAttribute = DiagnosticPage(
    "An attribute that may not stand here",
    meaning: "The element has no attribute of this name. The message lists those it has.",
    importance: """
      An attribute that is not understood may have been meant to change the meaning: a test, a
      number, a strength. It cannot be passed over.
      """,
    mending: "Look for a slip of the pen in the name, or take the attribute away.",
    bad: .condition(#"<any n="2"><fact name="docs.holder" is="recruiter"/></any>"#),
    good: .condition(#"<any><fact name="docs.holder" is="recruiter"/></any>"#))

  static let missingAttribute = DiagnosticPage(
    "An attribute that is missing",
    meaning: "The element cannot be understood without this attribute.",
    importance: "Any value that the program put in its place would be a guess about the law.",
    mending: "Add the attribute that the message names.",
    bad: .condition(#"<at-least><fact name="docs.holder" is="recruiter"/></at-least>"#),
    good: .condition(#"<at-least n="1"><fact name="docs.holder" is="recruiter"/></at-least>"#))

  static let malformedValue = DiagnosticPage(
    "A value that does not have the right form",
    meaning: """
      The attribute takes a value of a certain form, such as a whole number, a decimal number with a
      point, a date written 2024-11-02, or a name without spaces. This is not one.
      """,
    importance: """
      A number with a comma, or a date with the day first, can be read in two ways. The program
      does not choose between them.
      """,
    mending: "Write the value in the form that the message gives.",
    bad: .condition(#"<text name="advert.text" mentions="scam-roles" at-least="two"/>"#),
    good: .condition(#"<text name="advert.text" mentions="scam-roles" at-least="1"/>"#))

  static let unknownWord = DiagnosticPage(
    "A word that is none of the few that are possible",
    meaning: """
      The attribute takes one of a short list of words, and this is none of them. The message lists
      all.
      """,
    importance: """
      Strength, role and the like decide how much an indicator counts. A word that nobody defined
      cannot be weighed.
      """,
    mending: "Use one of the words of the list.",
    bad: .condition(#"<fired indicator="T-2" strength="severe"/>"#),
    good: .condition(#"<fired indicator="T-2" strength="weak"/>"#))

  static let unexpectedText = DiagnosticPage(
    "Text where only elements may stand",
    meaning: "Words stand loose between elements. They belong to nothing.",
    importance: """
      Text that is passed over may be a condition that somebody wrote in words and believes to be in
      force.
      """,
    mending: "Make it a comment, `<!-- … -->`, or write it as the element that is meant.",
    bad: .condition(
      """
      not in Singapore
      <fact name="docs.holder" is="recruiter"/>
      """),
    good: .condition(
      """
      <!-- in every country -->
      <fact name="docs.holder" is="recruiter"/>
      """))

  static let repeatedElement = DiagnosticPage(
    "An element that may stand only once",
    meaning: "The element stands here a second time, and only one is possible.",
    importance: """
      It cannot be said which of the two is in force, nor whether both are meant together or one in
      place of the other.
      """,
    mending: "Put the content of both into one element, or take one away.",
    bad: .grades(
      """
      <applies><fact name="record.subject" is="person"/></applies>
      <applies><fact name="record.stage" is="at_work"/></applies>
      <when strength="strong"><fact name="docs.holder" is="recruiter"/></when>
      """),
    good: .grades(
      """
      <applies>
        <fact name="record.subject" is="person"/>
        <fact name="record.stage" is="at_work"/>
      </applies>
      <when strength="strong"><fact name="docs.holder" is="recruiter"/></when>
      """))

  static let misplacedElement = DiagnosticPage(
    "An element that stands too late",
    meaning: """
      The element may stand here, but before others that have already come. An indicator goes from
      titles and sources through `applies`, `when` and `because` to the examples.
      """,
    importance: """
      One order for all files lets a reviewer see at a glance what is there and what is missing.
      """,
    mending: "Move the element up to its place.",
    bad: .grades(
      """
      <when strength="strong"><fact name="docs.holder" is="recruiter"/></when>
      <applies><fact name="record.subject" is="person"/></applies>
      """),
    good: .grades(
      """
      <applies><fact name="record.subject" is="person"/></applies>
      <when strength="strong"><fact name="docs.holder" is="recruiter"/></when>
      """))

  static let conflictingAttributes = DiagnosticPage(
    "Attributes that exclude each other",
    meaning: """
      Each of the attributes is right by itself, but an element can have only one of them. A test of
      a fact may have two only where they are a lower and an upper bound.
      """,
    importance: "It cannot be said whether both must hold or either.",
    mending: "Write two conditions: side by side both must hold, in `any` either.",
    bad: .condition(#"<fact name="docs.holder" is="recruiter" is-not="self"/>"#),
    good: .condition(#"<fact name="docs.holder" is-not="self"/>"#))

  static let missingTest = DiagnosticPage(
    "A condition that tests nothing",
    meaning: """
      The condition names a fact and does not say what to ask of it. There is no test for “the answer
      is known”: not knowing must never be a sign.
      """,
    importance: """
      A condition that holds for whatever was answered would make the interview itself a sign of
      risk.
      """,
    mending: "Add a test, such as `is`, `is-not`, `includes-any`, `at-least` or `below`.",
    bad: .condition(#"<fact name="docs.holder"/>"#),
    good: .condition(#"<fact name="docs.holder" is="recruiter"/>"#))

  static let emptyCondition = DiagnosticPage(
    "A condition without a part",
    meaning: "The element must hold at least one condition, and holds none.",
    importance: """
      An empty *all* would always hold and an empty *any* never: an indicator would fire for
      everybody, or for nobody.
      """,
    mending: "Write the conditions that are meant, or take the element away.",
    bad: .condition("<any></any>"),
    good: .condition(
      """
      <any>
        <fact name="docs.holder" is="recruiter"/>
        <fact name="docs.returned" is="no"/>
      </any>
      """))

  static let knownOutsideSufficient = DiagnosticPage(
    "A test for being known, outside `sufficient`",
    meaning: """
      Only `sufficient`, which says when enough has been asked, may test whether an answer is known.
      """,
    importance: """
      If an indicator could rest on an answer being known or missing, then silence would count
      against a person.
      """,
    mending: "Test the answer itself.",
    bad: .condition(#"<known name="docs.holder"/>"#),
    good: .condition(#"<fact name="docs.holder" is="recruiter"/>"#))
}
