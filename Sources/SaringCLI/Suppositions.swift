import Saring
import SaringEngine
import SaringExplanation
import SaringModel
import SaringProfiles
import SaringReports
import SaringRules

/// Answers given as arguments, as in `--what-if docs.passport.holder=self`.
struct Suppositions {
  private(set) var answers: [(fact: FactID, item: Int, answer: Answer)] = []

  /// Reads all arguments; what is wrong with any of them is said together.
  init(
    _ arguments: [String], _ book: RuleBook, in language: Language, option: String = "--what-if"
  ) throws(CommandFailure) {
    guard !arguments.isEmpty else { return }
    let reader = AnswerReader(
      book.vocabulary, languages: book.languages,
      usesDecimalComma: language == .indonesian)
    var problems: [String] = []
    for argument in arguments {
      guard let sign = argument.firstIndex(of: "=") else {
        problems.append(
          language(
            "\(option) needs a fact and an answer, as in docs.passport.holder=self",
            "\(option) memerlukan fakta dan jawaban, misalnya docs.passport.holder=self"))
        continue
      }
      let name = String(argument[..<sign])
      guard let (fact, item) = reader.place(named: name) else {
        problems.append(Self.unknown(name, in: book, language))
        continue
      }
      guard book.vocabulary[fact].derivation == nil else {
        problems.append(
          language(
            "\(name) is computed by the rules; give the answers it is computed from",
            "\(name) dihitung oleh aturan; isi jawaban yang menjadi dasarnya"))
        continue
      }
      do throws(RecordProblem) {
        let words = String(argument[argument.index(after: sign)...])
        let answer = try reader.answer(words, to: fact, item: item)
        answers.removeAll { $0.fact == fact && $0.item == item }
        answers.append((fact, item, answer))
      } catch {
        problems.append("\(option): \(error.message(in: language.rawValue))")
      }
    }
    guard problems.isEmpty else { throw .usage(problems.joined(separator: "\nsaring: ")) }
  }

  var places: [(fact: FactID, item: Int)] { answers.map { ($0.fact, $0.item) } }

  /// The profile with these answers in place of its own.
  func applied(to profile: Profile, _ vocabulary: Vocabulary) -> Profile {
    var profile = profile
    for (fact, item, answer) in answers {
      profile[fact, item, vocabulary[fact].group] = answer
    }
    return profile
  }

  private static func unknown(
    _ name: String, in book: RuleBook, _ language: Language
  ) -> String {
    let near = NearName.nearest(to: name, among: book.vocabulary.facts.map(\.name))
    if let group = book.vocabulary.group(named: name) {
      let example = book.vocabulary[group].facts.first.map { book.vocabulary[$0].name } ?? name
      let numbered = "\(name).1\(example.dropFirst(name.count))"
      return language(
        "\(name) has entries; name one answer of one of them, as in \(numbered)=…",
        "\(name) terdiri atas isian; sebut satu jawaban dari salah satunya, misalnya \(numbered)=…")
    }
    return language(
      "no fact is named \(name.printable)", "tidak ada fakta bernama \(name.printable)")
      + language.suggestion(near)
  }
}

extension Language {
  /// *; did you mean …?*, where a name is near.
  func suggestion(_ name: String?) -> String {
    name.map { self("; did you mean \($0)?", "; maksud Anda \($0)?") } ?? ""
  }
}
