/// The position of a fact in the vocabulary.
public struct FactID: Hashable, BitwiseCopyable, Sendable, Comparable {
  public let index: Int
  @inlinable package init(index: Int) { self.index = index }
  public static func < (left: Self, right: Self) -> Bool { left.index < right.index }
}

/// The position of a repeated group in the vocabulary.
public struct GroupID: Hashable, BitwiseCopyable, Sendable {
  public let index: Int
  @inlinable package init(index: Int) { self.index = index }
}

/// The position of a table in the rule book.
public struct TableID: Hashable, BitwiseCopyable, Sendable {
  public let index: Int
  @inlinable package init(index: Int) { self.index = index }
}

/// The position of a parameter in the rule book.
public struct ParameterID: Hashable, BitwiseCopyable, Sendable, Comparable {
  public let index: Int
  @inlinable package init(index: Int) { self.index = index }
  public static func < (left: Self, right: Self) -> Bool { left.index < right.index }
}

/// The position of a lexicon in the rule book.
public struct LexiconID: Hashable, BitwiseCopyable, Sendable, Comparable {
  public let index: Int
  @inlinable package init(index: Int) { self.index = index }
  public static func < (left: Self, right: Self) -> Bool { left.index < right.index }
}

/// The position of a pack in the rule book.
public struct PackID: Hashable, BitwiseCopyable, Sendable {
  public let index: Int
  @inlinable package init(index: Int) { self.index = index }
}

/// A table of contacts of a rule book, by position.
public struct ContactTableID: Hashable, BitwiseCopyable, Sendable {
  public let index: Int
  @inlinable package init(index: Int) { self.index = index }
}

/// The position of a source in the rule book.
public struct SourceID: Hashable, BitwiseCopyable, Sendable {
  public let index: Int
  @inlinable package init(index: Int) { self.index = index }
}

/// The position of a dimension in the rule book.
public struct DimensionID: Hashable, BitwiseCopyable, Sendable {
  public let index: Int
  @inlinable package init(index: Int) { self.index = index }
}

/// The position of an indicator in the rule book.
public struct IndicatorID: Hashable, BitwiseCopyable, Sendable, Comparable {
  public let index: Int
  @inlinable package init(index: Int) { self.index = index }
  public static func < (left: Self, right: Self) -> Bool { left.index < right.index }
}

/// The position of a pattern in the rule book.
public struct PatternID: Hashable, BitwiseCopyable, Sendable {
  public let index: Int
  @inlinable package init(index: Int) { self.index = index }
}
