import SaringSource

/// Holds the tree that the parser builds; the parser's only way to reach Swift.
///
/// All is in one value, so that each report of the parser takes hold of one thing once.
final class ElementBuilder {
  var tree: ElementTree

  init(bytes: [UInt8], file: Int) { tree = ElementTree(bytes: bytes, file: file) }
}

/// Gathers what the parser reports into a tree.
struct ElementTree {
  let bytes: [UInt8]
  let file: Int
  private(set) var root: XMLElement?
  private(set) var problem: Diagnostic?
  private var tag = StartTag()
  private var open: [XMLElement] = []
  /// The text of all open elements so far, outermost first.
  private var text: [UInt8] = []
  /// Where the text of each open element begins.
  private var textStarts: [Int] = []

  init(bytes: [UInt8], file: Int) {
    self.bytes = bytes
    self.file = file
  }

  func span(_ range: Range<Int>) -> SourceSpan { SourceSpan(file: file, range: range) }

  /// Keeps the first problem; what follows is a consequence of it.
  mutating func note(
    _ code: Diagnostic.Code, _ message: String, at range: Range<Int>, help: String? = nil
  ) {
    guard problem == nil else { return }
    problem = Diagnostic(
      code, message, at: span(range), consequence: "nothing in this file is read", help: help)
  }
}

extension ElementTree {
  /// Takes a start tag that ends at or just after byte `offset`.
  ///
  /// `value` gives the decoded value of each attribute, in the order of the tag.
  mutating func start(
    name: String, namespace: String?, count: Int, near offset: Int, value: (Int) -> String
  ) {
    tag.find(endingNear: offset, in: bytes)
    let tagSpan = span(tag.range)
    guard open.count < XMLElement.mostDepth else {
      note(
        .tooDeep, "elements stand in each other more than 64 deep", at: tag.range,
        help: "give parts of the condition a pattern or an indicator of their own")
      return
    }
    var attributes: [XMLElement.Attribute] = []
    attributes.reserveCapacity(min(count, tag.attributes.count))
    for position in 0..<min(count, tag.attributes.count) {
      let place = tag.attributes[position]
      attributes.append(
        XMLElement.Attribute(
          name: String(decoding: bytes[place.name], as: UTF8.self), value: value(position),
          nameSpan: span(place.name), valueSpan: span(place.value)))
    }
    open.append(
      XMLElement(
        name: name, namespace: namespace, attributes: attributes, children: [], text: "",
        span: tagSpan, tagSpan: tagSpan, nameSpan: span(tag.name), textSpan: tagSpan))
    textStarts.append(text.count)
  }

  /// Takes the end of the innermost element, whose last byte stands before `offset`.
  mutating func end(before offset: Int) {
    guard var element = open.popLast(), let textStart = textStarts.popLast() else { return }
    let start = element.span.range.lowerBound
    let end = max(offset, element.tagSpan.range.upperBound)
    element.span.range = start..<min(end, bytes.count)
    element.textSpan = span(textRange(of: element, isEmpty: text.count == textStart))
    if text.count > textStart {
      while text.count > textStart, let last = text.last, isSpace(last) { text.removeLast() }
      element.text = String(decoding: text[textStart...], as: UTF8.self)
      text.removeSubrange(textStart...)
    }
    if open.isEmpty {
      root = element
    } else {
      open[open.count - 1].children.append(element)
    }
  }

  /// Takes text; white space before the first word is left out.
  mutating func text(_ chunk: UnsafeBufferPointer<UInt8>) {
    guard let textStart = textStarts.last else { return }
    var start = chunk.startIndex
    if text.count == textStart {
      while start < chunk.endIndex, unsafe isSpace(chunk[start]) { start += 1 }
    }
    if start < chunk.endIndex { unsafe text.append(contentsOf: chunk[start...]) }
  }

  /// Where the text of an element stands, comments and children left out where they come first.
  private func textRange(of element: XMLElement, isEmpty: Bool) -> Range<Int> {
    let tagEnd = element.tagSpan.range.upperBound
    var end = element.span.range.upperBound
    guard !isEmpty, end > tagEnd else { return tagEnd..<tagEnd }
    while end > tagEnd, bytes[end - 1] != UInt8(ascii: "<") { end -= 1 }
    end = max(end - 1, tagEnd)
    var start = tagEnd
    if !element.children.isEmpty {
      let children = element.children.map(\.span.range)
      var next = 0
      while start < end {
        if next < children.count, start == children[next].lowerBound {
          start = children[next].upperBound
          next += 1
        } else if isSpace(bytes[start]) {
          start += 1
        } else {
          break
        }
      }
      if next < children.count { end = max(start, children[next].lowerBound) }
    }
    while start < end, isSpace(bytes[start]) { start += 1 }
    while start < end, isSpace(bytes[end - 1]) { end -= 1 }
    return start..<end
  }
}
