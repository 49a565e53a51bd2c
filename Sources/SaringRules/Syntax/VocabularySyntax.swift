package import SaringModel
package import SaringSource

/// Written as `<fact name="docs.passport.holder" type="code">…</fact>`.
package struct FactSyntax: Sendable {
  package var span: SourceSpan
  package var name: Spanned<String>
  /// None when the type was not readable.
  package var kind: Spanned<Fact.Kind>?
  package var unit: Spanned<String>?
  package var minimum: Spanned<String>?
  package var maximum: Spanned<String>?
  package var codesOf: Spanned<String>?
  package var sensitivity: Int
  package var cost: (time: Int, distress: Int, safety: Int)
  package var isProtected: Bool
  package var isChangeable: Bool
  package var isVerifiable: Bool
  package var titles: [WordsSyntax]
  package var questions: [WordsSyntax]
  package var codes: [CodeSyntax]
  package var derivation: DerivationSyntax?
}

/// Written as `<code id="recruiter">…</code>`.
package struct CodeSyntax: Sendable {
  package var span: SourceSpan
  package var id: Spanned<String>
  package var titles: [WordsSyntax]
}

/// Written as `<group name="travel.legs" most="8">…</group>`.
package struct GroupSyntax: Sendable {
  package var span: SourceSpan
  package var name: Spanned<String>
  package var most: Int?
  package var titles: [WordsSyntax]
  package var questions: [WordsSyntax]
  package var facts: [FactSyntax]
}

/// A computation as written.
package indirect enum DerivationSyntax: Sendable {
  /// `<value of="offer.wage"/>`
  case name(Spanned<String>)
  /// `<value number="12"/>`
  case number(Spanned<String>)
  /// `<value table="exchange-rate" key="debt.currency"/>`
  case lookUp(table: Spanned<String>, key: Spanned<String>)
  /// `<value as="add">…</value>`, or `derive` itself.
  case compute(Spanned<Operation>, [DerivationSyntax])

  /// What a derived fact may do with its values.
  package enum Operation: String, CaseIterable, Sendable {
    case add
    case subtract
    case multiply
    case divide
    case minimum
    case maximum
    case monthsBetween = "months-between"
    case differs
    case lookUp = "look-up"
  }

  package var span: SourceSpan {
    switch self {
    case .name(let name): name.span
    case .number(let number): number.span
    case .lookUp(let table, _): table.span
    case .compute(let operation, _): operation.span
    }
  }
}

/// Written as `<table id="exchange-rate" keys-of="offer.currency">…</table>`, or a `parameter` without keys.
package struct TableSyntax: Sendable {
  package var span: SourceSpan
  package var id: Spanned<String>
  package var keysOf: Spanned<String>?
  package var unit: Spanned<String>?
  package var titles: [WordsSyntax]
  package var rows: [RowSyntax]
}

/// Written as `<row key="USD" value="15855" from="2024-01-01" source="…" status="verified"/>`.
package struct RowSyntax: Sendable {
  package var span: SourceSpan
  package var key: Spanned<String>?
  package var value: Spanned<String>
  package var from: Spanned<String>?
  package var until: Spanned<String>?
  package var source: Spanned<String>
  package var isVerified: Bool
}

/// Written as `<table id="contacts-child">…</table>` with words in its rows.
package struct ContactTableSyntax: Sendable {
  package var span: SourceSpan
  package var id: Spanned<String>
  package var keysOf: Spanned<String>?
  package var titles: [WordsSyntax]
  package var rows: [ContactRowSyntax]
}

/// Written as `<row key="SAPA" source="…" status="verified"><title xml:lang="en">…</title></row>`.
package struct ContactRowSyntax: Sendable {
  package var span: SourceSpan
  package var key: Spanned<String>
  package var titles: [WordsSyntax]
  package var from: Spanned<String>?
  package var until: Spanned<String>?
  package var source: Spanned<String>
  package var isVerified: Bool
}

/// Written as `<lexicon id="scam-roles-id" language="id" guard="warning-words">…</lexicon>`.
package struct LexiconSyntax: Sendable {
  package var span: SourceSpan
  package var id: Spanned<String>
  package var language: Spanned<String>
  package var guards: [Spanned<String>]
  package var titles: [WordsSyntax]
  package var phrases: [Spanned<String>]
  package var exceptions: [Spanned<String>]
  package var firing: [Spanned<String>]
  package var silent: [Spanned<String>]
}
