import Foundation
import SaringEngine
import SaringExplanation
import SaringModel
import SaringRules
import SaringSource
import Testing

/// A dimension of two hundred signs has more reasons than anybody could read, or a program list.
@Suite("a dimension of two hundred signs") struct WideDimensionTests {
  private static let count = 200

  /// Each sign has a fact of its own; the level is high where thirty of them are there.
  private static func book() throws -> RuleBook {
    var files: [SourceFile] = []
    func write(_ path: String, _ text: String) {
      files.append(SourceFile(path: path, bytes: Array(text.utf8)))
    }
    let space = #"xmlns="urn:saring:1""#
    func title(_ text: String) -> String { #"<title xml:lang="en">\#(text)</title>"# }
    write(
      "book.xml",
      #"<book \#(space) id="wide" version="1" languages="en" stage="record.stage" date="record.as_of" subject="record.subject">\#(title("Wide"))</book>"#
    )
    let facts = (0..<count).map {
      #"<fact name="case.f\#($0)" type="yes-no">\#(title("fact \($0)"))<question xml:lang="en">Is it \#($0)?</question></fact>"#
    }
    write(
      "vocabulary.xml",
      #"""
      <rules \#(space)>
      <fact name="record.stage" type="code">\#(title("stage"))<code id="advert_only">\#(title("one"))</code></fact>
      <fact name="record.id" type="identifier">\#(title("id"))</fact>
      <fact name="record.subject" type="code">\#(title("subject"))<code id="person">\#(title("person"))</code></fact>
      <fact name="advert.text" type="text">\#(title("advert"))</fact>
      <fact name="record.as_of" type="date">\#(title("date"))</fact>
      \#(facts.joined(separator: "\n"))
      </rules>
      """#)
    write(
      "wide/pack.xml",
      #"""
      <pack \#(space) id="wide">\#(title("Wide"))
      <source id="S" title="A source" status="verified"/>
      <dimension id="wide-one">\#(title("Wide"))<when><count dimension="wide-one" at-least="30"/></when></dimension>
      </pack>
      """#)
    for index in 0..<count {
      write(
        "wide/W-\(index + 100)-sign.xml",
        #"""
        <indicator \#(space) id="W-\#(index + 100)" dimension="wide-one">\#(title("Sign \(index)"))
        <source ref="S"/>
        <when strength="medium"><fact name="case.f\#(index)" is="yes"/></when>
        <because xml:lang="en">It is so.</because>
        <examples><fires strength="medium" because="it is"><fact name="case.f\#(index)">yes</fact></fires>
        <silent because="it is not"><fact name="case.f\#(index)">no</fact></silent>
        <undecided because="nobody asked"/></examples>
        </indicator>
        """#)
    }
    write(
      "triage.xml",
      #"""
      <rules \#(space)>
      <level id="low" actions="inform">\#(title("low"))</level>
      <level id="elevated" actions="inform">\#(title("elevated"))<when><count dimension="wide-one" at-least="3"/></when></level>
      <level id="high" actions="inform">\#(title("high"))<when><holds dimension="wide-one"/></when></level>
      <level id="critical" actions="inform">\#(title("critical"))<when><count dimension="wide-one" at-least="190"/></when></level>
      <sufficient at-least="1">\#(title("enough"))<known name="case.f0"/></sufficient>
      </rules>
      """#)
    let (book, diagnostics) = RuleBook.load(files: files)
    return try #require(book, "\(diagnostics.map(\.message))")
  }

  @Test("is explained in bounded time, and says that more sets exist") func caps() throws {
    let book = try Self.book()
    let program = Program(book)
    let facts = book.vocabulary.factIDs.filter { book.vocabulary[$0].kind == .yesNo }
    #expect(facts.count == Self.count)
    let today = Day(number: 20_780)
    var evaluation = Evaluation(program)
    var block = ProfileBlock(layout: program.layout)
    var reasoner = Reasoner(program)
    // A hundred signs are there, a hundred are open.
    let profile = Profile(
      answers: Dictionary(uniqueKeysWithValues: facts.prefix(100).map { ($0, .known(.code(0))) }))
    block.append(profile, vocabulary: book.vocabulary)
    evaluation.screen(&block, asOf: today)
    reasoner.take(evaluation, lane: 0, block: block)
    let claim = Claim.positive(DimensionID(index: 0))
    let reasons = reasoner.reasons(for: claim)
    #expect(!reasons.isComplete, "there are more than can be listed")
    #expect(!reasons.minimal.isEmpty && reasons.minimal.count <= 12)
    for reason in reasons.minimal { #expect(reason.count == 30) }
    // Nothing is known: a way takes thirty answers, and every question can matter.
    block.clear()
    block.append(Profile(), vocabulary: book.vocabulary)
    evaluation.screen(&block, asOf: today)
    reasoner.take(evaluation, lane: 0, block: block)
    let ways = reasoner.ways(to: claim, atMost: 1)
    for way in ways.list { #expect(way.terms.count == 30) }
    #expect(!ways.isComplete)
    #expect(reasoner.questions(atMost: 3).count == 3)
  }
}
