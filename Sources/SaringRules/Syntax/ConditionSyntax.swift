package import SaringModel
package import SaringSource

/// A condition as written, with the place of its start tag.
package struct ConditionSyntax: Sendable {
  package var span: SourceSpan
  package var kind: Kind

  package indirect enum Kind: Sendable {
    case fact(FactTestSyntax)
    /// `<text name="advert.text" mentions="scam-roles" at-least="2"/>`
    case text(name: Spanned<String>, lexicons: [Spanned<String>], atLeast: Spanned<Int>?)
    case all([ConditionSyntax])
    case any([ConditionSyntax])
    case not([ConditionSyntax])
    case atLeast(Spanned<Int>, [ConditionSyntax])
    /// `<some of="travel.legs" at-least="2">…</some>`
    case some(of: Spanned<String>, atLeast: Spanned<Int>?, [ConditionSyntax])
    /// `<fired indicator="OSR-25" strength="strong"/>`
    case fired(Spanned<String>, strength: Strength?)
    case count(
      SelectionSyntax, countsFamilies: Bool, strength: Strength?, atLeast: Spanned<Int>)
    case sum(SelectionSyntax, weights: WeightsSyntax, atLeast: Spanned<Int>)
    /// `<holds dimension="control"/>`
    case positive(Spanned<String>)
    /// `<holds pattern="recruitment-stage-risk"/>`
    case holds(Spanned<String>)
    /// `<known name="a.b c.d">…</known>`, in `sufficient` only.
    case known([Spanned<String>], [ConditionSyntax])
  }
}

/// Written as `<fact name="docs.passport.holder" is="recruiter employer"/>`.
package struct FactTestSyntax: Sendable {
  package var name: Spanned<String>
  package var test: Test

  package enum Test: Sendable {
    case isOne([Spanned<String>])
    case isNot([Spanned<String>])
    case includesAny([Spanned<String>])
    case includesAll([Spanned<String>])
    /// One bound, or a lower and an upper one.
    case compare([(Comparison, Spanned<String>)])
  }
}

/// The attributes that say which indicators are counted.
package struct SelectionSyntax: Sendable {
  package var pack: Spanned<String>?
  package var dimension: Spanned<String>?
  package var element: Spanned<Element>?
  package var family: Spanned<String>?
  package var tag: Spanned<String>?
}

/// The weights of a `sum`, as written.
package struct WeightsSyntax: Sendable {
  package var decisive: Spanned<String>?
  package var strong: Spanned<String>?
  package var medium: Spanned<String>?
  package var weak: Spanned<String>?
}
