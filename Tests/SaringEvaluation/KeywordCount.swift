/// What a list of words does without rules: the yardstick beside the ranking.
enum KeywordCount {
  static let words = [
    "work from home", "work at home", "data entry", "typing", "clerk", "no experience",
    "extra income", "extra cash", "earn money", "weekly pay", "per week", "a week", "urgently",
    "immediate start", "start immediately", "wire transfer", "western union", "bank account",
    "gmail", "yahoo", "part time", "flexible hours", "internet access", "apply now", "call now",
    "training provided", "home based",
  ]

  private static let places = [
    "advert.logo_shown", "advert.asks_applicants", "advert.firm_presented",
  ]

  /// Places left empty around the text go first, then words found in it.
  static func place(of advert: Advert) -> Place {
    let text = advert.text.lowercased()
    let empty = places.count {
      if case .text("no") = advert.facts[$0] { true } else { false }
    }
    return Place(level: empty, weight: words.count { text.contains($0) }, phrases: 0)
  }
}
