package import SaringSource

/// One element of a well-formed rule file; every part knows its place.
package struct XMLElement: Sendable {
  /// The name without a prefix.
  package var name: String
  package var namespace: String?
  /// In the order of the file, without declarations of namespaces.
  package var attributes: [Attribute]
  package var children: [XMLElement]
  /// The text that stands directly in the element, without white space around it.
  package var text: String
  /// The whole element.
  package var span: SourceSpan
  /// The start tag, from `<` to `>`.
  package var tagSpan: SourceSpan
  package var nameSpan: SourceSpan
  /// The text, or the place where text would stand.
  package var textSpan: SourceSpan

  /// An attribute with its decoded value.
  package struct Attribute: Equatable, Sendable {
    /// With its prefix: `xml:lang`.
    package var name: String
    package var value: String
    package var nameSpan: SourceSpan
    /// Between the quotes.
    package var valueSpan: SourceSpan

    /// The name and the value as one spanned value.
    package var spanned: Spanned<String> { Spanned(value, at: valueSpan) }
  }
}

extension XMLElement {
  /// The namespace of the rule language.
  package static let ruleNamespace = "urn:saring:1"

  /// The attribute of that name.
  package subscript(name: String) -> Attribute? {
    for attribute in attributes where attribute.name == name { return attribute }
    return nil
  }
}
