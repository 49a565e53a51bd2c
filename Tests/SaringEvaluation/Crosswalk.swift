import Foundation

/// A list that says which fact takes in which field of an exchange standard.
struct Crosswalk {
  struct Row {
    var list: String
    var name: String
    /// Empty where the vocabulary has no counterpart, or refuses the field.
    var facts: [String]
  }

  var rows: [Row]

  /// Reads `list,name,facts,note`; facts are apart by spaces, and the note is for people.
  init(reading text: String) {
    rows = text.split(separator: "\n").dropFirst().compactMap { line in
      let cells = line.split(separator: ",", maxSplits: 3, omittingEmptySubsequences: false)
      guard cells.count == 4 else { return nil }
      return Row(
        list: String(cells[0]), name: String(cells[1]),
        facts: cells[2].split(separator: " ").map(String.init))
    }
  }

  /// How many names of a list have a fact, of how many.
  func coverage(of list: String) -> (taken: Int, all: Int) {
    let rows = rows.filter { $0.list == list }
    return (rows.count { !$0.facts.isEmpty }, rows.count)
  }

  /// Facts of the list that no vocabulary file declares: a name was changed and the list was not.
  func unknownFacts(in vocabulary: Set<String>) -> [String] {
    Set(rows.flatMap(\.facts)).subtracting(vocabulary).sorted()
  }
}

extension Crosswalk {
  /// The names of all facts that the files of a folder declare.
  static func vocabulary(in folder: URL) throws -> Set<String> {
    let files = try FileManager.default.contentsOfDirectory(
      at: folder, includingPropertiesForKeys: nil)
    var names: Set<String> = []
    for file in files where file.pathExtension == "xml" {
      let text = try String(contentsOf: file, encoding: .utf8)
      for piece in text.components(separatedBy: "<fact name=\"").dropFirst() {
        names.insert(String(piece.prefix { $0 != "\"" }))
      }
    }
    return names
  }
}
