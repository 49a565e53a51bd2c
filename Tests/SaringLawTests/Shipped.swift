import Foundation
@testable import SaringEngine
import SaringModel
import SaringProfiles
import SaringRules
import SaringTestSupport

/// The shipped rule book, and every made-up profile that stands among the fixtures.
enum Shipped {
  static let book: RuleBook = {
    let loaded = RuleBook.load(folder: Repository.file("Rules").path)
    guard let book = loaded.book else { preconditionFailure("the shipped rules are not valid") }
    return book
  }()

  static let program = Program(book)

  /// The day used where a profile names none.
  static let day = Day(iso: "2026-11-23".utf8) ?? Day(number: 0)

  /// All profiles, with the file and line they come from.
  static let profiles: [Case] = ["pairs", "profiles", "vignettes"].flatMap { folder in
    let path = Repository.file("Fixtures/\(folder)").path
    let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
    return names.sorted().filter { $0.hasSuffix(".jsonl") && !$0.contains(".expected") }
      .flatMap { read("\(path)/\($0)", name: $0) }
  }

  /// Those at high or critical.
  static let grave: [Case] = {
    zip(profiles, levels(of: profiles.map(\.profile))).filter { $1.level >= .high }.map(\.0)
  }()

  struct Case: Sendable, CustomStringConvertible {
    var name: String
    var profile: Profile
    var description: String { name }
  }

  static func fact(_ name: String) -> FactID {
    guard let fact = book.vocabulary.fact(named: name) else {
      preconditionFailure("the vocabulary has no \(name)")
    }
    return fact
  }

  static func code(_ code: String, of fact: FactID) -> Value {
    guard let position = book.vocabulary[fact].codes.firstIndex(where: { $0.id == code }) else {
      preconditionFailure("\(book.vocabulary[fact].name) has no code \(code)")
    }
    return book.vocabulary[fact].kind == .codes ? .codes(1 << UInt64(position)) : .code(position)
  }
}

extension Shipped {
  /// Every fact has a column here, also those that no rule reads.
  private static let everything = ColumnLayout(
    facts: book.vocabulary.factIDs.filter { book.vocabulary[$0].derivation == nil },
    vocabulary: book.vocabulary, identifier: book.vocabulary.fact(named: "record.id"))

  private static func read(_ path: String, name: String) -> [Case] {
    let descriptor = open(path, O_RDONLY)
    precondition(descriptor >= 0, "\(path) cannot be read")
    defer { close(descriptor) }
    var reader = RecordReader(descriptor: descriptor, format: .jsonl)
    guard let shape = try? reader.readShape() else { return [] }
    let decoder = RecordDecoder(
      vocabulary: book.vocabulary, layout: everything, shape: shape, languages: book.languages)
    var block = ProfileBlock(layout: everything)
    var cases: [Case] = []
    while let batch = try? reader.next() {
      for position in batch.records.indices {
        block.clear()
        let problem = decoder.decode(batch, record: position, into: &block)
        precondition(problem == nil, "\(name): record \(position + 1) is no profile")
        cases.append(Case(name: "\(name) \(cases.count + 1)", profile: profile(in: block)))
      }
    }
    return cases
  }

  private static func profile(in block: borrowing ProfileBlock) -> Profile {
    let vocabulary = book.vocabulary
    var profile = Profile()
    for fact in vocabulary.factIDs where vocabulary[fact].group == nil {
      let answer = answer(fact, item: 0, in: block)
      if answer != .open { profile.answers[fact] = answer }
    }
    for index in vocabulary.groups.indices {
      let group = GroupID(index: index)
      guard block.groupMasks[index * 8] & 1 == 1 else { continue }
      let first = block.layout.firstItems[index]
      let count = (0..<vocabulary.groups[index].most).count {
        block.itemMasks[(first + $0) * 4] & 1 == 1
      }
      let items = (0..<count).map { item in
        Dictionary(
          uniqueKeysWithValues: vocabulary[group].facts
            .map { ($0, answer($0, item: item, in: block)) }.filter { $0.1 != .open })
      }
      profile.groups[group] = .items(items)
    }
    return profile
  }

  private static func answer(
    _ fact: FactID, item: Int, in block: borrowing ProfileBlock
  ) -> Answer {
    guard let column = block.layout.column(of: fact, item: item),
      !block.isOpen(column: column, lane: 0)
    else { return .open }
    let cell = block.cell(column: column, lane: 0)
    guard block.isKnown(column: column, lane: 0) else {
      return .closed(MissingReason(rawValue: UInt8(truncatingIfNeeded: cell)) ?? .notApplicable)
    }
    switch book.vocabulary[fact].kind {
    case .yesNo, .code: return .known(.code(Int(cell)))
    case .codes: return .known(.codes(cell))
    case .number: return .known(.number(Double(bitPattern: cell)))
    case .date: return .known(.date(Day(number: Int32(Double(bitPattern: cell)))))
    case .text, .identifier:
      return .known(
        .text(block.text(column: column, lane: 0) { String(decoding: $0, as: UTF8.self) }))
    }
  }
}
