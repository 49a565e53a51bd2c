import SaringModel
import Testing

/// What the vocabulary promises of every fact, and the tables of every row.
@Suite("vocabulary and tables of the shipped rules") struct VocabularyTests {
  /// What an officer enters, looks up or observes.
  ///
  /// Nobody is asked for it, so it has a title and no question.
  private static let entered: Set<String> = [
    "record.id", "record.stage", "record.as_of", "record.subject", "record.source",
    "record.interviewer_role", "checks.employer", "checks.visa", "checks.scheme",
    "checks.pilgrimage_operator", "checks.host", "recruitment.licence_check",
    "recruitment.job_order_check", "travel.story_inconsistent",
    "third_party.reporter", "advert.text", "recruitment.messages", "third_party.message_text",
  ]

  @Test("every fact that a person can be asked for has its question in both languages")
  func questions() {
    let vocabulary = Shipped.book.vocabulary
    var asked = 0
    for fact in vocabulary.facts where fact.derivation == nil {
      let group = fact.group.flatMap { vocabulary[$0].question }
      guard let question = fact.question ?? group else {
        #expect(Self.entered.contains(fact.name), "\(fact.name) has no question")
        continue
      }
      asked += 1
      for language in ["en", "id"] { #expect(!question[language].isEmpty, "\(fact.name)") }
    }
    #expect(asked > 300)
    for name in Self.entered {
      let fact = vocabulary[Shipped.fact(name)]
      #expect(fact.question == nil && fact.derivation == nil, "\(name) is no entry of officers")
    }
  }

  /// Words on what is done to somebody, and what they fear: asking for these has a price.
  private static let painful = [
    "control.threat", "control.violence", "control.ransom", "control.substances", "safety.",
    "work.sexual_services", "work.forced_crime", "escape.kind", "recruitment.told_to_lie",
  ]

  @Test("what harms when it is known is of sensitivity 3, and costs more than time to ask")
  func costs() {
    var painful = 0
    for fact in Shipped.book.vocabulary.facts where fact.derivation == nil {
      #expect((0...3).contains(fact.sensitivity), "\(fact.name)")
      for part in [fact.cost.time, fact.cost.distress, fact.cost.safety] {
        #expect((0...3).contains(part), "\(fact.name)")
      }
      let isAmount = fact.name.hasSuffix("_amount") || fact.name.hasSuffix("_currency")
      guard Self.painful.contains(where: { fact.name.hasPrefix($0) }), !isAmount else { continue }
      painful += 1
      #expect(fact.sensitivity == 3, "\(fact.name)")
      #expect(fact.cost.distress + fact.cost.safety > 0, "\(fact.name)")
    }
    #expect(painful > 15)
  }

  @Test("who somebody is is protected, and a flag as well")
  func protection() {
    let protected = Set(Shipped.book.vocabulary.facts.filter(\.isProtected).map(\.name))
    #expect(
      protected.isSuperset(of: [
        "person.gender", "person.citizenship", "person.origin_area", "person.education", "sea.flag",
      ]))
  }

  @Test("every code has a label")
  func codes() {
    for fact in Shipped.book.vocabulary.facts {
      switch fact.kind {
      case .code, .codes: #expect(!fact.codes.isEmpty, "\(fact.name)")
      default: continue
      }
      for code in fact.codes {
        for language in ["en", "id"] {
          #expect(!code.title[language].isEmpty, "\(fact.name)=\(code.id)")
        }
      }
      #expect(Set(fact.codes.map(\.id)).count == fact.codes.count, "\(fact.name)")
    }
  }

  @Test("every row of a table, and every value of a parameter, names its source")
  func rows() {
    let vocabulary = Shipped.book.vocabulary
    let all =
      vocabulary.tables.flatMap { table in table.rows.map { (table.id, $0) } }
      + vocabulary.parameters.flatMap { parameter in parameter.rows.map { (parameter.id, $0) } }
    #expect(all.count > 500)
    for (name, row) in all {
      #expect(row.source.count > 3, "\(name)")
      if let from = row.from, let until = row.until { #expect(from <= until, "\(name)") }
    }
    #expect(all.contains { $0.1.isVerified } && all.contains { !$0.1.isVerified })
  }

  /// Tables of what changes from year to year.
  private static let dated = [
    "minimum-wage-province", "minimum-wage-country", "exchange-rate", "household-moratorium",
    "fee-free-jobs", "licences-disputed-at-sea", "registration-duty",
  ]

  @Test("what changes from year to year has dates, and no day has two values for one code")
  func dates() throws {
    for name in Self.dated {
      let table = try #require(Shipped.book.vocabulary.tables.first { $0.id == name }, "\(name)")
      let undated = table.rows.filter { $0.from == nil && $0.until == nil }
      // A currency is itself on any day.
      #expect(undated.count <= (name == "exchange-rate" ? 1 : 0), "\(name)")
      for (index, row) in table.rows.enumerated() {
        guard let day = row.from else { continue }
        for other in table.rows[..<index] where other.key == row.key {
          #expect(!other.holds(on: day), "\(name), twice on \(day)")
        }
      }
    }
  }

  @Test("the law of the day of the profile applies")
  func lawOfTheDay() {
    func level(_ day: String, _ employer: String) -> Outcome {
      Shipped.outcome(
        of: Profile().with("record.stage", "pre_departure")
          .with(Shipped.fact("record.as_of"), .date(Day(iso: day.utf8) ?? Shipped.day))
          .with("offer.job_type", "domestic_worker").with("offer.employer_type", employer)
          .with("travel.destination", "SA").with("travel.actual_purpose", "work"))
    }
    let moratorium = Shipped.book.indicators.firstIndex { $0.id == "MED-01" }
      .map(IndicatorID.init(index:))
    func fires(_ outcome: Outcome) -> Bool { outcome.fired.contains { $0.indicator == moratorium } }
    #expect(fires(level("2016-03-01", "household")))
    #expect(!fires(level("2014-03-01", "household")), "before the moratorium of 2015")
  }
}
