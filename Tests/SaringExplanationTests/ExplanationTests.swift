import Foundation
import SaringEngine
import SaringExplanation
import SaringModel
import SaringRules
import SaringTestSupport
import Testing

@Suite("Explanations") struct ExplanationTests {
  private static let book = RuleBook.load(
    folder: Repository.file("Rules").path
  ).book

  /// Explains a profile of codes and numbers by names.
  private func explain(
    _ answers: [String: Value], in language: Language = .english
  ) throws -> (Explanation, Screening) {
    let book = try #require(Self.book)
    let program = Program(book)
    var block = ProfileBlock(layout: program.layout)
    var profile = Profile()
    for (name, value) in answers {
      profile.answers[try #require(book.vocabulary.fact(named: name))] = .known(value)
    }
    block.append(profile, vocabulary: book.vocabulary)
    var evaluation = Evaluation(program)
    let day = try #require(Day(iso: "2026-11-23"))
    evaluation.screen(&block, asOf: day)
    var screening = Screening()
    evaluation.read(into: &screening, lane: 0, block: block)
    let explanation = Explanation(
      of: screening, lane: 0, in: block, by: evaluation,
      phrasing: Phrasing(book, in: language))
    return (explanation, screening)
  }

  private func code(_ id: String, of name: String) throws -> Value {
    let book = try #require(Self.book)
    let fact = try #require(book.vocabulary.fact(named: name))
    return .code(try #require(book.vocabulary[fact].codes.firstIndex { $0.id == id }))
  }

  @Test("tell every sign of risk exactly once", arguments: Language.allCases)
  func complete(_ language: Language) throws {
    let book = try #require(Self.book)
    let (explanation, _) = try explain(
      [
        "record.stage": code("pre_departure", of: "record.stage"),
        "docs.passport.holder": code("recruiter", of: "docs.passport.holder"),
        "person.age_years": .number(17),
      ], in: language)
    let told =
      explanation.fired.map(\.id) + explanation.open.map(\.id) + explanation.silent.map(\.id)
    // Signs of vessels are no matter of a person's.
    let ofPersons = book.indicators.filter { indicator in
      guard indicator.role == .risk else { return false }
      let subjects = book[indicator.pack].subjects
      return subjects.isEmpty || subjects.contains(0)
    }
    #expect(told.sorted() == ofPersons.map(\.id).sorted())
  }

  @Test("fill in every answer and leave no sentence empty", arguments: Language.allCases)
  func sentences(_ language: Language) throws {
    let (explanation, _) = try explain(
      [
        "record.stage": code("pre_departure", of: "record.stage"),
        "docs.passport.holder": code("recruiter", of: "docs.passport.holder"),
        "advert.text": .text("Loker admin judi di Kamboja, gaji besar, tanpa ijazah"),
      ], in: language)
    #expect(!explanation.fired.isEmpty)
    for sign in explanation.fired + explanation.protective + explanation.notes {
      #expect(!sign.reason.isEmpty && !sign.reason.contains("{"))
      #expect(!sign.evidence.isEmpty && sign.evidence.allSatisfy { $0.hasSuffix(".") })
      #expect(!sign.sources.isEmpty)
    }
    for sign in explanation.open {
      #expect(!(sign.open + sign.holding).isEmpty, "\(sign.id)")
    }
    for sign in explanation.silent { #expect(sign.reason.count > 3, "\(sign.id)") }
    #expect(explanation.limits.count == 3)
  }

  @Test("say with nothing known that nothing is known") func empty() throws {
    let (explanation, _) = try explain([:])
    #expect(explanation.level == .low)
    #expect(explanation.fired.isEmpty)
    #expect(!explanation.open.isEmpty)
    #expect(!explanation.questions.isEmpty)
    #expect(explanation.information.contains("Too few"))
  }

  @Test("ask only what is open") func questions() throws {
    let (explanation, _) = try explain([
      "docs.passport.holder": code("recruiter", of: "docs.passport.holder")
    ])
    let book = try #require(Self.book)
    let fact = try #require(book.vocabulary.fact(named: "docs.passport.holder"))
    let asked = try #require(book.vocabulary[fact].question)["en"]
    #expect(!explanation.open.flatMap(\.questions).contains { $0.hasPrefix(asked) })
  }
}
