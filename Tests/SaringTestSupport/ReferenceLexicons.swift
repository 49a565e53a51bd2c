import SaringEngine
import SaringModel

/// Finds phrases the slow and plain way: every phrase at every place.
struct ReferenceLexicons: Sendable {
  private struct Entry: Sendable {
    let phrases: [[String]]
    let exceptions: [[String]]
    let guards: [LexiconID]
  }

  private let entries: [Entry]

  init(_ lexicons: [Lexicon]) {
    entries = lexicons.map { lexicon in
      Entry(
        phrases: lexicon.phrases.map { Words(of: $0).words },
        exceptions: lexicon.exceptions.map { Words(of: $0).words }, guards: lexicon.guards)
    }
  }
}

extension ReferenceLexicons {
  /// How many different phrases of these lexicons together stand in `text`.
  func distinctPhrases(of lexicons: [LexiconID], in text: String) -> Int {
    let text = Words(of: text)
    var distinct: Set<[String]> = []
    for entry in lexicons.map({ entries[$0.index] }) {
      let guarded = Set(
        entry.guards.flatMap { places(of: entries[$0.index], in: text) }.map {
          text.sentences[$0.place.lowerBound]
        })
      for (phrase, place) in places(of: entry, in: text)
      where !guarded.contains(text.sentences[place.lowerBound]) {
        distinct.insert(phrase)
      }
    }
    return distinct.count
  }

  /// Where phrases stand that are not part of a false friend.
  private func places(
    of entry: Entry, in text: Words
  ) -> [(phrase: [String], place: Range<Int>)] {
    let exceptions = entry.exceptions.flatMap { text.places(of: $0) }
    return entry.phrases.flatMap { phrase in
      text.places(of: phrase)
        .filter { place in !exceptions.contains { $0.contains(place) } }
        .map { (phrase, $0) }
    }
  }
}

/// A folded text: its words, and the sentence of each.
private struct Words {
  var words: [String] = []
  var sentences: [Int] = []

  init(of text: String) {
    let folded = FoldedText(text)
    words = folded.words
    // A space stands before the first word and after each.
    var position = 1
    for word in words {
      sentences.append(folded.sentence(at: position))
      position += word.utf8.count + 1
    }
  }

  /// Every place where `phrase` stands whole.
  func places(of phrase: [String]) -> [Range<Int>] {
    guard !phrase.isEmpty, phrase.count <= words.count else { return [] }
    return (0...words.count - phrase.count).map { $0..<$0 + phrase.count }
      .filter { words[$0].elementsEqual(phrase) }
  }
}

extension Range<Int> {
  fileprivate func contains(_ other: Self) -> Bool {
    lowerBound <= other.lowerBound && other.upperBound <= upperBound
  }
}
