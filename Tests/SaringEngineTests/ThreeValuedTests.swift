import struct Foundation.Data
import class Foundation.FileManager
import SaringEngine
import SaringModel
import SaringTestSupport
import Testing

/// A row of three-valued logic: an operation, its parts and its result, nothing being unknown.
struct LogicRow: Sendable, CustomTestStringConvertible {
  let operation: String
  let parts: [Bool?]
  let result: Bool?

  var testDescription: String {
    func word(_ value: Bool?) -> String { value.map { $0 ? "true" : "false" } ?? "null" }
    return "\(operation) \(parts.map(word).joined(separator: ", ")) is \(word(result))"
  }

  /// All rows of `and`, `or` and `not`, worked out from their meaning.
  static let worked: [LogicRow] = {
    let values: [Bool?] = [true, false, nil]
    let pairs = values.flatMap { first in values.map { [first, $0] } }
    return pairs.map { parts in
      LogicRow(
        operation: "and", parts: parts,
        result: parts.contains(false) ? false : parts.contains(nil) ? nil : true)
    }
      + pairs.map { parts in
        LogicRow(
          operation: "or", parts: parts,
          result: parts.contains(true) ? true : parts.contains(nil) ? nil : false)
      } + values.map { LogicRow(operation: "not", parts: [$0], result: $0.map { !$0 }) }
  }()

  /// The rows of the public suite, where it lies beside the checkout.
  static let published: [LogicRow] = {
    guard let url = Repository.sharedData("suites/ternary_truth_table.csv"),
      let data = FileManager.default.contents(atPath: url.path)
    else { return [] }
    func value(_ cell: Substring) -> Bool? { cell == "null" ? nil : cell == "true" }
    return String(decoding: data, as: UTF8.self).split(separator: "\n").dropFirst().map { line in
      let cells = line.split(separator: ",", omittingEmptySubsequences: false)
      return LogicRow(
        operation: String(cells[0]),
        parts: cells[1...2].filter { !$0.isEmpty }.map { value($0) }, result: value(cells[3]))
    }
  }()
}

@Suite("Three-valued logic") struct ThreeValuedTests {
  @Test("is what a condition says when unknown answers are open", arguments: LogicRow.worked)
  func worked(row: LogicRow) throws {
    try check(row)
  }

  @Test("agrees with the public truth table", arguments: LogicRow.published)
  func published(row: LogicRow) throws {
    try check(row)
  }

  private func check(_ row: LogicRow) throws {
    let facts = row.parts.indices.map { Predicate.test(.isOne(FactID(index: 3 + $0), of: [0])) }
    let condition: Predicate =
      switch row.operation {
      case "and": .all(facts)
      case "or": .any(facts)
      default: .not(.all(facts))
      }
    let book = RuleBook.small(yesNoFacts: row.parts.count, indicator: condition)
    var profile = Profile()
    for (index, part) in row.parts.enumerated() {
      profile.answers[FactID(index: 3 + index)] = part.map { .known(.code($0 ? 0 : 1)) } ?? .open
    }
    let expected: Truth = row.result.map { $0 ? .holds : .fails } ?? .unknown
    let indicator = IndicatorID(index: 0)
    #expect(
      ReferenceEvaluator(book).truth(of: indicator, from: .weak, profile, asOf: today) == expected)
    #expect(Program(book).truths(of: [profile])[0][.indicator(0, .weak)] == expected)
  }
}

extension RuleBook {
  /// A book with one indicator over facts that take yes or no, the first of them at position 3.
  static func small(yesNoFacts: Int, indicator: Predicate) -> RuleBook {
    let title = LocalizedText(["en": "–"])
    let codes = ["yes", "no"].map { Fact.Code(id: $0, title: title) }
    let fixed = [
      Fact(name: "record.id", kind: .identifier, title: title),
      Fact(name: "record.stage", kind: .yesNo, codes: codes, title: title),
      Fact(name: "record.as_of", kind: .date, title: title),
    ]
    let asked = (0..<yesNoFacts).map {
      Fact(name: "a.fact\($0)", kind: .yesNo, codes: codes, title: title)
    }
    return RuleBook(
      id: "small", version: "1", digest: "", languages: ["en"], title: title,
      vocabulary: Vocabulary(facts: fixed + asked, groups: [], tables: [], parameters: []),
      lexicons: [], packs: [Pack(id: "pack", title: title)], sources: [], dimensions: [],
      indicators: [
        Indicator(
          id: "I-1", pack: PackID(index: 0), title: title,
          grades: [Grade(strength: .weak, when: indicator)], because: title)
      ], patterns: [],
      levels: TriageLevel.allCases.map {
        Level(
          level: $0, title: title, because: nil, actions: [],
          when: $0 == .low ? nil : .fired(IndicatorID(index: 0), from: .weak))
      }, sufficiencies: [], stage: FactID(index: 1), date: FactID(index: 2))
  }
}
