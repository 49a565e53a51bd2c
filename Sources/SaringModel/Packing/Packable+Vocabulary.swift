extension Fact.Code: Packable {
  package func pack(into writer: inout PackedWriter) {
    writer.write(id)
    writer.write(title)
  }

  package init(unpacking reader: inout PackedReader) throws(PackedFault) {
    self.init(
      id: try reader.read(),
      title: try reader.read())
  }
}

extension Fact.AskingCost: Packable {
  package func pack(into writer: inout PackedWriter) {
    writer.write(time)
    writer.write(distress)
    writer.write(safety)
  }

  package init(unpacking reader: inout PackedReader) throws(PackedFault) {
    self.init(
      time: try reader.read(),
      distress: try reader.read(),
      safety: try reader.read())
  }
}

extension Fact: Packable {
  package func pack(into writer: inout PackedWriter) {
    writer.write(name)
    writer.write(kind)
    writer.write(unit)
    writer.write(minimum)
    writer.write(maximum)
    writer.write(codes)
    writer.write(group)
    writer.write(derivation)
    writer.write(sensitivity)
    writer.write(isProtected)
    writer.write(isChangeable)
    writer.write(isVerifiable)
    writer.write(cost)
    writer.write(title)
    writer.write(question)
    writer.write(span)
  }

  package init(unpacking reader: inout PackedReader) throws(PackedFault) {
    self.init(
      name: try reader.read(),
      kind: try reader.read(),
      unit: try reader.read(),
      minimum: try reader.read(),
      maximum: try reader.read(),
      codes: try reader.read(),
      group: try reader.read(),
      derivation: try reader.read(),
      sensitivity: try reader.read(),
      isProtected: try reader.read(),
      isChangeable: try reader.read(),
      isVerifiable: try reader.read(),
      cost: try reader.read(),
      title: try reader.read(),
      question: try reader.read(),
      span: try reader.read())
  }
}

extension Group: Packable {
  package func pack(into writer: inout PackedWriter) {
    writer.write(name)
    writer.write(most)
    writer.write(facts)
    writer.write(title)
    writer.write(question)
  }

  package init(unpacking reader: inout PackedReader) throws(PackedFault) {
    self.init(
      name: try reader.read(),
      most: try reader.read(),
      facts: try reader.read(),
      title: try reader.read(),
      question: try reader.read())
  }
}

extension Row: Packable {
  package func pack(into writer: inout PackedWriter) {
    writer.write(key)
    writer.write(value)
    writer.write(from)
    writer.write(until)
    writer.write(source)
    writer.write(isVerified)
  }

  package init(unpacking reader: inout PackedReader) throws(PackedFault) {
    self.init(
      key: try reader.read(),
      value: try reader.read(),
      from: try reader.read(),
      until: try reader.read(),
      source: try reader.read(),
      isVerified: try reader.read())
  }
}

extension Table: Packable {
  package func pack(into writer: inout PackedWriter) {
    writer.write(id)
    writer.write(keys)
    writer.write(unit)
    writer.write(rows)
    writer.write(title)
  }

  package init(unpacking reader: inout PackedReader) throws(PackedFault) {
    self.init(
      id: try reader.read(),
      keys: try reader.read(),
      unit: try reader.read(),
      rows: try reader.read(),
      title: try reader.read())
  }
}

extension Parameter: Packable {
  package func pack(into writer: inout PackedWriter) {
    writer.write(id)
    writer.write(unit)
    writer.write(rows)
    writer.write(title)
  }

  package init(unpacking reader: inout PackedReader) throws(PackedFault) {
    self.init(
      id: try reader.read(),
      unit: try reader.read(),
      rows: try reader.read(),
      title: try reader.read())
  }
}

extension Vocabulary: Packable {
  package func pack(into writer: inout PackedWriter) {
    writer.write(facts)
    writer.write(groups)
    writer.write(tables)
    writer.write(parameters)
  }

  package init(unpacking reader: inout PackedReader) throws(PackedFault) {
    self.init(
      facts: try reader.read(),
      groups: try reader.read(),
      tables: try reader.read(),
      parameters: try reader.read())
  }
}

extension Derivation: Packable {
  package func pack(into writer: inout PackedWriter) {
    func write(_ tag: Int, _ parts: [Derivation]) {
      writer.write(tag)
      writer.write(parts)
    }
    switch self {
    case .fact(let fact):
      writer.write(0)
      writer.write(fact)
    case .parameter(let parameter):
      writer.write(1)
      writer.write(parameter)
    case .number(let number):
      writer.write(2)
      writer.write(number)
    case .lookUp(let table, let key):
      writer.write(3)
      writer.write(table)
      writer.write(key)
    case .add(let parts): write(4, parts)
    case .subtract(let left, let right): write(5, [left, right])
    case .multiply(let parts): write(6, parts)
    case .divide(let left, let right): write(7, [left, right])
    case .minimum(let parts): write(8, parts)
    case .maximum(let parts): write(9, parts)
    case .monthsBetween(let first, let second):
      writer.write(10)
      writer.write([first, second])
    case .differs(let first, let second):
      writer.write(11)
      writer.write([first, second])
    }
  }

  package init(unpacking reader: inout PackedReader) throws(PackedFault) {
    self = try reader.nested { (reader) throws(PackedFault) in
      let tag = try reader.number()
      switch tag {
      case 0: return .fact(try reader.read())
      case 1: return .parameter(try reader.read())
      case 2: return .number(try reader.read())
      case 3: return .lookUp(try reader.read(), key: try reader.read())
      case 10, 11:
        let facts = try reader.read([FactID].self)
        guard facts.count == 2 else { throw PackedFault() }
        return tag == 10 ? .monthsBetween(facts[0], facts[1]) : .differs(facts[0], facts[1])
      default: return try Self.combination(tag, of: try reader.read())
      }
    }
  }

  private static func combination(
    _ tag: Int, of parts: [Derivation]
  ) throws(PackedFault) -> Derivation {
    guard !parts.isEmpty else { throw PackedFault() }
    switch tag {
    case 4: return .add(parts)
    case 6: return .multiply(parts)
    case 8: return .minimum(parts)
    case 9: return .maximum(parts)
    case 5, 7:
      guard parts.count == 2 else { throw PackedFault() }
      return tag == 5 ? .subtract(parts[0], parts[1]) : .divide(parts[0], parts[1])
    default: throw PackedFault()
    }
  }
}
