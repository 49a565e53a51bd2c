package import SaringSource

extension XMLElement {
  /// The largest rule file that is read.
  package static let mostBytes = 4 << 20
  /// How deep elements may stand in each other.
  package static let mostDepth = 64

  /// Reads a whole file, or says why it is refused.
  ///
  /// Nothing but the bytes is read: no document type, no entity, no other file, no network.
  package init(reading source: SourceFile, at file: Int) throws(Diagnostic.Refusal) {
    try Prolog.check(source.bytes, at: file)
    let builder = ElementBuilder(bytes: source.bytes, file: file)
    guard let parser = ParserContext(builder) else {
      throw Diagnostic.Refusal(
        Diagnostic(.malformedXML, "the file cannot be read as XML", at: builder.tree.span(0..<0)))
    }
    parser.parse()
    if let problem = builder.tree.problem { throw Diagnostic.Refusal(problem) }
    guard let root = builder.tree.root else {
      throw Diagnostic.Refusal(
        Diagnostic(
          .malformedXML, "the file has no element that is complete",
          at: builder.tree.span(source.bytes.count..<source.bytes.count)))
    }
    self = root
  }
}

extension Diagnostic {
  /// The reason for which a file is not read at all.
  package struct Refusal: Error, Sendable {
    package let diagnostic: Diagnostic
    package init(_ diagnostic: Diagnostic) { self.diagnostic = diagnostic }
  }
}
