import SaringSource

/// What a patch does to the lines of a file.
struct LineChange {
  /// One line that goes, or one that comes, with its number.
  enum Line: Equatable {
    case removed(Int, String)
    case added(Int, String)
  }

  let lines: [Line]
  /// Whether nothing comes in the place of what goes.
  let isDeletion: Bool
}

extension LineChange {
  init(_ patch: Diagnostic.Patch, in file: SourceFile) {
    let range = patch.span.range.clamped(to: 0..<file.bytes.count)
    let first = file.position(of: range.lowerBound).line
    let last = file.position(of: range.upperBound).line
    let whole = file.lineRange(first).lowerBound..<file.lineRange(last).upperBound
    let head = file.bytes[whole.lowerBound..<range.lowerBound]
    let tail = file.bytes[range.upperBound..<max(range.upperBound, whole.upperBound)]

    var old = file.bytes[whole].lines
    var new = (head + ArraySlice(patch.replacement.utf8) + tail).lines
    var number = first
    while let line = old.first, line == new.first {
      old.removeFirst()
      new.removeFirst()
      number += 1
    }
    while let line = old.last, line == new.last {
      old.removeLast()
      new.removeLast()
    }
    let focus = range.lowerBound - file.lineRange(number).lowerBound
    lines =
      old.enumerated().map { .removed(number + $0, $1.printed(around: focus)) }
      + new.enumerated().map { .added(number + $0, $1.printed(around: focus)) }
    isDeletion = patch.replacement.isEmpty
  }
}

extension ArraySlice<UInt8> {
  fileprivate var lines: [ArraySlice<UInt8>] {
    split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
      .map { $0.last == UInt8(ascii: "\r") ? $0.dropLast() : $0 }
  }

  /// The line as a terminal may show it, cut around an offset when it is long.
  fileprivate func printed(around offset: Int) -> String {
    let focus = startIndex + Swift.max(0, Swift.min(offset, count))
    return PrintedLine(self, marking: focus..<focus).text
  }
}
