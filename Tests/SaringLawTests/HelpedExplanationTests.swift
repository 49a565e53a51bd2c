import Saring
import SaringExplanation
import SaringModel
import SaringTestSupport
import Testing

@Suite("explanations by two threads") struct HelpedExplanationTests {
  @Test("say what one thread says, for one profile after another")
  func helpChangesNothing() throws {
    var random = SeededGenerator(seed: SeededGenerator.runSeed)
    var alone = Explainer(Shipped.program, asOf: Shipped.day, isHelped: false)
    var helped = Explainer(Shipped.program, asOf: Shipped.day, isHelped: true)
    for language in [Language.english, .indonesian] {
      let phrasing = Phrasing(Shipped.book, in: language)
      for one in Shipped.profiles.shuffled(using: &random).prefix(30) {
        let expected = alone.explain(one.profile, with: phrasing)
        try #require(
          helped.explain(one.profile, with: phrasing) == expected,
          "\(one.name), \(language); SARING_SEED=\(SeededGenerator.runSeed)")
      }
    }
  }

  @Test("many may come and go at once")
  func manyExplainers() async {
    let profiles = Shipped.profiles.prefix(12)
    let phrasing = Phrasing(Shipped.book, in: .english)
    await withTaskGroup(of: Bool.self) { group in
      for one in profiles {
        group.addTask {
          var explainer = Explainer(Shipped.program, asOf: Shipped.day, isHelped: true)
          let first = explainer.explain(one.profile, with: phrasing)
          return explainer.explain(one.profile, with: phrasing) == first
        }
      }
      for await isSame in group { #expect(isSame) }
    }
  }
}
