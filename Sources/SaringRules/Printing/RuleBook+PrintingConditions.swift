import SaringModel
import SaringSource

extension RuleBook {
  func print(_ predicate: Predicate, to outline: inout Outline) {
    switch predicate {
    case .test(let test): outline.line(text(test))
    case .not(let part): outline.line("not") { print(part, to: &$0) }
    case .all(let parts): print("all", parts, to: &outline)
    case .any(let parts): print("any", parts, to: &outline)
    case .atLeast(let number, let parts): print("at-least \(number)", parts, to: &outline)
    case .some(let group, let atLeast, let part):
      outline.line("some \(vocabulary[group].name) at-least \(atLeast)") { print(part, to: &$0) }
    case .fired(let indicator, let strength):
      outline.line("fired \(self[indicator].id) \(strength.name)")
    case .count(let count):
      let kind = count.countsFamilies ? "families" : "indicators"
      outline.line("count \(kind) \(count.from.name) at-least \(count.atLeast)") {
        $0.line(count.indicators.map { self[$0].id }.joined(separator: " "))
      }
    case .sum(let sum):
      let weights = zip(Strength.allCases, sum.weights).map { "\($0.name)=\($1)" }
      outline.line("sum \(weights.joined(separator: " ")) at-least \(sum.atLeast)") {
        $0.line(sum.indicators.map { self[$0].id }.joined(separator: " "))
      }
    case .positive(let dimension): outline.line("holds dimension \(self[dimension].id)")
    case .holds(let pattern): outline.line("holds pattern \(self[pattern].id)")
    }
  }

  private func print(_ words: String, _ parts: [Predicate], to outline: inout Outline) {
    outline.line(words) { outline in
      for part in parts { print(part, to: &outline) }
    }
  }

  private func text(_ test: Test) -> String {
    let fact = vocabulary[test.fact]
    func codes(_ positions: [Int]) -> String {
      positions.map { fact.codes[$0].id }.joined(separator: " ")
    }
    return switch test {
    case .isOne(_, let positions): "\(fact.name) is \(codes(positions))"
    case .includesAny(_, let positions): "\(fact.name) includes-any \(codes(positions))"
    case .includesAll(_, let positions): "\(fact.name) includes-all \(codes(positions))"
    case .compare(_, let comparison, let operand):
      "\(fact.name) \(comparison.name) \(text(operand, for: fact))"
    case .mentions(_, let lexicons, let atLeast):
      "\(fact.name) mentions " + lexicons.map { self[$0].id }.joined(separator: " ")
        + " at-least \(atLeast)"
    case .known: "\(fact.name) known"
    }
  }

  private func text(_ operand: Operand, for fact: Fact) -> String {
    switch operand {
    case .constant(let value):
      fact.kind == .date ? Day(number: Int32(value)).description : Outline.number(value)
    case .parameter(let parameter): "parameter \(vocabulary[parameter].id)"
    case .fact(let other): "fact \(vocabulary[other].name)"
    }
  }
}

// MARK: - Examples

extension RuleBook {
  func print(_ example: Example, to outline: inout Outline) {
    let outcome =
      switch example.outcome {
      case .fires(let strength): "fires \(strength.name)"
      case .silent: "silent"
      case .undecided: "undecided"
      }
    outline.line("\(outcome) \(Outline.quoted(example.because))") { outline in
      print(example.profile.answers, to: &outline)
      for group in vocabulary.groups {
        guard let id = vocabulary.group(named: group.name),
          case .items(let items) = example.profile[id]
        else { continue }
        for item in items { outline.line("group \(group.name)") { print(item, to: &$0) } }
      }
    }
  }

  private func print(_ answers: [FactID: Answer], to outline: inout Outline) {
    for (fact, answer) in answers.sorted(by: { $0.key < $1.key }) {
      outline.line("\(vocabulary[fact].name) \(text(answer, to: vocabulary[fact]))")
    }
  }

  private func text(_ answer: Answer, to fact: Fact) -> String {
    switch answer {
    case .open: return "open"
    case .closed(let reason): return reason.name
    case .known(.code(let position)): return fact.codes[position].id
    case .known(.codes(let set)):
      let codes = fact.codes.indices.filter { $0 < 64 && set & (1 << UInt64($0)) != 0 }
      return codes.map { fact.codes[$0].id }.joined(separator: " ")
    case .known(.number(let value)): return Outline.number(value)
    case .known(.date(let day)): return day.description
    case .known(.text(let text)): return Outline.quoted(text)
    }
  }
}
