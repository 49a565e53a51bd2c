import SaringExplanation
import SaringModel

extension RuleCatalogue {
  /// A part of the page with its own heading and line in the index.
  struct Section {
    let anchor: String
    let title: String
    let content: [HTML]
    /// What the index lists under it.
    var entries: [(anchor: String, words: String)] = []
  }

  /// Policy first, then the packs, then what they are made of.
  var sections: [Section] {
    var sections = [levels, sufficiency]
    if !book.patterns.isEmpty { sections.append(patterns) }
    sections += book.packs.indices.map { pack(PackID(index: $0)) }
    sections.append(facts)
    if !book.vocabulary.parameters.isEmpty || !book.vocabulary.tables.isEmpty {
      sections.append(tables)
    }
    if !book.contacts.isEmpty { sections.append(contacts) }
    if !book.lexicons.isEmpty { sections.append(lexicons) }
    sections.append(sources)
    return sections
  }

  var index: HTML {
    let title = language("Index", "Daftar isi")
    return .tag(
      "nav", ["aria-label": title],
      [
        .tag("h2", title),
        .tag(
          "ul", [:],
          sections.map { section in
            guard !section.entries.isEmpty else {
              return .tag("li", [:], [.link(to: section.anchor, section.title)])
            }
            return .tag(
              "li", [:],
              [
                .tag(
                  "details", [:],
                  [
                    .tag(
                      "summary", [:],
                      [
                        .link(to: section.anchor, section.title),
                        .tag("span", class: "number", " \(section.entries.count)"),
                      ]),
                    .tag(
                      "ul", [:],
                      section.entries.map {
                        .tag("li", [:], [.link(to: $0.anchor, $0.words)])
                      }),
                  ])
              ])
          }),
      ])
  }

  /// What a reader needs to know to read the rest.
  var guide: HTML {
    .tag(
      "section", id: "guide", [:],
      [
        heading(2, language("How to read this page", "Cara membaca halaman ini"), anchor: "guide"),
        .tag(
          "p",
          language(
            "A sign says that something stands in a record which is often seen where people are trafficked. It never says that somebody was, and one sign alone seldom means much. A person decides.",
            "Tanda berarti ada hal dalam catatan yang sering terlihat pada perdagangan orang. Tanda tidak pernah menyatakan bahwa seseorang diperdagangkan, dan satu tanda saja jarang berarti banyak. Manusia yang memutuskan."
          )),
        .tag(
          "ul", [:],
          [
            language(
              "A sign has a strength: decisive, strong, medium or weak. The strongest whose conditions are met counts, and it holds for the weaker ones as well.",
              "Tanda memiliki kekuatan: menentukan, kuat, sedang, atau lemah. Yang dipakai adalah yang terkuat yang syaratnya terpenuhi, dan itu berlaku juga untuk yang lebih lemah."
            ),
            language(
              "An answer that is missing meets no condition, and never counts against a person.",
              "Jawaban yang tidak ada tidak memenuhi syarat apa pun, dan tidak pernah memberatkan seseorang."
            ),
            language(
              "Signs of risk are counted. What speaks for safety, and notes, are shown and never counted.",
              "Tanda risiko dihitung. Hal yang menunjukkan keamanan dan keterangan ditampilkan, tetapi tidak pernah dihitung."
            ),
            language(
              "A verified source was read; a recalled one was written down from memory and waits to be read.",
              "Sumber yang sudah diperiksa telah dibaca; yang dari ingatan ditulis tanpa membuka sumbernya dan masih perlu dibaca."
            ),
            language(
              "The search of the browser finds every word; every sign has an address that ends in its id.",
              "Pencarian di peramban menemukan setiap kata; setiap tanda memiliki alamat yang berakhir dengan id-nya."
            ),
          ].map { .tag("li", $0) }),
      ])
  }
}
