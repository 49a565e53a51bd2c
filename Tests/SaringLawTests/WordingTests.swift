import SaringExplanation
import SaringModel
import Testing

/// Nothing that Saring says accuses anybody or settles what a person is (PR-13, FA-12).
@Suite("wording of the shipped rules") struct WordingTests {
  private static let texts = Shipped.book.texts

  @Test("every text is there in both languages")
  func languages() {
    #expect(Shipped.book.languages == ["en", "id"])
    for text in Self.texts where !text.isCodeTitle {
      for language in ["en", "id"] {
        #expect(!text.words[language].isEmpty, "\(text.place) in \(language)")
      }
    }
  }

  @Test("no text accuses, labels or settles what somebody is")
  func accusing() {
    for text in Self.texts {
      for (language, words) in [
        ("en", Wording.accusingInEnglish), ("id", Wording.accusingInIndonesian),
      ] {
        let said = Wording.withoutNames(text.words[language])
        for word in words where Wording.holds(word, in: said) {
          Issue.record("\(text.place) in \(language) says “\(word)”: \(text.words[language])")
        }
      }
    }
  }

  @Test("the list finds what it is for, and passes over names of laws and of those who harm")
  func list() {
    func isAccusing(_ text: String) -> Bool {
      let said = Wording.withoutNames(text)
      return (Wording.accusingInEnglish + Wording.accusingInIndonesian)
        .contains { Wording.holds($0, in: said) }
    }
    for text in [
      "This person is a victim.", "An illegal migrant.", "She is lying.", "A suspicious traveller.",
      "Orang ini korban.", "TKI ilegal", "Ia berbohong.", "Orang yang mencurigakan.",
      "A high-risk person.",
    ] {
      #expect(isAccusing(text), "\(text)")
    }
    for text in [
      "Law 21 of 2007 on trafficking in persons", "The trafficker is near.",
      "Told to lie at the airport.", "Lie down and rest.", "Korbankan waktu",
      "Made to scam others.",
      "Illegal fishing was ordered.", "penipuan daring",
    ] {
      #expect(!isAccusing(text), "\(text)")
    }
  }

  @Test(
    "what is advised is information, help or a closer look, and nothing that is done to a person")
  func actions() {
    let advised = Set(Action.allCases.map(\.rawValue))
    let known: Set<String> = [
      "inform", "advise", "refer", "priority_referral", "urgent_referral", "second_interview",
      "consent_needed", "medical_help", "child_protection", "safe_place", "interpreter",
      "private_interview", "document_return", "labour_rights_advice", "embassy_contact",
      "verify_documents",
    ]
    #expect(advised.subtracting(known) == [], "look at new actions with care")
    let harsh = [
      "arrest", "detain", "detention", "deport", "deportation", "refuse the passport",
      "refuse departure", "deny boarding", "offload", "blacklist the", "interrogate", "raid",
      "tangkap", "tahan", "deportasi", "cekal", "tolak paspor", "tunda keberangkatan", "interogasi",
    ]
    for text in Shipped.book.advice + Self.words(of: Action.allCases) {
      for word in harsh {
        #expect(!Wording.holds(word, in: text), "\(text)")
      }
    }
  }

  private static func words(of actions: [Action]) -> [String] {
    actions.flatMap { action in Language.allCases.map { $0.words(for: action) } }
  }
}
