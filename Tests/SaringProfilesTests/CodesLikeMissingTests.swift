import SaringEngine
import SaringModel
import Testing

@testable import SaringProfiles

/// Codes and titles that are spelled like a way of being missing.
@Suite("codes like a missing answer") struct CodesLikeMissingTests {
  /// The usual spellings are looked up as they stand, in a set that is made before any word is folded;
  /// a word that is folded first has to mean the same.
  @Test("as written a word means what it means folded")
  func spellings() throws {
    for seed in UInt64(1)...300 {
      var random = Seeded(state: seed)
      let texts =
        Meaning.missing.map(\.word) + ["Tidak Tahu", "N/A", "NA", "_na", "self", "ship", "no"]
      func text() -> String { texts[Int.random(in: texts.indices, using: &random)] }
      var ids: [String] = []
      while ids.count < 4 {
        let id = text()
        if !ids.contains(id) { ids.append(id) }
      }
      let codes = ids.map { id in
        Fact.Code(id: id, title: LocalizedText(["en": text(), "id": text()]))
      }
      let kind: Fact.Kind = Bool.random(using: &random) ? .code : .codes
      let vocabulary = Vocabulary(
        facts: [
          Fact(name: "some.fact", kind: kind, codes: codes, title: LocalizedText(["en": "a"]))
        ],
        groups: [], tables: [], parameters: [])
      let table = FieldTable(
        vocabulary: vocabulary,
        layout: ColumnLayout(facts: vocabulary.factIDs, vocabulary: vocabulary, identifier: nil),
        languages: ["en", "id"])
      let sets = table.slots[0].words
      for word in Meaning.missing.map(\.word) {
        for gap in [" ", "_", "-"] {
          let spelling = Array(word.split(separator: " ").joined(separator: gap).utf8)
          try spelling.withUnsafeBufferPointer { spelling in
            let written = table.meaning(of: spelling, in: sets)
            let folded = table.foldedMeaning(of: spelling, in: sets)
            // A code as it is written comes before one that is folded to it.
            let isCode = ids.contains { $0.utf8.elementsEqual(spelling) }
            try #require(written == folded || isCode, "\(word): \(codes), seed \(seed)")
          }
        }
      }
    }
  }

  @Test("a title that two codes have means neither, and stays a way of being missing")
  func sharedTitle() {
    #expect(
      meanings(of: ["tidak tahu", "tidak_tahu"], titles: ["Tidak tahu", "Tidak tahu"])
        == [Meaning.closed(.doesNotKnow), Meaning.closed(.doesNotKnow)])
    #expect(
      meanings(of: ["tidak tahu", "Tidak-Tahu"], titles: ["ancaman", "Tidak tahu"]) == [1, 1])
  }

  private func meanings(of words: [String], titles: [String]) -> [Int32] {
    let codes = titles.enumerated().map {
      Fact.Code(id: "code\($0)", title: LocalizedText(["en": "title \($0)", "id": $1]))
    }
    let vocabulary = Vocabulary(
      facts: [
        Fact(name: "some.fact", kind: .code, codes: codes, title: LocalizedText(["en": "a"]))
      ],
      groups: [], tables: [], parameters: [])
    let table = FieldTable(
      vocabulary: vocabulary,
      layout: ColumnLayout(facts: vocabulary.factIDs, vocabulary: vocabulary, identifier: nil),
      languages: ["en", "id"])
    return words.map { word in
      Array(word.utf8).withUnsafeBufferPointer { table.meaning(of: $0, in: table.slots[0].words) }
    }
  }
}
