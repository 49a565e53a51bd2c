import SaringModel
import SaringRules
import SaringSource
import SaringTestSupport

/// A small rule book without a fault that uses every part of the language.
enum SampleBook {
  static let files: [(path: String, text: String)] = [
    ("book.xml", book), ("lexicons/words.xml", words), ("pack/A-1-papers.xml", papers),
    ("pack/A-2-debt.xml", debt), ("pack/A-3-law.xml", law), ("pack/pack.xml", pack),
    ("triage.xml", triage), ("vocabulary.xml", vocabulary),
  ]

  static func sources() -> [SourceFile] {
    files.map { SourceFile(path: $0.path, bytes: Array($0.text.utf8)) }
  }

  /// The files, one of them changed.
  static func sources(
    replacing path: String, _ replacement: (String) throws -> String
  ) rethrows -> [SourceFile] {
    try files.map { file in
      let text = file.path == path ? try replacement(file.text) : file.text
      return SourceFile(path: file.path, bytes: Array(text.utf8))
    }
  }

  static func bilingual(_ name: String, _ text: String = "words") -> String {
    "<\(name) xml:lang=\"en\">\(text)</\(name)><\(name) xml:lang=\"id\">\(text)</\(name)>"
  }

  static let book = """
    <book xmlns="urn:saring:1" id="sample" version="1.0" languages="en id" stage="record.stage" date="record.as_of" subject="record.subject">
      <title xml:lang="en">Sample</title>
      <title xml:lang="id">Contoh</title>
    </book>
    """

  static let vocabulary = """
    <rules xmlns="urn:saring:1">
      <fact name="record.id" type="identifier">\(bilingual("title"))</fact>
      <fact name="record.stage" type="code">\(bilingual("title"))
        <code id="advert_only">\(bilingual("title"))</code>
        <code id="pre_departure">\(bilingual("title"))</code>
      </fact>
      <fact name="record.as_of" type="date">\(bilingual("title"))</fact>
      <fact name="record.subject" type="code">\(bilingual("title"))<code id="person">\(bilingual("title"))</code></fact>
      <fact name="advert.text" type="text">\(bilingual("title"))</fact>
      <fact name="person.age" type="number" unit="years" minimum="0" maximum="120">\(bilingual("title"))\(bilingual("question"))</fact>
      <fact name="person.religion" type="code" protected="yes">\(bilingual("title"))<code id="a">\(bilingual("title"))</code><code id="b">\(bilingual("title"))</code></fact>
      <fact name="person.adult" type="yes-no">\(bilingual("title"))</fact>
      <fact name="papers.holder" type="code">\(bilingual("title"))
        <code id="self">\(bilingual("title"))</code>
        <code id="recruiter">\(bilingual("title"))</code>
        <code id="employer">\(bilingual("title"))</code>
      </fact>
      <fact name="papers.asked_from" type="code" codes-of="papers.holder">\(bilingual("title"))</fact>
      <fact name="papers.moved" type="yes-no">\(bilingual("title"))
        <derive as="differs"><value of="papers.holder"/><value of="papers.asked_from"/></derive>
      </fact>
      <fact name="papers.returned" type="yes-no">\(bilingual("title"))</fact>
      <fact name="papers.kinds" type="codes">\(bilingual("title"))<code id="passport">\(bilingual("title"))</code><code id="seaman">\(bilingual("title"))</code></fact>
      <fact name="debt.amount" type="number" unit="IDR">\(bilingual("title"))</fact>
      <fact name="debt.wage" type="number">\(bilingual("title"))</fact>
      <fact name="debt.currency" type="code">\(bilingual("title"))<code id="IDR">\(bilingual("title"))</code><code id="USD">\(bilingual("title"))</code></fact>
      <fact name="debt.wage_idr" type="number" unit="IDR">\(bilingual("title"))
        <derive as="multiply"><value of="debt.wage"/><value table="rate" key="debt.currency"/></derive>
      </fact>
      <fact name="debt.since" type="date">\(bilingual("title"))</fact>
      <fact name="debt.months" type="number" unit="months">\(bilingual("title"))
        <derive as="months-between"><value of="debt.since"/><value of="record.as_of"/></derive>
      </fact>
      <group name="travel.legs" most="4">\(bilingual("title"))
        <fact name="travel.legs.mode" type="code">\(bilingual("title"))<code id="sea">\(bilingual("title"))</code><code id="air">\(bilingual("title"))</code></fact>
        <fact name="travel.legs.days" type="number">\(bilingual("title"))</fact>
      </group>
      <table id="rate" keys-of="debt.currency" unit="IDR">\(bilingual("title"))
        <row key="IDR" value="1" source="definition" status="verified"/>
        <row key="USD" value="15000" until="2024-12-31" source="bank" status="recalled"/>
        <row key="USD" value="16000" from="2025-01-01" source="bank" status="verified"/>
      </table>
      <table id="calls">\(bilingual("title"))
        <row key="line" source="law" status="recalled" from="2024-01-01">\(bilingual("title", "129"))</row>
      </table>
      <table id="banks" keys-of="debt.currency">\(bilingual("title"))
        <row key="USD" source="law" status="verified">\(bilingual("title", "the bank"))</row>
      </table>
      <parameter id="debt-limit" unit="IDR">\(bilingual("title"))
        <row value="5000000" source="law" status="verified"/>
      </parameter>
    </rules>
    """

  static let words = """
    <rules xmlns="urn:saring:1">
      <lexicon id="pay" language="id" guard="warning">\(bilingual("title"))
        <phrase>gaji besar</phrase>
        <phrase>bonus</phrase>
        <except>bonus buku</except>
        <examples><fires>gaji besar sekali</fires><silent>bonus buku</silent></examples>
      </lexicon>
      <lexicon id="warning" language="id">\(bilingual("title"))
        <phrase>waspada</phrase>
        <examples><fires>waspada</fires><silent>aman</silent></examples>
      </lexicon>
    </rules>
    """

  static let pack = """
    <pack xmlns="urn:saring:1" id="first" subject="person">
      \(bilingual("title"))
      <source id="ILO" title="A source" year="2012" status="verified"/>
      <dimension id="control">\(bilingual("title"))
        <when><count pack="first" dimension="control" of="families" at-least="1"/></when>
      </dimension>
      <pattern id="trapped" series="rows" actions="safe_place" contacts="calls">\(bilingual("title"))
        <when><holds dimension="control"/></when>
        <when><sum tag="money" strong="5" medium="3" at-least="3"/></when>
      </pattern>
    </pack>
    """

  static let papers = """
    <indicator xmlns="urn:saring:1" id="A-1" dimension="control" element="means" family="papers">
      \(bilingual("title"))
      <source ref="ILO"/>
      <applies><fact name="record.stage" is="pre_departure"/></applies>
      <when strength="strong">
        <fact name="papers.holder" is="recruiter employer"/>
        <fact name="papers.returned" is-not="yes"/>
      </when>
      <when strength="medium">
        <any>
          <fact name="papers.holder" is="recruiter employer"/>
          <fact name="papers.moved" is="yes"/>
          <fact name="papers.kinds" includes-any="passport seaman"/>
        </any>
      </when>
      <because xml:lang="en">With {papers.holder}.</because>
      <because xml:lang="id">Pada {papers.holder}.</because>
      <examples>
        <fires strength="strong" because="kept">
          <fact name="papers.holder">recruiter</fact><fact name="papers.returned">no</fact>
        </fires>
        <fires strength="medium" because="kept"><fact name="papers.holder">employer</fact></fires>
        <silent because="own"><fact name="papers.holder">self</fact><fact name="papers.kinds" missing="refused"/></silent>
        <undecided because="nobody asked"/>
      </examples>
    </indicator>
    """

  static let debt = """
    <indicator xmlns="urn:saring:1" id="A-2" dimension="control" element="act means" tags="money" role="risk">
      \(bilingual("title"))
      <source ref="ILO"/>
      <when strength="medium">
        <fact name="debt.amount" above="debt-limit"/>
        <not><fact name="debt.amount" at-most="debt.wage_idr"/></not>
        <fact name="debt.months" at-least="2" below="24"/>
        <fact name="debt.since" at-least="2024-01-31"/>
        <at-least n="1">
          <text name="advert.text" mentions="pay" at-least="2"/>
          <some of="travel.legs" at-least="2"><fact name="travel.legs.mode" is="sea"/><fact name="travel.legs.days" above="3"/></some>
          <fact name="papers.kinds" includes-all="passport seaman"/>
        </at-least>
        <any><fact name="person.age" below="18"/><fact name="person.adult" is="no"/></any>
      </when>
      \(bilingual("because", "More than {debt.amount}."))
      <examples>
        <fires strength="medium" because="much"><fact name="debt.amount">9000000</fact>
          <group name="travel.legs"><fact name="travel.legs.mode">sea</fact></group></fires>
        <silent because="little"><fact name="debt.amount">0</fact><fact name="debt.since">2024-02-01</fact></silent>
        <undecided because="nobody asked"/>
      </examples>
    </indicator>
    """

  static let law = """
    <indicator xmlns="urn:saring:1" id="A-3" role="note">
      \(bilingual("title"))
      <source ref="ILO"/>
      <when strength="weak"><fact name="person.religion" is="a"/><fired indicator="A-1" strength="strong"/></when>
      \(bilingual("because"))
      <examples>
        <fires strength="weak" because="so"><fact name="person.religion">a</fact></fires>
        <silent because="not so"><fact name="person.religion">b</fact></silent>
        <undecided because="nobody asked"/>
      </examples>
    </indicator>
    """

  static let triage = """
    <rules xmlns="urn:saring:1">
      <level id="low" actions="inform">\(bilingual("title"))</level>
      <level id="elevated" actions="advise refer">\(bilingual("title"))<when><fired indicator="A-2"/></when></level>
      <level id="high" actions="refer" contacts="calls banks">\(bilingual("title"))<when><holds pattern="trapped"/></when></level>
      <level id="critical" actions="urgent_referral">\(bilingual("title"))
        <when><fact name="record.subject" is="person"/><count element="means" strength="medium" at-least="2"/></when>
      </level>
      <sufficient at-least="1">\(bilingual("title"))<known name="person.age papers.holder"/></sufficient>
    </rules>
    """
}
