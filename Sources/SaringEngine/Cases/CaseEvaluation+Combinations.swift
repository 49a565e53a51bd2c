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
    var entangled: [(suppositions: [Supposition], lanes: SIMD4<UInt64>)] = []
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
      // What bears on the same tests is supposed together, combination by combination.
      if entangled.isEmpty { entangled = [([], ~SIMD4())] }
      entangled = entangled.flatMap { before in
        told.compactMap { choice, mask in
          let both = before.lanes & mask
          return both == SIMD4()
            ? nil : (before.suppositions + [Supposition(.fact(fact), choice)], both)
        }
      }
    }
    for (suppositions, mask) in entangled { suppose(suppositions, mask, part, &items) }
    for (supposition, mask) in outcomes { suppose(supposition, mask, &items) }
  }
}
