import SaringModel
import SaringTestSupport

extension Profile {
  /// The same profile with one answer given or replaced.
  func with(_ fact: FactID, _ value: Value) -> Profile {
    var profile = self
    profile.answers[fact] = .known(value)
    return profile
  }

  /// The same profile with one answer given or replaced, by names; a set holds the one code.
  func with(_ name: String, _ code: String) -> Profile {
    let fact = Shipped.fact(name)
    return with(fact, Shipped.code(code, of: fact))
  }

  func with(_ name: String, number: Double) -> Profile {
    with(Shipped.fact(name), .number(number))
  }

  /// The same profile with one answer forgotten.
  func without(_ fact: FactID) -> Profile {
    var profile = self
    profile.answers[fact] = nil
    return profile
  }

  /// Facts outside groups that are known.
  var knownFacts: [FactID] {
    answers.filter { if case .known = $0.value { true } else { false } }.keys
      .sorted { $0.index < $1.index }
  }
}

extension Shipped {
  /// Facts outside groups that can be given.
  static let givenFacts = book.vocabulary.factIDs.filter {
    book.vocabulary[$0].group == nil && book.vocabulary[$0].derivation == nil
      && book.vocabulary[$0].kind != .identifier
  }

  /// Every code as an answer of its own; numbers at their bounds and at places between.
  static func values(of fact: FactID) -> [Value] {
    let rule = book.vocabulary[fact]
    switch rule.kind {
    case .yesNo: return [.code(0), .code(1)]
    case .code: return rule.codes.indices.map { .code($0) }
    case .codes: return [.codes(0)] + rule.codes.indices.map { .codes(1 << UInt64($0)) }
    case .number:
      let bounds = [rule.minimum ?? 0, rule.maximum ?? 1_000_000]
      let between: [Double] = [0, 0.5, 1, 2, 3, 6, 11, 12, 13, 17, 18, 24, 30, 72, 90, 400, 5000]
      return (bounds + between.filter { $0 > bounds[0] && $0 < bounds[1] }).map { .number($0) }
    case .date: return [.date(day), .date(Day(number: day.number - 400))]
    case .text: return [.text("")]
    case .identifier: return []
    }
  }

  /// Every reading of one answer as words, for messages.
  static func words(_ fact: FactID, _ value: Value) -> String {
    let rule = book.vocabulary[fact]
    switch value {
    case .code(let code): return "\(rule.name)=\(rule.codes[code].id)"
    case .codes(let set):
      let codes = rule.codes.indices.filter { set >> UInt64($0) & 1 == 1 }
      return "\(rule.name)=\(codes.map { rule.codes[$0].id }.joined(separator: "+"))"
    default: return "\(rule.name)=\(value)"
    }
  }
}
