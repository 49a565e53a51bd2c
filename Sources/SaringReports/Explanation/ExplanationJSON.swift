public import SaringExplanation
public import SaringModel

/// What `saring explain` tells of one record, as JSON with the keys of the published schema.
public struct ExplanationJSON {
  private let record: String?
  private let language: Language
  private let rules: String
  private var members: [JSONValue.Member] = []

  /// A document about the record with this pseudonym, explained by `book` in `language`.
  public init(record: String?, book: RuleBook, in language: Language) {
    self.record = record
    self.language = language
    rules = book.signature
  }

  public mutating func add(_ explanation: Explanation) {
    members.append((key: "explanation", value: Self.json(of: explanation)))
  }

  public mutating func add(_ whatIf: WhatIf) {
    members.append((key: "what_if", value: Self.json(of: whatIf)))
  }

  public mutating func add(_ claims: [ClaimExplanation]) {
    members.append((key: "claims", value: .array(claims.map(Self.json))))
  }

  /// That the person refused, so that no rule was run.
  public mutating func addRefusal(givingSafety: Bool) {
    members.append((key: "not_screened", value: "consent refused"))
    if givingSafety {
      members.append((key: "safety", value: .string(language.safetyGuidance)))
    }
  }

  public var text: String {
    let document = JSONValue.object(
      [
        (key: "record", value: JSONValue(record)),
        (key: "language", value: .string(language.rawValue)),
      ]
        + members + [(key: "rules", value: .string(rules))])
    var bytes: [UInt8] = []
    bytes.appendJSON(document, breakingLinesTo: 8)
    return String(decoding: bytes, as: UTF8.self) + "\n"
  }
}

extension ExplanationJSON {
  private static func json(of explanation: Explanation) -> JSONValue {
    [
      "level": .string(explanation.level.name),
      "summary": JSONValue(explanation.summary),
      "urgent": JSONValue(explanation.urgent),
      "information": .string(explanation.information),
      "contacts": JSONValue(explanation.contacts),
      "patterns": JSONValue(explanation.patterns),
      "findings": .array(
        explanation.findings.map { finding in
          [
            "kind": .string(finding.kind.rawValue), "id": .string(finding.id),
            "title": .string(finding.title), "basis": json(of: finding.basis),
          ]
        }),
      "fired": .array(explanation.fired.map(json)),
      "protective": .array(explanation.protective.map(json)),
      "notes": .array(explanation.notes.map(json)),
      "changes": [
        "lowering": .array(explanation.changes.lowering.map(json)),
        "raising": .array(explanation.changes.raising.map(json)),
        "caution": JSONValue(explanation.changes.caution),
      ],
      "ask": JSONValue(explanation.questions),
      "prospects": .array(explanation.prospects.map(json)),
      "open": .array(explanation.open.map(json)),
      "silent": .array(
        explanation.silent.map { sign in
          [
            "indicator": .string(sign.id), "title": .string(sign.title),
            "reason": .string(sign.reason),
          ]
        }),
      "limits": JSONValue(explanation.limits),
    ]
  }

  private static func json(of sign: Explanation.Sign) -> JSONValue {
    [
      "indicator": .string(sign.id), "title": .string(sign.title),
      "strength": .string(sign.strength), "reason": .string(sign.reason),
      "evidence": JSONValue(sign.evidence), "basis": json(of: sign.basis),
      "caution": JSONValue(sign.caution), "sources": JSONValue(sign.sources),
    ]
  }

  private static func json(of sign: Explanation.OpenSign) -> JSONValue {
    [
      "indicator": .string(sign.id), "title": .string(sign.title),
      "strength": .string(sign.strength), "holding": JSONValue(sign.holding),
      "failing": JSONValue(sign.failing), "open": JSONValue(sign.open),
      "ask": JSONValue(sign.questions),
    ]
  }

  private static func json(of basis: Explanation.Basis) -> JSONValue {
    [
      "reasons": .array(basis.reasons.map(json)), "count": .number(basis.count),
      "undoing": .array(basis.undoing.map(json)),
      "caution": JSONValue(basis.caution),
    ]
  }

  private static func json(of clauses: [Explanation.Clause]) -> JSONValue {
    .array(
      clauses.map { ["fact": .string($0.name), "words": .string($0.words)] })
  }

  private static func json(of change: Explanation.Change) -> JSONValue {
    ["level": .string(change.level), "answers": json(of: change.answers)]
  }

  private static func json(of prospect: Explanation.Prospect) -> JSONValue {
    [
      "kind": .string(prospect.kind.rawValue), "id": .string(prospect.id),
      "title": .string(prospect.title),
      "answers": prospect.answers.map { .number($0) } ?? .null,
      "is_shortest": .bool(prospect.isShortest), "way": json(of: prospect.way),
    ]
  }
}

extension ExplanationJSON {
  private static func json(of whatIf: WhatIf) -> JSONValue {
    [
      "supposed": .array(whatIf.supposed.map(json)), "outcome": .array(whatIf.outcome.map(json)),
      "signs": .array(whatIf.signs.map(json)),
      "unchanged_signs": .number(whatIf.unchangedSigns), "limits": JSONValue(whatIf.limits),
    ]
  }

  private static func json(of row: WhatIf.Row) -> JSONValue {
    [
      "id": JSONValue(row.id), "title": .string(row.title), "before": .string(row.before),
      "after": .string(row.after),
    ]
  }

  private static func json(of claim: ClaimExplanation) -> JSONValue {
    [
      "kind": .string(claim.kind.rawValue), "id": .string(claim.id),
      "title": .string(claim.title), "outcome": .string(claim.outcome.rawValue),
      "summary": .string(claim.summary), "sign": claim.sign.map(json) ?? .null,
      "basis": json(of: claim.basis), "missing": claim.missing.map(json) ?? .null,
      "limits": JSONValue(claim.limits),
    ]
  }

  private static func json(of missing: ClaimExplanation.Missing) -> JSONValue {
    [
      "strength": JSONValue(missing.strength), "holding": JSONValue(missing.holding),
      "failing": JSONValue(missing.failing), "open": JSONValue(missing.open),
      "ways": .array(
        missing.ways.map {
          ["answering": json(of: $0.answering), "changing": json(of: $0.changing)]
        }), "is_shortest": .bool(missing.isShortest),
    ]
  }
}
