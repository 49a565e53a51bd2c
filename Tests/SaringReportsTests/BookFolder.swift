import Foundation
import SaringSource
import SaringTestSupport

/// A folder of fixtures read into memory, alone or laid over another.
struct BookFolder {
  private(set) var bytes: [String: [UInt8]] = [:]

  init(_ folder: String) throws {
    try lay(folder)
  }

  /// Puts the files of a folder over those that are there, by path.
  mutating func lay(_ folder: String) throws {
    let root = Repository.file(folder)
    let names = FileManager.default.enumerator(atPath: root.path)?.allObjects ?? []
    for name in names.compactMap({ $0 as? String }) where name.hasSuffix(".xml") {
      bytes[name] = Array(try Data(contentsOf: root.appending(path: name)))
    }
  }

  /// By path.
  var files: [SourceFile] {
    bytes.sorted { $0.key < $1.key }.map { SourceFile(path: $0.key, bytes: $0.value) }
  }
}
