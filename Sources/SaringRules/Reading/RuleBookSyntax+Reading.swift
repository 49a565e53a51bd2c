import Dispatch
package import SaringSource
import SaringXML
import Synchronization

extension RuleBookSyntax {
  /// Reads all files and notes what is wrong with their shape; a file that is broken does not keep
  /// the others from being read.
  ///
  /// Stretches of files are read side by side, and the digest beside them; what they bring is put
  /// together in the order of the files.
  package init(reading files: [SourceFile], noting problems: inout [Diagnostic]) {
    self.init(files: files)
    let stretches = Self.stretches(of: files)
    let parts = Mutex<[Part]>(Array(repeating: Part(), count: stretches.count))
    let digest = Mutex("")
    DispatchQueue.concurrentPerform(iterations: stretches.count + 1) { position in
      // The longest piece of work comes first.
      guard position > 0 else {
        let found = Self.digest(of: files)
        digest.withLock { $0 = found }
        return
      }
      let part = Part(reading: stretches[position - 1], of: files)
      parts.withLock { $0[position - 1] = part }
    }
    self.digest = digest.withLock { $0 }
    for part in parts.withLock({ $0 }) {
      problems += part.problems
      append(part.syntax)
    }
  }

  /// Some files that stand together, as read.
  private struct Part: Sendable {
    var syntax = RuleBookSyntax(files: [])
    var problems: [Diagnostic] = []

    init() {}

    init(reading positions: Range<Int>, of files: [SourceFile]) {
      let grammar = Grammar.shared
      for index in positions {
        do {
          let root = try XMLElement(reading: files[index], at: index)
          syntax.read(root, of: files[index], grammar, noting: &problems)
        } catch {
          problems.append(error.diagnostic)
          syntax.lostNames.formUnion(RuleBookSyntax.names(in: files[index].bytes))
        }
      }
    }
  }

  /// Up to four stretches of files with about as many bytes each.
  private static func stretches(of files: [SourceFile]) -> [Range<Int>] {
    let total = files.reduce(0) { $0 + $1.bytes.count }
    var stretches: [Range<Int>] = []
    var start = 0
    var bytes = 0
    for (index, file) in files.enumerated() {
      bytes += file.bytes.count
      if bytes * 4 >= total || index + 1 == files.count {
        stretches.append(start..<index + 1)
        start = index + 1
        bytes = 0
      }
    }
    return stretches
  }

  private static func digest(of files: [SourceFile]) -> String {
    var digest = SHA256()
    for file in files {
      digest.update(Array(file.path.utf8) + [0] + Array(String(file.bytes.count).utf8) + [0])
      digest.update(file.bytes)
    }
    return digest.hexadecimal()
  }

  private mutating func append(_ other: RuleBookSyntax) {
    books += other.books
    facts += other.facts
    groups += other.groups
    tables += other.tables
    contacts += other.contacts
    parameters += other.parameters
    lexicons += other.lexicons
    patterns += other.patterns
    levels += other.levels
    sufficiencies += other.sufficiencies
    packs += other.packs
    indicators += other.indicators
    lostNames.formUnion(other.lostNames)
  }

  private mutating func read(
    _ root: XMLElement, of file: SourceFile, _ grammar: Grammar,
    noting problems: inout [Diagnostic]
  ) {
    guard root.namespace == XMLElement.ruleNamespace else {
      problems.append(.wrongNamespace(root))
      lostNames.formUnion(Self.names(in: file.bytes))
      return
    }
    guard let kind = ElementKind.roots.first(where: { $0.name == root.name }) else {
      problems.append(.unknownRoot(root))
      lostNames.formUnion(Self.names(in: file.bytes))
      return
    }
    var checker = ShapeChecker(grammar: grammar)
    checker.check(root, as: kind)
    problems += checker.problems
    var reader = SyntaxReader(
      brokenValues: checker.brokenValues,
      folder: String(file.path.lastIndex(of: "/").map { file.path[..<$0] } ?? ""))
    switch kind {
    case .book: if let book = reader.book(root) { books.append(book) }
    case .pack: if let pack = reader.pack(root) { packs.append(pack) }
    case .indicator: if let indicator = reader.indicator(root) { indicators.append(indicator) }
    default: for child in root.children { readRule(child, &reader) }
    }
    lostNames.formUnion(reader.lostNames)
  }

  private mutating func readRule(_ child: XMLElement, _ reader: inout SyntaxReader) {
    switch child.name {
    case "fact": if let fact = reader.fact(child) { facts.append(fact) }
    case "group": if let group = reader.group(child) { groups.append(group) }
    case "table":
      if child.children.contains(where: { $0.name == "row" && $0["value"] == nil }) {
        if let table = reader.contacts(child) { contacts.append(table) }
      } else if let table = reader.table(child) {
        tables.append(table)
      }
    case "parameter": if let parameter = reader.table(child) { parameters.append(parameter) }
    case "lexicon": if let lexicon = reader.lexicon(child) { lexicons.append(lexicon) }
    case "pattern": if let pattern = reader.pattern(child) { patterns.append(pattern) }
    case "level": if let level = reader.level(child) { levels.append(level) }
    case "sufficient":
      if let sufficiency = reader.sufficiency(child) { sufficiencies.append(sufficiency) }
    default: reader.lose(child)
    }
  }

  /// What looks like the value of `id` or `name` in a file that cannot be read.
  private static func names(in bytes: [UInt8]) -> Set<String> {
    var found: Set<String> = []
    for part in bytes.split(separator: UInt8(ascii: "=")).dropFirst() {
      guard let quote = part.first, quote == 0x22 || quote == 0x27 else { continue }
      let value = part.dropFirst().prefix { $0 != quote }
      guard value.count <= 200 else { continue }
      found.insert(String(decoding: value, as: UTF8.self))
    }
    return found
  }
}

extension Diagnostic {
  fileprivate static func wrongNamespace(_ root: XMLElement) -> Self {
    let end = root.nameSpan.range.upperBound
    let attribute = " xmlns=\"\(XMLElement.ruleNamespace)\""
    return Diagnostic(
      .wrongNamespace, "the file is not in the namespace of the rule language",
      at: root.nameSpan, found: root.namespace ?? "no namespace",
      possible: [XMLElement.ruleNamespace],
      help: "write `\(attribute.dropFirst())` in the first tag",
      patch: root.namespace == nil
        ? Patch(SourceSpan(file: root.nameSpan.file, range: end..<end), attribute) : nil)
  }

  fileprivate static func unknownRoot(_ root: XMLElement) -> Self {
    let possible = ElementKind.roots.map(\.name)
    return Diagnostic(
      .unknownRoot, "a rule file does not begin with `\(root.name)`", at: root.nameSpan,
      found: root.name, possible: possible,
      suggestion: NearName.nearest(to: root.name, among: possible),
      help: "facts, tables, lexicons and levels stand in `rules`")
  }
}
