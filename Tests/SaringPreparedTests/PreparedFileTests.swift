import Foundation
import Saring
import SaringEngine
import SaringModel
import SaringRules
import SaringSource
import SaringTestSupport
import Testing

/// Files of prepared books: good ones, broken ones, old ones.
@Suite("prepared books") struct PreparedFileTests {
  private static let folder = Repository.file("Rules").path
  private static let book = RuleBook.load(folder: folder).book

  @Test("hold all of the shipped book") func whole() throws {
    let book = try #require(Self.book)
    let file = try ScratchFile(PreparedBook.bytes(preparing: book))
    let read = try PreparedBook(reading: file.path, isWhole: true)
    #expect(read.book.listing == book.listing)
    #expect(read.book.signature == book.signature)
    #expect(read.book.sourceFiles.map(\.path) == book.sourceFiles.map(\.path))
    #expect(read.book.sourceFiles.map(\.bytes) == book.sourceFiles.map(\.bytes))
    #expect(read.program().description == Program(book).description)
    let pack = try #require(book.packs.indices.last.map(PackID.init(index:)))
    #expect(
      read.program(only: [pack]).description == Program(book, only: [pack]).description)
    // The same book gives the same bytes, from whichever form it is prepared.
    #expect(PreparedBook.bytes(preparing: read.book) == PreparedBook.bytes(preparing: book))
  }

  @Test("leave files and examples aside where they are not wanted") func core() throws {
    let book = try #require(Self.book)
    let file = try ScratchFile(PreparedBook.bytes(preparing: book))
    let read = try PreparedBook(reading: file.path)
    #expect(read.book.sourceFiles.isEmpty)
    #expect(!read.book.indicators.contains { !$0.examples.isEmpty })
    #expect(read.program().description == Program(book).description)
    #expect(read.book.signature == book.signature)
  }

  @Test("are refused when a byte is missing, altered or too many") func altered() throws {
    let book = try #require(Self.book)
    let bytes = PreparedBook.bytes(preparing: book)
    let seed = SeededGenerator.runSeed
    for index in 0..<400 {
      var random = SeededGenerator(seed: seed &+ UInt64(index))
      var changed = bytes
      switch Int.random(in: 0..<4, using: &random) {
      case 0: changed.removeLast(Int.random(in: 1...bytes.count, using: &random))
      case 1: changed.append(UInt8.random(in: 0...255, using: &random))
      default:
        // Half of them in the header, where every byte means something else.
        let end = random.chance(50) ? 96 : bytes.count
        changed[Int.random(in: 0..<end, using: &random)] ^= UInt8.random(
          in: 1...255, using: &random)
      }
      let file = try ScratchFile(changed)
      do {
        _ = try PreparedBook(reading: file.path, isWhole: true)
        Issue.record("seed \(seed &+ UInt64(index)): an altered file was read")
      } catch {
        #expect(error.message.hasPrefix(file.path) && error.message.contains("saring prepare"))
      }
    }
  }

  @Test("of another format or program are refused by name") func versions() throws {
    let book = try #require(Self.book)
    for (offset, byte) in [(16, UInt8(0xEE)), (24, UInt8(ascii: "9"))] {
      var bytes = PreparedBook.bytes(preparing: book)
      bytes[offset] = byte
      PreparedBook.mendHeaderSum(of: &bytes)
      let file = try ScratchFile(bytes)
      do {
        _ = try PreparedBook(reading: file.path)
        Issue.record("a book of another version was read")
      } catch {
        guard case .otherVersion = error.reason else {
          Issue.record("\(error.reason)")
          continue
        }
        #expect(error.message.contains("another version of saring"))
        #expect(error.message.contains("saring prepare FOLDER"))
      }
    }
  }

  @Test("are refused when they are something else, a folder, or not there") func others() throws {
    let text = try ScratchFile(Array("<book/>".utf8))
    let empty = try ScratchFile([])
    for path in [text.path, empty.path, NSTemporaryDirectory(), "/no/such.saring"] {
      #expect(throws: PreparedBookError.self) { _ = try PreparedBook(reading: path) }
    }
  }
}

/// A file that is gone when the test is over.
final class ScratchFile {
  let path: String

  init(_ bytes: [UInt8]) throws {
    path = NSTemporaryDirectory() + "/saring-\(UUID().uuidString).saring"
    try Data(bytes).write(to: URL(fileURLWithPath: path))
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }
}
