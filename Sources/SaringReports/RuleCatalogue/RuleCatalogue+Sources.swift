import SaringExplanation
import SaringModel

extension RuleCatalogue {
  /// Every source with the signs that cite it, pack by pack.
  var sources: Section {
    let packs = book.packs.indices.map(PackID.init(index:))
    return Section(
      anchor: "sources", title: language("Sources", "Sumber"),
      content: packs.flatMap { pack -> [HTML] in
        let ids = book.sources.indices.map(SourceID.init(index:)).filter { book[$0].pack == pack }
        guard !ids.isEmpty else { return [] }
        return [
          .tag("h3", words(book[pack].title)),
          .tag("ul", class: "sources", [:], ids.map { .tag("li", [:], html(of: $0)) }),
        ]
      })
  }

  private func html(of id: SourceID) -> [HTML] {
    let source = book[id]
    let year = source.year.map { " (\($0))" } ?? ""
    var line: [HTML] = [
      .tag("strong", id: anchor(of: id), source.id), .text(" \(source.title)\(year) "),
      status(isVerified: source.isVerified),
    ]
    if let link = source.link { line += [.text(" "), .link(toAddress: link)] }
    let citing = book.indicators.filter { $0.sources.contains(id) }
    line.append(
      .tag(
        "p", class: "signs", [:],
        citing.isEmpty
          ? [.text(language("No sign cites it.", "Tidak ada tanda yang mengacu padanya."))]
          : citing.flatMap { [.link(to: $0.id, $0.id), .text(" ")] }))
    return line
  }
}
