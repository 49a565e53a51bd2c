// SRG09: the folder of a rule book and its files.

extension DiagnosticPage {
  static let unreadableFolder = DiagnosticPage(
    "A folder that cannot be read",
    meaning: "There is no such folder, or this user may not look into it.",
    importance: "Without a rule book nothing can be screened.",
    mending: "Look at the path for a slip of the pen, and at who may read the folder.",
    bad: .told("saring check --rules no-such-folder"),
    good: .told("saring check --rules Rules"))

  static let unreadableFile = DiagnosticPage(
    "A file that cannot be read",
    meaning: "The file stands in the folder of the rule book, and this user may not read it.",
    importance: """
      A rule book with one file less is another rule book. It is not used, because nobody could see
      that an indicator is missing.
      """,
    mending: "Look at who may read the file, and at the disk.",
    bad: .told("papers/T-1-held.xml, a file that only another user may read"),
    good: .told("papers/T-1-held.xml, a file that everybody may read"))

  static let noRuleFiles = DiagnosticPage(
    "A folder without a rule file",
    meaning: "The folder and the folders in it hold no file whose name ends in `.xml`.",
    importance: "Without a rule book nothing can be screened.",
    mending: "Give the folder that holds `book.xml`.",
    bad: .told("saring check --rules Documentation"),
    good: .told("saring check --rules Rules"))

  static let missingBook = DiagnosticPage(
    "No file with the root `book`",
    meaning: """
      A rule book has one file with the outermost element `book`. It names the book, its languages
      and the facts for the stage and the date.
      """,
    importance: """
      The date decides which row of a table is the law of the day, and the stage which indicators
      apply. Neither can be guessed.
      """,
    mending: "Add a file `book.xml` to the folder of the rule book.",
    bad: .file("book.xml", "<rules xmlns=\"urn:saring:1\"/>\n"),
    good: .file(
      "book.xml",
      """
      <book xmlns="urn:saring:1" id="small" version="2" languages="en" stage="record.stage"
            date="record.as_of">
        <title xml:lang="en">A small book</title>
      </book>

      """))

  static let severalBooks = DiagnosticPage(
    "More than one file with the root `book`",
    meaning: "The folder holds two files with the outermost element `book`, and one is possible.",
    importance: "A screening names the rule book it rests on; with two of them it names neither.",
    mending: "Keep one. Two rule books stand in two folders.",
    bad: .file(
      "second.xml",
      """
      <book xmlns="urn:saring:1" id="second" version="1" languages="en" stage="record.stage"
            date="record.as_of">
        <title xml:lang="en">A second book</title>
      </book>

      """),
    good: .file("second.xml", "<rules xmlns=\"urn:saring:1\"/>\n"))

  static let indicatorWithoutPack = DiagnosticPage(
    "An indicator in a folder without a pack",
    meaning: """
      An indicator belongs to the pack of its folder, and this folder holds no file with the
      outermost element `pack`.
      """,
    importance: "The pack names the sources and dimensions that the indicator rests on.",
    mending: "Move the file into the folder of its pack, or add a `pack.xml` beside it.",
    bad: .file("work/T-4-visa.xml", Self.indicatorElsewhere),
    good: .file("papers/T-4-visa.xml", Self.indicatorElsewhere))

  static let severalPackFiles = DiagnosticPage(
    "More than one pack in a folder",
    meaning: "The folder holds two files with the outermost element `pack`, and one is possible.",
    importance: "It cannot be said to which pack the indicators of the folder belong.",
    mending: "Put both into one file, or give each pack a folder of its own.",
    bad: .file("papers/second.xml", Self.emptyPack),
    good: .file("second/pack.xml", Self.emptyPack))

  static let linkOutOfFolder = DiagnosticPage(
    "A link that leads out of the folder",
    meaning: """
      The file is a symbolic link to a file that does not stand in the folder of the rule book.
      """,
    importance: """
      A rule book must hold all that it means, so that it can be copied, signed and checked as a
      whole; and it must not be able to make the program read other files.
      """,
    mending: "Put a copy of the file into the folder.",
    bad: .told("papers/T-1-held.xml → /home/somebody/drafts/held.xml"),
    good: .told("papers/T-1-held.xml, a file of its own"))

  static let fileNameDiffers = DiagnosticPage(
    "A file that is not named for its indicator",
    meaning: "The name of the file does not begin with the id of the indicator in it.",
    importance: """
      People find a rule by its name. A file named for another rule is mended in the wrong place.
      """,
    mending: "Name the file `ID-some-words.xml`, with the id as it stands in the indicator.",
    bad: .file("papers/T-5-visa.xml", Self.indicatorElsewhere),
    good: .file("papers/T-4-visa.xml", Self.indicatorElsewhere))

  private static let emptyPack = """
    <pack xmlns="urn:saring:1" id="second">
      <title xml:lang="en">A second pack</title>
    </pack>

    """

  private static let indicatorElsewhere = """
    <indicator xmlns="urn:saring:1" id="T-4">
      <title xml:lang="en">Passport not given back</title>
      <source ref="LAW"/>
      <when strength="weak"><fact name="docs.returned" is="no"/></when>
      <because xml:lang="en">The passport was not given back.</because>
      <examples>
        <fires strength="weak" because="asked for it"><fact name="docs.returned">no</fact></fires>
        <silent because="given back"><fact name="docs.returned">yes</fact></silent>
        <undecided because="nobody asked"/>
      </examples>
    </indicator>

    """
}
