/// A piece of a page; text is escaped when it is written and not before.
package indirect enum HTML: Equatable, Sendable {
  case text(String)
  case element(String, [Attribute], [HTML])
  /// Rules of style of our own, which HTML does not escape.
  case style(String)

  package struct Attribute: Equatable, Sendable {
    let name: String
    let value: String
  }
}

extension HTML: ExpressibleByStringLiteral {
  package init(stringLiteral text: String) { self = .text(text) }
}

extension HTML {
  /// An element with some usual attributes, and others by name.
  package static func tag(
    _ name: String, id: String? = nil, class kind: String? = nil, lang: String? = nil,
    _ attributes: KeyValuePairs<String, String> = [:], _ children: [HTML] = []
  ) -> HTML {
    let usual = [("id", id), ("class", kind), ("lang", lang)].compactMap { name, value in
      value.map { Attribute(name: name, value: $0) }
    }
    return .element(
      name, usual + attributes.map { Attribute(name: $0.key, value: $0.value) }, children)
  }

  /// An element that holds nothing but text.
  package static func tag(
    _ name: String, id: String? = nil, class kind: String? = nil, lang: String? = nil,
    _ text: String
  ) -> HTML {
    tag(name, id: id, class: kind, lang: lang, [:], [.text(text)])
  }

  /// A link within the page.
  package static func link(to anchor: String, class kind: String? = nil, _ words: String) -> HTML {
    tag("a", class: kind, ["href": "#" + anchor], [.text(words)])
  }

  /// A link to the address when it is one of the web; any other address is only shown.
  package static func link(toAddress address: String) -> HTML {
    guard address.hasPrefix("https://") || address.hasPrefix("http://") else {
      return tag("span", class: "address", address)
    }
    return tag("a", class: "address", ["href": address, "rel": "noreferrer"], [.text(address)])
  }
}

extension HTML {
  /// The whole document, with its type declared; it is well-formed XML as well.
  package var document: String {
    var page = "<!DOCTYPE html>\n"
    write(to: &page)
    return page + "\n"
  }

  private func write(to page: inout String) {
    switch self {
    case .text(let text): Self.escape(text, to: &page)
    case .style(let rules): page += "<style>\n\(rules)</style>\n"
    case .element(let name, let attributes, let children):
      page += "<\(name)"
      for attribute in attributes {
        page += " \(attribute.name)=\""
        Self.escape(attribute.value, to: &page)
        page += "\""
      }
      guard !Self.emptyElements.contains(name) else { return page += "/>\n" }
      page += ">"
      for child in children { child.write(to: &page) }
      page += "</\(name)>"
      if Self.blocks.contains(name) { page += "\n" }
    }
  }

  /// The one place that escapes, for text and attributes alike.
  ///
  /// Marks that turn the reading direction would make a rule look like another one.
  private static func escape(_ text: String, to page: inout String) {
    for character in text.unicodeScalars {
      switch character {
      case "&": page += "&amp;"
      case "<": page += "&lt;"
      case ">": page += "&gt;"
      case "\"": page += "&quot;"
      case "\u{202A}"..."\u{202E}", "\u{2066}"..."\u{2069}": page += "\u{FFFD}"
      default: page.unicodeScalars.append(character)
      }
    }
  }

  private static let emptyElements: Set<String> = ["meta", "link", "br", "hr", "col"]

  /// A line break behind these changes nothing on the page, and keeps the source readable.
  private static let blocks: Set<String> = [
    "html", "head", "body", "title", "header", "nav", "main", "footer", "section", "article", "h1",
    "h2", "h3", "h4", "p", "ul", "ol", "li", "dl", "dt", "dd", "div", "table", "caption", "thead",
    "tbody", "tr", "td", "th", "details", "summary",
  ]
}
