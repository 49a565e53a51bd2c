public import SaringModel

extension Profile {
  /// The profile as a record of JSON, one answer a line in the order of the vocabulary, as readers of
  /// profiles take it.
  public func json(_ vocabulary: Vocabulary) -> String {
    var members: [JSONValue.Member] = []
    for fact in vocabulary.factIDs where vocabulary[fact].group == nil {
      if let value = JSONValue(self[fact], to: vocabulary[fact]) {
        members.append((key: vocabulary[fact].name, value: value))
      }
    }
    for index in vocabulary.groups.indices {
      let group = GroupID(index: index)
      switch self[group] {
      case .open: break
      case .closed(let reason):
        members.append((key: vocabulary[group].name, value: .string(reason.name)))
      case .items(let items):
        let entries = items.map { JSONValue($0, of: group, vocabulary) }
        members.append((key: vocabulary[group].name, value: .array(entries)))
      }
    }
    var bytes: [UInt8] = []
    bytes.appendJSON(.object(members), breakingLinesTo: 1)
    return String(decoding: bytes, as: UTF8.self) + "\n"
  }
}

extension JSONValue {
  fileprivate init(_ item: [FactID: Answer], of group: GroupID, _ vocabulary: Vocabulary) {
    let prefix = vocabulary[group].name.count + 1
    self = .object(
      vocabulary[group].facts.compactMap { fact in
        Self(item[fact] ?? .open, to: vocabulary[fact]).map {
          (key: String(vocabulary[fact].name.dropFirst(prefix)), value: $0)
        }
      })
  }

  /// Nothing of an answer that is open.
  fileprivate init?(_ answer: Answer, to fact: Fact) {
    switch answer {
    case .open: return nil
    case .closed(let reason):
      switch fact.kind {
      case .identifier: return nil
      // A word alone would be read as the text.
      case .text: self = ["missing": .string(reason.name)]
      case .yesNo, .code, .codes, .number, .date: self = .string(reason.name)
      }
    case .known(.code(let code)): self = .string(fact.codes[code].id)
    case .known(.codes(let codes)):
      self = JSONValue(
        fact.codes.indices.filter { codes >> UInt64($0) & 1 == 1 }.map { fact.codes[$0].id })
    case .known(.number(let number)): self = .decimal(number)
    case .known(.date(let day)): self = .string(day.description)
    case .known(.text(let text)): self = .string(text)
    }
  }
}
