public import SaringEngine
public import SaringModel

extension ClaimExplanation {
  /// Explains a claim about the lane that `evaluation` has screened and `reasoner` has taken.
  public init(
    of claim: NamedClaim, screening: Screening, lane: Int, in block: borrowing ProfileBlock,
    by evaluation: borrowing Evaluation, reasoner: inout Reasoner, on day: Day, phrasing: Phrasing
  ) {
    let book = phrasing.book
    let words = phrasing.names(of: claim)
    (kind, id, title) = (words.kind, words.id, words.title)
    limits = phrasing.limits
    let grades = phrasing.conditions(of: claim)
    let truths = grades.map { reasoner.settle($0.claim) }
    let reached = truths.firstIndex(of: .holds)
    outcome =
      reached != nil ? .certain : truths.contains(.unknown) ? .possible : .outOfReach
    summary = phrasing.summary(
      of: outcome, words, strength: reached.flatMap { grades[$0].strength })
    if case .indicator(let indicator) = claim,
      let finding = screening.fired.first(where: { $0.indicator == indicator })
    {
      sign = phrasing.sign(
        finding, evidence: screening.evidence[finding.evidence], lane, block, evaluation)
    }
    guard !phrasing.withholdsHarmful else { return }
    var clauses = TermClauses(phrasing, on: day)
    if let reached {
      basis = phrasing.basis(of: grades[reached].claim, &reasoner, &clauses, showing: .max)
    }
    // What comes next: the grade above the one that is reached, or the weakest that can be.
    let above = grades[..<(reached ?? grades.endIndex)]
    let candidates = zip(above, truths).filter { $0.1 == .unknown }.map(\.0)
    guard let next = candidates.last ?? above.last else { return }
    var missing = Missing(
      strength: grades.count > 1 ? next.strength.map { phrasing.words(for: $0) } : nil)
    for part in next.parts {
      let clause = phrasing.sentence(part)
      switch evaluation.truth(of: part, lane: lane) {
      case .holds: missing.holding.append(clause)
      case .fails: missing.failing.append(clause)
      case .unknown: missing.open.append(clause)
      }
    }
    let vocabulary = book.vocabulary
    let ways = reasoner.ways(to: next.claim, atMost: 2) { fact in
      !vocabulary[fact].isProtected && fact != book.date && fact != book.subject
    }
    missing.ways = ways.list.map { way in
      Way(
        answering: clauses(way.terms.filter { !$0.isChange }),
        changing: clauses(way.terms.filter(\.isChange)))
    }
    missing.isShortest = ways.isShortest
    self.missing = missing
  }
}

extension Reasoner {
  fileprivate mutating func settle(_ claim: Claim) -> Truth {
    cases.settle(claim).truth
  }
}

extension Phrasing {
  /// One condition of a claim: an indicator has one for each grade, strongest first.
  struct ClaimCondition {
    var claim: Claim
    var strength: Strength?
    /// What must all hold.
    var parts: [Predicate]
  }

  func conditions(of claim: NamedClaim) -> [ClaimCondition] {
    switch claim {
    case .indicator(let id):
      book[id].grades.map { grade in
        ClaimCondition(
          claim: .fired(id, from: grade.strength), strength: grade.strength,
          parts: ([book[id].applies].compactMap { $0 } + [grade.when]).flatMap(\.parts))
      }
    case .pattern(let id):
      [ClaimCondition(claim: .holds(id), strength: nil, parts: book[id].when.parts)]
    case .dimension(let id):
      [ClaimCondition(claim: .positive(id), strength: nil, parts: book[id].when.parts)]
    case .level(let level):
      [
        ClaimCondition(claim: .level(level), strength: nil, parts: book[level].when?.parts ?? [])
      ]
    }
  }

  struct ClaimNames {
    var kind: ClaimExplanation.Kind
    var id: String
    var title: String
  }

  func names(of claim: NamedClaim) -> ClaimNames {
    switch claim {
    case .indicator(let id):
      ClaimNames(kind: .indicator, id: book[id].id, title: words(book[id].title))
    case .pattern(let id):
      ClaimNames(kind: .pattern, id: book[id].id, title: words(book[id].title))
    case .dimension(let id):
      ClaimNames(kind: .dimension, id: book[id].id, title: words(book[id].title))
    case .level(let level):
      ClaimNames(
        kind: .level, id: level.name,
        title: "\(language.name(of: level)) – \(words(book[level].title))")
    }
  }

  func summary(
    of outcome: ClaimExplanation.Outcome, _ names: ClaimNames, strength: Strength?
  ) -> String {
    switch (names.kind, outcome) {
    case (.indicator, .certain):
      let strength = strength.map { words(for: $0) } ?? ""
      return language("This sign is there: \(strength).", "Tanda ini ada: \(strength).")
    case (.indicator, .possible):
      return language(
        "This sign is not there, and open answers could still bring it.",
        "Tanda ini tidak ada, tetapi jawaban yang masih terbuka dapat memunculkannya.")
    case (.indicator, .outOfReach):
      return language(
        "This sign is not there, and no open answer can bring it.",
        "Tanda ini tidak ada, dan tidak ada jawaban terbuka yang dapat memunculkannya.")
    case (.level, .certain):
      return language(
        "The level is this one or a higher one, whatever the open answers are.",
        "Tingkatnya ini atau lebih tinggi, apa pun jawaban yang masih terbuka.")
    case (.level, .possible):
      return language(
        "This level is not reached, and open answers could still bring it.",
        "Tingkat ini belum tercapai, tetapi jawaban yang masih terbuka dapat memunculkannya.")
    case (.level, .outOfReach):
      return language(
        "This level is not reached, and no open answer can bring it.",
        "Tingkat ini tidak tercapai, dan tidak ada jawaban terbuka yang dapat memunculkannya.")
    case (_, .certain):
      return language(
        "It holds, whatever the open answers are.",
        "Ini berlaku, apa pun jawaban yang masih terbuka.")
    case (_, .possible):
      return language(
        "It does not hold yet, and open answers could still bring it.",
        "Ini belum berlaku, tetapi jawaban yang masih terbuka dapat memunculkannya.")
    case (_, .outOfReach):
      return language(
        "It does not hold, and no open answer can bring it.",
        "Ini tidak berlaku, dan tidak ada jawaban terbuka yang dapat memunculkannya.")
    }
  }
}

extension ClaimExplanation {
  /// The same without the name of a crime and without sources.
  public func discreet(in language: Language) -> ClaimExplanation {
    var page = self
    page.title = language.discreet(title)
    page.sign = sign.map { $0.discreet(in: language) }
    page.limits = limits.map(language.discreet)
    return page
  }
}
