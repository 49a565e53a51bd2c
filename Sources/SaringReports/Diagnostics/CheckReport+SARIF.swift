import SaringSource

extension CheckReport {
  /// One run of SARIF 2.1.0, which names the kinds of problem that occur in it.
  func sarif(version: String?) -> String {
    let used = Set(diagnostics.map(\.code))
    let codes = Diagnostic.Code.allCases.filter(used.contains)
    let driver: JSONValue = [
      "name": "saring", "version": JSONValue(version), "rules": .array(codes.map(\.sarifRule)),
    ]
    let results = diagnostics.map { result(of: $0, rule: codes.firstIndex(of: $0.code)) }
    let run: JSONValue = [
      "tool": ["driver": driver.withoutNulls], "columnKind": "unicodeCodePoints",
      "results": .array(results),
    ]
    let log: JSONValue = [
      "$schema": "https://json.schemastore.org/sarif-2.1.0.json", "version": "2.1.0",
      "runs": [run],
    ]
    var bytes: [UInt8] = []
    bytes.appendJSON(log, breakingLinesTo: 4)
    return String(decoding: bytes, as: UTF8.self) + "\n"
  }

  private func result(of diagnostic: Diagnostic, rule: Int?) -> JSONValue {
    let result: JSONValue = [
      "ruleId": .string(diagnostic.code.rawValue),
      "ruleIndex": rule.map { .number($0) } ?? .null,
      "level": .string(diagnostic.severity.rawValue),
      "message": text(diagnostic.sarifMessage),
      "locations": location(of: diagnostic),
      "relatedLocations": relatedLocations(of: diagnostic),
      "fixes": diagnostic.patch.flatMap(fix).map { [$0] } ?? .null,
    ]
    return result.withoutNulls
  }

  private func location(of diagnostic: Diagnostic) -> JSONValue {
    let physical = diagnostic.span.flatMap(physicalLocation) ?? diagnostic.path.map(artifact)
    let logical = diagnostic.place.last.map { last -> JSONValue in
      [
        [
          "name": .string(last),
          "fullyQualifiedName": .string(diagnostic.place.joined(separator: " › ")),
        ]
      ]
    }
    guard physical != nil || logical != nil else { return .null }
    let location: JSONValue = [
      "physicalLocation": physical ?? .null, "logicalLocations": logical ?? .null,
    ]
    return [location.withoutNulls]
  }

  private func relatedLocations(of diagnostic: Diagnostic) -> JSONValue {
    let locations = diagnostic.related.compactMap { related -> JSONValue? in
      guard let place = physicalLocation(of: related.span) else { return nil }
      return ["physicalLocation": place, "message": text(related.message)]
    }
    return locations.isEmpty ? .null : .array(locations)
  }

  private func physicalLocation(of span: SourceSpan) -> JSONValue? {
    guard files.indices.contains(span.file) else { return nil }
    return [
      "artifactLocation": artifactLocation(files[span.file].path),
      "region": region(of: span.range, in: files[span.file]),
    ]
  }

  /// A file or folder as a whole.
  private func artifact(_ path: String) -> JSONValue {
    ["artifactLocation": artifactLocation(path)]
  }

  private func artifactLocation(_ path: String) -> JSONValue {
    ["uri": .string(path.percentEncoded)]
  }

  private func fix(_ patch: Diagnostic.Patch) -> JSONValue? {
    guard files.indices.contains(patch.span.file) else { return nil }
    let file = files[patch.span.file]
    let replacement: JSONValue = [
      "deletedRegion": region(of: patch.span.range, in: file),
      "insertedContent": text(patch.replacement),
    ]
    let change: JSONValue = [
      "artifactLocation": artifactLocation(file.path),
      "replacements": [replacement],
    ]
    return ["artifactChanges": [change]]
  }

  /// SARIF counts columns in code points, so that a letter with its accent may be two.
  private func region(of range: Range<Int>, in file: SourceFile) -> JSONValue {
    func column(_ offset: Int, _ line: Int) -> Int {
      let start = file.lineRange(line).lowerBound
      let before = file.bytes[start..<min(max(start, offset), file.bytes.count)]
      return String(decoding: before, as: UTF8.self).unicodeScalars.count + 1
    }
    let first = file.position(of: range.lowerBound).line
    let last = file.position(of: range.upperBound).line
    return [
      "startLine": .number(first),
      "startColumn": .number(column(range.lowerBound, first)),
      "endLine": .number(last),
      "endColumn": .number(column(range.upperBound, last)),
      "byteOffset": .number(range.lowerBound),
      "byteLength": .number(range.count),
    ]
  }

  private func text(_ text: String) -> JSONValue {
    ["text": .string(text)]
  }
}

extension Diagnostic {
  /// The sentence and what helps to act on it; SARIF has no other place for these.
  fileprivate var sarifMessage: String {
    var sentences = [message]
    if let suggestion { sentences.append("did you mean \(suggestion)?") }
    if let consequence { sentences.append(consequence) }
    if let help { sentences.append(help) }
    return sentences.joined(separator: "\n")
  }
}

extension Diagnostic.Code {
  fileprivate var sarifRule: JSONValue {
    let page = DiagnosticPage.page(for: self)
    return [
      "id": .string(rawValue),
      "name": .string("\(self)"),
      "shortDescription": ["text": .string(page.title)],
      "fullDescription": ["text": .string(page.meaning)],
      "help": ["text": .string(page.mending)],
      "defaultConfiguration": ["level": .string(severity.rawValue)],
    ]
  }
}

extension String {
  /// The path as a relative reference of a URI.
  fileprivate var percentEncoded: String {
    var bytes: [UInt8] = []
    for byte in utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."),
        UInt8(ascii: "_"), UInt8(ascii: "~"), UInt8(ascii: "/"):
        bytes.append(byte)
      default:
        let digits = String(byte, radix: 16, uppercase: true)
        bytes.append((digits.count == 1 ? "%0" : "%") + digits)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
