import SaringModel
import SaringProfiles

@testable import SaringEngine

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What came of all records of a text.
struct Reading {
  /// The answers of each accepted record that are not open, by name, as words.
  var profiles: [[String: String]] = []
  var problems: [RecordProblem] = []
  /// The bytes of each rejected record.
  var rejected: [String] = []
  var batches = 0
  var unknown: Set<String> = []
  var computed: Set<String> = []
  var shape = RecordShape.json
  var hasKnownColumn = true

  var kinds: [RecordProblem.Kind] { problems.map(\.kind) }
  var lines: [Int] { problems.map(\.line) }
}

extension Reading {
  init(
    _ text: String, _ format: ProfileFormat? = nil, dialect: CSVDialect? = nil,
    limit: Int = RecordReader.defaultLimit
  ) throws {
    try self.init(bytes: Array(text.utf8), format, dialect: dialect, limit: limit)
  }

  init(
    bytes: [UInt8], _ format: ProfileFormat? = nil, dialect: CSVDialect? = nil,
    limit: Int = RecordReader.defaultLimit
  ) throws {
    let descriptor = temporaryFile(holding: bytes)
    defer { close(descriptor) }
    var reader = RecordReader(
      descriptor: descriptor, format: format, dialect: dialect, limit: limit)
    shape = try reader.readShape()
    let decoder = RecordDecoder(vocabulary: .sample, layout: .sample, shape: shape)
    hasKnownColumn = decoder.hasKnownColumn
    var block = ProfileBlock(layout: .sample)
    var number = 0
    while let batch = try reader.next() {
      batches += 1
      block.clear()
      for index in batch.records.indices {
        number += 1
        precondition(batch.records[index].number == number)
        if let problem = decoder.decode(batch, record: index, into: &block) {
          problems.append(problem)
          rejected.append(batch.withBytes(of: index) { String(decoding: $0, as: UTF8.self) })
        } else {
          profiles.append(block.words(lane: block.count - 1))
        }
      }
    }
    unknown = decoder.unknownNames
    computed = decoder.computedNames
  }
}

/// A file that goes away when it is closed.
func temporaryFile(holding bytes: [UInt8]) -> Int32 {
  var name = Array("/tmp/saring-test-XXXXXX".utf8CString)
  let descriptor = mkstemp(&name)
  precondition(descriptor >= 0, "no temporary file")
  unlink(name)
  var left = bytes[...]
  while !left.isEmpty {
    let count = left.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
    precondition(count > 0, "the temporary file cannot be written")
    left = left.dropFirst(count)
  }
  lseek(descriptor, 0, SEEK_SET)
  return descriptor
}

extension ProfileBlock {
  /// All answers of a lane that are not open, as words.
  func words(lane: Int) -> [String: String] {
    var words: [String: String] = [:]
    let vocabulary = Vocabulary.sample
    for fact in vocabulary.factIDs {
      let items = vocabulary[fact].group.map { vocabulary[$0].most } ?? 1
      for item in 0..<items {
        guard let column = layout.column(of: fact, item: item),
          !isOpen(column: column, lane: lane)
        else { continue }
        let suffix = vocabulary[fact].group == nil ? "" : "#\(item + 1)"
        words[vocabulary[fact].name + suffix] = word(fact, column: column, lane: lane)
      }
    }
    for (index, group) in vocabulary.groups.enumerated() {
      let isKnown = groupMasks[index * 8 + lane >> 6] >> UInt64(lane & 63) & 1 == 1
      let isOpen = groupMasks[index * 8 + 4 + lane >> 6] >> UInt64(lane & 63) & 1 == 1
      let count = (0..<group.most).filter {
        itemMasks[(layout.firstItems[index] + $0) * 4 + lane >> 6] >> UInt64(lane & 63) & 1 == 1
      }.count
      if !isOpen { words[group.name] = isKnown ? "\(count) items" : "closed" }
    }
    return words
  }

  private func word(_ fact: FactID, column: Int, lane: Int) -> String {
    let fact = Vocabulary.sample[fact]
    let cell = cell(column: column, lane: lane)
    guard isKnown(column: column, lane: lane) else {
      return "-\(MissingReason(rawValue: UInt8(cell))?.name ?? "?")"
    }
    switch fact.kind {
    case .yesNo: return cell == 0 ? "yes" : "no"
    case .code: return fact.codes[Int(cell)].id
    case .codes:
      return "{"
        + fact.codes.indices.filter { cell >> UInt64($0) & 1 == 1 }.map { fact.codes[$0].id }
        .joined(separator: " ") + "}"
    case .number: return "\(Double(bitPattern: cell))"
    case .date: return Day(number: Int32(Double(bitPattern: cell))).description
    case .text, .identifier:
      return text(column: column, lane: lane) { String(decoding: $0, as: UTF8.self) }
    }
  }
}
