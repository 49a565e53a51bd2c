import SaringModel

extension CaseEvaluation {
  /// When a claim is certain, as a function of the answers of a pool that are kept, all others being
  /// as the profile has them.
  ///
  /// It says of any set what `bounds(of:in:)` says of `supposed(_:keeping:of:)`: no value changes, only
  /// who has one.
  public func certainty(of cone: Cone, in pool: AnswerPool) -> AnswerFunction {
    let positions = AnswerPositions(pool, vocabulary: program.book.vocabulary)
    return function(of: cone, certainSteps(of: cone)) { function, index in
      switch main.steps[index] {
      case .literal(let test, _):
        let needed = factsOfTest[Int(test)].compactMap { positions.ofFact[$0] }
        return function.all(needed.map { function.answer($0) })
      case .some:
        return function.all(readers(of: index, positions).map { function.answer($0) })
      case .constant, .all, .any, .atLeast: return nil
      }
    }
  }

  /// When a claim is still possible, as a function of the answers of a pool that are given up.
  ///
  /// The same as `certainty(of:in:)`, of the other bound.
  public func possibility(of cone: Cone, in pool: AnswerPool) -> AnswerFunction {
    let positions = AnswerPositions(pool, vocabulary: program.book.vocabulary)
    return function(of: cone, cone.steps) { function, index in
      let truth = truthOfProfile(index)
      if truth.certain { return .constant(true) }
      switch main.steps[index] {
      case .literal(let test, _):
        return possibility(of: Int(test), positions, pool, &function)
      case .some:
        if truth.possible && !pool.closesRest { return .constant(true) }
        // What the profile leaves open has been tried on the items already.
        let able = readers(of: index, positions).filter { truth.possible || !pool.isOpen[$0] }
        return function.any(able.map { function.answer($0) })
      case .constant, .all, .any, .atLeast: return nil
      }
    }
  }

  /// The positions of a pool on which a condition on items rests.
  private func readers(of node: Int, _ positions: AnswerPositions) -> [Int] {
    var found = factsOfItems[node, default: []].compactMap { positions.ofFact[$0] }
    if case .some(let items) = program.graph.nodes[node],
      let position = positions.ofGroup[items.group.index]
    {
      found.append(position)
    }
    return found
  }

  /// What a claim is certain by, children first: giving up an answer makes nothing certain.
  private func certainSteps(of cone: Cone) -> [Int32] {
    var isReached = [Bool](repeating: false, count: main.steps.count)
    var steps: [Int32] = []
    func reach(_ node: Int) {
      guard !isReached[node], truthOfProfile(node).certain else { return }
      isReached[node] = true
      steps.append(Int32(node))
    }
    for root in cone.roots { reach(root) }
    var next = 0
    while next < steps.count {
      main.forEachChild(of: Int(steps[next]), reach)
      next += 1
    }
    return steps.sorted()
  }

  /// Builds a function of some steps, children first, what they read beside each other being false;
  /// `leaf` says what it knows of a step at once.
  private func function(
    of cone: Cone, _ steps: [Int32],
    leaf: (inout AnswerFunction, Int) -> AnswerFunction.Value?
  ) -> AnswerFunction {
    var function = AnswerFunction()
    let (operands, addends) = (main.operands, main.addends)
    return withUnsafeTemporaryAllocation(
      of: AnswerFunction.Value.self, capacity: program.graph.nodes.count
    ) { values in
      values.initialize(repeating: .constant(false))
      for step in steps {
        let index = Int(step)
        if let value = leaf(&function, index) {
          values[index] = value
          continue
        }
        switch main.steps[index] {
        case .constant(let holds): values[index] = .constant(holds)
        case .all(let stretch):
          values[index] = function.all(
            stretch.positions.lazy.map { values[Int(operands[$0])] })
        case .any(let stretch):
          values[index] = function.any(
            stretch.positions.lazy.map { values[Int(operands[$0])] })
        case .atLeast(let threshold, let stretch, _):
          values[index] = function.atLeast(
            threshold,
            of: stretch.positions.lazy.map { position in
              let addend = addends[position]
              return (values[Int(addend.node)], addend.weight)
            })
        // A leaf was told above.
        case .literal, .some: values[index] = .constant(false)
        }
      }
      let root = function.any(cone.roots.map { values[$0] })
      return function.rooted(at: root)
    }
  }
}

// MARK: - Tests whose answers are given up

extension CaseEvaluation {
  /// A test counts where all it reads has a value or is open, and something is open.
  private func possibility(
    of test: Int, _ positions: AnswerPositions, _ pool: AnswerPool,
    _ function: inout AnswerFunction
  ) -> AnswerFunction.Value {
    var columns = [main.tests[test].column]
    switch main.tests[test] {
    case .known: return .constant(false)
    case .compareColumns(_, _, let other, _): columns.append(other)
    case .compareParameter(_, _, let parameter):
      if program.tables.parameter(parameter, on: day) == nil { return .constant(false) }
    case .codes, .compare, .includesAny, .includesAll, .mentions: break
    }
    var parts: [AnswerFunction.Value] = []
    var unknown: [AnswerFunction.Value] = []
    for column in columns {
      let state = openness(of: column, positions, pool, &function)
      if state.valueOrOpen == .constant(false) { return .constant(false) }
      parts.append(state.valueOrOpen)
      unknown.append(state.unknown)
    }
    parts.append(function.any(unknown))
    return function.all(parts)
  }

  /// When a column has a value or is open, and when it has no value.
  private func openness(
    of column: Int, _ positions: AnswerPositions, _ pool: AnswerPool,
    _ function: inout AnswerFunction
  ) -> (valueOrOpen: AnswerFunction.Value, unknown: AnswerFunction.Value) {
    guard let derivation = derivationOfColumn[column] else {
      let position = factOfColumn[column].flatMap { positions.ofFact[$0.index] }
      let givenUp = position.map { function.answer($0) }
      return switch states[column] {
      case .known: (.constant(true), givenUp ?? .constant(false))
      case .open: (givenUp ?? .constant(!pool.closesRest), .constant(true))
      case .closed: (givenUp ?? .constant(false), .constant(true))
      }
    }
    let inputs = program.derivations[derivation].inputs.map {
      openness(of: $0.column, positions, pool, &function)
    }
    let able = inputs.map(\.valueOrOpen)
    let unknown = function.any(inputs.map(\.unknown))
    // With all its inputs it may still have come to no value.
    if states[column] == .known { return (function.all(able), unknown) }
    return (function.all(able + [unknown]), .constant(true))
  }
}

/// Where the facts and groups of a pool stand in it.
private struct AnswerPositions {
  var ofFact: [Int?]
  var ofGroup: [Int?]

  init(_ pool: AnswerPool, vocabulary: Vocabulary) {
    ofFact = Array(repeating: nil, count: vocabulary.facts.count)
    ofGroup = Array(repeating: nil, count: vocabulary.groups.count)
    for (position, question) in pool.questions.enumerated() {
      switch question {
      case .fact(let fact): ofFact[fact.index] = position
      case .group(let group): ofGroup[group.index] = position
      }
    }
  }
}
