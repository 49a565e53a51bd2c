import CLibXML2
import SaringSource

/// Owns one libxml2 parser and frees it when it goes out of scope.
@safe struct ParserContext: ~Copyable {
  private let pointer: xmlParserCtxtPtr
  /// Keeps alive what the parser reports to.
  private let builder: ElementBuilder

  /// Makes a parser that reads the bytes of `builder` and reports to it.
  init?(_ builder: ElementBuilder) {
    Self.initialiseLibrary
    let pointer = unsafe builder.tree.bytes.withUnsafeBytes { buffer in
      unsafe xmlCreateMemoryParserCtxt(
        buffer.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(buffer.count))
    }
    guard let pointer = unsafe pointer, let handler = unsafe pointer.pointee.sax else { return nil }
    unsafe handler.pointee = Self.handler()
    // NOENT puts `&` in place of `&amp;` in attributes as well; there are no other entities to put
    // in, since declarations of them are refused.
    unsafe xmlCtxtUseOptions(
      pointer,
      Int32(
        XML_PARSE_NONET.rawValue | XML_PARSE_IGNORE_ENC.rawValue | XML_PARSE_NOENT.rawValue))
    // The context is its own user data; the builder hangs on `_private`.
    unsafe pointer.pointee.userData = UnsafeMutableRawPointer(pointer)
    unsafe pointer.pointee._private = Unmanaged.passUnretained(builder).toOpaque()
    unsafe self.pointer = pointer
    self.builder = builder
  }

  deinit { unsafe xmlFreeParserCtxt(pointer) }

  func parse() {
    _ = unsafe xmlParseDocument(pointer)
    withExtendedLifetime(builder) {}
  }

  /// The only global state: the library sets up its own tables, once.
  private static let initialiseLibrary: Void = xmlInitParser()
}

extension ParserContext {
  private static func handler() -> xmlSAXHandler {
    var handler = unsafe xmlSAXHandler()
    unsafe handler.initialized = XML_SAX2_MAGIC
    unsafe handler.internalSubset = { context, _, _, _ in
      unsafe Report(context)?.refuseDocumentType()
    }
    unsafe handler.resolveEntity = { _, _, _ in nil }
    unsafe handler.getEntity = { context, name in
      if let entity = unsafe xmlGetPredefinedEntity(name) { return unsafe entity }
      unsafe Report(context)?.refuseEntity()
      return nil
    }
    unsafe handler.startElementNs = { context, name, _, namespace, _, _, count, _, attributes in
      unsafe Report(context)?.start(name, namespace, Int(count), attributes)
    }
    unsafe handler.endElementNs = { context, _, _, _ in unsafe Report(context)?.end() }
    unsafe handler.characters = { context, text, count in
      unsafe Report(context)?.text(text, Int(count))
    }
    unsafe handler.ignorableWhitespace = unsafe handler.characters
    unsafe handler.cdataBlock = unsafe handler.characters
    unsafe handler.serror = { context, error in unsafe Report(context)?.note(error) }
    return unsafe handler
  }
}

/// One call of the parser, turned into a call of the builder.
@safe private struct Report {
  let parser: xmlParserCtxtPtr
  let builder: ElementBuilder

  init?(_ context: UnsafeMutableRawPointer?) {
    guard let context = unsafe context else { return nil }
    let parser = unsafe context.assumingMemoryBound(to: xmlParserCtxt.self)
    guard let box = unsafe parser.pointee._private else { return nil }
    unsafe self.parser = parser
    builder = unsafe Unmanaged<ElementBuilder>.fromOpaque(box).takeUnretainedValue()
  }

  /// How many bytes of the file have been read.
  private var offset: Int {
    min(max(0, unsafe Int(xmlByteConsumed(parser))), builder.tree.bytes.count)
  }

  func start(
    _ name: UnsafePointer<xmlChar>?, _ namespace: UnsafePointer<xmlChar>?, _ count: Int,
    _ attributes: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?
  ) {
    guard builder.tree.problem == nil, let name = unsafe name else { return }
    unsafe builder.tree.start(
      name: String(cString: name),
      namespace: namespace.map { unsafe String(cString: $0) },
      count: count, near: offset
    ) { index in
      guard let attributes = unsafe attributes, let start = unsafe attributes[index * 5 + 3],
        let end = unsafe attributes[index * 5 + 4]
      else { return "" }
      return unsafe String(
        decoding: UnsafeBufferPointer(start: start, count: end - start), as: UTF8.self)
    }
    if builder.tree.problem != nil { unsafe xmlStopParser(parser) }
  }

  func end() {
    guard builder.tree.problem == nil else { return }
    builder.tree.end(before: offset)
  }

  func text(_ text: UnsafePointer<xmlChar>?, _ count: Int) {
    guard builder.tree.problem == nil, let text = unsafe text else { return }
    unsafe builder.tree.text(UnsafeBufferPointer(start: text, count: count))
  }

  func refuseDocumentType() {
    builder.tree.note(
      .documentType, "a document type declaration is not allowed", at: before(offset),
      help: "remove it; rule files need neither DTD nor entities")
    unsafe xmlStopParser(parser)
  }

  func refuseEntity() {
    // The parser stands after `&name;`, or before the `;`; in an attribute it may be further on.
    let bytes = builder.tree.bytes
    var start = min(offset, bytes.count)
    while start > 0, bytes[start - 1] != UInt8(ascii: "&") { start -= 1 }
    let begin = max(0, start - 1)
    let tail = bytes[begin...].prefix { $0 != UInt8(ascii: ";") }
    builder.tree.note(
      .entityReference, "an entity other than the five of XML is not allowed",
      at: begin..<min(tail.endIndex + 1, bytes.count),
      help: "write the character itself; for `<` and `&` write `&lt;` and `&amp;`")
    unsafe xmlStopParser(parser)
  }

  func note(_ error: xmlErrorPtr?) {
    guard let error = unsafe error else { return }
    guard unsafe error.pointee.level != XML_ERR_WARNING else { return }
    let message = unsafe error.pointee.message.map { unsafe String(cString: $0) } ?? ""
    let fault = unsafe XMLFault(code: error.pointee.code, message: message)
    builder.tree.note(.malformedXML, fault.sentence, at: before(offset), help: fault.help)
    unsafe xmlStopParser(parser)
  }

  /// The byte at `offset`, or the last one before the end of the file.
  private func before(_ offset: Int) -> Range<Int> {
    let bytes = builder.tree.bytes
    guard !bytes.isEmpty else { return 0..<0 }
    var start = min(offset, bytes.count - 1)
    while start > 0, bytes[start] & 0xC0 == 0x80 { start -= 1 }
    var end = start + 1
    while end < bytes.count, bytes[end] & 0xC0 == 0x80 { end += 1 }
    return start..<end
  }
}
