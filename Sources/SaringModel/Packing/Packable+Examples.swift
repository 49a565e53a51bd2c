extension Example: Packable {
  package func pack(into writer: inout PackedWriter) {
    writer.write(outcome)
    writer.write(because)
    writer.write(profile)
    writer.write(span)
  }

  package init(unpacking reader: inout PackedReader) throws(PackedFault) {
    self.init(
      outcome: try reader.read(),
      because: try reader.read(),
      profile: try reader.read(),
      span: try reader.read())
  }
}

extension Example.Outcome: Packable {
  package func pack(into writer: inout PackedWriter) {
    switch self {
    case .fires(let strength):
      writer.write(0)
      writer.write(strength)
    case .silent: writer.write(1)
    case .undecided: writer.write(2)
    }
  }

  package init(unpacking reader: inout PackedReader) throws(PackedFault) {
    switch try reader.number() {
    case 0: self = .fires(try reader.read())
    case 1: self = .silent
    case 2: self = .undecided
    default: throw PackedFault()
    }
  }
}

extension Profile: Packable {
  package func pack(into writer: inout PackedWriter) {
    Self.pack(answers, into: &writer)
    writer.write(groups.count)
    for (group, answer) in groups.sorted(by: { $0.key.index < $1.key.index }) {
      writer.write(group)
      writer.write(answer)
    }
  }

  package init(unpacking reader: inout PackedReader) throws(PackedFault) {
    self.init(answers: try Self.answers(&reader))
    for _ in 0..<(try reader.count()) {
      let group = try reader.read(GroupID.self)
      groups[group] = try reader.read(GroupAnswer.self)
    }
  }

  fileprivate static func pack(_ answers: [FactID: Answer], into writer: inout PackedWriter) {
    writer.write(answers.count)
    for (fact, answer) in answers.sorted(by: { $0.key < $1.key }) {
      writer.write(fact)
      writer.write(answer)
    }
  }

  fileprivate static func answers(
    _ reader: inout PackedReader
  ) throws(PackedFault) -> [FactID: Answer] {
    var answers: [FactID: Answer] = [:]
    for _ in 0..<(try reader.count()) {
      let fact = try reader.read(FactID.self)
      answers[fact] = try reader.read(Answer.self)
    }
    return answers
  }
}

extension GroupAnswer: Packable {
  package func pack(into writer: inout PackedWriter) {
    switch self {
    case .open: writer.write(0)
    case .closed(let reason):
      writer.write(1)
      writer.write(reason)
    case .items(let items):
      writer.write(2)
      writer.write(items.count)
      for item in items { Profile.pack(item, into: &writer) }
    }
  }

  package init(unpacking reader: inout PackedReader) throws(PackedFault) {
    switch try reader.number() {
    case 0: self = .open
    case 1: self = .closed(try reader.read())
    case 2:
      var items: [[FactID: Answer]] = []
      for _ in 0..<(try reader.count()) { items.append(try Profile.answers(&reader)) }
      self = .items(items)
    default: throw PackedFault()
    }
  }
}

extension Answer: Packable {
  package func pack(into writer: inout PackedWriter) {
    switch self {
    case .open: writer.write(0)
    case .closed(let reason):
      writer.write(1)
      writer.write(reason)
    case .known(let value):
      writer.write(2)
      writer.write(value)
    }
  }

  package init(unpacking reader: inout PackedReader) throws(PackedFault) {
    switch try reader.number() {
    case 0: self = .open
    case 1: self = .closed(try reader.read())
    case 2: self = .known(try reader.read())
    default: throw PackedFault()
    }
  }
}

extension Value: Packable {
  package func pack(into writer: inout PackedWriter) {
    switch self {
    case .code(let code):
      writer.write(0)
      writer.write(code)
    case .codes(let codes):
      writer.write(1)
      writer.write(fixed: codes)
    case .number(let number):
      writer.write(2)
      writer.write(number)
    case .date(let day):
      writer.write(3)
      writer.write(day)
    case .text(let text):
      writer.write(4)
      writer.write(text)
    }
  }

  package init(unpacking reader: inout PackedReader) throws(PackedFault) {
    switch try reader.number() {
    case 0: self = .code(try reader.index(below: 1 << 16))
    case 1: self = .codes(try reader.fixed())
    case 2: self = .number(try reader.read())
    case 3: self = .date(try reader.read())
    case 4: self = .text(try reader.read())
    default: throw PackedFault()
    }
  }
}
