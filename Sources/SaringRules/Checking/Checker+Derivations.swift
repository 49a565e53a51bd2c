import SaringModel
import SaringSource

extension Checker {
  /// What a part of a computation yields.
  private struct Yield {
    var derivation: Derivation
    /// None when unknown, or when any unit fits.
    var unit: String?
    /// Whether the unit is known; a plain number has none and fits all.
    var hasUnit: Bool
  }

  /// Resolves all computations and refuses those that need themselves.
  mutating func checkDerivations() {
    var inputs: [Int: [Edge]] = [:]
    for index in facts.indices {
      guard let syntax = facts[index].syntax.derivation else { continue }
      facts[index].derivation = derivation(syntax, of: index, noting: &inputs[index, default: []])
    }
    derivationInputs = inputs.mapValues { edges in
      edges.compactMap { edge in
        guard case .fact(let index) = edge.to else { return nil }
        return FactID(index: index)
      }
    }
    refuseCyclicDerivations(inputs)
    spreadProtection(inputs)
  }

  private mutating func derivation(
    _ syntax: DerivationSyntax, of index: Int, noting inputs: inout [Edge]
  ) -> Derivation? {
    let kind = facts[index].kind
    let name = facts[index].syntax.name
    guard case .compute(let operation, let values) = syntax else { return nil }
    if operation.value == .differs {
      if let kind, kind != .yesNo {
        note(
          .resultDoesNotFitType, "`differs` gives yes or no, not a `\(kind.name)`",
          at: operation.span, found: operation.value.rawValue,
          help: "change the type of `\(name.value)` to `yes-no`")
      }
      return differs(operation, values, of: index, noting: &inputs)
    }
    if let kind, kind != .number {
      note(
        .resultDoesNotFitType,
        "`\(operation.value.rawValue)` gives a number, not a `\(kind.name)`",
        at: operation.span, found: operation.value.rawValue,
        help: "change the type of `\(name.value)` to `number`")
    }
    guard let yield = compute(operation, values, of: index, noting: &inputs) else { return nil }
    if yield.hasUnit, yield.unit != facts[index].unit, kind == .number {
      note(
        .unitMismatch,
        "the result is in \(Self.name(ofUnit: yield.unit)), the fact in "
          + Self.name(ofUnit: facts[index].unit),
        at: facts[index].syntax.unit?.span ?? name.span, found: facts[index].unit,
        possible: yield.unit.map { [$0] } ?? [])
    }
    return yield.derivation
  }

  static func name(ofUnit unit: String?) -> String { unit.map { "`\($0)`" } ?? "no unit" }

  private mutating func compute(
    _ operation: Spanned<DerivationSyntax.Operation>, _ values: [DerivationSyntax],
    of index: Int, noting inputs: inout [Edge]
  ) -> Yield? {
    let (least, most) = operation.value.arity
    guard values.count >= least, values.count <= most else {
      let expected = least == most ? "\(least)" : "at least \(least)"
      note(
        .wrongNumberOfValues,
        "`\(operation.value.rawValue)` takes \(expected) value\(least == 1 ? "" : "s")",
        at: operation.span, found: String(values.count))
      return nil
    }
    switch operation.value {
    case .monthsBetween:
      guard let first = input(values[0], of: index, needing: [.date], noting: &inputs),
        let second = input(values[1], of: index, needing: [.date], noting: &inputs)
      else { return nil }
      return Yield(derivation: .monthsBetween(first, second), unit: "months", hasUnit: true)
    case .lookUp:
      guard case .lookUp = values[0] else {
        note(
          .valueDoesNotFitOperation, "`look-up` needs a `value` with `table` and `key`",
          at: values[0].span)
        return nil
      }
      return part(values[0], of: index, noting: &inputs)
    case .differs:
      note(
        .valueDoesNotFitOperation, "`differs` gives yes or no and cannot be part of a computation",
        at: operation.span)
      return nil
    default: break
    }
    var parts: [Yield] = []
    for value in values {
      if let part = part(value, of: index, noting: &inputs) { parts.append(part) }
    }
    guard parts.count == values.count else { return nil }
    return combine(operation, parts)
  }

  private mutating func combine(
    _ operation: Spanned<DerivationSyntax.Operation>, _ parts: [Yield]
  ) -> Yield {
    let all = parts.map(\.derivation)
    let units = parts.filter(\.hasUnit)
    let isMixed = operation.value == .multiply || operation.value == .divide
    if !isMixed, let first = units.first,
      let other = units.first(where: { $0.unit != first.unit })
    {
      note(
        .unitMismatch,
        "`\(operation.value.rawValue)` cannot mix \(Self.name(ofUnit: first.unit)) and "
          + Self.name(ofUnit: other.unit),
        at: operation.span, found: other.unit, help: "convert one of them first")
    }
    let derivation: Derivation =
      switch operation.value {
      case .add: .add(all)
      case .subtract: .subtract(all[0], all[1])
      case .multiply: .multiply(all)
      case .divide: .divide(all[0], all[1])
      case .minimum: .minimum(all)
      default: .maximum(all)
      }
    return Yield(
      derivation: derivation, unit: units.first?.unit, hasUnit: !isMixed && !units.isEmpty)
  }

  private mutating func part(
    _ value: DerivationSyntax, of index: Int, noting inputs: inout [Edge]
  ) -> Yield? {
    switch value {
    case .number(let number):
      return Yield(derivation: .number(Double(number.value) ?? 0), unit: nil, hasUnit: false)
    case .compute(let operation, let values):
      return compute(operation, values, of: index, noting: &inputs)
    case .lookUp(let table, let key): return lookUp(table, key, of: index, noting: &inputs)
    case .name(let name):
      if let parameter = parameterIDs[name.value] {
        usage.parameters.insert(parameter)
        return Yield(
          derivation: .parameter(parameter),
          unit: syntax.parameters[parameter.index].unit?.value, hasUnit: true)
      }
      guard let fact = input(value, of: index, needing: [.number], noting: &inputs) else {
        return nil
      }
      return Yield(derivation: .fact(fact), unit: facts[fact.index].unit, hasUnit: true)
    }
  }

  private mutating func lookUp(
    _ table: Spanned<String>, _ key: Spanned<String>, of index: Int, noting inputs: inout [Edge]
  ) -> Yield? {
    guard let id = tableIDs[table.value] else {
      noteUnknown(.unknownTable, "table", table, among: Array(tableIDs.keys))
      return nil
    }
    usage.tables.insert(id)
    guard
      let fact = input(.name(key), of: index, needing: [.code, .yesNo], noting: &inputs)
    else { return nil }
    let declared = tables[id.index]
    if let name = declared.keysOf, let keys = factIDs[name.value],
      [.code, .yesNo].contains(facts[keys.index].kind),
      facts[keys.index].hasCodes, facts[fact.index].hasCodes,
      facts[keys.index].codes.map(\.id) != facts[fact.index].codes.map(\.id)
    {
      note(
        .keyDoesNotFitTable, "`\(key.value)` has other codes than the keys of the table",
        at: key.span, found: key.value, possible: [name.value],
        help: "let it borrow the list with `codes-of=\"\(name.value)\"`",
        related: [.init(name.span, "the table has the codes of this fact")])
    }
    return Yield(
      derivation: .lookUp(id, key: fact), unit: declared.unit?.value, hasUnit: true)
  }

  private mutating func differs(
    _ operation: Spanned<DerivationSyntax.Operation>, _ values: [DerivationSyntax],
    of index: Int, noting inputs: inout [Edge]
  ) -> Derivation? {
    guard values.count == 2 else {
      note(
        .wrongNumberOfValues, "`differs` takes 2 values", at: operation.span,
        found: String(values.count))
      return nil
    }
    guard let first = input(values[0], of: index, needing: [.code, .yesNo], noting: &inputs),
      let second = input(values[1], of: index, needing: [.code, .yesNo], noting: &inputs)
    else { return nil }
    let (one, other) = (facts[first.index], facts[second.index])
    if one.hasCodes, other.hasCodes, one.codes.map(\.id) != other.codes.map(\.id) {
      note(
        .valueDoesNotFitOperation, "`\(one.name)` and `\(other.name)` have different codes",
        at: values[1].span, found: other.name,
        help: "let one borrow the list of the other with `codes-of`")
    }
    return .differs(first, second)
  }

  /// The fact that a value names, of one of these types and of the same group.
  private mutating func input(
    _ value: DerivationSyntax, of index: Int, needing kinds: [Fact.Kind],
    noting inputs: inout [Edge]
  ) -> FactID? {
    guard case .name(let name) = value else {
      note(
        .valueDoesNotFitOperation, "this value must be the name of a fact", at: value.span,
        possible: kinds.map(\.name))
      return nil
    }
    guard factIDs[name.value] != nil || groupIDs[name.value] != nil || name.value.contains(".")
    else {
      noteUnknown(
        .unknownOperand, "parameter or fact", name,
        among: Array(parameterIDs.keys) + facts.map(\.name),
        possible: parameterIDs.keys.sorted())
      return nil
    }
    guard let fact = fact(name) else { return nil }
    usage.facts.insert(fact)
    inputs.append(Edge(to: .fact(fact.index), span: name.span))
    let draft = facts[fact.index]
    if let kind = draft.kind, !kinds.contains(kind) {
      note(
        .valueDoesNotFitOperation, "`\(name.value)` is a `\(kind.name)`", at: name.span,
        found: kind.name, possible: kinds.map(\.name))
      return nil
    }
    if let group = draft.group, group != facts[index].group {
      note(
        .groupFactOutsideSome, "`\(name.value)` belongs to an item of a group", at: name.span,
        found: name.value, help: "only facts of the same group can be computed from it")
    }
    return fact
  }

  /// Whatever is computed from a protected fact is as protected.
  private mutating func spreadProtection(_ inputs: [Int: [Edge]]) {
    for index in facts.indices where facts[index].syntax.isProtected {
      facts[index].protectedOrigin = FactID(index: index)
    }
    var hasChanged = true
    while hasChanged {
      hasChanged = false
      for index in inputs.keys.sorted() where facts[index].protectedOrigin == nil {
        for case .fact(let input) in (inputs[index] ?? []).map(\.to) {
          guard let origin = facts[input].protectedOrigin else { continue }
          facts[index].protectedOrigin = origin
          hasChanged = true
          break
        }
      }
    }
  }

  private mutating func refuseCyclicDerivations(_ inputs: [Int: [Edge]]) {
    var graph: [Claim: [Edge]] = [:]
    for (index, edges) in inputs { graph[.fact(index)] = edges }
    for cycle in Cycle.all(in: graph) {
      let names = cycle.edges.map { edge -> String in
        guard case .fact(let fact) = edge.from else { return "" }
        return facts[fact].name
      }
      note(
        .cyclicDerivation, "`\(names[0])` is computed from itself", at: cycle.edges[0].span,
        found: (names + [names[0]]).joined(separator: " › "),
        help: "break the circle at one of its steps",
        related: zip(cycle.edges, names).map { edge, name in
          .init(edge.span, "`\(name)` is computed from this")
        })
    }
  }
}

extension DerivationSyntax.Operation {
  /// The least and the most values.
  fileprivate var arity: (Int, Int) {
    switch self {
    case .add, .multiply, .minimum, .maximum: (2, .max)
    case .subtract, .divide, .monthsBetween, .differs: (2, 2)
    case .lookUp: (1, 1)
    }
  }
}
