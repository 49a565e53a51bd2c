import SaringModel
import SaringSource
import SaringXML

extension SyntaxReader {
  /// The conditions among the children of an element.
  mutating func conditions(in element: XMLElement) -> [ConditionSyntax] {
    var found: [ConditionSyntax] = []
    found.reserveCapacity(element.children.count)
    for child in element.children {
      if let condition = condition(child) { found.append(condition) }
    }
    return found
  }

  /// `when`, `applies`: all conditions in it.
  mutating func when(_ element: XMLElement) -> WhenSyntax {
    WhenSyntax(
      span: element.tagSpan, strength: strength(of: element), parts: conditions(in: element))
  }

  private mutating func condition(_ element: XMLElement) -> ConditionSyntax? {
    kind(of: element).map { ConditionSyntax(span: element.tagSpan, kind: $0) }
  }

  private mutating func kind(of element: XMLElement) -> ConditionSyntax.Kind? {
    switch element.name {
    case "fact": return factTest(element).map { .fact($0) }
    case "text":
      guard let name = value("name", of: element) else { return nil }
      let lexicons = list("mentions", of: element)
      return lexicons.isEmpty
        ? nil : .text(name: name, lexicons: lexicons, atLeast: whole("at-least", of: element))
    case "all": return .all(conditions(in: element))
    case "any": return .any(conditions(in: element))
    case "not": return .not(conditions(in: element))
    case "at-least":
      return whole("n", of: element).map { .atLeast($0, conditions(in: element)) }
    case "some":
      return value("of", of: element).map {
        .some(of: $0, atLeast: whole("at-least", of: element), conditions(in: element))
      }
    case "fired":
      return value("indicator", of: element).map {
        .fired($0, strength: strength(of: element)?.value)
      }
    case "count":
      return whole("at-least", of: element).map {
        .count(
          selection(of: element),
          countsFamilies: value("of", of: element)?.value == "families",
          strength: strength(of: element)?.value, atLeast: $0)
      }
    case "sum":
      return whole("at-least", of: element).map {
        .sum(selection(of: element), weights: weights(of: element), atLeast: $0)
      }
    case "holds":
      if let dimension = value("dimension", of: element) { return .positive(dimension) }
      return value("pattern", of: element).map { .holds($0) }
    case "known":
      let names = list("name", of: element)
      return names.isEmpty ? nil : .known(names, conditions(in: element))
    default: return nil
    }
  }

  private func factTest(_ element: XMLElement) -> FactTestSyntax? {
    guard let name = value("name", of: element) else { return nil }
    var bounds: [(Comparison, Spanned<String>)] = []
    for attribute in element.attributes {
      let codes = list(attribute.name, of: element)
      guard !codes.isEmpty else { continue }
      switch attribute.name {
      case "is": return FactTestSyntax(name: name, test: .isOne(codes))
      case "is-not": return FactTestSyntax(name: name, test: .isNot(codes))
      case "includes-any": return FactTestSyntax(name: name, test: .includesAny(codes))
      case "includes-all": return FactTestSyntax(name: name, test: .includesAll(codes))
      case "below": bounds.append((.below, codes[0]))
      case "at-most": bounds.append((.atMost, codes[0]))
      case "at-least": bounds.append((.atLeast, codes[0]))
      case "above": bounds.append((.above, codes[0]))
      default: break
      }
    }
    return bounds.isEmpty ? nil : FactTestSyntax(name: name, test: .compare(bounds))
  }

  private func selection(of element: XMLElement) -> SelectionSyntax {
    SelectionSyntax(
      pack: value("pack", of: element), dimension: value("dimension", of: element),
      element: elements("element", of: element).first, family: value("family", of: element),
      tag: value("tag", of: element))
  }

  private func weights(of element: XMLElement) -> WeightsSyntax {
    WeightsSyntax(
      decisive: value("decisive", of: element), strong: value("strong", of: element),
      medium: value("medium", of: element), weak: value("weak", of: element))
  }
}
