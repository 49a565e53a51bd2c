package import SaringModel
package import SaringSource

/// One indicator as written.
package struct IndicatorSyntax: Sendable {
  package var span: SourceSpan
  package var id: Spanned<String>
  /// The folder that the file stands in; its pack is the pack of that folder.
  package var folder: String
  package var dimension: Spanned<String>?
  package var elements: [Spanned<Element>]
  package var family: Spanned<String>?
  package var tags: [Spanned<String>]
  package var role: Role
  package var titles: [WordsSyntax]
  package var sources: [Spanned<String>]
  package var applies: WhenSyntax?
  package var grades: [WhenSyntax]
  package var because: [WordsSyntax]
  package var examples: [ExampleSyntax]
}

/// Written as `<fires strength="strong" because="kept and not given back">…</fires>`.
package struct ExampleSyntax: Sendable {
  package enum Outcome: Sendable {
    case fires(Spanned<Strength>)
    case silent
    case undecided
  }

  package var span: SourceSpan
  package var outcome: Outcome
  package var because: Spanned<String>
  package var answers: [AnswerSyntax]
  package var items: [ItemSyntax]
}

/// Written as `<fact name="docs.passport.holder">recruiter</fact>`.
package struct AnswerSyntax: Sendable {
  package var name: Spanned<String>
  package var answer: Given

  package enum Given: Sendable {
    case words(Spanned<String>)
    /// `missing="refused"`; none is open.
    case missing(MissingReason?)
  }
}

/// Written as `<group name="travel.legs">…</group>`: one item of a group.
package struct ItemSyntax: Sendable {
  package var name: Spanned<String>
  package var answers: [AnswerSyntax]
}
