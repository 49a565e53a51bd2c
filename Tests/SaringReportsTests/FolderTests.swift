import Foundation
import SaringModel
import SaringRules
import SaringSource
import SaringTestSupport
import Testing

/// Problems that only a disk can have.
@Suite("Folders of rules") struct FolderTests {
  /// A copy of the small book in a folder that is gone afterwards.
  private func withBook(_ body: (URL) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "saring-\(UUID())")
    try FileManager.default.copyItem(at: Repository.file("Fixtures/diagnostics/base"), to: folder)
    defer { try? FileManager.default.removeItem(at: folder) }
    try body(folder)
  }

  private func codes(in folder: URL) -> [Diagnostic.Code] {
    RuleBook.load(folder: folder.path).report.diagnostics.map(\.code)
  }

  @Test("a whole book is read from a folder") func whole() throws {
    try withBook { folder in
      #expect(codes(in: folder).isEmpty)
      #expect(RuleBook.load(folder: folder.path).book != nil)
    }
  }

  @Test("a folder that is not there") func missing() throws {
    try withBook { folder in
      #expect(codes(in: folder.appending(path: "nowhere")) == [.unreadableFolder])
    }
  }

  @Test("a folder without rule files") func empty() throws {
    try withBook { folder in
      let inner = folder.appending(path: "empty")
      try FileManager.default.createDirectory(at: inner, withIntermediateDirectories: true)
      #expect(codes(in: inner) == [.noRuleFiles])
    }
  }

  @Test("a link that leads out of the folder") func link() throws {
    try withBook { folder in
      try FileManager.default.createSymbolicLink(
        at: folder.appending(path: "papers/T-9-link.xml"),
        withDestinationURL: Repository.file("Rules/book.xml"))
      #expect(codes(in: folder) == [.linkOutOfFolder])
    }
  }

  @Test("a file that is too large is not even opened") func tooLarge() throws {
    try withBook { folder in
      try Data(count: (4 << 20) + 1).write(to: folder.appending(path: "words.xml"))
      #expect(codes(in: folder) == [.fileTooLarge])
    }
  }

  @Test(
    "a file that this user may not read",
    .disabled(if: geteuid() == 0, "the superuser may read every file"))
  func forbidden() throws {
    try withBook { folder in
      try FileManager.default.setAttributes(
        [.posixPermissions: 0], ofItemAtPath: folder.appending(path: "triage.xml").path)
      #expect(codes(in: folder).contains(.unreadableFile))
    }
  }
}
