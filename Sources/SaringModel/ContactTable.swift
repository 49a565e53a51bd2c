/// Whom to call, in words, by date and if need be by the answer to a question.
public struct ContactTable: Sendable {
  public let id: String
  public let title: LocalizedText
  /// The fact whose answer selects the entries; without it all are shown.
  public let keys: FactID?
  public let entries: [Entry]

  package init(id: String, title: LocalizedText, keys: FactID?, entries: [Entry]) {
    self.id = id
    self.title = title
    self.keys = keys
    self.entries = entries
  }
}

extension ContactTable {
  /// One service with how to reach it.
  public struct Entry: Sendable {
    /// The key as written.
    public let key: String
    /// The position of the key among the codes of `keys`; 0 without them.
    public let code: Int
    public let words: LocalizedText
    /// First and last day on which it holds.
    public let from: Day?
    public let until: Day?
    public let source: String
    public let isVerified: Bool

    package init(
      key: String, code: Int, words: LocalizedText, from: Day?, until: Day?, source: String,
      isVerified: Bool
    ) {
      self.key = key
      self.code = code
      self.words = words
      self.from = from
      self.until = until
      self.source = source
      self.isVerified = isVerified
    }

    /// Whether the entry holds on `day`.
    public func holds(on day: Day) -> Bool {
      if let from, day < from { return false }
      if let until, day > until { return false }
      return true
    }
  }

  /// The entries for an answer on a day.
  public func entries(for answer: Answer?, on day: Day) -> [Entry] {
    entries.filter { entry in
      guard entry.holds(on: day) else { return false }
      guard keys != nil else { return true }
      return answer == .known(.code(entry.code))
    }
  }
}
