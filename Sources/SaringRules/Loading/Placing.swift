import SaringSource
import SaringXML

extension [Diagnostic] {
  /// Says of each problem where in the book it is: pack, indicator, condition.
  ///
  /// Files with a problem are read a second time; good files cost nothing.
  func placed(in files: [SourceFile]) -> [Diagnostic] {
    var roots: [Int: XMLElement?] = [:]
    return map { problem in
      guard problem.place.isEmpty, let span = problem.span, files.indices.contains(span.file)
      else { return problem }
      let root =
        roots[span.file] ?? (try? XMLElement(reading: files[span.file], at: span.file))
      roots[span.file] = root
      guard let root else { return problem }
      var placed = problem
      if root.name == "indicator", let slash = files[span.file].path.lastIndex(of: "/") {
        placed.place = [String(files[span.file].path[..<slash])]
      }
      placed.place += root.labels(at: span.range.lowerBound)
      return placed
    }
  }
}

extension XMLElement {
  /// What encloses a byte, outermost first.
  fileprivate func labels(at offset: Int) -> [String] {
    var labels = name == "rules" ? [] : [label]
    let inner = children.first { child in
      child.span.range.lowerBound <= offset && offset < child.span.range.upperBound
    }
    if let inner { labels += inner.labels(at: offset) }
    return labels
  }

  /// The element and what tells it from others: `fact docs.passport.holder`.
  private var label: String {
    let names = [
      "id", "name", "of", "indicator", "ref", "strength", "key", "dimension", "pattern", "pack",
      "xml:lang",
    ]
    guard let value = names.lazy.compactMap({ self[$0]?.value }).first, !value.isEmpty else {
      return name
    }
    switch name {
    case "indicator", "pack", "book": return value
    default: return "\(name) \(value)"
    }
  }
}
