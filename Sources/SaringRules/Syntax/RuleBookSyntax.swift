package import SaringModel
package import SaringSource

/// A rule book as written: names are still text, and every name knows its place.
public struct RuleBookSyntax: Sendable {
  package var files: [SourceFile]
  /// SHA-256 over the path and the bytes of each file, in the order of the paths.
  package var digest = ""
  package var books: [BookSyntax] = []
  package var facts: [FactSyntax] = []
  package var groups: [GroupSyntax] = []
  package var tables: [TableSyntax] = []
  package var contacts: [ContactTableSyntax] = []
  package var parameters: [TableSyntax] = []
  package var lexicons: [LexiconSyntax] = []
  package var patterns: [PatternSyntax] = []
  package var levels: [LevelSyntax] = []
  package var sufficiencies: [SufficiencySyntax] = []
  package var packs: [PackSyntax] = []
  package var indicators: [IndicatorSyntax] = []
  /// What stands in parts that could not be read; a name among these is not called unknown.
  package var lostNames: Set<String> = []

  package init(files: [SourceFile]) { self.files = files }
}

/// Words in one language, as in `<title xml:lang="en">…</title>`.
package struct WordsSyntax: Sendable {
  package var language: Spanned<String>
  /// The words, with their place.
  package var words: Spanned<String>
}

/// Written as `<book id="indonesia" version="2026.11" languages="en id" …>`.
package struct BookSyntax: Sendable {
  package var span: SourceSpan
  package var id: Spanned<String>
  package var version: Spanned<String>
  package var languages: [Spanned<String>]
  package var stage: Spanned<String>
  package var date: Spanned<String>
  package var subject: Spanned<String>?
  package var titles: [WordsSyntax]
}

/// Written as `<pack id="vessel">…</pack>`.
package struct PackSyntax: Sendable {
  package var span: SourceSpan
  package var id: Spanned<String>
  /// The folder that the file stands in.
  package var folder: String
  package var subjects: [Spanned<String>]
  package var titles: [WordsSyntax]
  package var sources: [SourceSyntax]
  package var dimensions: [DimensionSyntax]
  package var patterns: [PatternSyntax]
}

/// Written as `<source id="ILO-2012" title="…" status="verified"/>`.
package struct SourceSyntax: Sendable {
  package var span: SourceSpan
  package var id: Spanned<String>
  package var title: Spanned<String>
  package var year: Int?
  package var link: String?
  package var isVerified: Bool
}

/// Written as `<dimension id="control"> … <when>…</when></dimension>`.
package struct DimensionSyntax: Sendable {
  package var span: SourceSpan
  package var id: Spanned<String>
  package var titles: [WordsSyntax]
  package var alternatives: [WhenSyntax]
}

/// Written as `<when>…</when>`, with a strength in an indicator.
package struct WhenSyntax: Sendable {
  package var span: SourceSpan
  package var strength: Spanned<Strength>?
  package var parts: [ConditionSyntax]
}
