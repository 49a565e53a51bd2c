/// The same words in every language of the rule book.
///
/// Those of a prepared book stay packed until somebody asks for them: a screening needs few of the
/// thousands that a book has.
public struct LocalizedText: Sendable {
  private let storage: Storage

  private enum Storage: Sendable {
    /// In the order of the languages: there are two or three, so a list is searched sooner than a
    /// table.
    case list([Entry])
    /// Where they stand among the bytes of a prepared book; read without a fault before.
    case packed(PackedBytes, start: Int32, end: Int32)
  }

  struct Entry: Hashable, Sendable {
    let language: String
    let words: String
  }

  package init(_ words: [String: String]) {
    let entries = words.map { Entry(language: $0.key, words: $0.value) }
    self.init(inOrder: entries.sorted { $0.language < $1.language })
  }

  private init(inOrder words: [Entry]) { storage = .list(words) }

  init(packed bytes: PackedBytes, _ range: Range<Int32>) {
    storage = .packed(bytes, start: range.lowerBound, end: range.upperBound)
  }
}

extension LocalizedText {
  /// The words in `language`, or in English, or in any language there is.
  public subscript(language: String) -> String {
    switch storage {
    case .list(let words): Self.find(language, in: words)
    case .packed(let source, let start, _):
      source.withReader(at: Int(start)) {
        String(decoding: Self.find(language, in: &$0), as: UTF8.self)
      }
    }
  }

  /// Calls `body` with the words as UTF-8, and makes no string of those that are packed.
  package func withUTF8(
    in language: String, _ body: (UnsafeBufferPointer<UInt8>) -> Void
  ) {
    switch storage {
    case .list(let words):
      var words = Self.find(language, in: words)
      words.withUTF8(body)
    case .packed(let source, let start, _):
      source.withReader(at: Int(start)) {
        body(Self.find(language, in: &$0).assumingMemoryBound(to: UInt8.self))
      }
    }
  }

  private static func find(
    _ language: String, in packed: inout PackedReader
  ) -> UnsafeRawBufferPointer {
    let none = UnsafeRawBufferPointer(start: nil, count: 0)
    var language = language
    return language.withUTF8 { language in
      var (english, first) = (none, none)
      for _ in 0..<((try? packed.count()) ?? 0) {
        guard let name = try? packed.raw(), let words = try? packed.raw() else { break }
        if name.elementsEqual(language) { return words }
        if name.count == 2, name[0] == UInt8(ascii: "e"), name[1] == UInt8(ascii: "n") {
          english = words
        }
        if first.baseAddress == nil { first = words }
      }
      return english.baseAddress == nil ? first : english
    }
  }

  private static func find(_ language: String, in words: [Entry]) -> String {
    for entry in words where entry.language == language { return entry.words }
    for entry in words where entry.language == "en" { return entry.words }
    return words.first?.words ?? ""
  }

  /// All words, in the order of their languages.
  var words: [Entry] {
    switch storage {
    case .list(let words): words
    case .packed(let source, let start, _):
      source.withReader(at: Int(start)) { reader in
        (0..<((try? reader.count()) ?? 0)).compactMap { _ in
          guard let language = try? reader.read(String.self),
            let words = try? reader.read(String.self)
          else { return nil }
          return Entry(language: language, words: words)
        }
      }
    }
  }
}

extension LocalizedText: Hashable {
  public static func == (left: Self, right: Self) -> Bool {
    if case .packed(let source, let start, let end) = left.storage,
      case .packed(let other, let otherStart, let otherEnd) = right.storage,
      source.bytes[Int(start)..<Int(end)] == other.bytes[Int(otherStart)..<Int(otherEnd)]
    {
      return true
    }
    return left.words == right.words
  }

  public func hash(into hasher: inout Hasher) { hasher.combine(words) }
}
