import SaringModel

/// One test of columns, ready to fill a mask.
enum ColumnTest: Sendable {
  /// One bit for each code, in `count` words of the segment's code bits from `first`; a set bit
  /// satisfies.
  case codes(column: Int, first: Int, count: Int)
  case compare(column: Int, Comparison, Double)
  case compareParameter(column: Int, Comparison, ParameterID)
  case compareColumns(column: Int, Comparison, other: Int, otherIsOfItem: Bool)
  case includesAny(column: Int, UInt64)
  case includesAll(column: Int, UInt64)
  /// The text program, and the position of the mention within it.
  case mentions(column: Int, text: Int, mention: Int)
  case known(column: Int)

  init(
    _ test: Test, layout: ColumnLayout, texts: [TextProgram], book: RuleBook,
    codeBits: inout [UInt64]
  ) {
    guard let column = layout.column(of: test.fact) else {
      preconditionFailure("every tested fact has a column")
    }
    switch test {
    case .isOne(_, let codes):
      let bits = Self.bits(codes)
      self = .codes(column: column, first: codeBits.count, count: bits.count)
      codeBits += bits
    case .compare(_, let comparison, .constant(let constant)):
      self = .compare(column: column, comparison, constant)
    case .compare(_, let comparison, .parameter(let parameter)):
      self = .compareParameter(column: column, comparison, parameter)
    case .compare(_, let comparison, .fact(let other)):
      guard let otherColumn = layout.column(of: other) else {
        preconditionFailure("every compared fact has a column")
      }
      self = .compareColumns(
        column: column, comparison, other: otherColumn,
        otherIsOfItem: book.vocabulary[other].group != nil)
    case .includesAny(_, let codes):
      self = .includesAny(column: column, Self.bits(codes).first ?? 0)
    case .includesAll(_, let codes):
      self = .includesAll(column: column, Self.bits(codes).first ?? 0)
    case .mentions(let fact, let lexicons, let count):
      let text = texts.firstIndex { $0.fact == fact } ?? 0
      let mention = texts[text].position(of: lexicons, atLeast: count)
      self = .mentions(column: column, text: text, mention: mention)
    case .known: self = .known(column: column)
    }
  }

  /// The first column it reads.
  var column: Int {
    switch self {
    case .codes(let column, _, _), .compare(let column, _, _), .compareParameter(let column, _, _),
      .compareColumns(let column, _, _, _), .includesAny(let column, _),
      .includesAll(let column, _), .mentions(let column, _, _), .known(let column):
      column
    }
  }

  private static func bits(_ codes: [Int]) -> [UInt64] {
    var words = Array(repeating: UInt64(0), count: (codes.max() ?? 0) / 64 + 1)
    for code in codes { words[code / 64] |= 1 << UInt64(code % 64) }
    return words
  }
}
