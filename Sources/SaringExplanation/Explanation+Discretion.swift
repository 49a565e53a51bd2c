extension Explanation {
  /// The same explanation without the name of a crime and without sources, for paper that somebody
  /// who controls the person may see.
  public func discreet(in language: Language) -> Explanation {
    var page = self
    page.summary = summary.map(language.discreet)
    page.urgent = urgent.map(language.discreet)
    page.patterns = patterns.map(language.discreet)
    page.contacts = contacts.map(language.discreet)
    page.questions = questions.map(language.discreet)
    page.information = language.discreet(information)
    page.limits = limits.map(language.discreet)
    page.fired = fired.map { $0.discreet(in: language) }
    page.protective = protective.map { $0.discreet(in: language) }
    page.notes = notes.map { $0.discreet(in: language) }
    page.open = open.map { $0.discreet(in: language) }
    page.silent = silent.map { $0.discreet(in: language) }
    return page
  }
}

extension Explanation.Sign {
  func discreet(in language: Language) -> Self {
    var sign = self
    sign.title = language.discreet(title)
    sign.reason = language.discreet(reason)
    sign.evidence = evidence.map(language.discreet)
    sign.sources = []
    sign.caution = nil
    return sign
  }
}

extension Explanation.OpenSign {
  fileprivate func discreet(in language: Language) -> Self {
    var sign = self
    sign.title = language.discreet(title)
    sign.holding = holding.map(language.discreet)
    sign.failing = failing.map(language.discreet)
    sign.open = open.map(language.discreet)
    sign.questions = questions.map(language.discreet)
    return sign
  }
}

extension Explanation.SilentSign {
  fileprivate func discreet(in language: Language) -> Self {
    var sign = self
    sign.title = language.discreet(title)
    sign.reason = language.discreet(reason)
    return sign
  }
}

extension Language {
  /// The words without the name of the crime; the longest names first.
  func discreet(_ words: String) -> String {
    discretions.reduce(words) { said, replacement in
      said.replacing(replacement.name, with: replacement.plain)
    }
  }

  private var discretions: [(name: Regex<Substring>, plain: String)] {
    [
      (#/trafficking\ in\ persons/#.ignoresCase(), self("serious concern", "masalah berat")),
      (#/human\ trafficking/#.ignoresCase(), self("serious concern", "masalah berat")),
      (#/perdagangan\ orang/#.ignoresCase(), self("serious concern", "masalah berat")),
      (#/perdagangan\ manusia/#.ignoresCase(), self("serious concern", "masalah berat")),
      (#/traffickers/#.ignoresCase(), self("people in control", "pihak yang menguasai")),
      (#/trafficker/#.ignoresCase(), self("person in control", "pihak yang menguasai")),
      (#/trafficking/#.ignoresCase(), self("serious concern", "masalah berat")),
      (#/tppo/#.ignoresCase(), self("serious concern", "masalah berat")),
    ]
  }
}
