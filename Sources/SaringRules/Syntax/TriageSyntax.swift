package import SaringModel
package import SaringSource

/// Written as `<pattern id="recruitment-stage-risk" urgent="yes">…</pattern>`.
package struct PatternSyntax: Sendable {
  package var span: SourceSpan
  package var id: Spanned<String>
  package var isUrgent: Bool
  package var series: Spanned<String>?
  package var actions: [Spanned<String>]
  package var contacts: [Spanned<String>]
  package var titles: [WordsSyntax]
  package var because: [WordsSyntax]
  package var alternatives: [WhenSyntax]
}

/// Written as `<level id="high" actions="refer">…</level>`.
package struct LevelSyntax: Sendable {
  package var span: SourceSpan
  package var level: Spanned<TriageLevel>
  package var actions: [Spanned<String>]
  package var contacts: [Spanned<String>]
  package var titles: [WordsSyntax]
  package var because: [WordsSyntax]
  package var alternatives: [WhenSyntax]
}

/// Written as `<sufficient at-least="4">…</sufficient>`.
package struct SufficiencySyntax: Sendable {
  package var span: SourceSpan
  package var atLeast: Spanned<Int>
  package var titles: [WordsSyntax]
  package var applies: WhenSyntax?
  package var parts: [ConditionSyntax]
}
