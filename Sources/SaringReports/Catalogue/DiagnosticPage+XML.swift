// SRG01: what every XML file must be before its grammar is looked at.

extension DiagnosticPage {
  static let notUTF8 = DiagnosticPage(
    "A file that is not UTF-8",
    meaning: """
      The file holds bytes that are no characters in UTF-8, the one encoding of rule files. Often it
      was saved by an old editor in a Windows or Latin encoding, or the file was damaged.
      """,
    importance: """
      Guessing an encoding can turn one letter into another, and a phrase of a lexicon would then
      never be found. The file is not read at all.
      """,
    mending: """
      Open the file in an editor, make sure that it looks right, and save it as UTF-8.
      """,
    bad: .file(
      "words.xml",
      bytes: Array(#"<rules xmlns="urn:saring:1"><!-- caf"#.utf8) + [0xE9]
        + Array(" --></rules>\n".utf8),
      shownAs: "a comment with the letter é written as the single byte E9"),
    good: .file("words.xml", #"<rules xmlns="urn:saring:1"><!-- café --></rules>"# + "\n"))

  static let fileTooLarge = DiagnosticPage(
    "A file that is too large",
    meaning: "A rule file may have at most 4 MiB, which is about a hundred thousand lines.",
    importance: """
      A file of that size is not a rule file that somebody wrote, but a mistake or an attack on the
      program, which would spend its memory on it.
      """,
    mending: "Split the file, for instance into one file for each lexicon or table.",
    bad: .file(
      "words.xml",
      bytes: Array(#"<rules xmlns="urn:saring:1">"#.utf8)
        + Array(repeating: UInt8(ascii: " "), count: 4 << 20) + Array("</rules>\n".utf8),
      shownAs: "a file with more than four million spaces"),
    good: .file("words.xml", #"<rules xmlns="urn:saring:1"/>"# + "\n"))

  static let documentType = DiagnosticPage(
    "A document type declaration",
    meaning: """
      The file begins with a declaration `<!DOCTYPE …>`. Rule files have no document type; what
      they may hold is fixed by the grammar of the rule language.
      """,
    importance: """
      Such a declaration can make a program read other files or the network. Reading rules must do
      neither, so that the same rules always mean the same.
      """,
    mending: "Take the declaration away. Write what its entities stood for in full.",
    bad: .file(
      "words.xml", "<!DOCTYPE rules>\n<rules xmlns=\"urn:saring:1\"/>\n"),
    good: .file("words.xml", "<rules xmlns=\"urn:saring:1\"/>\n"))

  static let entityReference = DiagnosticPage(
    "An entity that is not known",
    meaning: """
      The text holds a name between `&` and `;` that XML does not know by itself. Only `&amp;`,
      `&lt;`, `&gt;`, `&quot;`, `&apos;` and numbered characters such as `&#160;` are known.
      """,
    importance: "The words that an officer reads would have a hole where the entity stands.",
    mending: "Write the character itself. A lone `&` in a text is written `&amp;`.",
    bad: .because(#"<because xml:lang="en">The agent&nbsp;keeps it.</because>"#),
    good: .because(#"<because xml:lang="en">The agent &amp; the driver keep it.</because>"#))

  static let tooDeep = DiagnosticPage(
    "Elements nested too deeply",
    meaning: "Elements may stand in each other at most 64 deep.",
    importance: """
      No person can follow a condition of that depth, and a program can be brought to a halt with
      one. The file is not read.
      """,
    mending: """
      Take connectives away that stand around a single condition, or split the condition into
      several indicators and a pattern.
      """,
    bad: .file(
      "words.xml",
      bytes: Array(
        (#"<rules xmlns="urn:saring:1">"# + String(repeating: "<rules>", count: 70)
          + String(repeating: "</rules>", count: 70) + "</rules>\n").utf8),
      shownAs: "a condition within seventy connectives"),
    good: .file("words.xml", "<rules xmlns=\"urn:saring:1\"/>\n"))

  static let malformedXML = DiagnosticPage(
    "Text that is not well-formed XML",
    meaning: """
      The file breaks a rule that all XML follows: every element is closed, in the right order;
      every value stands in quotes; there is one outermost element; `<` and `&` in a text are
      written `&lt;` and `&amp;`.
      """,
    importance: """
      From there on it cannot be said what belongs to what, so nothing of the file is used and
      further problems in it are not shown.
      """,
    mending: "Look at the marked place and a little before it; the cause often stands earlier.",
    bad: .grades(
      """
      <when strength="strong">
        <fact name="docs.holder" is="recruiter">
      </when>
      """),
    good: .grades(
      """
      <when strength="strong">
        <fact name="docs.holder" is="recruiter"/>
      </when>
      """))

  static let wrongNamespace = DiagnosticPage(
    "An element outside the namespace of the rule language",
    meaning: """
      Every rule file says that it is one by `xmlns="urn:saring:1"` in its outermost element. Here
      that is missing, or names something else.
      """,
    importance: """
      The namespace carries the version of the language. Read under another version the same words
      could mean something else.
      """,
    mending: "Write `xmlns=\"urn:saring:1\"` in the outermost element, and no other namespace.",
    bad: .file("words.xml", "<rules/>\n"),
    good: .file("words.xml", "<rules xmlns=\"urn:saring:1\"/>\n"))

  static let emptyFile = DiagnosticPage(
    "An empty file",
    meaning: "The file has no element in it.",
    importance: """
      A file that lost its content, for instance because a disk was full, must not look like a rule
      that was never there.
      """,
    mending: "Restore the content, or delete the file.",
    bad: .file("words.xml", "").saying("a file without a single character"),
    good: .file("words.xml", "<rules xmlns=\"urn:saring:1\"/>\n"))
}
