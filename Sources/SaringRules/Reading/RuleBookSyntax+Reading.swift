package import SaringSource
import SaringXML

extension RuleBookSyntax {
  /// Reads all files and notes what is wrong with their shape; a file that is broken does not keep
  /// the others from being read.
  package init(reading files: [SourceFile], noting problems: inout [Diagnostic]) {
    self.init(files: files)
    let grammar = Grammar()
    for (index, file) in files.enumerated() {
      do {
        let root = try XMLElement(reading: file, at: index)
        read(root, of: file, grammar, noting: &problems)
      } catch {
        problems.append(error.diagnostic)
        lostNames.formUnion(Self.names(in: file.bytes))
      }
    }
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
    case "table": if let table = reader.table(child) { tables.append(table) }
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
