package import SaringExplanation

extension HTML {
  /// A page of one file: nothing is loaded, and no script runs.
  package static func page(
    title: String, in language: Language, style: String, body: [HTML]
  ) -> HTML {
    .tag(
      "html", lang: language.rawValue, [:],
      [
        .tag(
          "head", [:],
          [
            .tag("meta", ["charset": "utf-8"]),
            .tag(
              "meta",
              [
                "http-equiv": "Content-Security-Policy",
                "content": "default-src 'none'; style-src 'unsafe-inline'",
              ]),
            .tag(
              "meta",
              ["name": "viewport", "content": "width=device-width, initial-scale=1"]),
            .tag("meta", ["name": "color-scheme", "content": "light dark"]),
            .tag("meta", ["name": "referrer", "content": "no-referrer"]),
            .tag("title", title), .style(style),
          ]),
        .tag("body", [:], body),
      ])
  }
}
