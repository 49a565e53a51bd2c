import SaringExplanation
import SaringModel

extension ExplanationPage {
  /// The page in HTML: one file that opens without a network, and prints.
  public var html: String {
    HTML.page(
      title: title, in: language, style: Self.style,
      body: [
        .tag("header", [:], [.tag("h1", title)] + lead.map(Self.html)),
        .tag("main", [:], sections.map(Self.html)),
      ]
    ).document
  }

  private static func html(_ lead: Lead) -> HTML {
    guard let level = lead.level else { return .tag("p", lead.words) }
    return .tag("p", class: "level \(level.name)", lead.words)
  }

  private static func html(_ section: Section) -> HTML {
    let content = (section.table.map { [html($0)] } ?? []) + list(section.entries)
    guard section.isFolded else {
      return .tag("section", [:], [.tag("h2", section.heading)] + content)
    }
    return .tag(
      "section", [:],
      [.tag("details", [:], [.tag("summary", [:], [.tag("h2", section.heading)])] + content)])
  }

  private static func list(_ entries: [Entry]) -> [HTML] {
    entries.isEmpty ? [] : [.tag("ul", class: "entries", [:], entries.map(html))]
  }

  private static func html(_ entry: Entry) -> HTML {
    var children: [HTML] = []
    if let id = entry.id { children += [.tag("strong", id), .text(" ")] }
    children.append(entry.lines.isEmpty ? .text(entry.title) : .tag("b", entry.title))
    if let note = entry.note { children += [.text(" "), .tag("span", class: "note", note)] }
    if !entry.lines.isEmpty {
      children.append(
        .tag(
          "ul", class: "lines", [:],
          entry.lines.map { line in
            .tag("li", class: line.isFaint ? "faint" : line.isListed ? nil : "plain", line.words)
          }))
    }
    return .tag("li", class: entry.lines.isEmpty ? nil : "sign", [:], children)
  }

  private static func html(_ table: Table) -> HTML {
    .tag(
      "div", class: "wide", ["tabindex": "0"],
      [
        .tag(
          "table", [:],
          [
            .tag(
              "thead", [:],
              [.tag("tr", [:], table.header.map { .tag("th", ["scope": "col"], [.text($0)]) })]),
            .tag("tbody", [:], table.rows.map(row)),
          ])
      ])
  }

  private static func row(_ cells: [String]) -> HTML {
    .tag(
      "tr", [:],
      cells.enumerated().map { position, cell in
        let lines = cell.split(separator: "\n", omittingEmptySubsequences: false)
        let content = lines.enumerated().flatMap { line, words -> [HTML] in
          (line > 0 ? [.tag("br")] : []) + [.text(String(words))]
        }
        return position == 0
          ? .tag("th", ["scope": "row"], content) : .tag("td", [:], content)
      })
  }

  /// For screens of any width and paper, light and dark; text has a contrast of at least 4.5 to 1.
  private static let style = """
    :root { --ink: #1d2129; --soft: #555d6b; --paper: #fff; --panel: #f5f6f8; --line: #d5d9e0;
      --link: #0b57a4; --critical: #8c1620; --high: #9a4a00; --elevated: #6b5b00; }
    @media (prefers-color-scheme: dark) {
      :root { --ink: #e7e9ee; --soft: #a9b1be; --paper: #14171c; --panel: #1d222a;
        --line: #39414d; --link: #8fc1ff; --critical: #ff9aa2; --high: #ffb877;
        --elevated: #e6d36a; } }
    * { box-sizing: border-box; }
    body { margin: 0 auto; max-width: 52rem; padding: 1rem; color: var(--ink);
      background: var(--paper); font: 1rem/1.5 system-ui, "Segoe UI", "Noto Sans", sans-serif;
      overflow-wrap: break-word; }
    h1 { font-size: 1.6rem; line-height: 1.2; margin: 0 0 .5rem; }
    h2 { font-size: 1.2rem; line-height: 1.3; margin: 1.75rem 0 .5rem; padding-bottom: .2rem;
      border-bottom: 2px solid var(--line); }
    p { margin: .35rem 0; }
    summary { cursor: pointer; }
    summary h2 { display: inline-block; border: 0; margin: 1rem 0 .25rem; }
    summary:focus-visible, .wide:focus-visible { outline: 3px solid var(--link);
      outline-offset: 2px; }
    .level { font-weight: 600; }
    .critical { color: var(--critical); }
    .high { color: var(--high); }
    .elevated { color: var(--elevated); }
    ul { margin: .25rem 0; padding-left: 1.3rem; }
    .entries > li { margin: .3rem 0; }
    .entries > .sign { list-style: none; margin: .6rem 0 .6rem -1.3rem; padding: .6rem .9rem;
      border: 1px solid var(--line); border-radius: .5rem; background: var(--panel); }
    .lines .plain, .lines .faint { list-style: none; margin-left: -1.3rem; }
    .faint, .note { color: var(--soft); font-size: .9rem; }
    .note { border: 1px solid currentColor; border-radius: 1rem; padding: 0 .5rem;
      white-space: nowrap; }
    .wide { overflow-x: auto; }
    table { border-collapse: collapse; width: 100%; font-size: .95rem; }
    th, td { border: 1px solid var(--line); padding: .3rem .5rem; text-align: left;
      vertical-align: top; }
    thead th { background: var(--panel); }
    tbody th { font-weight: 400; }
    @media print {
      :root { --ink: #000; --soft: #333; --paper: #fff; --panel: #fff; --line: #999;
        --link: #000; --critical: #000; --high: #000; --elevated: #000; }
      body { max-width: none; padding: 0; font-size: 10pt; }
      li, tr { break-inside: avoid; }
      summary { list-style: none; }
      details::details-content { content-visibility: visible; }
      h2 { break-after: avoid; } }

    """
}
