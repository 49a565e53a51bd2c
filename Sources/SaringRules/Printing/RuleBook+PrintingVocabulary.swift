import SaringModel
import SaringSource

extension RuleBook {
  func printVocabulary(to outline: inout Outline) {
    for fact in vocabulary.facts where fact.group == nil { print(fact, to: &outline) }
    for group in vocabulary.groups {
      outline.line("group \(group.name) most=\(group.most)") { outline in
        print(group.title, "title", to: &outline)
        print(group.question, "question", to: &outline)
        for fact in group.facts { print(vocabulary[fact], to: &outline) }
      }
    }
    for table in vocabulary.tables {
      let unit = table.unit.map { " unit=\($0)" } ?? ""
      outline.line("table \(table.id) keys-of=\(vocabulary[table.keys].name)\(unit)") { outline in
        print(table.title, "title", to: &outline)
        let codes = vocabulary[table.keys].codes
        for row in table.rows { print(row, codes[row.key].id + " ", to: &outline) }
      }
    }
    for parameter in vocabulary.parameters {
      let unit = parameter.unit.map { " unit=\($0)" } ?? ""
      outline.line("parameter \(parameter.id)\(unit)") { outline in
        print(parameter.title, "title", to: &outline)
        for row in parameter.rows { print(row, "", to: &outline) }
      }
    }
  }

  func printContacts(to outline: inout Outline) {
    for table in contacts {
      let keys = table.keys.map { " keys-of=\(vocabulary[$0].name)" } ?? ""
      outline.line("contacts \(table.id)\(keys)") { outline in
        print(table.title, "title", to: &outline)
        for entry in table.entries {
          var line = "row \(entry.key)"
          if let from = entry.from { line += " from=\(from)" }
          if let until = entry.until { line += " until=\(until)" }
          line += " \(Outline.quoted(entry.source)) "
          outline.line(line + (entry.isVerified ? "verified" : "recalled")) {
            print(entry.words, "title", to: &$0)
          }
        }
      }
    }
  }

  private func print(_ row: Row, _ key: String, to outline: inout Outline) {
    var line = "row \(key)\(Outline.number(row.value))"
    if let from = row.from { line += " from=\(from)" }
    if let until = row.until { line += " until=\(until)" }
    line += " \(Outline.quoted(row.source)) "
    outline.line(line + (row.isVerified ? "verified" : "recalled"))
  }

  private func print(_ fact: Fact, to outline: inout Outline) {
    var line = "fact \(fact.name) \(fact.kind.name)"
    if let unit = fact.unit { line += " unit=\(unit)" }
    if let minimum = fact.minimum { line += " minimum=\(Outline.number(minimum))" }
    if let maximum = fact.maximum { line += " maximum=\(Outline.number(maximum))" }
    line += " sensitivity=\(fact.sensitivity)"
    line += " cost=\(fact.cost.time),\(fact.cost.distress),\(fact.cost.safety)"
    if fact.isProtected { line += " protected" }
    if fact.isChangeable { line += " changeable" }
    if fact.isVerifiable { line += " verifiable" }
    outline.line(line) { outline in
      print(fact.title, "title", to: &outline)
      print(fact.question, "question", to: &outline)
      for code in fact.codes {
        outline.line("code \(code.id)") { print(code.title, "title", to: &$0) }
      }
      if let derivation = fact.derivation { outline.line("derive \(text(derivation))") }
    }
  }

  private func text(_ derivation: Derivation) -> String {
    func list(_ name: String, _ parts: [Derivation]) -> String {
      "(" + ([name] + parts.map { text($0) }).joined(separator: " ") + ")"
    }
    return switch derivation {
    case .fact(let fact): vocabulary[fact].name
    case .parameter(let parameter): "parameter \(vocabulary[parameter].id)"
    case .number(let number): Outline.number(number)
    case .lookUp(let table, let key): "\(vocabulary[table].id)[\(vocabulary[key].name)]"
    case .add(let parts): list("add", parts)
    case .subtract(let left, let right): list("subtract", [left, right])
    case .multiply(let parts): list("multiply", parts)
    case .divide(let left, let right): list("divide", [left, right])
    case .minimum(let parts): list("minimum", parts)
    case .maximum(let parts): list("maximum", parts)
    case .monthsBetween(let from, let to): list("months-between", [.fact(from), .fact(to)])
    case .differs(let one, let other): list("differs", [.fact(one), .fact(other)])
    }
  }
}
