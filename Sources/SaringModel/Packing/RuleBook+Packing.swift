package import SaringSource

/// What only rule authors need of a book: its files, and what stands beside the rules.
package struct PackedMargin {
  /// By indicator.
  var examples: [[Example]]
  /// By lexicon.
  var firing: [[String]]
  var silent: [[String]]
  package let files: [SourceFile]
}

extension PackedMargin: Packable {
  package init(of book: RuleBook) {
    examples = book.indicators.map(\.examples)
    firing = book.lexicons.map(\.firing)
    silent = book.lexicons.map(\.silent)
    files = book.sourceFiles
  }

  package func pack(into writer: inout PackedWriter) {
    writer.write(files.count)
    for file in files {
      writer.write(file.path)
      writer.write(file.bytes)
    }
    writer.write(examples)
    writer.write(firing)
    writer.write(silent)
  }

  package init(unpacking reader: inout PackedReader) throws(PackedFault) {
    var files: [SourceFile] = []
    for _ in 0..<(try reader.count()) {
      let path = try reader.read(String.self)
      files.append(SourceFile(path: path, bytes: Array(try reader.raw())))
    }
    self.files = files
    examples = try reader.read()
    firing = try reader.read()
    silent = try reader.read()
    guard examples.count == reader.counts.indicators, firing.count == reader.counts.lexicons,
      silent.count == reader.counts.lexicons
    else { throw PackedFault() }
  }
}

extension RuleBook {
  /// Writes all of the book but its margin; the counts stand before it.
  package func pack(into writer: inout PackedWriter) {
    for word in [id, version, digest] { writer.write(word) }
    writer.write(languages)
    writer.write(title)
    writer.write(vocabulary)
    writer.write(lexicons.count)
    for lexicon in lexicons { lexicon.pack(into: &writer) }
    writer.write(packs)
    writer.write(sources)
    writer.write(dimensions)
    writer.write(indicators.count)
    for indicator in indicators { indicator.pack(into: &writer) }
    writer.write(patterns)
    writer.write(levels)
    writer.write(sufficiencies)
    writer.write(contacts)
    writer.write(stage)
    writer.write(date)
    writer.write(subject)
  }

  /// Reads a book; without its margin it has neither files nor examples.
  package init(
    unpacking reader: inout PackedReader, margin: PackedMargin? = nil
  ) throws(PackedFault) {
    let counts = reader.counts
    let (id, version, digest): (String, String, String)
    (id, version, digest) = (try reader.read(), try reader.read(), try reader.read())
    let languages = try reader.read([String].self)
    let title = try reader.read(LocalizedText.self)
    let vocabulary = try reader.read(Vocabulary.self)
    var lexicons: [Lexicon] = []
    for index in 0..<(try reader.count()) {
      lexicons.append(
        try Lexicon(
          unpacking: &reader, firing: margin?.firing[index] ?? [],
          silent: margin?.silent[index] ?? []))
    }
    let packs = try reader.read([Pack].self)
    let sources = try reader.read([Source].self)
    let dimensions = try reader.read([Dimension].self)
    var indicators: [Indicator] = []
    for index in 0..<(try reader.index(below: counts.indicators + 1)) {
      indicators.append(
        try Indicator(unpacking: &reader, examples: margin?.examples[index] ?? []))
    }
    self.init(
      id: id, version: version, digest: digest, languages: languages, title: title,
      vocabulary: vocabulary, lexicons: lexicons, packs: packs, sources: sources,
      dimensions: dimensions, indicators: indicators, patterns: try reader.read(),
      levels: try reader.read(), sufficiencies: try reader.read(), contacts: try reader.read(),
      stage: try reader.read(), date: try reader.read(), subject: try reader.read(),
      sourceFiles: margin?.files ?? [])
    guard PackedCounts(of: self) == counts, levels.map(\.level) == TriageLevel.allCases else {
      throw PackedFault()
    }
  }
}

extension Lexicon {
  fileprivate func pack(into writer: inout PackedWriter) {
    writer.write(id)
    writer.write(language)
    writer.write(title)
    writer.write(phrases)
    writer.write(exceptions)
    writer.write(guards)
  }

  fileprivate init(
    unpacking reader: inout PackedReader, firing: [String], silent: [String]
  ) throws(PackedFault) {
    self.init(
      id: try reader.read(), language: try reader.read(), title: try reader.read(),
      phrases: try reader.read(), exceptions: try reader.read(), guards: try reader.read(),
      firing: firing, silent: silent)
  }
}

extension Indicator {
  fileprivate func pack(into writer: inout PackedWriter) {
    writer.write(id)
    writer.write(pack)
    writer.write(dimension)
    writer.write(elements)
    writer.write(family)
    writer.write(tags)
    writer.write(role)
    writer.write(title)
    writer.write(sources)
    writer.write(applies)
    writer.write(grades)
    writer.write(because)
    writer.write(span)
  }

  fileprivate init(
    unpacking reader: inout PackedReader, examples: [Example]
  ) throws(PackedFault) {
    self.init(
      id: try reader.read(), pack: try reader.read(), dimension: try reader.read(),
      elements: try reader.read(), family: try reader.read(), tags: try reader.read(),
      role: try reader.read(), title: try reader.read(), sources: try reader.read(),
      applies: try reader.read(), grades: try reader.read(), because: try reader.read(),
      examples: examples, span: try reader.read())
  }
}
