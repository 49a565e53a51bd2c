package import SaringModel

extension Phrasing {
  /// A condition as a clause, such as *passport holder is the recruiter or the employer*.
  package func clause(_ predicate: Predicate) -> String {
    switch predicate {
    case .test(let test): clause(test)
    case .not(.test(let test)): complement(test)
    case .not(let part): language("it is not so that ", "tidak benar bahwa ") + clause(part)
    case .all(let parts): parts.map(clause).joined(separator: language(", and ", ", dan "))
    case .any(let parts): parts.map(clause).joined(separator: language(", or ", ", atau "))
    case .atLeast(let count, let parts):
      language("at least \(count) of these hold: ", "paling sedikit \(count) dari ini berlaku: ")
        + parts.map(clause).joined(separator: "; ")
    case .some(let group, let count, let part): clause(atLeast: count, of: group, part)
    case .fired(let indicator, let strength): clause(indicator, from: strength)
    case .count(let count): clause(count)
    case .sum(let sum):
      language(
        "the weighed signs add up to at least \(sum.atLeast)",
        "jumlah tanda berbobot paling sedikit \(sum.atLeast)")
    case .positive(let dimension):
      language("the dimension “", "dimensi “") + book[dimension].title[language.rawValue]
        + language("” is positive", "” positif")
    case .holds(let pattern):
      language("the pattern “", "pola “") + book[pattern].title[language.rawValue]
        + language("” holds", "” berlaku")
    }
  }

  private func clause(atLeast count: Int, of group: GroupID, _ part: Predicate) -> String {
    language(
      "in “\(title(of: group))” at least \(count) \(count == 1 ? "entry says" : "entries say") that ",
      "pada “\(title(of: group))” paling sedikit \(count) isian menyebut bahwa ") + clause(part)
  }

  private func clause(_ indicator: IndicatorID, from strength: Strength) -> String {
    let name = title(of: indicator)
    guard strength > .weak else {
      return language("the sign \(name) is there", "tanda \(name) ada")
    }
    return language(
      "the sign \(name) is there, \(words(for: strength)) or more",
      "tanda \(name) ada, \(words(for: strength)) atau lebih")
  }

  private func clause(_ count: Count) -> String {
    let least = count.atLeast
    let of = count.indicators.count
    guard count.from > .weak else {
      return language(
        "at least \(least) of \(of) signs are there",
        "paling sedikit \(least) dari \(of) tanda ada")
    }
    let strength = words(for: count.from)
    return language(
      "at least \(least) of \(of) signs are there, each \(strength) or more",
      "paling sedikit \(least) dari \(of) tanda ada, masing-masing \(strength) atau lebih")
  }

  package func words(for strength: Strength) -> String {
    switch strength {
    case .weak: language("weak", "lemah")
    case .medium: language("medium", "sedang")
    case .strong: language("strong", "kuat")
    case .decisive: language("decisive", "menentukan")
    }
  }
}

extension Phrasing {
  private func clause(_ test: Test) -> String {
    let title = title(of: test.fact)
    switch test {
    case .isOne(let fact, let codes):
      let words = language.list(codes.map { code($0, of: fact) })
      if book.vocabulary[fact].kind == .yesNo { return "\(title): \(words)" }
      return "\(title) \(language("is", "adalah")) \(words)"
    case .compare(let fact, let comparison, let operand):
      if let unit = book.vocabulary[fact].unit, unit == Language.listed {
        let isListed = comparison == .atLeast || comparison == .above
        return "\(title): \(language.words(for: isListed ? 1 : 0, unit: unit))"
      }
      return "\(title) \(words(for: comparison)) \(words(for: operand, comparedWith: fact))"
    case .includesAny(let fact, let codes):
      let words = language.list(codes.map { code($0, of: fact) })
      return "\(title) \(language("includes", "mencakup")) \(words)"
    case .includesAll(let fact, let codes):
      let words = language.list(codes.map { code($0, of: fact) }, and: true)
      return "\(title) \(language("includes", "mencakup")) \(words)"
    case .mentions(_, let lexicons, let count):
      let names = language.list(lexicons.map { book[$0].title[language.rawValue] })
      return language(
        "\(title) holds at least \(count) \(count == 1 ? "phrase" : "phrases") of: \(names)",
        "\(title) memuat paling sedikit \(count) frasa dari: \(names)")
    case .known: return "\(title) \(language("is known", "diketahui"))"
    }
  }

  private func complement(_ test: Test) -> String {
    switch test {
    case .isOne(let fact, let codes):
      let words = language.list(codes.map { code($0, of: fact) })
      if book.vocabulary[fact].kind == .yesNo {
        return "\(title(of: fact)): \(language("not", "bukan")) \(words)"
      }
      return "\(title(of: fact)) \(language("is not", "bukan")) \(words)"
    case .compare(let fact, let comparison, let operand):
      return clause(.compare(fact, comparison.complement, operand))
    case .includesAny(let fact, let codes):
      let words = language.list(codes.map { code($0, of: fact) })
      return "\(title(of: fact)) \(language("does not include", "tidak mencakup")) \(words)"
    case .includesAll, .mentions, .known:
      return language("it is not so that ", "tidak benar bahwa ") + clause(test)
    }
  }

  func words(for comparison: Comparison) -> String {
    switch comparison {
    case .below: language("is below", "kurang dari")
    case .atMost: language("is at most", "paling banyak")
    case .atLeast: language("is at least", "paling sedikit")
    case .above: language("is above", "lebih dari")
    }
  }

  private func words(for operand: Operand, comparedWith fact: FactID) -> String {
    let rule = book.vocabulary[fact]
    switch operand {
    case .constant(let number):
      if rule.kind == .date, let day = Int32(exactly: number) {
        return words(for: Day(number: day))
      }
      return language.words(for: number, unit: rule.unit)
    case .parameter(let parameter):
      return "“\(book.vocabulary[parameter].title[language.rawValue])”"
    case .fact(let other): return "“\(title(of: other))”"
    }
  }
}

extension Comparison {
  var complement: Self {
    switch self {
    case .below: .atLeast
    case .atMost: .above
    case .atLeast: .below
    case .above: .atMost
    }
  }
}
