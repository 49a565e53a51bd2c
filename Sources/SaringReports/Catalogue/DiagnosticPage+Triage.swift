// SRG08: the triage policy.

extension DiagnosticPage {
  static let missingLevel = DiagnosticPage(
    "A level that is missing",
    meaning: "A book has all four levels: `low`, `elevated`, `high` and `critical`.",
    importance: """
      Everybody who reads a screening knows the four. A book without one of them could not be
      compared with another.
      """,
    mending: "Add the level that the message names, with what to do and when it holds.",
    bad: .levels(Self.low + "\n" + Self.elevated + "\n" + Self.high),
    good: .levels(Self.low + "\n" + Self.elevated + "\n" + Self.high + "\n" + Self.critical))

  static let duplicateLevel = DiagnosticPage(
    "A level that is declared twice",
    meaning: "Two elements declare the same level.",
    importance: "It cannot be said which actions are advised.",
    mending: "Put both into one; several `when` of a level are alternatives.",
    bad: .triage(Self.critical),
    good: .triage(Self.pattern(#"<fired indicator="T-2"/>"#)))

  static let lowWithCondition = DiagnosticPage(
    "A condition on the lowest level",
    meaning: "`low` is the level of every profile that no other level holds for. It has no `when`.",
    importance: "A profile for which the condition fails would have no level at all.",
    mending: "Take the `when` away.",
    bad: .levels(
      Self.low(when: #"<when><fact name="docs.holder" is="self"/></when>"#)
        + "\n" + Self.elevated + "\n" + Self.high + "\n" + Self.critical),
    good: .levels(Self.low + "\n" + Self.elevated + "\n" + Self.high + "\n" + Self.critical))

  static let levelWithoutCondition = DiagnosticPage(
    "A level above low without a condition",
    meaning: "Every level but `low` has at least one `when`.",
    importance: "The level could never be reached, or would hold for everybody.",
    mending: "Add the `when` that says when the level holds.",
    bad: .levels(
      Self.low + "\n" + Self.elevated + "\n" + Self.high + "\n"
        + """
        <level id="critical" actions="urgent_referral">
          <title xml:lang="en">Critical</title>
        </level>
        """),
    good: .levels(Self.low + "\n" + Self.elevated + "\n" + Self.high + "\n" + Self.critical))

  static let missingSufficient = DiagnosticPage(
    "A book that does not say when enough is known",
    meaning: "The book has no `sufficient`.",
    importance: """
      A low level after three answers would look like one after thirty. Without `sufficient` a
      screening can never say that it rests on enough.
      """,
    mending: "Add a `sufficient` with the core facts, and how many of them must be known.",
    bad: .sufficient("").saying("a triage policy without `sufficient`"),
    good: .sufficient(
      """
      <sufficient at-least="1">
        <title xml:lang="en">enough is known</title>
        <known name="docs.holder"/>
        <known name="debt.months debt.amount"/>
      </sufficient>
      """))
}

extension DiagnosticPage {
  private static let low = low(when: "")

  private static func low(when: String) -> String {
    #"<level id="low" actions="inform"><title xml:lang="en">Low</title>\#(when)</level>"#
  }

  private static let elevated = """
    <level id="elevated" actions="advise">
      <title xml:lang="en">Elevated</title>
      <when><count pack="papers" at-least="1"/></when>
    </level>
    """

  private static let high = """
    <level id="high" actions="refer">
      <title xml:lang="en">High</title>
      <when><holds dimension="control"/></when>
    </level>
    """

  private static let critical = """
    <level id="critical" actions="urgent_referral">
      <title xml:lang="en">Critical</title>
      <when><holds pattern="held"/></when>
    </level>
    """
}
