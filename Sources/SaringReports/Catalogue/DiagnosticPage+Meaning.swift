// SRG06: conditions that mean something else than they seem to.

extension DiagnosticPage {
  static let unsatisfiable = DiagnosticPage(
    "A condition that no profile can meet",
    meaning: """
      Two parts that must both hold exclude each other: no answers to the facts satisfy the whole.
      """,
    importance: """
      The grade can never be reached. The rule looks like protection and gives none.
      """,
    mending: "Often `any` was meant where *all* stands, or one of the values is wrong.",
    bad: .condition(
      """
      <fact name="docs.holder" is="recruiter"/>
      <fact name="docs.holder" is="employer"/>
      """),
    good: .condition(#"<fact name="docs.holder" is="recruiter employer"/>"#))

  static let subsumedGrade = DiagnosticPage(
    "A grade that never decides",
    meaning: "Whenever this grade holds, a stronger one holds as well.",
    importance: """
      The grade is never shown. Either it is not needed, or the stronger one asks for too little.
      """,
    mending: "Ask for more in the stronger grade, or take the weaker one away.",
    bad: .grades(Self.grades(strong: ""))
      .behind(.examples, Self.twoExamples),
    good: .grades(Self.grades(strong: "\n  <fact name=\"docs.returned\" is=\"no\"/>"))
      .behind(.examples, Self.twoExamples))

  static let protectedFactRead = DiagnosticPage(
    "A protected fact that could raise a level",
    meaning: """
      The fact is protected: nationality, gender, religion, origin and the like. No condition that
      can raise a level may read it, not even by way of another indicator.
      """,
    importance: """
      Who somebody is must never count against them. Two people with the same answers about what
      happened get the same level.
      """,
    mending: """
      Test what happened instead. An indicator with the role `note`, which nothing else reads, may
      speak of the law that applies.
      """,
    bad: .condition(
      """
      <fact name="docs.holder" is="recruiter"/>
      <fact name="person.citizenship" is="ID"/>
      """),
    good: .condition(#"<fact name="docs.holder" is="recruiter"/>"#))

  static let holdsForEveryAnswer = DiagnosticPage(
    "A test that every answer passes",
    meaning: "The test names every code of the fact, so it holds whatever was answered.",
    importance: "Only not knowing would keep the condition from holding.",
    mending: "Name the codes that are a sign, and leave the others out.",
    bad: .condition(#"<fact name="docs.holder" is="self recruiter employer"/>"#),
    good: .condition(#"<fact name="docs.holder" is="recruiter employer"/>"#))
}

extension DiagnosticPage {
  private static func grades(strong: String) -> String {
    """
    <when strength="strong">
      <fact name="docs.holder" is="recruiter"/>\(strong)
    </when>
    <when strength="weak">
      <fact name="docs.holder" is="recruiter"/>
    </when>
    """
  }

  private static let twoExamples = """
    <fires strength="strong" because="kept">
      <fact name="docs.holder">recruiter</fact><fact name="docs.returned">no</fact>
    </fires>
    <fires strength="weak" because="kept, and given back when asked">
      <fact name="docs.holder">recruiter</fact><fact name="docs.returned">yes</fact>
    </fires>
    <silent because="the worker keeps it"><fact name="docs.holder">self</fact></silent>
    <undecided because="nobody asked"/>
    """
}
