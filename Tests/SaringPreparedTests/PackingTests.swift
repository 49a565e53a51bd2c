import SaringEngine
import SaringModel
import SaringRules
import SaringTestSupport
import Testing

/// What a prepared book is made of, on random books over the whole language.
@Suite("packing books") struct PackingTests {
  private static func packed(_ book: RuleBook) -> [UInt8] {
    var writer = PackedWriter()
    writer.write(PackedCounts(of: book))
    book.pack(into: &writer)
    DecisionGraph(building: book).pack(into: &writer)
    return writer.bytes
  }

  private static func unpacked(
    _ bytes: [UInt8]
  ) -> (book: RuleBook, graph: DecisionGraph)? {
    PackedBytes(bytes).withReader { reader in
      do {
        reader.counts = try reader.read()
        let book = try RuleBook(unpacking: &reader)
        let graph = try DecisionGraph(unpacking: &reader, of: book)
        return reader.isAtEnd ? (book, graph) : nil
      } catch {
        return nil
      }
    }
  }

  @Test("gives back the same book, graph and program") func same() throws {
    let seed = SeededGenerator.runSeed
    for index in 0..<150 {
      var random = SeededGenerator(seed: seed &+ UInt64(index))
      let book = RuleBook.random(using: &random)
      let bytes = Self.packed(book)
      let read = try #require(Self.unpacked(bytes), "seed \(seed &+ UInt64(index))")
      let isSame = Self.packed(read.book) == bytes
      #expect(isSame, "seed \(seed &+ UInt64(index))")
      #expect(read.book.listing == book.listing)
      // Titles stay packed, and are the same all the same.
      let titles = book.vocabulary.facts.map(\.title)
      let packedTitles = read.book.vocabulary.facts.map(\.title)
      let again = try #require(Self.unpacked(bytes)).book.vocabulary.facts.map(\.title)
      #expect(packedTitles == titles && Set(packedTitles) == Set(titles))
      #expect(packedTitles == again)
      for (packed, title) in zip(packedTitles, titles) {
        for language in ["id", "en", "zz"] { #expect(packed[language] == title[language]) }
      }
      let graph = DecisionGraph(building: book)
      #expect(read.graph.description(in: read.book) == graph.description(in: book))
      #expect(Program(read.book, prepared: read.graph).description == Program(book).description)
    }
  }

  /// Bytes that say how long something is, which thing is meant, or what comes next, may say
  /// anything: they are refused, or they are another book, but they never end the program.
  @Test("takes any bytes without harm") func mutated() throws {
    let seed = SeededGenerator.runSeed
    var refused = 0
    for index in 0..<40 {
      var random = SeededGenerator(seed: seed &+ UInt64(index))
      let bytes = Self.packed(RuleBook.random(using: &random))
      for _ in 0..<100 {
        var changed = bytes
        for _ in 0..<Int.random(in: 1...4, using: &random) {
          let place = Int.random(in: 0..<changed.count, using: &random)
          switch Int.random(in: 0..<3, using: &random) {
          case 0: changed[place] = UInt8.random(in: 0...255, using: &random)
          case 1: changed.removeSubrange(place..<min(changed.count, place + 3))
          default: changed.insert(contentsOf: [0xFF, 0xFF, 0x7F], at: place)
          }
          if changed.isEmpty { break }
        }
        guard let read = Self.unpacked(changed) else {
          refused += 1
          continue
        }
        // What was read can be told, whatever it is.
        #expect(!read.book.signature.isEmpty)
        // Nor does asking for words end the program that stayed packed.
        for fact in read.book.vocabulary.facts { _ = fact.title["id"] }
      }
    }
    #expect(refused > 1000)
  }
}
