import SaringModel
import SaringSource

extension ConditionSyntax {
  func print(to outline: inout Outline) {
    switch kind {
    case .fact(let test): outline.line("fact \(test.name.value) \(test.test.text)")
    case .text(let name, let lexicons, let atLeast):
      outline.line(
        "text \(name.value) mentions \(Self.text(lexicons)) at-least \(atLeast?.value ?? 1)")
    case .all(let parts): Self.print("all", parts, to: &outline)
    case .any(let parts): Self.print("any", parts, to: &outline)
    case .not(let parts): Self.print("not", parts, to: &outline)
    case .atLeast(let number, let parts):
      Self.print("at-least \(number.value)", parts, to: &outline)
    case .some(let name, let atLeast, let parts):
      Self.print("some \(name.value) at-least \(atLeast?.value ?? 1)", parts, to: &outline)
    case .fired(let name, let strength):
      outline.line("fired \(name.value) \(strength?.name ?? "weak")")
    case .count(let selection, let countsFamilies, let strength, let atLeast):
      outline.line(
        "count \(countsFamilies ? "families" : "indicators")\(selection.text) "
          + "\(strength?.name ?? "weak") at-least \(atLeast.value)")
    case .sum(let selection, let weights, let atLeast):
      outline.line("sum\(selection.text)\(weights.text) at-least \(atLeast.value)")
    case .positive(let name): outline.line("holds dimension \(name.value)")
    case .holds(let name): outline.line("holds pattern \(name.value)")
    case .known(let names, let parts):
      Self.print("known \(Self.text(names))", parts, to: &outline)
    }
  }

  private static func print(
    _ words: String, _ parts: [ConditionSyntax], to outline: inout Outline
  ) {
    outline.line(words) { outline in
      for part in parts { part.print(to: &outline) }
    }
  }

  private static func text(_ names: [Spanned<String>]) -> String {
    names.map(\.value).joined(separator: " ")
  }
}

extension FactTestSyntax.Test {
  fileprivate var text: String {
    func list(_ codes: [Spanned<String>]) -> String {
      codes.map(\.value).joined(separator: " ")
    }
    return switch self {
    case .isOne(let codes): "is \(list(codes))"
    case .isNot(let codes): "is-not \(list(codes))"
    case .includesAny(let codes): "includes-any \(list(codes))"
    case .includesAll(let codes): "includes-all \(list(codes))"
    case .compare(let bounds):
      bounds.map { "\($0.0.name) \($0.1.value)" }.joined(separator: " ")
    }
  }
}

extension SelectionSyntax {
  fileprivate var text: String {
    var text = ""
    if let pack { text += " pack=\(pack.value)" }
    if let dimension { text += " dimension=\(dimension.value)" }
    if let element { text += " element=\(element.value.name)" }
    if let family { text += " family=\(family.value)" }
    if let tag { text += " tag=\(tag.value)" }
    return text
  }
}

extension WeightsSyntax {
  fileprivate var text: String {
    var text = ""
    if let decisive { text += " decisive=\(decisive.value)" }
    if let strong { text += " strong=\(strong.value)" }
    if let medium { text += " medium=\(medium.value)" }
    if let weak { text += " weak=\(weak.value)" }
    return text
  }
}
