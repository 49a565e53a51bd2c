/// Writes a checked book as bytes: numbers in groups of seven bits, the least first; words with
/// their length before them.
package struct PackedWriter {
  package private(set) var bytes: [UInt8] = []

  package init() {}

  package mutating func write(_ number: Int) {
    var rest = UInt(bitPattern: number)
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }

  package mutating func write(fixed word: UInt64) {
    for shift in stride(from: 0, to: 64, by: 8) {
      bytes.append(UInt8(truncatingIfNeeded: word >> UInt64(shift)))
    }
  }

  package mutating func write(_ raw: [UInt8]) {
    write(raw.count)
    bytes += raw
  }

  package mutating func write(_ value: some Packable) { value.pack(into: &self) }
}

/// A value of which a prepared book is made.
package protocol Packable {
  func pack(into writer: inout PackedWriter)
  init(unpacking reader: inout PackedReader) throws(PackedFault)
}

/// The bytes are not what `PackedWriter` writes.
package struct PackedFault: Error {
  package init() {}
}

/// How many things of each kind a book has; every position that is read is held against them.
package struct PackedCounts: Equatable, Sendable {
  package var facts = 0
  package var groups = 0
  package var tables = 0
  package var parameters = 0
  package var lexicons = 0
  package var packs = 0
  package var contacts = 0
  package var sources = 0
  package var dimensions = 0
  package var indicators = 0
  package var patterns = 0

  package init() {}
}

extension PackedCounts: Packable {
  package init(of book: RuleBook) {
    facts = book.vocabulary.facts.count
    groups = book.vocabulary.groups.count
    tables = book.vocabulary.tables.count
    parameters = book.vocabulary.parameters.count
    lexicons = book.lexicons.count
    packs = book.packs.count
    contacts = book.contacts.count
    sources = book.sources.count
    dimensions = book.dimensions.count
    indicators = book.indicators.count
    patterns = book.patterns.count
  }

  package func pack(into writer: inout PackedWriter) {
    for count in [
      facts, groups, tables, parameters, lexicons, packs, contacts, sources, dimensions,
      indicators, patterns,
    ] { writer.write(count) }
  }

  package init(unpacking reader: inout PackedReader) throws(PackedFault) {
    facts = try reader.count()
    groups = try reader.count()
    tables = try reader.count()
    parameters = try reader.count()
    lexicons = try reader.count()
    packs = try reader.count()
    contacts = try reader.count()
    sources = try reader.count()
    dimensions = try reader.count()
    indicators = try reader.count()
    patterns = try reader.count()
  }
}
