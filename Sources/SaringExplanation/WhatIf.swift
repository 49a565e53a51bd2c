public import SaringModel

/// What other answers would make of a profile: before and after, side by side.
public struct WhatIf: Equatable, Sendable {
  /// The answers that are supposed, each as it is and as it would be.
  public var supposed: [Row]
  /// Level, what is possible, information, patterns and questions.
  public var outcome: [Row]
  /// The signs that would be other than they are.
  public var signs: [Row]
  /// How many signs stay as they are.
  public var unchangedSigns: Int
  public var limits: [String]

  /// One thing, as it is and as it would be.
  public struct Row: Equatable, Sendable {
    /// The name in the rule book, where the thing has one.
    public var id: String?
    public var title: String
    public var before: String
    public var after: String

    public var isChanged: Bool { before != after }
  }
}

extension WhatIf {
  /// Compares two screenings of one profile.
  ///
  /// `before` is the profile as it is, `after` as it is supposed, each with its screening; `places`
  /// are the answers that are supposed, by fact and item of its group.
  public init(
    from before: (profile: Profile, screening: Screening),
    to after: (profile: Profile, screening: Screening),
    supposing places: [(fact: FactID, item: Int)], phrasing: Phrasing
  ) {
    supposed = places.map { phrasing.row($0.fact, $0.item, before.profile, after.profile) }
    outcome = phrasing.outcome(before.screening, after.screening)
    let signs = phrasing.book.indicators.indices.map {
      phrasing.row(IndicatorID(index: $0), before.screening, after.screening)
    }
    self.signs = signs.filter(\.isChanged)
    unchangedSigns = signs.count - self.signs.count
    limits = phrasing.limits
  }

  /// The same without the name of a crime.
  public func discreet(in language: Language) -> WhatIf {
    var page = self
    page.supposed = supposed.map { $0.discreet(in: language) }
    page.outcome = outcome.map { $0.discreet(in: language) }
    page.signs = signs.map { $0.discreet(in: language) }
    page.limits = limits.map(language.discreet)
    return page
  }
}

extension WhatIf.Row {
  fileprivate func discreet(in language: Language) -> Self {
    Self(
      id: id, title: language.discreet(title), before: language.discreet(before),
      after: language.discreet(after))
  }
}

extension Profile {
  /// What it says of a fact, or of a fact in one item of a group.
  package subscript(fact: FactID, item: Int, group: GroupID?) -> Answer {
    get {
      guard let group else { return self[fact] }
      guard case .items(let items) = self[group], items.indices.contains(item) else {
        return .open
      }
      return items[item][fact] ?? .open
    }
    set {
      guard let group else { return answers[fact] = newValue == .open ? nil : newValue }
      var items: [[FactID: Answer]] = []
      if case .items(let given) = self[group] { items = given }
      while items.count <= item { items.append([:]) }
      items[item][fact] = newValue == .open ? nil : newValue
      groups[group] = .items(items)
    }
  }
}

extension Phrasing {
  fileprivate func row(
    _ fact: FactID, _ item: Int, _ before: Profile, _ after: Profile
  ) -> WhatIf.Row {
    let rule = book.vocabulary[fact]
    let title = title(of: fact)
    func words(_ profile: Profile) -> String {
      self.words(for: profile[fact, item, rule.group], to: fact)
    }
    return WhatIf.Row(
      id: rule.name,
      title: rule.group == nil ? title : "\(title), \(language("entry", "isian")) \(item + 1)",
      before: words(before), after: words(after))
  }

  fileprivate func outcome(
    _ before: Screening, _ after: Screening
  ) -> [WhatIf.Row] {
    func row(_ title: String, _ words: (Screening) -> String) -> WhatIf.Row {
      WhatIf.Row(title: title, before: words(before), after: words(after))
    }
    let none = language("none", "tidak ada")
    return [
      row(language("triage level", "tingkat triase")) { language.name(of: $0.level) },
      row(language("possible with open answers", "mungkin dengan jawaban terbuka")) {
        language.name(of: $0.possible)
      },
      row(language("immediate danger", "bahaya langsung")) {
        $0.isUrgent ? language("yes", "ya") : language("not seen", "tidak terlihat")
      },
      row(language("information", "informasi")) {
        $0.isInformationSufficient
          ? language("sufficient", "cukup") : language("insufficient", "belum cukup")
      },
      row(language("patterns", "pola")) {
        let titles = $0.patterns.map { self.words(book[$0].title) }
        return titles.isEmpty ? none : titles.joined(separator: "\n")
      },
      row(language("signs there / open", "tanda ada / terbuka")) {
        "\($0.fired.count { book[$0.indicator].role == .risk }) / \($0.open.count)"
      },
      row(language("ask next", "tanyakan berikutnya")) {
        $0.ask.first.map { question($0) } ?? none
      },
    ]
  }

  fileprivate func row(
    _ indicator: IndicatorID, _ before: Screening, _ after: Screening
  ) -> WhatIf.Row {
    func words(_ screening: Screening) -> String {
      if let finding = screening.fired.first(where: { $0.indicator == indicator }) {
        return self.words(for: finding.strength)
      }
      return screening.open.contains(indicator)
        ? language("still open", "masih terbuka") : language("not there", "tidak ada")
    }
    return WhatIf.Row(
      id: book[indicator].id, title: self.words(book[indicator].title), before: words(before),
      after: words(after))
  }
}
