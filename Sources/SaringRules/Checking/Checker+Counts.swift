import SaringModel
import SaringSource

extension Checker {
  /// What selections ask of an indicator.
  struct SelectionKey {
    let pack: String
    let dimension: String?
    let elements: [Element]
    let family: String?
    let tags: [String]
    let isRisk: Bool

    init(_ indicator: IndicatorSyntax, pack: String) {
      self.pack = pack
      dimension = indicator.dimension?.value
      elements = indicator.elements.map(\.value)
      family = indicator.family?.value
      tags = indicator.tags.map(\.value)
      isRisk = indicator.role == .risk
    }
  }

  /// A condition that reads other claims.
  mutating func reference(_ syntax: ConditionSyntax, in scope: Scope) -> Predicate {
    switch syntax.kind {
    case .fired(let name, let strength):
      guard let indicator = indicatorIDs[name.value] else {
        noteUnknown(.unknownIndicator, "indicator", name, among: Array(indicatorIDs.keys))
        return .all([])
      }
      depend(scope.claim, on: .indicator(indicator.index), at: name.span)
      checkStrength(strength, of: indicator, at: name.span)
      return .fired(indicator, from: strength ?? .weak)
    case .positive(let name):
      guard let dimension = dimensionIDs[name.value] else {
        noteUnknown(.unknownDimension, "dimension", name, among: Array(dimensionIDs.keys))
        return .all([])
      }
      depend(scope.claim, on: .dimension(dimension.index), at: name.span)
      return .positive(dimension)
    case .holds(let name):
      guard let pattern = patternIDs[name.value] else {
        noteUnknown(.unknownPattern, "pattern", name, among: Array(patternIDs.keys))
        return .all([])
      }
      depend(scope.claim, on: .pattern(pattern.index), at: name.span)
      return .holds(pattern)
    case .count(let selection, let countsFamilies, let strength, let atLeast):
      let selected = select(selection, at: syntax.span, in: scope)
      let most = countsFamilies ? numberOfFamilies(of: selected) : selected.count
      checkMost(atLeast, most, countsFamilies ? "families" : "indicators")
      return .count(
        Count(
          indicators: selected, from: strength ?? .weak, countsFamilies: countsFamilies,
          atLeast: atLeast.value))
    case .sum(let selection, let weights, let atLeast):
      let selected = select(selection, at: syntax.span, in: scope)
      let checked = check(weights, at: syntax.span)
      let (most, hasOverflown) = checked[3].multipliedReportingOverflow(by: selected.count)
      checkMost(atLeast, hasOverflown ? .max : most, "points")
      return .sum(WeightedSum(indicators: selected, weights: checked, atLeast: atLeast.value))
    default: return .all([])
    }
  }

  private mutating func depend(_ claim: Claim, on other: Claim, at span: SourceSpan) {
    edges[claim, default: []].append(Edge(to: other, span: span))
  }

  /// Notes a strength that no grade of the indicator reaches.
  private mutating func checkStrength(
    _ strength: Strength?, of indicator: IndicatorID, at span: SourceSpan
  ) {
    let grades = indicators[indicator.index].syntax.grades.compactMap { $0.strength }
    guard isWhole, let strength, let highest = grades.map(\.value).max(), highest < strength else {
      return
    }
    note(
      .moreThanThereAre,
      "`\(indicators[indicator.index].syntax.id.value)` is never `\(strength.name)`", at: span,
      found: strength.name, possible: Strength.allCases.filter { $0 <= highest }.map(\.name),
      related: grades.map { .init($0.span, "it can be `\($0.value.name)`") })
  }

  /// Notes a count that cannot be reached yet; the pack may still grow, so this is no error.
  private mutating func checkMost(_ atLeast: Spanned<Int>, _ most: Int, _ what: String) {
    guard isWhole, most > 0, atLeast.value > most else { return }
    note(
      .moreThanThereAre, "the selection brings at most \(most) \(what)", at: atLeast.span,
      severity: .warning, found: String(atLeast.value))
  }

  private func numberOfFamilies(of selected: [IndicatorID]) -> Int {
    var families: Set<String> = []
    var alone = 0
    for id in selected {
      if let family = selectionKeys[id.index].family {
        families.insert(family)
      } else {
        alone += 1
      }
    }
    return families.count + alone
  }

  /// The indicators with the role `risk` that a selection names, in order.
  private mutating func select(
    _ selection: SelectionSyntax, at span: SourceSpan, in scope: Scope
  ) -> [IndicatorID] {
    guard resolve(selection, at: span) else { return [] }
    var selected: [IndicatorID] = []
    for (index, key) in selectionKeys.enumerated() where key.isRisk {
      if let name = selection.pack, key.pack != name.value { continue }
      if let name = selection.dimension, key.dimension != name.value { continue }
      if let element = selection.element, !key.elements.contains(element.value) { continue }
      if let name = selection.family, key.family != name.value { continue }
      if let name = selection.tag, !key.tags.contains(name.value) { continue }
      selected.append(IndicatorID(index: index))
      depend(scope.claim, on: .indicator(index), at: span)
    }
    if selected.isEmpty, isWhole {
      note(
        .emptySelection, "no indicator with the role `risk` is selected", at: span,
        help: "loosen the selection, or give an indicator what it asks for")
    }
    return selected
  }

  /// Whether every name of a selection stands for something.
  private mutating func resolve(_ selection: SelectionSyntax, at span: SourceSpan) -> Bool {
    var isGood = true
    if let name = selection.pack, packIDs[name.value] == nil {
      noteUnknown(.unknownPack, "pack", name, among: Array(packIDs.keys))
      isGood = false
    }
    if let name = selection.dimension, dimensionIDs[name.value] == nil {
      noteUnknown(.unknownDimension, "dimension", name, among: Array(dimensionIDs.keys))
      isGood = false
    }
    if let name = selection.family,
      !selectionKeys.contains(where: { $0.family == name.value })
    {
      if isWhole {
        let names = Set(selectionKeys.compactMap(\.family))
        noteUnknown(.unknownFamily, "family", name, among: names.sorted())
      }
      isGood = false
    }
    if let name = selection.tag,
      !selectionKeys.contains(where: { $0.tags.contains(name.value) })
    {
      if isWhole {
        let names = Set(selectionKeys.flatMap(\.tags))
        noteUnknown(.unknownTag, "tag", name, among: names.sorted())
      }
      isGood = false
    }
    if selection.pack == nil, selection.dimension == nil, selection.element == nil,
      selection.family == nil, selection.tag == nil
    {
      // A misspelled attribute is a problem of the shape and was noted there.
      if isWhole {
        note(
          .missingSelection, "nothing says which indicators are counted", at: span,
          possible: ["pack", "dimension", "element", "family", "tag"],
          help: "add at least one of these attributes")
      }
      isGood = false
    }
    return isGood
  }

  /// The weight of each strength: a missing `decisive` is as `strong`, any other missing one 0.
  private mutating func check(_ weights: WeightsSyntax, at span: SourceSpan) -> [Int] {
    let weak = whole(weights.weak) ?? 0
    let medium = whole(weights.medium) ?? 0
    let strong = whole(weights.strong) ?? 0
    let decisive = whole(weights.decisive) ?? strong
    let all = [weak, medium, strong, decisive]
    for (lower, higher) in zip(Strength.allCases, Strength.allCases.dropFirst())
    where all[Int(lower.rawValue)] > all[Int(higher.rawValue)] {
      note(
        .weightsFall, "`\(higher.name)` weighs less than `\(lower.name)`", at: span,
        help: "weights may not fall as the strength rises; a missing weight is 0")
      break
    }
    return all
  }

  private mutating func whole(_ weight: Spanned<String>?) -> Int? {
    guard let weight else { return nil }
    if let number = Int(weight.value), (0...1_000_000).contains(number) { return number }
    note(
      .malformedValue, "a weight is a whole number that is not negative", at: weight.span,
      found: weight.value)
    return nil
  }
}
