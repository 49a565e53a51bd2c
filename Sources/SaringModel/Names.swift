/// The position of a fact in the vocabulary.
public struct FactID: Hashable, Sendable, Comparable {
  public let index: Int
  package init(index: Int) { self.index = index }
  public static func < (left: Self, right: Self) -> Bool { left.index < right.index }
}

/// The position of a repeated group in the vocabulary.
public struct GroupID: Hashable, Sendable {
  public let index: Int
  package init(index: Int) { self.index = index }
}

/// The position of a table in the rule book.
public struct TableID: Hashable, Sendable {
  public let index: Int
  package init(index: Int) { self.index = index }
}

/// The position of a parameter in the rule book.
public struct ParameterID: Hashable, Sendable, Comparable {
  public let index: Int
  package init(index: Int) { self.index = index }
  public static func < (left: Self, right: Self) -> Bool { left.index < right.index }
}

/// The position of a lexicon in the rule book.
public struct LexiconID: Hashable, Sendable, Comparable {
  public let index: Int
  package init(index: Int) { self.index = index }
  public static func < (left: Self, right: Self) -> Bool { left.index < right.index }
}

/// The position of a pack in the rule book.
public struct PackID: Hashable, Sendable {
  public let index: Int
  package init(index: Int) { self.index = index }
}

/// The position of a source in the rule book.
public struct SourceID: Hashable, Sendable {
  public let index: Int
  package init(index: Int) { self.index = index }
}

/// The position of a dimension in the rule book.
public struct DimensionID: Hashable, Sendable {
  public let index: Int
  package init(index: Int) { self.index = index }
}

/// The position of an indicator in the rule book.
public struct IndicatorID: Hashable, Sendable, Comparable {
  public let index: Int
  package init(index: Int) { self.index = index }
  public static func < (left: Self, right: Self) -> Bool { left.index < right.index }
}

/// The position of a pattern in the rule book.
public struct PatternID: Hashable, Sendable {
  public let index: Int
  package init(index: Int) { self.index = index }
}
