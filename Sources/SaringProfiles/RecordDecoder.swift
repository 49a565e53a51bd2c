public import SaringEngine
public import SaringModel

/// Turns raw records into lanes of a block. Each worker owns one.
public final class RecordDecoder {
  let shape: RecordShape

  /// Names in records or header that the vocabulary does not have.
  public private(set) var unknownNames: Set<String> = []
  /// Names of computed facts that a record or header gives all the same; they are ignored.
  public private(set) var computedNames: Set<String> = []

  /// - Parameter languages: The languages whose titles are accepted in place of codes.
  public init(
    vocabulary: Vocabulary, layout: ColumnLayout, shape: RecordShape,
    languages: [String] = ["en", "id"]
  ) {
    self.shape = shape
  }

  /// Adds a record as the next lane of a block, or leaves the block as it was and says why not.
  ///
  /// - Precondition: The block has the decoder's layout and is not full.
  public func decode(
    _ batch: RecordBatch, record: Int, into block: inout ProfileBlock
  ) -> RecordProblem? {
    nil
  }
}
