import SaringModel

/// The rows of all tables and parameters, by key.
struct DatedTables: Sendable {
  struct Dated: Sendable {
    let first: Int32
    let last: Int32
    let value: Double
  }

  /// For each table, for each key, its rows.
  let tables: [[[Dated]]]
  let parameters: [[Dated]]

  init(_ vocabulary: Vocabulary) {
    func dated(_ row: Row) -> Dated {
      Dated(
        first: row.from?.number ?? .min, last: row.until?.number ?? .max, value: row.value)
    }
    tables = vocabulary.tables.map { table in
      var keyed = Array(repeating: [Dated](), count: vocabulary[table.keys].codes.count)
      for row in table.rows { keyed[row.key].append(dated(row)) }
      return keyed
    }
    parameters = vocabulary.parameters.map { $0.rows.map(dated) }
  }

  func parameter(_ parameter: ParameterID, on day: Int32) -> Double? {
    Self.value(in: parameters[parameter.index], on: day)
  }

  func value(_ table: Int, key: Int, on day: Int32) -> Double? {
    let rows = tables[table]
    return key < rows.count ? Self.value(in: rows[key], on: day) : nil
  }

  private static func value(in rows: [Dated], on day: Int32) -> Double? {
    for row in rows where row.first <= day && day <= row.last { return row.value }
    return nil
  }
}

/// How one derived fact is computed from other columns.
struct DerivedColumn: Sendable {
  /// Postfix order.
  enum Operation: Sendable {
    case column(Int, isOfItem: Bool)
    case number(Double)
    case parameter(ParameterID)
    /// Replaces a code by the row for it.
    case lookUp(Int)
    case add
    case subtract
    case multiply
    case divide
    case minimum
    case maximum
    case monthsBetween
    /// Yes (0) when the codes differ, else no (1).
    case differs
  }

  let column: Int
  let group: GroupID?
  /// Columns of inputs, and whether they belong to the item that is computed.
  let inputs: [(column: Int, isOfItem: Bool)]
  let operations: [Operation]
  /// Whether the result is a code and not a number.
  let isCode: Bool
  let depth: Int

  init(_ fact: FactID, vocabulary: Vocabulary, layout: ColumnLayout) {
    let rule = vocabulary[fact]
    guard let column = layout.column(of: fact), let derivation = rule.derivation else {
      preconditionFailure("a derived fact has a derivation and a column")
    }
    self.column = column
    group = rule.group
    isCode = rule.kind == .yesNo
    func place(_ input: FactID) -> (column: Int, isOfItem: Bool) {
      guard let column = layout.column(of: input) else {
        preconditionFailure("the inputs of a derived fact have columns")
      }
      return (column, vocabulary[input].group != nil)
    }
    var facts = Flags(of: vocabulary)
    for fact in derivation.facts { facts.insert(fact) }
    inputs = facts.facts.map(place)
    var operations: [Operation] = []
    var depth = 0
    var deepest = 0
    func push(_ operation: Operation) {
      operations.append(operation)
      depth += 1
      deepest = max(deepest, depth)
    }
    func combine(_ operation: Operation) {
      operations.append(operation)
      depth -= 1
    }
    func pushColumn(_ fact: FactID) {
      let place = place(fact)
      push(.column(place.column, isOfItem: place.isOfItem))
    }
    func emit(_ derivation: Derivation) {
      func fold(_ parts: [Derivation], _ operation: Operation) {
        for (position, part) in parts.enumerated() {
          emit(part)
          if position > 0 { combine(operation) }
        }
      }
      switch derivation {
      case .fact(let fact): pushColumn(fact)
      case .parameter(let parameter): push(.parameter(parameter))
      case .number(let number): push(.number(number))
      case .lookUp(let table, let key):
        pushColumn(key)
        operations.append(.lookUp(table.index))
      case .add(let parts): fold(parts, .add)
      case .multiply(let parts): fold(parts, .multiply)
      case .minimum(let parts): fold(parts, .minimum)
      case .maximum(let parts): fold(parts, .maximum)
      case .subtract(let left, let right): fold([left, right], .subtract)
      case .divide(let left, let right): fold([left, right], .divide)
      case .monthsBetween(let first, let second):
        pushColumn(first)
        pushColumn(second)
        combine(.monthsBetween)
      case .differs(let first, let second):
        pushColumn(first)
        pushColumn(second)
        combine(.differs)
      }
    }
    emit(derivation)
    self.operations = operations
    self.depth = deepest
  }
}

extension DerivedColumn {
  /// Computes the column for every lane whose inputs are known, and for every item in use.
  ///
  /// One operation works on 64 profiles before the next: `stack` has room for as many numbers at
  /// each of its places.
  func compute(
    in block: inout ProfileBlock, tables: DatedTables, days: UnsafePointer<Int32>,
    stack: UnsafeMutablePointer<Double>
  ) {
    let items = group.map { block.itemsInUse[$0.index] } ?? 1
    for item in 0..<items {
      let target = block.masks + (column + item) * 8
      for word in 0..<((block.count + 63) / 64) {
        var known = UInt64.max
        var closed: UInt64 = 0
        for input in inputs {
          let mask = block.masks + (input.column + (input.isOfItem ? item : 0)) * 8
          known &= mask[word]
          closed |= ~(mask[word] | mask[4 + word])
        }
        let lanes = block.count - word * 64
        var valid = lanes >= 64 ? known : known & (1 << UInt64(lanes) - 1)
        if valid != 0 {
          fill(
            stack, word, item, valid: &valid, block, tables, days + word * 64)
          let cells = block.cells + (column + item) * ProfileBlock.stride + word * 64
          Self.forEach(valid) { lane in
            guard stack[lane].isFinite else { return valid &= ~(1 << UInt64(lane)) }
            cells[lane] = isCode ? UInt64(stack[lane]) : stack[lane].bitPattern
          }
        }
        target[word] = valid
        target[4 + word] = ~known & ~closed
      }
    }
  }

  /// Leaves the values of 64 profiles at the bottom of the stack and takes from `valid` those that
  /// have none.
  private func fill(
    _ stack: UnsafeMutablePointer<Double>, _ word: Int, _ item: Int, valid: inout UInt64,
    _ block: borrowing ProfileBlock, _ tables: DatedTables, _ days: UnsafePointer<Int32>
  ) {
    var top = stack - 64
    for operation in operations {
      switch operation {
      case .column(let column, let isOfItem):
        top += 64
        let cells =
          block.cells + (column + (isOfItem ? item : 0)) * ProfileBlock.stride + word * 64
        // A code is small and is told apart by the operation that takes it.
        for lane in 0..<64 { top[lane] = Double(bitPattern: cells[lane]) }
      case .number(let number):
        top += 64
        top.update(repeating: number, count: 64)
      case .parameter(let parameter):
        top += 64
        top.update(repeating: 0, count: 64)
        Self.forEach(valid) { lane in
          guard let value = tables.parameter(parameter, on: days[lane]) else {
            return valid &= ~(1 << UInt64(lane))
          }
          top[lane] = value
        }
      case .lookUp(let table):
        Self.forEach(valid) { lane in
          let key = Int(truncatingIfNeeded: top[lane].bitPattern)
          guard let value = tables.value(table, key: key, on: days[lane]) else {
            return valid &= ~(1 << UInt64(lane))
          }
          top[lane] = value
        }
      case .add, .subtract, .multiply, .divide, .minimum, .maximum, .monthsBetween, .differs:
        top -= 64
        Self.combine(operation, top, valid: &valid)
      }
    }
  }

  /// Combines two numbers of each of 64 profiles, the second standing 64 places after the first.
  private static func combine(
    _ operation: Operation, _ left: UnsafeMutablePointer<Double>, valid: inout UInt64
  ) {
    let right = left + 64
    switch operation {
    case .add: for lane in 0..<64 { left[lane] += right[lane] }
    case .subtract: for lane in 0..<64 { left[lane] -= right[lane] }
    case .multiply: for lane in 0..<64 { left[lane] *= right[lane] }
    case .divide, .minimum, .maximum, .monthsBetween, .differs:
      forEach(valid) { lane in
        guard let value = combine(operation, left[lane], right[lane]) else {
          return valid &= ~(1 << UInt64(lane))
        }
        left[lane] = value
      }
    case .column, .number, .parameter, .lookUp: break
    }
  }

  @inline(__always)
  private static func forEach(_ lanes: UInt64, _ visit: (Int) -> Void) {
    var rest = lanes
    while rest != 0 {
      visit(rest.trailingZeroBitCount)
      rest &= rest - 1
    }
  }

  /// The value for the cells of one profile, all inputs being known; none where a table has no row.
  func value(
    of cells: [UInt64], tables: DatedTables, day: Int32, stack: inout [Double]
  ) -> Double? {
    var top = -1
    for operation in operations {
      switch operation {
      case .column(let column, _):
        top += 1
        // A code is small and is told apart by the operation that takes it.
        stack[top] = Double(bitPattern: cells[column])
      case .number(let number):
        top += 1
        stack[top] = number
      case .parameter(let parameter):
        guard let value = tables.parameter(parameter, on: day) else { return nil }
        top += 1
        stack[top] = value
      case .lookUp(let table):
        guard let value = tables.value(table, key: Int(stack[top].bitPattern), on: day) else {
          return nil
        }
        stack[top] = value
      case .add, .subtract, .multiply, .divide, .minimum, .maximum, .monthsBetween, .differs:
        top -= 1
        guard let value = Self.combine(operation, stack[top], stack[top + 1]) else { return nil }
        stack[top] = value
      }
    }
    return stack[0].isFinite ? stack[0] : nil
  }

  private static func combine(_ operation: Operation, _ left: Double, _ right: Double) -> Double? {
    switch operation {
    case .add: return left + right
    case .subtract: return left - right
    case .multiply: return left * right
    case .divide: return right == 0 ? nil : left / right
    case .minimum: return min(left, right)
    case .maximum: return max(left, right)
    case .monthsBetween:
      let (first, second) = (Day(number: Int32(left)), Day(number: Int32(right)))
      return Double(first.months(to: second))
    case .differs: return left.bitPattern == right.bitPattern ? 1 : 0
    case .column, .number, .parameter, .lookUp: return nil
    }
  }
}
