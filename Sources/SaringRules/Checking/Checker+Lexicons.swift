import SaringModel
import SaringSource

extension Checker {
  mutating func checkedLexicons() -> [Lexicon] {
    var checked: [Lexicon] = []
    for (index, lexicon) in syntax.lexicons.enumerated() {
      checkPhrases(of: lexicon)
      if lexicon.firing.isEmpty || lexicon.silent.isEmpty, isWhole {
        note(
          .lexiconWithoutExamples,
          "the lexicon shows no text that \(lexicon.firing.isEmpty ? "holds" : "lacks") its phrases",
          at: lexicon.span,
          help: "add `examples` with `fires` and `silent` texts")
      }
      checked.append(
        Lexicon(
          id: lexicon.id.value, language: lexicon.language.value,
          title: localized(lexicon.titles, "title", of: lexicon.span),
          phrases: lexicon.phrases.map(\.value), exceptions: lexicon.exceptions.map(\.value),
          guards: guards(of: lexicon, at: index), firing: lexicon.firing.map(\.value),
          silent: lexicon.silent.map(\.value)))
    }
    return checked
  }

  private mutating func guards(of lexicon: LexiconSyntax, at index: Int) -> [LexiconID] {
    var found: [LexiconID] = []
    for name in lexicon.guards {
      guard let id = lexiconIDs[name.value] else {
        noteUnknown(.unknownLexicon, "lexicon", name, among: Array(lexiconIDs.keys))
        continue
      }
      usage.lexicons.insert(id)
      if id.index == index {
        note(
          .guardsItself, "the lexicon guards itself and so never finds anything", at: name.span,
          found: name.value, help: "name the lexicon of the warning words")
      }
      if found.contains(id) {
        note(
          .repeatedName, "`\(name.value)` stands twice in the list", at: name.span,
          found: name.value, help: "remove one")
      } else {
        found.append(id)
      }
    }
    return found
  }

  private mutating func checkPhrases(of lexicon: LexiconSyntax) {
    var known: [String: SourceSpan] = [:]
    for phrase in lexicon.phrases {
      guard !phrase.value.isEmpty else {
        note(.emptyPhrase, "the phrase is empty", at: phrase.span, help: "write it, or remove it")
        continue
      }
      if let first = known.updateValue(phrase.span, forKey: phrase.value.lowercased()) {
        note(
          .duplicatePhrase, "the phrase stands twice in the lexicon", at: phrase.span,
          found: phrase.value, help: "remove one", related: [.init(first, "the first is here")])
      }
    }
    var exceptions: [String: SourceSpan] = [:]
    for exception in lexicon.exceptions {
      let text = exception.value.lowercased()
      guard !text.isEmpty else {
        note(
          .emptyPhrase, "the exception is empty", at: exception.span,
          help: "write it, or remove it")
        continue
      }
      if let first = exceptions.updateValue(exception.span, forKey: text) {
        note(
          .duplicatePhrase, "the exception stands twice in the lexicon", at: exception.span,
          found: exception.value, help: "remove one",
          related: [.init(first, "the first is here")])
      }
      if let phrase = known[text] {
        note(
          .phraseAlwaysExcepted, "the exception takes its phrase away altogether",
          at: exception.span, found: exception.value,
          help: "an exception is longer than the phrase: a false friend in its surroundings",
          related: [.init(phrase, "the phrase is here")])
      } else if !known.keys.contains(where: { Self.holds(text, $0) }) {
        note(
          .exceptWithoutPhrase, "the exception holds no phrase of the lexicon",
          at: exception.span, found: exception.value, help: "remove it, or correct the words")
      }
    }
  }

  private static func holds(_ text: String, _ phrase: String) -> Bool {
    let (text, phrase) = (Array(text.utf8), Array(phrase.utf8))
    guard !phrase.isEmpty, phrase.count <= text.count else { return false }
    return (0...(text.count - phrase.count)).contains { start in
      text[start] == phrase[0] && text[start..<(start + phrase.count)].elementsEqual(phrase)
    }
  }
}
