package import SaringModel

/// A sentence in pieces: a page can lead from a name in it to what it names.
package struct Wording: Equatable, Sendable {
  package enum Piece: Equatable, Sendable {
    case words(String)
    case name(String, of: Subject)
  }

  package private(set) var pieces: [Piece] = []

  package init(_ pieces: [Piece] = []) {
    for piece in pieces { append(piece) }
  }
}

/// What a name in a sentence stands for.
package enum Subject: Hashable, Sendable {
  case fact(FactID)
  case group(GroupID)
  case table(TableID)
  case parameter(ParameterID)
  case lexicon(LexiconID)
  case pack(PackID)
  case dimension(DimensionID)
  case indicator(IndicatorID)
  case pattern(PatternID)
  case contacts(ContactTableID)
}

extension Wording {
  /// The sentence as plain text.
  package var text: String {
    pieces.reduce(into: "") { text, piece in
      switch piece {
      case .words(let words), .name(let words, _): text += words
      }
    }
  }

  /// The clause as a sentence, with its first letter large and a full stop.
  package var sentence: Wording { capitalised + "." }

  package var capitalised: Wording {
    var pieces = pieces
    switch pieces.first {
    case .words(let words): pieces[0] = .words(words.capitalisedFirst)
    case .name(let words, let subject): pieces[0] = .name(words.capitalisedFirst, of: subject)
    case nil: break
    }
    return Wording(pieces)
  }

  private mutating func append(_ piece: Piece) {
    if case .words(let words) = piece {
      guard !words.isEmpty else { return }
      if case .words(let before) = pieces.last {
        pieces[pieces.count - 1] = .words(before + words)
        return
      }
    }
    pieces.append(piece)
  }

  package static func + (left: Wording, right: Wording) -> Wording {
    Wording(left.pieces + right.pieces)
  }
}

extension Wording: ExpressibleByStringInterpolation {
  package struct StringInterpolation: StringInterpolationProtocol {
    fileprivate var pieces: [Piece] = []

    package init(literalCapacity: Int, interpolationCount: Int) {}

    package mutating func appendLiteral(_ literal: String) { pieces.append(.words(literal)) }
    package mutating func appendInterpolation(_ words: String) { pieces.append(.words(words)) }
    package mutating func appendInterpolation(_ number: Int) {
      pieces.append(.words(String(number)))
    }
    package mutating func appendInterpolation(_ wording: Wording) { pieces += wording.pieces }
  }

  package init(stringLiteral words: String) { self.init([.words(words)]) }
  package init(stringInterpolation: StringInterpolation) { self.init(stringInterpolation.pieces) }
}

extension Language {
  /// The same sentence in both languages; the one of this language is given back.
  package func wording(
    _ english: @autoclosure () -> Wording, _ indonesian: @autoclosure () -> Wording
  ) -> Wording {
    switch self {
    case .english: english()
    case .indonesian: indonesian()
    }
  }

  /// `a, b or c`, or with *and*.
  package func list(_ parts: [Wording], and: Bool = false) -> Wording {
    guard let last = parts.last else { return Wording() }
    let joint = and ? self("and", "dan") : self("or", "atau")
    return parts.dropLast().enumerated().reduce(Wording()) { list, part in
      part.offset == 0 ? part.element : "\(list), \(part.element)"
    }.joined(to: last, by: joint)
  }
}

extension Wording {
  fileprivate func joined(to last: Wording, by joint: String) -> Wording {
    pieces.isEmpty ? last : "\(self) \(joint) \(last)"
  }
}

extension String {
  package var capitalisedFirst: String { prefix(1).uppercased() + dropFirst() }
}
