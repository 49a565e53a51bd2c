import SaringEngine
public import SaringModel

/// Puts facts, answers and conditions of one rule book into the words of one language.
public struct Phrasing: Sendable {
  public let language: Language
  package let book: RuleBook
  /// Whether answers that could bring harm if they were seen are left out.
  package let withholdsHarmful: Bool
  /// What is said of each sign of whatever profile.
  let signWords: LazyList<SignWords>
  /// What is asked for each fact, then for each group.
  let questionWords: LazyList<String>
  /// That the answer to a fact is one of its codes, for each code of each fact.
  let answerClauses: LazyList<Explanation.Clause>
  /// For each fact where its codes begin there.
  let firstAnswers: [Int]

  public init(_ book: RuleBook, in language: Language, withholdingHarmful: Bool = false) {
    self.book = book
    self.language = language
    withholdsHarmful = withholdingHarmful
    signWords = LazyList(count: book.indicators.count)
    let vocabulary = book.vocabulary
    questionWords = LazyList(count: vocabulary.questionCount)
    var count = 0
    firstAnswers = vocabulary.facts.map { fact in
      defer { count += fact.codes.count }
      return count
    }
    answerClauses = LazyList(count: count)
  }

  package func title(of fact: FactID) -> String {
    book.vocabulary[fact].title[language.rawValue]
  }

  package func title(of group: GroupID) -> String {
    book.vocabulary[group].title[language.rawValue]
  }

  package func title(of indicator: IndicatorID) -> String {
    "\(book[indicator].id) \(book[indicator].title[language.rawValue])"
  }

  /// An answer as a person would say it.
  package func words(for answer: Answer, to fact: FactID) -> String {
    switch answer {
    case .open: language("not known yet", "belum diketahui")
    case .closed(let reason): withholds(fact) ? withheld : words(for: reason)
    case .known(let value): words(for: value, of: fact)
    }
  }

  private func withholds(_ fact: FactID) -> Bool {
    withholdsHarmful && book.vocabulary[fact].isHarmful
  }

  private var withheld: String {
    language("(not shown here)", "(tidak ditampilkan di sini)")
  }

  package func words(for reason: MissingReason) -> String {
    switch reason {
    case .refused: language("not answered", "tidak dijawab")
    case .doesNotKnow: language("not known to the person", "tidak diketahui orangnya")
    case .notApplicable: language("not applicable", "tidak berlaku")
    }
  }

  package func words(for value: Value, of fact: FactID) -> String {
    if withholds(fact) { return withheld }
    let rule = book.vocabulary[fact]
    switch value {
    case .code(let code):
      return self.code(code, of: fact)
    case .codes(let set):
      let codes = rule.codes.indices.filter { set >> UInt64($0) & 1 == 1 }
      guard !codes.isEmpty else { return language("none", "tidak ada") }
      return language.list(codes.map { self.code($0, of: fact) }, and: true)
    case .number(let number): return language.words(for: number, unit: rule.unit)
    case .date(let day): return words(for: day)
    case .text: return language("given", "diberikan")
    }
  }

  package func words(for day: Day) -> String {
    let (year, month, date) = day.components
    return "\(date) \(Self.months[month - 1][language == .english ? 0 : 1]) \(year)"
  }

  package func code(_ code: Int, of fact: FactID) -> String {
    let codes = book.vocabulary[fact].codes
    if book.vocabulary[fact].kind == .yesNo {
      return code == 0 ? language("yes", "ya") : language("no", "tidak")
    }
    guard codes.indices.contains(code) else { return "?" }
    let title = codes[code].title[language.rawValue]
    return title.isEmpty ? codes[code].id : title
  }

  private static let months = [
    ["January", "Januari"], ["February", "Februari"], ["March", "Maret"], ["April", "April"],
    ["May", "Mei"], ["June", "Juni"], ["July", "Juli"], ["August", "Agustus"],
    ["September", "September"], ["October", "Oktober"], ["November", "November"],
    ["December", "Desember"],
  ]
}
