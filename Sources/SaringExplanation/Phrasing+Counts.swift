package import SaringModel

// Conditions on other signs, in full sentences.
extension Phrasing {
  func clause(firing indicator: IndicatorID, from strength: Strength, isSo: Bool) -> Wording {
    let name = name(of: indicator)
    return language.wording(
      "the sign \(name) is \(isSo ? "there" : "not there")\(bound(from: strength))",
      "tanda \(name) \(isSo ? "ada" : "tidak ada")\(bound(from: strength))")
  }

  /// *, strong or stronger*; nothing where any strength will do.
  private func bound(from strength: Strength) -> String {
    let words = words(for: strength)
    return switch strength {
    case .weak: ""
    case .medium, .strong: language(", \(words) or stronger", ", \(words) atau lebih kuat")
    case .decisive: ", \(words)"
    }
  }

  func outline(of count: Count, isSo: Bool) -> ConditionOutline {
    if let only = count.indicators.first, count.indicators.count == 1, count.atLeast == 1 {
      return .sentence(clause(firing: only, from: count.from, isSo: isSo).sentence)
    }
    let number = isSo ? count.atLeast : count.atLeast - 1
    let bound = isSo ? language("At least", "Paling sedikit") : language("At most", "Paling banyak")
    let strength = self.bound(from: count.from)
    let are = number == 1 ? "is" : "are"
    let families =
      count.countsFamilies
      ? language(
        "; signs of one family count once", "; tanda dari satu keluarga dihitung satu kali") : ""
    guard let selection = book.selection(of: count.indicators) else {
      return .list(
        language.wording(
          "\(bound) \(number) of these signs \(are) there\(strength)\(families):",
          "\(bound) \(number) dari tanda ini ada\(strength)\(families):"),
        count.indicators.map { .sentence(name(of: $0)) })
    }
    let total = count.indicators.count
    let which: Wording = "\(words(for: selection))\(listed(count.indicators))"
    return .sentence(
      language.wording(
        "\(bound) \(number) of the \(total) signs \(which) \(are) there\(strength)\(families).",
        "\(bound) \(number) dari \(total) tanda \(which) ada\(strength)\(families)."))
  }

  func outline(of sum: WeightedSum, isSo: Bool) -> ConditionOutline {
    let weights = Strength.allCases.reversed().compactMap { strength -> String? in
      let weight = sum.weights[Int(strength.rawValue)]
      return weight > 0 ? "\(words(for: strength)) \(weight)" : nil
    }
    let listed = weights.joined(separator: ", ")
    let bound =
      isSo
      ? language("at least \(sum.atLeast)", "paling sedikit \(sum.atLeast)")
      : language("less than \(sum.atLeast)", "kurang dari \(sum.atLeast)")
    guard let selection = book.selection(of: sum.indicators) else {
      return .list(
        language.wording(
          "Each of these signs that is there counts by its strength (\(listed)); together they come to \(bound):",
          "Setiap tanda berikut yang ada dihitung menurut kekuatannya (\(listed)); jumlahnya \(bound):"
        ),
        sum.indicators.map { .sentence(name(of: $0)) })
    }
    return .sentence(
      language.wording(
        "The signs \(words(for: selection)) that are there count by their strength (\(listed)); together they come to \(bound).",
        "Tanda \(words(for: selection)) yang ada dihitung menurut kekuatannya (\(listed)); jumlahnya \(bound)."
      ))
  }

  /// The ids in brackets, where they are few enough to help.
  private func listed(_ indicators: [IndicatorID]) -> Wording {
    guard indicators.count <= 12 else { return "" }
    let ids = indicators.map { Wording([.name(book[$0].id, of: .indicator($0))]) }
    return " (\(language.list(ids, and: true)))"
  }

  /// *of the pack “…”, of the dimension “…”*.
  package func words(for selection: Selection) -> Wording {
    selection.traits.enumerated().reduce(Wording()) { list, trait in
      trait.offset == 0
        ? words(for: trait.element)
        : language.wording(
          "\(list) and \(words(for: trait.element))", "\(list) dan \(words(for: trait.element))")
    }
  }

  private func words(for trait: Selection.Trait) -> Wording {
    switch trait {
    case .pack(let pack):
      language.wording("of the pack “\(name(of: pack))”", "dari paket “\(name(of: pack))”")
    case .dimension(let dimension):
      language.wording(
        "of the dimension “\(name(of: dimension))”", "dari dimensi “\(name(of: dimension))”")
    case .element(let element):
      language.wording(
        "of the element “\(words(for: element))”", "dari unsur “\(words(for: element))”")
    case .family(let family):
      language.wording("of the family “\(family)”", "dari keluarga “\(family)”")
    case .tag(let tag):
      language.wording("with the tag “\(tag)”", "dengan label “\(tag)”")
    }
  }

  package func words(for element: Element) -> String {
    switch element {
    case .act: language("act", "proses")
    case .means: language("means", "cara")
    case .purpose: language("purpose", "tujuan")
    }
  }
}
