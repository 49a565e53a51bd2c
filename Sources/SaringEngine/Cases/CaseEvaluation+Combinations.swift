public import SaringModel

extension CaseEvaluation {
  /// What the bounds say of a claim for every combination of choices, those of the last variable
  /// changing fastest.
  ///
  /// - Precondition: The focus leaves the variables open.
  public mutating func bounds(
    of focus: Focus, inEvery choices: [(variable: Variable, choices: [Choice])]
  ) -> [Truth] {
    let count = choices.reduce(1) { $0 * $1.choices.count }
    var truths: [Truth] = []
    truths.reserveCapacity(count)
    settleSurroundings(of: focus)
    let changes = bearsOnComputed(choices, in: focus.part) ? apply(focus.supposed.suppositions) : []
    defer { revert(changes) }
    for start in stride(from: 0, to: count, by: ProfileBlock.capacity) {
      let lanes = start..<min(start + ProfileBlock.capacity, count)
      var items = reset(focus)
      suppose(every: choices, lanes, focus.part, &items)
      run(focus.part.steps, items)
      for lane in lanes { truths.append(truth(ofAny: focus.roots, lane - start)) }
    }
    return truths
  }

  /// Whether more than the cells of the variables themselves is read.
  private func bearsOnComputed(
    _ choices: [(variable: Variable, choices: [Choice])], in part: GraphPart
  ) -> Bool {
    choices.contains { choice in
      guard case .fact(let fact) = choice.variable else { return false }
      return bearsOnOthers(fact, in: part)
    }
  }

  private mutating func suppose(
    every choices: [(variable: Variable, choices: [Choice])], _ lanes: Range<Int>,
    _ part: GraphPart, _ items: inout [Int: Bounds]
  ) {
    var entangled: [Alternatives] = []
    var outcomes: [(supposition: Supposition, lanes: SIMD4<UInt64>)] = []
    var step = choices.reduce(1) { $0 * $1.choices.count }
    for (variable, values) in choices {
      step /= values.count
      var masks = [SIMD4<UInt64>](repeating: SIMD4(), count: values.count)
      if values.count == 1 {
        masks[0] = ~SIMD4()
      } else {
        for (lane, combination) in lanes.enumerated() {
          masks[combination / step % values.count][lane >> 6] |= 1 << UInt64(lane & 63)
        }
      }
      let told = zip(values, masks).filter { $0.1 != SIMD4() }
      guard case .fact(let fact) = variable else {
        outcomes += told.map { (Supposition(variable, $0), $1) }
        continue
      }
      guard bearsOnOthers(fact, in: part) else {
        for (choice, mask) in told { suppose(choice, of: fact, mask, part) }
        continue
      }
      entangled.append(Alternatives(fact: fact, values: told))
    }
    if !entangled.isEmpty { suppose(together: entangled, part, &items) }
    for (supposition, mask) in outcomes { suppose(supposition, mask, &items) }
  }
}

/// What is supposed of a fact, and in which lanes.
private struct Alternatives {
  let fact: FactID
  let values: [(choice: Choice, lanes: SIMD4<UInt64>)]
}

extension CaseEvaluation {
  /// Writes answers that bear on the same tests, combination by combination.
  ///
  /// All combinations write the same columns, so that these are kept once and put back once.
  private mutating func suppose(
    together entangled: [Alternatives], _ part: GraphPart, _ items: inout [Int: Bounds]
  ) {
    var bearing = Bearing()
    for one in entangled {
      if let column = program.layout.column(of: one.fact) { bearing.columns.append(column) }
      bearing.derivations += dependents[one.fact.index]
      bearing.tests += touched[one.fact.index].filter { part.readsTest[Int($0)] }
    }
    bearing.derivations = Set(bearing.derivations).sorted().filter {
      !bearing.columns.contains(program.derivations[$0].column)
    }
    bearing.tests = Set(bearing.tests).sorted()
    let written = bearing.columns + bearing.derivations.map { program.derivations[$0].column }
    let changes = written.map { change(of: $0) }
    suppose(entangled[...], ~SIMD4(), bearing)
    revert(changes)
    // Items are not looked at again: what bears on them leaves them open, which is never wrong.
    for one in entangled {
      let lanes = one.values.reduce(SIMD4()) { $0 | $1.lanes }
      for node in itemReaders[one.fact.index] { suppose(nil, of: node, lanes, &items) }
    }
  }

  /// What some facts bear on.
  private struct Bearing {
    var columns: [Int] = []
    /// Positions of what is computed from them, inputs first.
    var derivations: [Int] = []
    var tests: [Int32] = []
  }

  private mutating func suppose(
    _ rest: ArraySlice<Alternatives>, _ lanes: SIMD4<UInt64>, _ bearing: borrowing Bearing
  ) {
    guard let next = rest.first else {
      for derivation in bearing.derivations { compute(program.derivations[derivation]) }
      for test in bearing.tests { fill(Int(test), lanes) }
      return
    }
    for (choice, some) in next.values where some & lanes != SIMD4() {
      if let column = program.layout.column(of: next.fact) { take(choice, in: column) }
      suppose(rest.dropFirst(), lanes & some, bearing)
    }
  }
}
