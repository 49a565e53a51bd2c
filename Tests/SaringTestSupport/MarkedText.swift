public import SaringSource

/// A source with markers that say where something must point.
///
/// `MarkedText(#"<fact name="①passprot②"/>"#)` has the text `<fact name="passprot"/>`, and
/// `span("①", "②")` covers `passprot`. Markers are the circled numbers ① to ⑳.
public struct MarkedText: Sendable {
  /// The source without its markers.
  public let text: String
  private let offsets: [Character: Int]

  public init(_ marked: String) {
    var text = ""
    var offsets: [Character: Int] = [:]
    for character in marked {
      if ("①"..."⑳").contains(character) {
        precondition(offsets[character] == nil, "the marker \(character) stands twice")
        offsets[character] = text.utf8.count
      } else {
        text.append(character)
      }
    }
    self.text = text
    self.offsets = offsets
  }
}

extension MarkedText {
  public var bytes: [UInt8] { Array(text.utf8) }

  /// Where a marker stands, in bytes of `text`.
  public func offset(_ marker: Character) throws(MissingMarker) -> Int {
    guard let offset = offsets[marker] else { throw MissingMarker(marker: marker) }
    return offset
  }

  /// What stands between two markers, in bytes of `text`.
  public func range(
    _ first: Character, _ last: Character
  ) throws(MissingMarker) -> Range<Int> {
    try offset(first)..<offset(last)
  }

  public func span(
    _ first: Character, _ last: Character, file: Int = 0
  ) throws(MissingMarker) -> SourceSpan {
    SourceSpan(file: file, range: try range(first, last))
  }

  public struct MissingMarker: Error, CustomStringConvertible {
    let marker: Character
    public var description: String { "no marker \(marker) stands in the text" }
  }
}
