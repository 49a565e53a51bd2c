package import SaringModel

extension Phrasing {
  /// How a fact is computed, in words.
  package func words(for derivation: Derivation) -> Wording {
    switch derivation {
    case .fact(let fact): "“\(name(of: fact))”"
    case .parameter(let parameter): "“\(name(of: parameter))”"
    case .number(let number): "\(language.words(for: number))"
    case .lookUp(let table, let key):
      language.wording(
        "“\(name(of: table))” for “\(name(of: key))”",
        "“\(name(of: table))” untuk “\(name(of: key))”")
    case .add(let parts): joined(parts, by: language("plus", "ditambah"))
    case .subtract(let left, let right): joined([left, right], by: language("minus", "dikurangi"))
    case .multiply(let parts): joined(parts, by: language("times", "dikali"))
    case .divide(let left, let right):
      joined([left, right], by: language("divided by", "dibagi"))
    case .minimum(let parts):
      language.wording("the smallest of \(listed(parts))", "yang terkecil dari \(listed(parts))")
    case .maximum(let parts):
      language.wording("the largest of \(listed(parts))", "yang terbesar dari \(listed(parts))")
    case .monthsBetween(let from, let to):
      language.wording(
        "the whole months from “\(name(of: from))” to “\(name(of: to))”",
        "jumlah bulan penuh dari “\(name(of: from))” sampai “\(name(of: to))”")
    case .differs(let one, let other):
      language.wording(
        "whether “\(name(of: one))” and “\(name(of: other))” differ",
        "apakah “\(name(of: one))” dan “\(name(of: other))” berbeda")
    }
  }

  /// A computation within another stands in brackets.
  private func joined(_ parts: [Derivation], by word: String) -> Wording {
    parts.enumerated().reduce(Wording()) { list, part in
      let words = words(for: part.element)
      let inner: Wording = part.element.isNested ? "(\(words))" : words
      return part.offset == 0 ? inner : "\(list) \(word) \(inner)"
    }
  }

  private func listed(_ parts: [Derivation]) -> Wording {
    language.list(parts.map { words(for: $0) }, and: true)
  }
}

extension Derivation {
  fileprivate var isNested: Bool {
    switch self {
    case .fact, .parameter, .number, .lookUp, .minimum, .maximum, .monthsBetween, .differs: false
    case .add, .subtract, .multiply, .divide: true
    }
  }
}
