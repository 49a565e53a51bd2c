extension Predicate: Packable {
  package func pack(into writer: inout PackedWriter) {
    switch self {
    case .test(let test):
      writer.write(0)
      writer.write(test)
    case .not(let part):
      writer.write(1)
      writer.write(part)
    case .all(let parts):
      writer.write(2)
      writer.write(parts)
    case .any(let parts):
      writer.write(3)
      writer.write(parts)
    case .atLeast(let number, let parts):
      writer.write(4)
      writer.write(number)
      writer.write(parts)
    case .some(let group, let number, let part):
      writer.write(5)
      writer.write(group)
      writer.write(number)
      writer.write(part)
    case .fired(let indicator, let strength):
      writer.write(6)
      writer.write(indicator)
      writer.write(strength)
    case .count(let count):
      writer.write(7)
      writer.write(count)
    case .sum(let sum):
      writer.write(8)
      writer.write(sum)
    case .positive(let dimension):
      writer.write(9)
      writer.write(dimension)
    case .holds(let pattern):
      writer.write(10)
      writer.write(pattern)
    }
  }

  package init(unpacking reader: inout PackedReader) throws(PackedFault) {
    self = try reader.nested { (reader) throws(PackedFault) in
      switch try reader.number() {
      case 0: return .test(try reader.read())
      case 1: return .not(try reader.read())
      case 2: return .all(try reader.read())
      case 3: return .any(try reader.read())
      case 4: return .atLeast(try reader.read(), try reader.read())
      case 5:
        return .some(try reader.read(), atLeast: try reader.read(), try reader.read())
      case 6: return .fired(try reader.read(), from: try reader.read())
      case 7: return .count(try reader.read())
      case 8: return .sum(try reader.read())
      case 9: return .positive(try reader.read())
      case 10: return .holds(try reader.read())
      default: throw PackedFault()
      }
    }
  }
}

extension Test: Packable {
  package func pack(into writer: inout PackedWriter) {
    switch self {
    case .isOne(let fact, let codes):
      writer.write(0)
      writer.write(fact)
      writer.write(codes)
    case .compare(let fact, let comparison, let operand):
      writer.write(1)
      writer.write(fact)
      writer.write(comparison)
      writer.write(operand)
    case .includesAny(let fact, let codes):
      writer.write(2)
      writer.write(fact)
      writer.write(codes)
    case .includesAll(let fact, let codes):
      writer.write(3)
      writer.write(fact)
      writer.write(codes)
    case .mentions(let fact, let lexicons, let number):
      writer.write(4)
      writer.write(fact)
      writer.write(lexicons)
      writer.write(number)
    case .known(let fact):
      writer.write(5)
      writer.write(fact)
    }
  }

  package init(unpacking reader: inout PackedReader) throws(PackedFault) {
    switch try reader.number() {
    case 0: self = .isOne(try reader.read(), of: try Self.codes(&reader, below: 1 << 16))
    case 1: self = .compare(try reader.read(), try reader.read(), try reader.read())
    case 2: self = .includesAny(try reader.read(), try Self.codes(&reader, below: 64))
    case 3: self = .includesAll(try reader.read(), try Self.codes(&reader, below: 64))
    case 4: self = .mentions(try reader.read(), try reader.read(), atLeast: try reader.read())
    case 5: self = .known(try reader.read())
    default: throw PackedFault()
    }
  }

  private static func codes(
    _ reader: inout PackedReader, below limit: Int
  ) throws(PackedFault) -> [Int] {
    let codes = try reader.read([Int].self)
    guard codes.allSatisfy({ $0 >= 0 && $0 < limit }) else { throw PackedFault() }
    return codes
  }
}

extension Operand: Packable {
  package func pack(into writer: inout PackedWriter) {
    switch self {
    case .constant(let number):
      writer.write(0)
      writer.write(number)
    case .parameter(let parameter):
      writer.write(1)
      writer.write(parameter)
    case .fact(let fact):
      writer.write(2)
      writer.write(fact)
    }
  }

  package init(unpacking reader: inout PackedReader) throws(PackedFault) {
    switch try reader.number() {
    case 0: self = .constant(try reader.read())
    case 1: self = .parameter(try reader.read())
    case 2: self = .fact(try reader.read())
    default: throw PackedFault()
    }
  }
}

extension Count: Packable {
  package func pack(into writer: inout PackedWriter) {
    writer.write(indicators)
    writer.write(from)
    writer.write(countsFamilies)
    writer.write(atLeast)
  }

  package init(unpacking reader: inout PackedReader) throws(PackedFault) {
    self.init(
      indicators: try reader.read(),
      from: try reader.read(),
      countsFamilies: try reader.read(),
      atLeast: try reader.read())
  }
}

extension WeightedSum: Packable {
  package func pack(into writer: inout PackedWriter) {
    writer.write(indicators)
    writer.write(weights)
    writer.write(atLeast)
  }

  package init(unpacking reader: inout PackedReader) throws(PackedFault) {
    let indicators = try reader.read([IndicatorID].self)
    let weights = try reader.read([Int].self)
    guard weights.count == Strength.allCases.count else { throw PackedFault() }
    self.init(indicators: indicators, weights: weights, atLeast: try reader.read())
  }
}
