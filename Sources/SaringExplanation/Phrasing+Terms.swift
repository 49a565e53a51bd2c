import SaringEngine
import SaringModel

/// The clauses of one page: many claims rest on the same answers, which are put into words once.
struct TermClauses {
  private let phrasing: Phrasing
  /// The day whose numbers are told.
  private let day: Day
  private var known: [Term: Explanation.Clause] = [:]

  init(_ phrasing: Phrasing, on day: Day) {
    self.phrasing = phrasing
    self.day = day
  }

  /// Each term as a clause.
  mutating func callAsFunction(_ terms: [Term]) -> [Explanation.Clause] {
    terms.map { term in
      // Most terms are one code of a fact, which reads alike in every page.
      if case .test(.isOne(let fact, let codes)) = term.condition, codes.count == 1 {
        return phrasing.answerClauses.value(at: phrasing.firstAnswers[fact.index] + codes[0]) {
          phrasing.clause(of: term, on: day)
        }
      }
      if let clause = known[term] { return clause }
      let clause = phrasing.clause(of: term, on: day)
      known[term] = clause
      return clause
    }
  }
}

extension Phrasing {
  fileprivate func clause(of term: Term, on day: Day) -> Explanation.Clause {
    Explanation.Clause(
      name: name(of: term.variable), title: title(of: term.variable), words: words(for: term, day))
  }

  /// The answers of a set by name alone.
  func clauses(_ questions: [Screening.Question]) -> [Explanation.Clause] {
    questions.map { question in
      let variable = Variable(question)
      let title = title(of: variable)
      return Explanation.Clause(
        name: name(of: variable), title: title, words: "“\(title)”")
    }
  }

  private func name(of variable: Variable) -> String {
    switch variable {
    case .fact(let fact), .mention(let fact, _), .comparison(let fact, _, _):
      book.vocabulary[fact].name
    case .group(let group), .items(let group, _): book.vocabulary[group].name
    }
  }

  private func title(of variable: Variable) -> String {
    switch variable {
    case .fact(let fact), .mention(let fact, _), .comparison(let fact, _, _): title(of: fact)
    case .group(let group), .items(let group, _): title(of: group)
    }
  }

  private func words(for term: Term, _ day: Day) -> String {
    if let condition = term.condition {
      return oneOfMany(condition, term.sample) ?? clause(condition, day).text
    }
    let title = title(of: term.variable)
    switch (term.variable, term.sample) {
    case (.group, _):
      return language("the entries under “\(title)”", "isian pada “\(title)”")
    case (.items, .comesOut(let outcome)):
      return outcome
        ? language(
          "entries under “\(title)” say what the rule asks for",
          "isian pada “\(title)” menyebut apa yang ditanyakan aturan")
        : language(
          "no entries under “\(title)” say what the rule asks for",
          "tidak ada isian pada “\(title)” yang menyebut apa yang ditanyakan aturan")
    case (.fact(let fact), .known(let cell)):
      let answer = words(for: value(cell, of: fact), of: fact)
      return language(
        "the answer to “\(title)” is: \(answer)", "jawaban tentang “\(title)” adalah: \(answer)")
    default:
      return language("the answer to “\(title)”", "jawaban tentang “\(title)”")
    }
  }

  /// How many answers a sentence lists.
  private static var mostListed: Int { 3 }

  /// One answer of a long list, with what is true of the others; nothing where all can be said.
  private func oneOfMany(_ condition: Predicate, _ sample: Choice) -> String? {
    guard case .test(.isOne(let fact, let codes)) = condition, codes.count > Self.mostListed
    else { return nil }
    let code: Int
    switch sample {
    case .known(let cell), .alike(let cell): code = Int(truncatingIfNeeded: cell)
    case .open, .closed, .comesOut: return nil
    }
    let title = title(of: fact)
    let answer = self.code(code, of: fact)
    let rest = book.vocabulary[fact].codes.indices.filter { !codes.contains($0) }
    let others =
      rest.count <= Self.mostListed
      ? language(
        "any answer but \(quoted(rest, of: fact)) would do",
        "jawaban apa pun selain \(quoted(rest, of: fact)) sama saja")
      : language(
        "\(codes.count - 1) other answers would do as well",
        "\(codes.count - 1) jawaban lain sama saja")
    return language(
      "the answer to “\(title)” is “\(answer)” (\(others))",
      "jawaban tentang “\(title)” adalah “\(answer)” (\(others))")
  }

  /// A condition on one answer; one value alone is said as such.
  private func clause(_ condition: Predicate, _ day: Day) -> Wording {
    switch condition {
    case .test(let test): return clause(test, isSo: true, day)
    case .not(.test(let test)): return clause(test, isSo: false, day)
    case .all(let parts):
      if let exactly = exactly(parts, day) { return exactly }
      return language.list(parts.map { clause($0, day) }, and: true)
    case .any(let parts): return language.list(parts.map { clause($0, day) })
    default: return "\(self.clause(condition))"
    }
  }

  private func exactly(_ parts: [Predicate], _ day: Day) -> Wording? {
    guard parts.count == 2,
      case .test(.compare(let fact, .atLeast, .constant(let least))) = parts[0],
      case .test(.compare(fact, .atMost, .constant(least))) = parts[1]
    else { return nil }
    let answer = words(for: value(least.bitPattern, of: fact), of: fact)
    return language.wording(
      "“\(name(of: fact))” is \(answer)", "“\(name(of: fact))” adalah \(answer)")
  }
}
