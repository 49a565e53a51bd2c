public import SaringModel
import SaringSource

extension RuleBook {
  /// Everything as meant, in the order of the book, as stable text.
  public var listing: String {
    var outline = Outline()
    outline.line("book \(signature)") {
      $0.line("languages " + languages.joined(separator: " "))
      $0.line("stage \(vocabulary[stage].name)")
      $0.line("date \(vocabulary[date].name)")
      if let subject { $0.line("subject \(vocabulary[subject].name)") }
      print(title, "title", to: &$0)
    }
    printVocabulary(to: &outline)
    printContacts(to: &outline)
    for lexicon in lexicons { print(lexicon, to: &outline) }
    for (index, pack) in packs.enumerated() {
      outline.line("pack \(pack.id)") { outline in
        print(pack.title, "title", to: &outline)
        if let subject, !pack.subjects.isEmpty {
          let codes = pack.subjects.map { vocabulary[subject].codes[$0].id }
          outline.line("subject " + codes.joined(separator: " "))
        }
        for dimension in dimensions where dimension.pack.index == index {
          outline.line("dimension \(dimension.id)") {
            print(dimension.title, "title", to: &$0)
            print(dimension.when, to: &$0)
          }
        }
      }
    }
    for source in sources {
      let year = source.year.map { " \($0)" } ?? ""
      let link = source.link.map { " <\($0)>" } ?? ""
      outline.line(
        "source \(source.id) \(Outline.quoted(source.title))\(year)\(link) "
          + (source.isVerified ? "verified" : "recalled"))
    }
    for indicator in indicators { print(indicator, to: &outline) }
    for pattern in patterns { print(pattern, to: &outline) }
    for level in levels { print(level, to: &outline) }
    for sufficiency in sufficiencies {
      outline.line("sufficient at-least \(sufficiency.atLeast)") { outline in
        print(sufficiency.title, "title", to: &outline)
        if let applies = sufficiency.applies {
          outline.line("applies") { print(applies, to: &$0) }
        }
        for part in sufficiency.parts { print(part, to: &outline) }
      }
    }
    return outline.text
  }

  func print(_ words: LocalizedText?, _ kind: String, to outline: inout Outline) {
    guard let words else { return }
    for language in languages {
      outline.line("\(kind) \(language) \(Outline.quoted(words[language]))")
    }
  }

  private func print(_ lexicon: Lexicon, to outline: inout Outline) {
    var line = "lexicon \(lexicon.id) \(lexicon.language)"
    if !lexicon.guards.isEmpty {
      line += " guard=" + lexicon.guards.map { self[$0].id }.joined(separator: ",")
    }
    outline.line(line) { outline in
      print(lexicon.title, "title", to: &outline)
      for phrase in lexicon.phrases { outline.line("phrase \(Outline.quoted(phrase))") }
      for phrase in lexicon.exceptions { outline.line("except \(Outline.quoted(phrase))") }
      for text in lexicon.firing { outline.line("fires \(Outline.quoted(text))") }
      for text in lexicon.silent { outline.line("silent \(Outline.quoted(text))") }
    }
  }

  private func print(_ pattern: Pattern, to outline: inout Outline) {
    var line = "pattern \(pattern.id)"
    if let pack = pattern.pack { line += " pack=\(self[pack].id)" }
    if let series = pattern.series { line += " series=\(series)" }
    outline.line(line + (pattern.isUrgent ? " urgent" : "")) {
      print(pattern.actions, pattern.contacts, to: &$0)
      print(pattern.title, "title", to: &$0)
      print(pattern.because, "because", to: &$0)
      print(pattern.when, to: &$0)
    }
  }

  private func print(
    _ actions: [Action], _ contacts: [ContactTableID], to outline: inout Outline
  ) {
    if !actions.isEmpty {
      outline.line("actions " + actions.map(\.rawValue).joined(separator: " "))
    }
    if !contacts.isEmpty {
      outline.line("contacts " + contacts.map { self[$0].id }.joined(separator: " "))
    }
  }

  private func print(_ level: Level, to outline: inout Outline) {
    outline.line("level \(level.level.name)") { outline in
      print(level.actions, level.contacts, to: &outline)
      print(level.title, "title", to: &outline)
      print(level.because, "because", to: &outline)
      if let when = level.when { print(when, to: &outline) }
    }
  }

  private func print(_ indicator: Indicator, to outline: inout Outline) {
    var line = "indicator \(indicator.id) pack=\(self[indicator.pack].id)"
    if let dimension = indicator.dimension { line += " dimension=\(self[dimension].id)" }
    if !indicator.elements.isEmpty {
      line += " element=" + indicator.elements.map(\.name).joined(separator: ",")
    }
    if let family = indicator.family { line += " family=\(family)" }
    if !indicator.tags.isEmpty { line += " tags=" + indicator.tags.joined(separator: ",") }
    outline.line(line + " role=\(indicator.role.name)") { outline in
      print(indicator.title, "title", to: &outline)
      outline.line("sources " + indicator.sources.map { self[$0].id }.joined(separator: " "))
      if let applies = indicator.applies {
        outline.line("applies") { print(applies, to: &$0) }
      }
      for grade in indicator.grades {
        outline.line("when \(grade.strength.name)") { print(grade.when, to: &$0) }
      }
      print(indicator.because, "because", to: &outline)
      for example in indicator.examples { print(example, to: &outline) }
    }
  }
}
