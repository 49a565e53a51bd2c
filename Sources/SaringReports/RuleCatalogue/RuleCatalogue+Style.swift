extension RuleCatalogue {
  /// How the page looks, on screens of any width and on paper, in light and dark.
  ///
  /// Fonts are those of the reader's machine. Colours of text have a contrast of at least 4.5 to 1.
  static let style = """
    :root { --ink: #1d2129; --soft: #555d6b; --paper: #fff; --panel: #f5f6f8; --line: #d5d9e0;
      --link: #0b57a4; --decisive: #8c1620; --strong: #9a4a00; --medium: #6b5b00; --weak: #46525f;
      --good: #0f6b3d; }
    @media (prefers-color-scheme: dark) {
      :root { --ink: #e7e9ee; --soft: #a9b1be; --paper: #14171c; --panel: #1d222a;
        --line: #39414d; --link: #8fc1ff; --decisive: #ff9aa2; --strong: #ffb877;
        --medium: #e6d36a; --weak: #b8c4d0; --good: #7fd6a5; } }
    * { box-sizing: border-box; }
    html { scroll-padding-top: 1rem; }
    body { margin: 0 auto; max-width: 80rem; padding: 1rem; color: var(--ink);
      background: var(--paper); font: 1rem/1.5 system-ui, "Segoe UI", "Noto Sans", sans-serif;
      overflow-wrap: break-word; }
    a { color: var(--link); text-underline-offset: .15em; }
    a:focus-visible, summary:focus-visible, .wide:focus-visible { outline: 3px solid var(--link);
      outline-offset: 2px; }
    .skip { position: absolute; left: -100vw; }
    .skip:focus { left: 1rem; top: .5rem; background: var(--paper); padding: .5rem; z-index: 1; }
    h1 { font-size: 1.8rem; line-height: 1.2; margin: 0 0 .5rem; }
    h2 { font-size: 1.4rem; line-height: 1.25; margin: 2.5rem 0 .75rem; padding-bottom: .25rem;
      border-bottom: 2px solid var(--line); }
    h3 { font-size: 1.1rem; line-height: 1.3; margin: 0; }
    h4 { font-size: .95rem; margin: 1rem 0 .25rem; }
    p { margin: .35rem 0; }
    article > ul { margin: .25rem 0; padding-left: 1.4rem; }
    .lead { font-size: 1.1rem; }
    .self { color: inherit; text-decoration: none; }
    .self:hover, .self:focus-visible { text-decoration: underline; }
    .sign h3 .self { color: var(--link); font-variant-numeric: tabular-nums; }
    header, footer { padding: .5rem 0; }
    footer { margin-top: 3rem; border-top: 2px solid var(--line); color: var(--soft); }
    .digest { font-size: .8rem; }
    nav { background: var(--panel); border: 1px solid var(--line); border-radius: .5rem;
      padding: .75rem 1rem; }
    nav h2 { margin: 0 0 .25rem; border: 0; font-size: 1.1rem; }
    nav ul { list-style: none; margin: 0; padding: 0; }
    nav li { padding: .15rem 0; }
    nav ul ul { padding-left: 1.1rem; font-size: .9rem; }
    summary { cursor: pointer; }
    .number { color: var(--soft); font-size: .85rem; }
    article { margin: 1rem 0; padding: .9rem 1rem; border: 1px solid var(--line);
      border-radius: .5rem; }
    article:target, .fact:target { border-color: var(--link); box-shadow: 0 0 0 2px var(--link); }
    .other { color: var(--soft); font-style: italic; margin: .1rem 0; }
    .tags { display: flex; flex-wrap: wrap; gap: .35rem; align-items: center; margin: .45rem 0; }
    .chip { border: 1px solid var(--line); border-radius: 1rem; padding: 0 .6rem;
      font-size: .85rem; color: var(--soft); background: var(--panel); text-decoration: none;
      display: inline-block; }
    a.chip { color: var(--link); }
    .chip.decisive, .chip.urgent, .critical .chip { color: var(--decisive);
      border-color: currentColor; font-weight: 600; }
    .chip.strong, .high .chip { color: var(--strong); border-color: currentColor;
      font-weight: 600; }
    .chip.medium, .elevated .chip { color: var(--medium); border-color: currentColor; }
    .chip.weak { color: var(--weak); border-color: currentColor; }
    .chip.protective { color: var(--good); border-color: currentColor; }
    .because { border-left: 4px solid var(--line); padding-left: .75rem; }
    .grade { padding-left: .5rem; border-left: 4px solid currentColor; }
    .grade.decisive { color: var(--decisive); }
    .grade.strong { color: var(--strong); }
    .grade.medium { color: var(--medium); }
    .grade.weak { color: var(--weak); }
    .condition > p { margin: 0; }
    p.condition { margin: 0; }
    .condition ul { margin: .15rem 0 .35rem; padding-left: 1.4rem; }
    .question { font-style: italic; }
    .wide { overflow-x: auto; }
    table { border-collapse: collapse; width: 100%; font-size: .92rem; }
    th, td { border: 1px solid var(--line); padding: .35rem .5rem; text-align: left;
      vertical-align: top; }
    th { background: var(--panel); }
    td ul { margin: 0; padding-left: 1.1rem; }
    .examples td:first-child { white-space: nowrap; }
    .sources, .codes { padding-left: 1.2rem; margin: .25rem 0; }
    .codes { columns: 16rem; }
    .status { font-size: .8rem; border-radius: .25rem; padding: 0 .35rem; border: 1px solid;
      white-space: nowrap; }
    .verified { color: var(--good); }
    .recalled { color: var(--strong); }
    .address { font-size: .85rem; overflow-wrap: anywhere; }
    .signs { font-size: .9rem; }
    .file, code { font: .85rem/1.4 ui-monospace, "DejaVu Sans Mono", monospace;
      color: var(--soft); overflow-wrap: anywhere; }
    .group .fact { margin: .75rem 0 0 .25rem; padding: .5rem .75rem;
      border-left: 3px solid var(--line); }
    .group .fact h4 { margin: 0; }
    @media (min-width: 64rem) {
      body { display: grid; grid-template-columns: 19rem minmax(0, 1fr); column-gap: 2rem; }
      header, footer { grid-column: 1 / -1; }
      nav { position: sticky; top: 1rem; align-self: start; max-height: calc(100vh - 2rem);
        overflow-y: auto; }
      main > section:first-child h2 { margin-top: 0; } }
    @media (max-width: 36rem) {
      .examples thead { position: absolute; left: -100vw; }
      .examples, .examples tbody, .examples tr, .examples td { display: block; }
      .examples td { border-width: 0 1px; }
      .examples td:first-child { border-top-width: 1px; }
      .examples tr:last-child td:last-child { border-bottom-width: 1px; } }
    @media print {
      :root { --ink: #000; --soft: #333; --paper: #fff; --panel: #fff; --line: #999;
        --link: #000; --decisive: #000; --strong: #000; --medium: #000; --weak: #000;
        --good: #000; }
      body { display: block; max-width: none; padding: 0; font-size: 10pt; }
      .skip, details ul { display: none; }
      nav { border: 0; padding: 0; position: static; max-height: none; }
      article { border-radius: 0; }
      tr, .fact, .condition li { break-inside: avoid; }
      summary { list-style: none; }
      h2, h3, h4 { break-after: avoid; }
      a { text-decoration: none; } }

    """
}
