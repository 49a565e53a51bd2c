/// One advert or message as a profile, with what is known of it beforehand.
struct Advert {
  var facts: [String: Answer]
  var isFraudulent = false
  var ring = ""

  var text: String {
    if case .text(let text) = facts["advert.text"] { text } else { "" }
  }
}

/// An answer as a profile writes it.
enum Answer: Encodable {
  case text(String)
  case number(Double)

  func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .text(let text): try container.encode(text)
    case .number(let number): try container.encode(number)
    }
  }
}

extension Advert {
  /// An advert of which the words alone are known.
  init(id: String, parts: [String?]) {
    facts = [
      "record.id": .text(id), "record.stage": .text("advert_only"),
      "advert.text": .text(parts.compactMap(\.self).joined(separator: "\n")),
    ]
  }

  mutating func answer(_ fact: String, _ holds: Bool) {
    facts[fact] = .text(holds ? "yes" : "no")
  }
}
