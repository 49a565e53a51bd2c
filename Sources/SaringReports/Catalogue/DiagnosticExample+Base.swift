package import SaringSource

extension DiagnosticExample {
  /// The files of a small rule book without a problem, with the example laid over it, by path.
  package var files: [SourceFile] {
    var texts = Self.base
    var slots = Self.defaults
    if isBilingual {
      texts = texts.mapValues(\.translated)
      slots = slots.mapValues(\.translated)
    }
    for part in parts {
      if case .file(let path) = part.slot {
        texts[path] = part.text
      } else {
        slots[part.slot] = part.text
      }
    }
    if let indicator = slots[.indicator] { texts["papers/T-1-held.xml"] = indicator }
    if let rules = slots[.rules] {
      texts["words.xml"] = "<rules xmlns=\"urn:saring:1\">\n\(rules.indented(2))\n</rules>\n"
    }
    // The slots within a file go last, innermost last, so that one may stand in another.
    let names: [(String, Slot)] = [
      ("@grades@", .grades), ("@condition@", .condition), ("@because@", .because),
      ("@examples@", .examples), ("@identifier@", .identifier), ("@stage@", .stage),
      ("@sources@", .sources), ("@dimensions@", .dimensions),
      ("@levels@", .levels), ("@triage@", .triage), ("@sufficient@", .sufficient),
    ]
    for (name, slot) in names {
      for (path, text) in texts {
        texts[path] = text.filling(name, with: slots[slot] ?? "")
      }
    }
    let bytes = parts.reduce(into: [String: [UInt8]]()) { bytes, part in
      if case .file(let path) = part.slot { bytes[path] = part.bytes }
    }
    return texts.sorted { $0.key < $1.key }
      .map { SourceFile(path: $0.key, bytes: bytes[$0.key] ?? Array($0.value.utf8)) }
  }
}

extension String {
  /// The text with its English words for people standing in Indonesian as well.
  fileprivate var translated: String {
    replacing("languages=\"en\"", with: "languages=\"en id\"")
      .replacing(#/<(title|question|because) xml:lang="en">([^<]*)</(title|question|because)>/#) {
        "\($0.0)<\($0.1) xml:lang=\"id\">\($0.2)</\($0.1)>"
      }
  }

  /// Every line moved to the right, but the empty ones.
  fileprivate func indented(_ columns: Int) -> String {
    let margin = String(repeating: " ", count: columns)
    return split(separator: "\n", omittingEmptySubsequences: false)
      .map { $0.isEmpty ? "" : margin + $0 }
      .joined(separator: "\n")
  }

  /// The text with each line that is a name replaced by other lines, moved as far to the right.
  fileprivate func filling(_ name: String, with lines: String) -> String {
    guard contains(name) else { return self }
    return split(separator: "\n", omittingEmptySubsequences: false)
      .compactMap { line -> String? in
        let start = line.prefix { $0 == " " }
        guard line.dropFirst(start.count) == name else { return String(line) }
        return lines.isEmpty ? nil : lines.indented(start.count)
      }
      .joined(separator: "\n")
  }
}

extension DiagnosticExample {
  private static let defaults: [Slot: String] = [
    .grades: """
    <when strength="strong">
      @condition@
    </when>
    """,
    .condition: #"<fact name="docs.holder" is="recruiter"/>"#,
    .because: #"<because xml:lang="en">The passport is not with the worker.</because>"#,
    .examples: """
    <fires strength="strong" because="the recruiter keeps it">
      <fact name="docs.holder">recruiter</fact>
    </fires>
    <silent because="the worker keeps it"><fact name="docs.holder">self</fact></silent>
    <undecided because="nobody asked"/>
    """,
    .identifier: """
    <fact name="record.id" type="identifier"><title xml:lang="en">record</title></fact>
    """,
    .stage: """
    <fact name="record.stage" type="code">
      <title xml:lang="en">stage</title>
      <code id="advert_only"><title xml:lang="en">advertisement only</title></code>
      <code id="pre_departure"><title xml:lang="en">before departure</title></code>
      <code id="at_work"><title xml:lang="en">at work</title></code>
    </fact>
    """,
    .levels: """
    <level id="low" actions="inform"><title xml:lang="en">Low</title></level>
    <level id="elevated" actions="advise">
      <title xml:lang="en">Elevated</title>
      <when><count pack="papers" at-least="1"/></when>
    </level>
    <level id="high" actions="refer">
      <title xml:lang="en">High</title>
      <when><holds dimension="control"/></when>
    </level>
    <level id="critical" actions="urgent_referral">
      <title xml:lang="en">Critical</title>
      <when><holds pattern="held"/></when>
    </level>
    """,
    .sufficient: """
    <sufficient at-least="1">
      <title xml:lang="en">enough is known</title>
      <known name="docs.holder"/>
    </sufficient>
    """,
  ]

  private static let base: [String: String] = [
    "book.xml": """
    <book xmlns="urn:saring:1" id="small" version="1" languages="en" stage="record.stage"
          date="record.as_of">
      <title xml:lang="en">A small book</title>
    </book>

    """,
    "papers/pack.xml": """
    <pack xmlns="urn:saring:1" id="papers">
      <title xml:lang="en">Papers</title>
      <source id="LAW" title="A law" year="2017" status="verified"/>
      @sources@
      <dimension id="control">
        <title xml:lang="en">control</title>
        <when><count dimension="control" strength="strong" at-least="1"/></when>
      </dimension>
      @dimensions@
    </pack>

    """,
    "papers/T-1-held.xml": """
    <indicator xmlns="urn:saring:1" id="T-1" dimension="control" element="means">
      <title xml:lang="en">Passport held by the recruiter</title>
      <source ref="LAW"/>
      @grades@
      @because@
      <examples>
        @examples@
      </examples>
    </indicator>

    """,
    "papers/T-2-other.xml": """
    <indicator xmlns="urn:saring:1" id="T-2" dimension="control" element="act" family="other"
               tags="base">
      <title xml:lang="en">Everything else that the small book reads</title>
      <source ref="LAW"/>
      <applies><fact name="record.subject" is="person"/></applies>
      <when strength="weak">
        <any>
          <fact name="docs.holder" is="employer"/>
          <fact name="docs.returned" is="no"/>
          <fact name="person.needs" includes-any="shelter"/>
          <fact name="debt.months" at-least="most-debt"/>
          <fact name="debt.amount" at-least="offer.wage"/>
          <fact name="offer.wage" below="offer.minimum"/>
          <fact name="contract.end" below="contract.start"/>
          <text name="advert.text" mentions="scam-roles"/>
          <some of="travel.legs">
            <fact name="travel.legs.mode" is="sea"/>
            <fact name="travel.legs.nights" at-least="3"/>
          </some>
        </any>
      </when>
      <because xml:lang="en">Something else is amiss.</because>
      <examples>
        <fires strength="weak" because="not given back"><fact name="docs.returned">no</fact></fires>
        <silent because="about a vessel"><fact name="record.subject">vessel</fact></silent>
        <undecided because="nobody asked"/>
      </examples>
    </indicator>

    """,
    "papers/T-3-note.xml": """
    <indicator xmlns="urn:saring:1" id="T-3" role="note">
      <title xml:lang="en">Malaysian law applies</title>
      <source ref="LAW"/>
      <when strength="weak"><fact name="person.citizenship" is="MY"/></when>
      <because xml:lang="en">Malaysian law applies as well.</because>
      <examples>
        <fires strength="weak" because="a citizen"><fact name="person.citizenship">MY</fact></fires>
        <silent because="not a citizen"><fact name="person.citizenship">ID</fact></silent>
        <undecided because="nobody asked"/>
      </examples>
    </indicator>

    """,
    "triage.xml": """
    <rules xmlns="urn:saring:1">
      <pattern id="held" urgent="yes">
        <title xml:lang="en">held</title>
        <when><fired indicator="T-1" strength="strong"/></when>
      </pattern>
      @levels@
      @triage@
      @sufficient@
    </rules>

    """,
    "vocabulary.xml": """
    <rules xmlns="urn:saring:1">
      @identifier@
      @stage@
      <fact name="record.as_of" type="date"><title xml:lang="en">date</title></fact>
      <fact name="record.subject" type="code">
        <title xml:lang="en">subject</title>
        <code id="person"><title xml:lang="en">a person</title></code>
        <code id="vessel"><title xml:lang="en">a vessel</title></code>
      </fact>
      <fact name="advert.text" type="text"><title xml:lang="en">advertisement</title></fact>
      <fact name="docs.holder" type="code">
        <title xml:lang="en">passport holder</title>
        <question xml:lang="en">Who holds the passport?</question>
        <code id="self"><title xml:lang="en">the worker</title></code>
        <code id="recruiter"><title xml:lang="en">the recruiter</title></code>
        <code id="employer"><title xml:lang="en">the employer</title></code>
      </fact>
      <fact name="docs.returned" type="yes-no">
        <title xml:lang="en">passport given back when asked</title>
      </fact>
      <fact name="person.citizenship" type="code" protected="yes">
        <title xml:lang="en">citizenship</title>
        <code id="ID"><title xml:lang="en">Indonesia</title></code>
        <code id="MY"><title xml:lang="en">Malaysia</title></code>
      </fact>
      <fact name="person.needs" type="codes">
        <title xml:lang="en">needs</title>
        <code id="doctor"><title xml:lang="en">a doctor</title></code>
        <code id="shelter"><title xml:lang="en">a shelter</title></code>
      </fact>
      <fact name="debt.months" type="number" unit="months" minimum="0" maximum="600">
        <title xml:lang="en">months of debt</title>
      </fact>
      <fact name="debt.amount" type="number" unit="idr" minimum="0">
        <title xml:lang="en">debt</title>
      </fact>
      <fact name="contract.start" type="date"><title xml:lang="en">first day</title></fact>
      <fact name="contract.end" type="date"><title xml:lang="en">last day</title></fact>
      <fact name="offer.country" type="code">
        <title xml:lang="en">country of work</title>
        <code id="MY"><title xml:lang="en">Malaysia</title></code>
        <code id="SG"><title xml:lang="en">Singapore</title></code>
      </fact>
      <fact name="offer.wage" type="number" unit="idr"><title xml:lang="en">wage</title></fact>
      <fact name="offer.minimum" type="number" unit="idr">
        <title xml:lang="en">minimum wage</title>
        <derive as="look-up"><value table="minimum-wage" key="offer.country"/></derive>
      </fact>
      <group name="travel.legs" most="4">
        <title xml:lang="en">legs of the journey</title>
        <fact name="travel.legs.mode" type="code">
          <title xml:lang="en">means of transport</title>
          <code id="air"><title xml:lang="en">by air</title></code>
          <code id="sea"><title xml:lang="en">by sea</title></code>
        </fact>
        <fact name="travel.legs.nights" type="number" unit="nights">
          <title xml:lang="en">nights</title>
        </fact>
      </group>
      <table id="minimum-wage" keys-of="offer.country" unit="idr">
        <title xml:lang="en">minimum wage</title>
        <row key="MY" value="5600000" source="A law" status="verified"/>
      </table>
      <parameter id="most-debt" unit="months">
        <title xml:lang="en">most months of debt</title>
        <row value="2" source="A law" status="verified"/>
      </parameter>
      <lexicon id="scam-roles" language="en">
        <title xml:lang="en">jobs that are a front</title>
        <phrase>chat support agent</phrase>
        <examples><fires>Chat support agent wanted</fires><silent>Cook wanted</silent></examples>
      </lexicon>
    </rules>

    """,
  ]
}
