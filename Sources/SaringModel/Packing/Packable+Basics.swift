package import SaringSource

extension Int: Packable {
  package func pack(into writer: inout PackedWriter) { writer.write(self) }
  package init(unpacking reader: inout PackedReader) throws(PackedFault) {
    self = try reader.number()
  }
}

extension Bool: Packable {
  package func pack(into writer: inout PackedWriter) { writer.write(self ? 1 : 0) }
  package init(unpacking reader: inout PackedReader) throws(PackedFault) {
    self = try reader.index(below: 2) == 1
  }
}

extension Double: Packable {
  package func pack(into writer: inout PackedWriter) { writer.write(fixed: bitPattern) }
  package init(unpacking reader: inout PackedReader) throws(PackedFault) {
    self = Double(bitPattern: try reader.fixed())
  }
}

extension String: Packable {
  package func pack(into writer: inout PackedWriter) { writer.write(Array(utf8)) }
  package init(unpacking reader: inout PackedReader) throws(PackedFault) {
    self = String(decoding: try reader.raw(), as: UTF8.self)
  }
}

extension Array: Packable where Element: Packable {
  package func pack(into writer: inout PackedWriter) {
    writer.write(count)
    for element in self { writer.write(element) }
  }

  package init(unpacking reader: inout PackedReader) throws(PackedFault) {
    let count = try reader.count()
    self = []
    reserveCapacity(count)
    for _ in 0..<count { append(try reader.read()) }
  }
}

extension Optional: Packable where Wrapped: Packable {
  package func pack(into writer: inout PackedWriter) {
    writer.write(self != nil)
    if let self { writer.write(self) }
  }

  package init(unpacking reader: inout PackedReader) throws(PackedFault) {
    self = try reader.read(Bool.self) ? try reader.read(Wrapped.self) : nil
  }
}

/// One of a closed list of words.
protocol PackableWord: Packable, CaseIterable, Equatable where AllCases == [Self] {}

extension PackableWord {
  package func pack(into writer: inout PackedWriter) {
    writer.write(Self.allCases.firstIndex(of: self) ?? 0)
  }

  package init(unpacking reader: inout PackedReader) throws(PackedFault) {
    self = Self.allCases[try reader.index(below: Self.allCases.count)]
  }
}

extension Strength: PackableWord {}
extension TriageLevel: PackableWord {}
extension Element: PackableWord {}
extension Role: PackableWord {}
extension Action: PackableWord {}
extension MissingReason: PackableWord {}
extension Comparison: PackableWord {}
extension Fact.Kind: PackableWord {}

extension Day: Packable {
  package func pack(into writer: inout PackedWriter) { writer.write(Int(number)) }
  package init(unpacking reader: inout PackedReader) throws(PackedFault) {
    guard let number = Int32(exactly: try reader.number()), abs(Int(number)) < 4_000_000 else {
      throw PackedFault()
    }
    self.init(number: number)
  }
}

extension SourceSpan: Packable {
  package func pack(into writer: inout PackedWriter) {
    writer.write(file)
    writer.write(range.lowerBound)
    writer.write(range.count)
  }

  package init(unpacking reader: inout PackedReader) throws(PackedFault) {
    let file = try reader.index(below: 1 << 32)
    let start = try reader.index(below: 1 << 32)
    self.init(file: file, range: start..<start + (try reader.index(below: 1 << 32)))
  }
}

// MARK: - Positions

/// The position of something in a list of the book.
protocol PackablePosition: Packable {
  static func limit(_ counts: PackedCounts) -> Int
  var index: Int { get }
  init(index: Int)
}

extension PackablePosition {
  package func pack(into writer: inout PackedWriter) { writer.write(index) }
  package init(unpacking reader: inout PackedReader) throws(PackedFault) {
    self.init(index: try reader.index(below: Self.limit(reader.counts)))
  }
}

extension FactID: PackablePosition {
  static func limit(_ counts: PackedCounts) -> Int { counts.facts }
}
extension GroupID: PackablePosition {
  static func limit(_ counts: PackedCounts) -> Int { counts.groups }
}
extension TableID: PackablePosition {
  static func limit(_ counts: PackedCounts) -> Int { counts.tables }
}
extension ParameterID: PackablePosition {
  static func limit(_ counts: PackedCounts) -> Int { counts.parameters }
}
extension LexiconID: PackablePosition {
  static func limit(_ counts: PackedCounts) -> Int { counts.lexicons }
}
extension PackID: PackablePosition {
  static func limit(_ counts: PackedCounts) -> Int { counts.packs }
}
extension ContactTableID: PackablePosition {
  static func limit(_ counts: PackedCounts) -> Int { counts.contacts }
}
extension SourceID: PackablePosition {
  static func limit(_ counts: PackedCounts) -> Int { counts.sources }
}
extension DimensionID: PackablePosition {
  static func limit(_ counts: PackedCounts) -> Int { counts.dimensions }
}
extension IndicatorID: PackablePosition {
  static func limit(_ counts: PackedCounts) -> Int { counts.indicators }
}
extension PatternID: PackablePosition {
  static func limit(_ counts: PackedCounts) -> Int { counts.patterns }
}
