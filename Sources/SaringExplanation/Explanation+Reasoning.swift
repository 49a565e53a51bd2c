import SaringEngine
package import SaringModel

extension Explanation {
  /// What is reasoned about one profile beside its screening: what each claim rests on and what would undo
  /// it, what else could come and what would change the level.
  ///
  /// The parts do not bear on each other, so that several threads can work on them, each with a reasoner
  /// that has taken the profile.
  package struct Reasoning: Sendable {
    private enum Part: Sendable {
      case sign(Claim)
      case finding(Finding, Claim)
      case prospect(Claim)
      case changes(TriageLevel)
    }

    package enum Outcome: Sendable {
      case basis(Basis)
      /// Nothing where no answers can bring it.
      case prospect(Prospect?)
      case changes(Changes)
    }

    private let parts: [Part]
    private let phrasing: Phrasing
    private let day: Day

    package var count: Int { parts.count }
  }
}

extension Explanation.Reasoning {
  /// - Parameters:
  ///   - screening: The screening that is explained.
  ///   - reasoner: Has taken the profile.
  ///   - day: The day of the profile.
  ///   - phrasing: The words; where it withholds answers there is nothing to reason, as each of these
  ///     sentences would tell one.
  package init(
    about screening: Screening, by reasoner: borrowing Reasoner, on day: Day, phrasing: Phrasing
  ) {
    self.phrasing = phrasing
    self.day = day
    if phrasing.withholdsHarmful {
      parts = []
      return
    }
    let book = phrasing.book
    let signs = screening.fired.filter { book[$0.indicator].role == .risk }
    // The longest first, so that nobody waits for one that was begun last.
    parts =
      [.changes(screening.level)]
      + reasoner.openClaimCandidates.map { .prospect($0) }
      + phrasing.findings(screening, reasoner).map { .finding($0, $1) }
      + signs.map { .sign(.fired($0.indicator, from: $0.strength)) }
  }

  /// Works on parts until `next` has no more of them, and hands each outcome to `finish`.
  package func work(
    with reasoner: inout Reasoner, taking next: () -> Int?, finishing finish: (Int, Outcome) -> Void
  ) {
    var clauses = TermClauses(phrasing, on: day)
    while let index = next() {
      let outcome: Outcome =
        switch parts[index] {
        case .sign(let claim), .finding(_, let claim):
          .basis(phrasing.basis(of: claim, &reasoner, &clauses))
        case .prospect(let claim):
          .prospect(reasoner.openClaim(claim).map { phrasing.prospect($0, &clauses) })
        case .changes(let level):
          .changes(phrasing.changes(reasoner.changes(ofLevel: level), &clauses))
        }
      finish(index, outcome)
    }
  }

  /// Adds what came of each part to the explanation of the same screening.
  package func add(_ outcomes: [Outcome], to explanation: inout Explanation) {
    var sign = 0
    for (part, outcome) in zip(parts, outcomes) {
      switch (part, outcome) {
      case (.sign, .basis(let basis)):
        explanation.fired[sign].basis = basis
        sign += 1
      case (.finding(var finding, _), .basis(let basis)):
        finding.basis = basis
        explanation.findings.append(finding)
      case (.prospect, .prospect(let prospect)):
        if let prospect { explanation.prospects.append(prospect) }
      case (.changes, .changes(let changes)): explanation.changes = changes
      default: preconditionFailure("an outcome of another part")
      }
    }
  }
}

extension Phrasing {
  /// What a claim that is certain rests on, with at most `shown` sets of answers in words.
  func basis(
    of claim: Claim, _ reasoner: inout Reasoner, _ clauses: inout TermClauses,
    showing shown: Int = 4
  ) -> Explanation.Basis {
    let reasons = reasoner.reasons(for: claim)
    var basis = Explanation.Basis()
    let sets = reasons.minimal.filter { !$0.isEmpty }
    basis.count = sets.count
    basis.reasons = reasoner.terms(of: sets.prefix(shown), for: claim).map { clauses($0) }
    basis.undoing = reasons.undoing.map { self.clauses($0) }
    if !reasons.isComplete {
      basis.caution = language(
        "More sets may carry it than are shown here.",
        "Mungkin ada kumpulan lain yang mendukungnya selain yang ditampilkan.")
    } else if !reasons.isExact {
      basis.caution = language(
        "A set may hold one answer more than it needs.",
        "Sebuah kumpulan mungkin memuat satu jawaban lebih dari yang diperlukan.")
    }
    return basis
  }

  /// The level, patterns and dimensions that are certain, without what they rest on, and their claims.
  fileprivate func findings(
    _ screening: Screening, _ reasoner: borrowing Reasoner
  ) -> [(Explanation.Finding, Claim)] {
    var found: [(Explanation.Finding, Claim)] = []
    func add(_ claim: Claim, _ kind: Explanation.Finding.Kind, _ id: String, _ title: String) {
      let finding = Explanation.Finding(
        kind: kind, id: id, title: title, basis: Explanation.Basis())
      found.append((finding, claim))
    }
    if screening.level > .low {
      let level = book[screening.level]
      add(
        .level(screening.level), .level, screening.level.name,
        "\(language.name(of: screening.level)) – \(level.title[language.rawValue])")
    }
    for pattern in screening.patterns {
      add(
        .holds(pattern), .pattern, book[pattern].id, book[pattern].title[language.rawValue])
    }
    for index in book.dimensions.indices {
      let dimension = DimensionID(index: index)
      let claim = Claim.positive(dimension)
      guard reasoner.cases.truth(of: claim) == .holds else { continue }
      add(
        claim, .dimension, book[dimension].id, book[dimension].title[language.rawValue])
    }
    return found
  }

  fileprivate func prospect(
    _ claim: OpenClaim, _ clauses: inout TermClauses
  ) -> Explanation.Prospect {
    var prospect = Explanation.Prospect(
      kind: .level, id: "", title: "", answers: claim.way == nil ? nil : claim.answers,
      isShortest: claim.isExact, way: claim.way.map { clauses($0.terms) } ?? [])
    switch claim.claim {
    case .level(let level):
      prospect.id = level.name
      prospect.title = "\(language.name(of: level)) – \(book[level].title[language.rawValue])"
    case .holds(let pattern):
      prospect.kind = .pattern
      prospect.id = book[pattern].id
      prospect.title = book[pattern].title[language.rawValue]
    case .positive(let dimension):
      prospect.kind = .dimension
      prospect.id = book[dimension].id
      prospect.title = book[dimension].title[language.rawValue]
    case .fired: break
    }
    return prospect
  }

  fileprivate func changes(
    _ changes: LevelChanges, _ clauses: inout TermClauses
  ) -> Explanation.Changes {
    func words(_ change: LevelChange) -> Explanation.Change {
      Explanation.Change(
        level: language.name(of: change.level), answers: clauses(change.terms))
    }
    return Explanation.Changes(
      lowering: changes.lowering.map(words), raising: changes.raising.map(words),
      caution: changes.isComplete
        ? nil
        : language(
          "Other changes may do the same.", "Perubahan lain mungkin berakibat sama."))
  }
}
