/// What a list of words does without rules: the yardstick beside the ranking.
enum KeywordCount {
  private static let words = [
    "work from home", "data entry", "no experience", "earn", "cash", "money", "weekly", "per week",
    "urgent", "immediate", "wire transfer", "western union", "bank account", "gmail", "yahoo",
    "part time", "flexible hours", "internet access", "apply now", "call now",
  ]

  private static let missing = [
    "advert.logo_shown", "advert.asks_applicants", "advert.firm_presented",
  ]

  /// Words found, and places left empty around the text.
  static func place(of advert: Advert) -> Place {
    let text = advert.text.lowercased()
    let found = words.count { text.contains($0) }
    let empty = missing.count {
      if case .text("no") = advert.facts[$0] { true } else { false }
    }
    return Place(level: 0, weight: found + empty, phrases: 0)
  }
}
