public import SaringModel

/// Where a column is known and where it is open, for each of 256 sets of answers.
private struct ColumnState {
  var known = SIMD4<UInt64>()
  var open = SIMD4<UInt64>()
}

extension CaseEvaluation {
  /// What the bounds say of a claim where only some answers of a pool are kept, for many sets.
  ///
  /// The same as `bounds(of:in:)` on `supposed(_:keeping:of:)`, 256 sets at a time without a step for
  /// each: no value changes, only who has one.
  public mutating func bounds(
    of cone: Cone, in pool: AnswerPool, keeping sets: [AnswerSet]
  ) -> [Truth] {
    var truths: [Truth] = []
    truths.reserveCapacity(sets.count)
    for start in stride(from: 0, to: sets.count, by: ProfileBlock.capacity) {
      let part = sets[start..<min(start + ProfileBlock.capacity, sets.count)]
      fillTests(of: cone, pool, keeping: lanes(of: part, count: pool.questions.count))
      for lane in part.indices { truths.append(truth(ofAny: cone.roots, lane - start)) }
    }
    return truths
  }

  /// For each position the lanes whose set holds it.
  private func lanes(of sets: ArraySlice<AnswerSet>, count: Int) -> [SIMD4<UInt64>] {
    var lanes = [SIMD4<UInt64>](repeating: SIMD4(), count: count)
    for (lane, set) in sets.enumerated() {
      let bit: UInt64 = 1 << UInt64(lane & 63)
      for (index, word) in set.words.enumerated() {
        var rest = word
        while rest != 0 {
          lanes[index * 64 + rest.trailingZeroBitCount][lane >> 6] |= bit
          rest &= rest - 1
        }
      }
    }
    return lanes
  }

  private mutating func fillTests(
    of cone: Cone, _ pool: AnswerPool, keeping kept: [SIMD4<UInt64>]
  ) {
    var columns = states.map { state in
      ColumnState(
        known: state == .known ? ~SIMD4() : SIMD4(),
        open: state == .open && !pool.closesRest ? ~SIMD4() : SIMD4())
    }
    var items: [Int: Bounds] = [:]
    for node in cone.items.map({ Int($0) }) {
      let base = itemsTruth(node)
      let certain: SIMD4<UInt64> = base.certain ? ~SIMD4() : SIMD4()
      let possible: SIMD4<UInt64> =
        base.certain || base.possible && !pool.closesRest ? ~SIMD4() : SIMD4()
      items[node] = Bounds(lowHalf: certain, highHalf: possible)
    }
    func open(_ nodes: [Int], in lanes: SIMD4<UInt64>, asProfile: Bool) {
      for node in nodes {
        guard let bounds = items[node] else { continue }
        // What the profile leaves open has been tried on the items already.
        if asProfile {
          if itemsTruth(node).possible { items[node]?.highHalf |= lanes }
        } else {
          items[node] = Bounds(
            lowHalf: bounds.lowHalf & ~lanes, highHalf: bounds.highHalf | lanes)
        }
      }
    }
    for (position, question) in pool.questions.enumerated() {
      let kept = kept[position]
      switch question {
      case .fact(let fact):
        guard let column = program.layout.column(of: fact) else { continue }
        columns[column].known &= kept
        columns[column].open = ~kept
        open(itemReaders[fact.index], in: ~kept, asProfile: pool.isOpen[position])
      case .group(let group):
        open(itemNodes[group.index], in: ~kept, asProfile: pool.isOpen[position])
      }
    }
    for derivation in program.derivations where derivation.group == nil {
      columns[derivation.column] = state(of: derivation, columns)
    }
    for test in cone.tests { fill(Int(test), columns) }
    run(cone.steps, items)
  }

  /// What is computed has a value where all inputs have one and the profile came to one.
  private func state(of derivation: DerivedColumn, _ columns: [ColumnState]) -> ColumnState {
    var known: SIMD4<UInt64> = ~SIMD4()
    var hasValueOrOpen: SIMD4<UInt64> = ~SIMD4()
    for input in derivation.inputs {
      known &= columns[input.column].known
      hasValueOrOpen &= columns[input.column].known | columns[input.column].open
    }
    return ColumnState(
      known: states[derivation.column] == .known ? known : SIMD4(),
      open: hasValueOrOpen & ~known)
  }

  private mutating func fill(_ index: Int, _ columns: [ColumnState]) {
    let test = main.tests[index]
    var state = columns[test.column]
    switch test {
    case .known:
      tests[index] = TestMasks(satisfied: state.known, known: ~SIMD4(), open: SIMD4())
      return
    case .compareColumns(_, _, let other, _):
      let some = columns[other]
      let both = (state.known | state.open) & (some.known | some.open)
      state.known &= some.known
      state.open = both & ~state.known
    case .compareParameter(_, _, let parameter):
      if program.tables.parameter(parameter, on: day) == nil { state = ColumnState() }
    case .codes, .compare, .includesAny, .includesAll, .mentions: break
    }
    tests[index] = TestMasks(
      satisfied: base[index].satisfied, known: state.known, open: state.open)
  }
}
