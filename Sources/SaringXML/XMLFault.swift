import CLibXML2

/// A fault in the XML, in words for people who do not write XML for a living.
struct XMLFault {
  let sentence: String
  let help: String?

  init(code: Int32, message: String) {
    switch xmlParserErrors(UInt32(max(0, code))) {
    case XML_ERR_TAG_NAME_MISMATCH:
      sentence = "the end tag does not belong to the element that is open"
      help = "close elements in the reverse order in which they were opened"
    case XML_ERR_TAG_NOT_FINISHED:
      sentence = "an element is never closed"
      help = "add the end tag, or `/` before the `>`"
    case XML_ERR_DOCUMENT_END:
      sentence = "something stands after the end of the first element, or nothing at all"
      help = "a rule file holds exactly one outermost element"
    case XML_ERR_DOCUMENT_EMPTY:
      sentence = "the file does not begin with an element"
      help = nil
    case XML_ERR_ATTRIBUTE_REDEFINED:
      sentence = "an attribute stands twice in one tag"
      help = "keep one of the two"
    case XML_ERR_ATTRIBUTE_NOT_STARTED:
      sentence = "the value of an attribute does not begin with a quote"
      help = "write the value between two quotes"
    case XML_ERR_ATTRIBUTE_NOT_FINISHED:
      sentence = "the value of an attribute has no closing quote"
      help = "write the value between two quotes"
    case XML_ERR_ATTRIBUTE_WITHOUT_VALUE:
      sentence = "an attribute has no value"
      help = "write `=` and the value between two quotes"
    case XML_ERR_LT_IN_ATTRIBUTE:
      sentence = "a `<` stands in the value of an attribute"
      help = "close the quote before it, or write `&lt;`"
    case XML_ERR_SPACE_REQUIRED:
      sentence = "a space is missing"
      help = nil
    case XML_ERR_GT_REQUIRED:
      sentence = "a tag is not closed with `>`"
      help = nil
    case XML_ERR_NAME_REQUIRED, XML_ERR_ENTITYREF_SEMICOL_MISSING:
      sentence = "a name is missing or not complete here"
      help = "for `<` and `&` in text write `&lt;` and `&amp;`"
    case XML_ERR_INVALID_CHAR, XML_ERR_INVALID_CHARREF:
      sentence = "a character stands here that XML does not allow"
      help = "remove it"
    case XML_NS_ERR_UNDEFINED_NAMESPACE:
      sentence = "a prefix stands here that was never declared"
      help = "rule files need no prefix but `xml:` in `xml:lang`"
    default:
      let line = message.split(whereSeparator: \.isNewline).first.map(String.init) ?? ""
      sentence = "the file is not well-formed XML: \(line)"
      help = nil
    }
  }
}
