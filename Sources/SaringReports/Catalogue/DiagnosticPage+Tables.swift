// SRG07: tables and lexicons.

extension DiagnosticPage {
  static let rowsOverlap = DiagnosticPage(
    "Two rows for one day",
    meaning: "Two rows of a table or parameter, with the same key, are both in force on some day.",
    importance: "On that day the law would say two things.",
    mending: "End the older row the day before the newer one begins.",
    bad: .rules(Self.stay(firstUntil: "2024-12-31", secondFrom: "2024-07-01"), usedBy: Self.longer),
    good: .rules(
      Self.stay(firstUntil: "2024-06-30", secondFrom: "2024-07-01"), usedBy: Self.longer))

  static let datesInverted = DiagnosticPage(
    "A row that ends before it begins",
    meaning: "The day in `until` is before the day in `from`.",
    importance: "The row would never be in force.",
    mending: "Exchange the two, or correct one. Both days belong to the row.",
    bad: .rules(Self.stay(firstUntil: "2019-12-31", secondFrom: "2024-07-01"), usedBy: Self.longer),
    good: .rules(
      Self.stay(firstUntil: "2020-12-31", secondFrom: "2024-07-01"), usedBy: Self.longer))

  static let emptyPhrase = DiagnosticPage(
    "A phrase without a word",
    meaning: """
      The phrase, or the false friend, has no words.
      """,
    importance: "It would be found in every text, or in none.",
    mending: "Write the words, or take the phrase away.",
    bad: .rules(
      Self.easyPay("<phrase>easy money</phrase>\n  <phrase></phrase>"), usedBy: Self.found),
    good: .rules(Self.easyPay("<phrase>easy money</phrase>"), usedBy: Self.found))

  static let duplicatePhrase = DiagnosticPage(
    "A phrase that a lexicon has twice",
    meaning: """
      Two phrases are the same after folding for case, width, diacritics and look-alike letters.
      """,
    importance: "Phrases are counted once, so the second one adds nothing.",
    mending: "Take one of them away.",
    bad: .rules(
      Self.easyPay("<phrase>easy money</phrase>\n  <phrase>Easy Money</phrase>"),
      usedBy: Self.found),
    good: .rules(
      Self.easyPay("<phrase>easy money</phrase>\n  <phrase>fast money</phrase>"),
      usedBy: Self.found))

  static let guardsItself = DiagnosticPage(
    "A lexicon that guards itself",
    meaning: """
      A phrase is not counted in a sentence that also holds a phrase of the guard. Here the guard is
      the lexicon itself.
      """,
    importance: "No phrase of the lexicon would ever be counted.",
    mending: "Name a lexicon of warning words as the guard.",
    bad: .rules(
      Self.easyPay("<phrase>easy money</phrase>", guard: "easy-pay"), usedBy: Self.found),
    good: .rules(
      Self.easyPay("<phrase>easy money</phrase>", guard: "scam-roles"), usedBy: Self.found))

  static let exceptWithoutPhrase = DiagnosticPage(
    "A false friend that holds no phrase",
    meaning: "An `except` takes phrases away that stand within it, and no phrase does.",
    importance: """
      It does nothing. Perhaps it was written for a phrase that has changed, and the false alarm is
      back.
      """,
    mending: "Let it hold the whole phrase that it is a false friend of, or take it away.",
    bad: .rules(
      Self.easyPay("<phrase>easy money</phrase>\n  <except>easy going</except>"),
      usedBy: Self.found),
    good: .rules(
      Self.easyPay("<phrase>easy money</phrase>\n  <except>no easy money</except>"),
      usedBy: Self.found))

  static let phraseAlwaysExcepted = DiagnosticPage(
    "A phrase that is never counted",
    meaning:
      "An `except` is the same as the phrase, so it takes the phrase away wherever it stands.",
    importance: "The phrase looks like protection and gives none.",
    mending: "Make the false friend longer than the phrase, or take one of them away.",
    bad: .rules(
      Self.easyPay("<phrase>easy money</phrase>\n  <except>easy money</except>"),
      usedBy: Self.found),
    good: .rules(
      Self.easyPay("<phrase>easy money</phrase>\n  <except>no easy money</except>"),
      usedBy: Self.found))

  static let lexiconWithoutExamples = DiagnosticPage(
    "A lexicon without examples",
    meaning: "The lexicon has no texts in which its phrases must be found, or must not.",
    importance: """
      Folding can make a phrase match more than its author thinks. Only an example shows it.
      """,
    mending: "Add `examples` with at least one `fires` and one `silent`.",
    bad: .rules(
      """
      <lexicon id="easy-pay" language="en">
        <title xml:lang="en">easy pay</title>
        <phrase>easy money</phrase>
      </lexicon>
      """, usedBy: Self.found),
    good: .rules(Self.easyPay("<phrase>easy money</phrase>"), usedBy: Self.found))
}

extension DiagnosticPage {
  private static func stay(firstUntil until: String, secondFrom from: String) -> String {
    """
    <parameter id="long" unit="months">
      <title xml:lang="en">a long time</title>
      <row value="24" from="2020-01-01" until="\(until)" source="A law" status="verified"/>
      <row value="12" from="\(from)" source="Another law" status="verified"/>
    </parameter>
    """
  }

  private static let longer = #"<fact name="debt.months" above="long"/>"#

  private static func easyPay(_ phrases: String, guard other: String? = nil) -> String {
    """
    <lexicon id="easy-pay" language="en"\(other.map { " guard=\"\($0)\"" } ?? "")>
      <title xml:lang="en">easy pay</title>
      \(phrases)
      <examples><fires>Easy money here</fires><silent>Paid monthly</silent></examples>
    </lexicon>
    """
  }

  private static let found = #"<text name="advert.text" mentions="easy-pay"/>"#
}
