/// A place in a rule file: which file of the book, and which of its bytes.
public struct SourceSpan: Hashable, Sendable {
  /// The position of the file in its `SourceFiles`.
  public var file: Int
  /// Byte offsets into the file.
  public var range: Range<Int>

  public init(file: Int, range: Range<Int>) {
    self.file = file
    self.range = range
  }
}

/// A value together with the place where it was written.
public struct Spanned<Value> {
  public var value: Value
  public var span: SourceSpan

  public init(_ value: Value, at span: SourceSpan) {
    self.value = value
    self.span = span
  }
}

extension Spanned: Sendable where Value: Sendable {}
extension Spanned: Equatable where Value: Equatable {}
