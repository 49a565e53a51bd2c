import Testing

@testable import SaringEvaluation

@Suite("Ranking") struct RankingTests {
  private func ranking(_ entries: [(weight: Int, isFraudulent: Bool, share: Double)]) -> Ranking {
    Ranking(
      entries.map {
        Ranking.Entry(
          place: Place(level: 0, weight: $0.weight, phrases: 0), isFraudulent: $0.isFraudulent,
          share: $0.share)
      })
  }

  @Test("is one when every fraudulent advert stands above") func perfect() {
    let ranking = ranking([(3, true, 1), (2, true, 1), (1, false, 1), (0, false, 1)])
    #expect(ranking.areaUnderCurve == 1)
    #expect(ranking.recall(atFalseAlarms: 0) == 1)
  }

  @Test("is nought when every one stands below, and a half when all are equal") func worst() {
    #expect(ranking([(0, true, 1), (1, false, 1)]).areaUnderCurve == 0)
    #expect(ranking([(1, true, 1), (1, false, 1)]).areaUnderCurve == 0.5)
  }

  @Test("counts pairs, a tie as half") func pairs() {
    // Of six pairs: three above, one tie, two below.
    let ranking = ranking([
      (3, true, 1), (1, true, 1), (2, false, 1), (1, false, 1), (4, false, 1),
    ])
    #expect(abs(ranking.areaUnderCurve - 2.5 / 6) < 1e-12)
  }

  @Test("lets a ring weigh one, however often it posts") func ring() {
    let one = ranking([(2, true, 1), (1, false, 1), (0, true, 1)])
    let often = ranking(
      [(2, true, 1), (1, false, 1)] + Array(repeating: (0, true, 0.25), count: 4))
    #expect(one.areaUnderCurve == often.areaUnderCurve)
    #expect(one.recall(atFalseAlarms: 0) == often.recall(atFalseAlarms: 0))
  }

  @Test("stops where one more honest advert would be too many") func recall() {
    let honest = (0..<20).map { (weight: $0, isFraudulent: false, share: 1.0) }
    let ranking = ranking(honest + [(25, true, 1), (19, true, 1), (18, true, 1), (3, true, 1)])
    #expect(ranking.recall(atFalseAlarms: 0) == 0.25)
    // One of twenty is allowed: the two adverts at its height count, the next does not.
    #expect(ranking.recall(atFalseAlarms: 0.05) == 0.5)
    #expect(ranking.recall(atFalseAlarms: 1) == 1)
  }

  @Test("says nothing without both kinds") func oneKind() {
    #expect(ranking([(1, true, 1)]).areaUnderCurve.isNaN)
    #expect(ranking([]).recall(atFalseAlarms: 0.05).isNaN)
  }

  @Test("places by level, then by weight, then by phrases") func places() {
    let places = [
      Place(level: 1, weight: 0, phrases: 0), Place(level: 0, weight: 9, phrases: 0),
      Place(level: 0, weight: 8, phrases: 9), Place(level: 0, weight: 8, phrases: 2),
    ]
    #expect(places.shuffled().sorted(by: >) == places)
  }

  @Test("adds strengths and counts a phrase once") func screening() {
    let phrase = ScreeningLine.Evidence(lexicon: "l", phrase: "p")
    let nothing = ScreeningLine.Evidence(lexicon: nil, phrase: nil)
    let screening = ScreeningLine(
      id: nil, level: "elevated",
      fired: [
        .init(indicator: "A", strength: "strong", evidence: [phrase, nothing]),
        .init(indicator: "B", strength: "medium", evidence: [phrase]),
        .init(indicator: "C", strength: "weak", evidence: []),
      ])
    #expect(Place(of: screening) == Place(level: 1, weight: 9, phrases: 1))
  }
}
