import SaringEngine
public import SaringModel
public import SaringProfiles

/// Finds one record of a stream, and reads all that it says.
public struct ProfileSearch: Sendable {
  private let book: RuleBook
  private let identity: IdentityHandling

  public init(_ book: RuleBook, identity: IdentityHandling = .refuse) {
    self.book = book
    self.identity = identity
  }

  /// What came of the search.
  public enum Outcome: Sendable {
    /// The profile; names in it that the vocabulary does not have were passed over.
    case found(Profile, unknownNames: [String])
    /// No record has the name, among so many; some were rejected and have no name.
    case notFound(read: Int, rejected: Int)
    /// The record could not be read as a profile.
    case rejected(RecordProblem)
    /// The stream was to hold one record and holds more.
    case several
  }

  /// Finds the record called `id`, or the first one when no name is given.
  ///
  /// With `isOnly` it must be the only record of the stream.
  public func find(
    _ id: String?, in source: ScreeningSource, isOnly: Bool = false
  ) throws(ProfileReadError) -> Outcome {
    let vocabulary = book.vocabulary
    let layout = ColumnLayout(all: vocabulary)
    var reader = RecordReader(descriptor: source.descriptor, format: source.format)
    let shape = try reader.readShape()
    let decoder = RecordDecoder(
      vocabulary: vocabulary, layout: layout, shape: shape, languages: book.languages,
      identity: identity)
    var block = ProfileBlock(layout: layout)
    var found: Profile?
    var read = 0
    var rejected = 0
    while let batch = try reader.next() {
      for position in batch.records.indices {
        if found != nil { return .several }
        block.clear()
        read += 1
        if let problem = decoder.decode(batch, record: position, into: &block) {
          if id == nil { return .rejected(problem) }
          rejected += 1
          continue
        }
        let profile = block.profile(lane: 0, vocabulary: vocabulary)
        guard id == nil || profile.name(in: vocabulary) == id else { continue }
        guard isOnly else { return .found(profile, unknownNames: decoder.unknownNames.sorted()) }
        found = profile
      }
    }
    if let found { return .found(found, unknownNames: decoder.unknownNames.sorted()) }
    return .notFound(read: read, rejected: rejected)
  }
}

extension Profile {
  /// The caller's pseudonym for the record; nothing when it has none.
  public func name(in vocabulary: Vocabulary) -> String? {
    guard let fact = vocabulary.fact(named: "record.id"),
      case .known(.text(let name)) = self[fact]
    else { return nil }
    return name
  }
}
