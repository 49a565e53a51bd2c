import SaringExplanation
public import SaringModel

/// Writes screenings as JSON, one a line, with the keys of the published schema in their order.
///
/// What a rule book says often is escaped once, when the writer is made.
public final class JSONScreeningWriter: Sendable {
  private let fragments: JSONFragments
  private let lexicons: [Lexicon]
  /// The last key and the end of the line.
  private let rules: [UInt8]
  private let keptNames: [[UInt8]]
  /// What is said of those who refused.
  private let refusal: [UInt8]
  /// Which facts are left out, by their position.
  private let isWithheld: [Bool]
  private let isRedacted: Bool
  private let detail: ScreeningDetail

  /// Makes a writer for outcomes of `book`; `keeping` names the fields that records repeat.
  public init(
    _ book: RuleBook, keeping: [String] = [], style: ScreeningStyle = ScreeningStyle()
  ) {
    var refusal = Array(#","not_screened":"consent refused""#.utf8)
    if style.givesSafety {
      refusal += Array(#","safety":"#.utf8) + Self.string(style.language.safetyGuidance)
    }
    self.refusal = refusal
    isRedacted = style.isRedacted
    detail = style.detail
    isWithheld = book.vocabulary.facts.map(\.isHarmful)
    fragments = JSONFragments(book)
    lexicons = book.lexicons
    keptNames = keeping.map { Self.string($0) }
    rules = Array(#","rules":"#.utf8) + Self.string(book.signature)
  }

  private static func string(_ text: String) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.appendJSON(string: text)
    return bytes
  }
}

extension JSONScreeningWriter {
  /// Appends one line.
  public func write(_ record: borrowing ScreeningRecord, to line: inout OutputBuffer) {
    line.append(fixed: #"{"id":"#)
    if record.screening.id.isEmpty {
      line.append(fixed: "null")
    } else {
      line.appendJSON(string: record.screening.id.span)
    }
    if record.isRefused {
      line.append(
        #","level":null,"possible":null,"information":"insufficient","urgent":false,"#
          + #""patterns":[],"fired":[],"open":[],"ask":[]"#)
    } else {
      writeOutcome(record.screening, to: &line)
    }
    line.append(rules)
    if record.isRefused { line.append(refusal) }
    writeKept(record.kept, to: &line)
    line.append(fixed: "}\n")
  }

  private func writeOutcome(_ screening: Screening, to line: inout OutputBuffer) {
    fragments.append(fragments.summary(of: screening), to: &line)
    for (position, pattern) in screening.patterns.enumerated() {
      if position > 0 { line.append(UInt8(ascii: ",")) }
      fragments.append(fragments.name(of: pattern), to: &line)
    }
    if detail == .none {
      line.append(fixed: "]")
      return
    }
    line.append(fixed: #"],"fired":["#)
    for (position, finding) in screening.fired.enumerated() {
      if position > 0 { line.append(UInt8(ascii: ",")) }
      fragments.append(fragments.finding(finding.indicator, finding.strength), to: &line)
      if detail == .reasons, !isRedacted { write(screening.reasons[finding.reason], to: &line) }
      if detail == .ids {
        line.append(fixed: "}")
        continue
      }
      line.append(fixed: #","evidence":["#)
      if isRedacted {
        writeRedacted(screening.evidence[finding.evidence], to: &line)
        continue
      }
      for place in finding.evidence {
        if place > finding.evidence.lowerBound { line.append(UInt8(ascii: ",")) }
        write(screening.evidence[place], to: &line)
      }
      line.append(fixed: "]}")
    }
    line.append(fixed: #"],"open":["#)
    fragments.append(screening.open, to: &line)
    line.append(fixed: #"],"ask":["#)
    for (position, question) in screening.ask.enumerated() {
      if position > 0 { line.append(UInt8(ascii: ",")) }
      switch question {
      case .fact(let fact): fragments.append(fragments.name(of: fact), to: &line)
      case .group(let group): fragments.append(fragments.name(of: group), to: &line)
      }
    }
    line.append(UInt8(ascii: "]"))
  }

  /// Answers that could harm if they were seen are left out; the indicator stands for them.
  private func writeRedacted(
    _ evidence: ArraySlice<Screening.Evidence>, to line: inout OutputBuffer
  ) {
    let shown = evidence.filter { $0.fact.map { !isWithheld[$0.index] } ?? true }
    for (position, item) in shown.enumerated() {
      if position > 0 { line.append(UInt8(ascii: ",")) }
      write(item, to: &line)
    }
    line.append(shown.count < evidence.count ? #"],"withheld":true}"# : "]}")
  }

  /// A smallest set that carries a finding.
  private func write(_ reason: ArraySlice<Screening.Question>, to line: inout OutputBuffer) {
    line.append(fixed: #","reason":["#)
    for (position, answer) in reason.enumerated() {
      if position > 0 { line.append(UInt8(ascii: ",")) }
      switch answer {
      case .fact(let fact): fragments.append(fragments.name(of: fact), to: &line)
      case .group(let group): fragments.append(fragments.name(of: group), to: &line)
      }
    }
    line.append(UInt8(ascii: "]"))
  }

  private func write(_ evidence: Screening.Evidence, to line: inout OutputBuffer) {
    // Answers outside groups are most of the evidence, and codes most of the answers.
    if case .answer(let fact, nil, let cell) = evidence {
      switch fragments.kinds[fact.index] {
      case .yesNo, .code:
        fragments.append(fragments.evidence(code: Int(cell), of: fact), to: &line)
      case .codes, .number, .date, .text, .identifier:
        fragments.append(fragments.evidence(of: fact), to: &line)
        write(cell, of: fact, to: &line)
        line.append(UInt8(ascii: "}"))
      }
      return
    }
    line.append(fixed: #"{"fact":"#)
    switch evidence {
    case .answer(let fact, let item, let cell):
      fragments.append(fragments.name(of: fact), to: &line)
      if let item {
        line.append(fixed: #","item":"#)
        line.appendJSON(item)
      }
      line.append(fixed: #","value":"#)
      write(cell, of: fact, to: &line)
    case .phrase(let fact, let lexicon, let phrase, let offset, let length):
      fragments.append(fragments.name(of: fact), to: &line)
      fragments.append(fragments.phrase(of: lexicon), to: &line)
      line.appendJSON(string: lexicons[lexicon.index].phrases[phrase])
      line.append(fixed: #","offset":"#)
      line.appendJSON(offset)
      line.append(fixed: #","length":"#)
      line.appendJSON(length)
    case .withoutPhrase(let fact):
      fragments.append(fragments.name(of: fact), to: &line)
      line.append(fixed: #","phrase":null"#)
    case .items(let group, let count):
      fragments.append(fragments.name(of: group), to: &line)
      line.append(fixed: #","items":"#)
      line.appendJSON(count)
    }
    line.append(UInt8(ascii: "}"))
  }

  private func write(_ cell: UInt64, of fact: FactID, to line: inout OutputBuffer) {
    switch fragments.kinds[fact.index] {
    case .yesNo, .code:
      fragments.append(fragments.code(Int(cell), of: fact), to: &line)
    case .codes:
      line.append(UInt8(ascii: "["))
      var rest = cell
      while rest != 0 {
        if rest != cell { line.append(UInt8(ascii: ",")) }
        fragments.append(fragments.code(rest.trailingZeroBitCount, of: fact), to: &line)
        rest &= rest - 1
      }
      line.append(UInt8(ascii: "]"))
    case .number:
      line.appendJSON(Double(bitPattern: cell))
    case .date:
      let day = Day(number: Int32(exactly: Double(bitPattern: cell)) ?? 0)
      line.appendJSON(string: day.description)
    case .text, .identifier:
      // Free text is never repeated beyond the phrases that were found.
      line.append(fixed: "null")
    }
  }

  private func writeKept(_ kept: [[UInt8]], to line: inout OutputBuffer) {
    guard !keptNames.isEmpty else { return }
    line.append(fixed: #","keep":{"#)
    var isFirst = true
    for (name, value) in zip(keptNames, kept) where !value.isEmpty {
      if !isFirst { line.append(UInt8(ascii: ",")) }
      isFirst = false
      line.append(name)
      line.append(UInt8(ascii: ":"))
      line.append(value)
    }
    line.append(UInt8(ascii: "}"))
  }
}

extension Screening.Evidence {
  /// The fact it speaks of; none for a group as a whole.
  fileprivate var fact: FactID? {
    switch self {
    case .answer(let fact, _, _), .phrase(let fact, _, _, _, _), .withoutPhrase(let fact): fact
    case .items: nil
    }
  }
}
