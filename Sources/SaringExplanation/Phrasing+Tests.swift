package import SaringModel

// Tests of one fact as clauses of a full sentence.
extension Phrasing {
  /// The test, or its complement: that the fact is known and the test fails.
  func clause(_ test: Test, isSo: Bool, _ day: Day) -> Wording {
    let name = name(of: test.fact)
    switch test {
    case .isOne(let fact, let codes): return isOne(fact, codes, isSo: isSo)
    case .compare(let fact, let comparison, let operand):
      let comparison = isSo ? comparison : comparison.complement
      let words =
        book.vocabulary[fact].kind == .date
        ? datedWords(for: comparison) : words(for: comparison)
      return "“\(name)” \(words) \(self.words(for: operand, of: fact, day))"
    case .includesAny(let fact, let codes):
      let answers = quoted(codes, of: fact, and: !isSo)
      return isSo
        ? language.wording(
          "the answers to “\(name)” include \(answers)",
          "jawaban tentang “\(name)” mencakup \(answers)")
        : language.wording(
          "the answers to “\(name)” are known and include none of \(answers)",
          "jawaban tentang “\(name)” diketahui dan tidak mencakup \(answers)")
    case .includesAll(let fact, let codes):
      let answers = quoted(codes, of: fact, and: true)
      return isSo
        ? language.wording(
          "the answers to “\(name)” include all of \(answers)",
          "jawaban tentang “\(name)” mencakup semua ini: \(answers)")
        : language.wording(
          "the answers to “\(name)” are known and leave out at least one of \(answers)",
          "jawaban tentang “\(name)” diketahui dan tidak memuat paling sedikit satu dari \(answers)"
        )
    case .mentions(_, let lexicons, let count):
      let lists = language.list(
        lexicons.map { lexicon -> Wording in "“\(self.name(of: lexicon))”" })
      return mentions(name, lists, count, isSo: isSo)
    case .known:
      return language.wording(
        "“\(name)” is \(isSo ? "known" : "not known")",
        "“\(name)” \(isSo ? "diketahui" : "tidak diketahui")")
    }
  }

  private func datedWords(for comparison: Comparison) -> String {
    switch comparison {
    case .below: language("is before", "sebelum")
    case .atMost: language("is no later than", "paling lambat")
    case .atLeast: language("is no earlier than", "paling awal")
    case .above: language("is after", "sesudah")
    }
  }

  private func isOne(_ fact: FactID, _ codes: [Int], isSo: Bool) -> Wording {
    let name = name(of: fact)
    let all = book.vocabulary[fact].codes.indices
    // Of two answers, not to be the one is to be the other.
    if !isSo, all.count == 2, codes.count == 1 {
      return isOne(fact, all.filter { !codes.contains($0) }, isSo: true)
    }
    let answers = quoted(codes, of: fact)
    if isSo {
      return language.wording(
        "the answer to “\(name)” is \(answers)", "jawaban tentang “\(name)” adalah \(answers)")
    }
    return language.wording(
      "the answer to “\(name)” is known and is not \(answers)",
      "jawaban tentang “\(name)” diketahui dan bukan \(answers)")
  }

  private func mentions(
    _ name: Wording, _ lists: Wording, _ count: Int, isSo: Bool
  ) -> Wording {
    guard isSo else {
      return language.wording(
        "the text “\(name)” is there and holds fewer than \(count) different \(count == 1 ? "phrase" : "phrases") of \(lists)",
        "teks “\(name)” ada dan memuat kurang dari \(count) frasa berbeda dari \(lists)")
    }
    return count == 1
      ? language.wording(
        "the text “\(name)” holds a phrase of \(lists)", "teks “\(name)” memuat frasa dari \(lists)"
      )
      : language.wording(
        "the text “\(name)” holds at least \(count) different phrases of \(lists)",
        "teks “\(name)” memuat paling sedikit \(count) frasa berbeda dari \(lists)")
  }

  func quoted(_ codes: [Int], of fact: FactID, and: Bool = false) -> String {
    language.list(codes.map { "“\(code($0, of: fact))”" }, and: and)
  }

  private func words(for operand: Operand, of fact: FactID, _ day: Day) -> Wording {
    switch operand {
    case .constant(let number):
      if book.vocabulary[fact].kind == .date, let day = Int32(exactly: number) {
        return "\(words(for: Day(number: day)))"
      }
      return "\(language.words(for: number, unit: book.vocabulary[fact].unit))"
    case .parameter(let parameter):
      return "“\(name(of: parameter))” (\(value(of: parameter, on: day)))"
    case .fact(let other): return "“\(name(of: other))”"
    }
  }

  /// The value of a parameter on a day, with its unit.
  package func value(of parameter: ParameterID, on day: Day) -> String {
    let rule = book.vocabulary[parameter]
    guard let row = rule.rows.last(where: { $0.holds(on: day) }) else {
      return language("no value on this day", "tanpa nilai pada hari ini")
    }
    return language.words(for: row.value, unit: rule.unit)
  }
}
