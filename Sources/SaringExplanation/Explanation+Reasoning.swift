import SaringEngine
public import SaringModel

extension Explanation {
  /// Adds what each claim rests on, what would undo it, what else could come and what would change
  /// the level.
  ///
  /// - Parameters:
  ///   - reasoner: Has taken the lane of which `screening` was read.
  ///   - screening: The screening that is explained.
  ///   - day: The day of the profile.
  ///   - phrasing: The words; where it withholds answers nothing is added, as each of these sentences
  ///     would tell one.
  public mutating func reason(
    with reasoner: inout Reasoner, about screening: Screening, on day: Day, phrasing: Phrasing
  ) {
    guard !phrasing.withholdsHarmful else { return }
    let book = phrasing.book
    var clauses = TermClauses(phrasing, on: day)
    for index in fired.indices {
      guard
        let finding = screening.fired.first(where: { book[$0.indicator].id == fired[index].id })
      else { continue }
      fired[index].basis = phrasing.basis(
        of: .fired(finding.indicator, from: finding.strength), &reasoner, &clauses)
    }
    findings = phrasing.findings(screening, &reasoner, &clauses)
    prospects = reasoner.openClaims().map { phrasing.prospect($0, &clauses) }
    changes = phrasing.changes(reasoner.changes(ofLevel: screening.level), &clauses)
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

  fileprivate func findings(
    _ screening: Screening, _ reasoner: inout Reasoner, _ clauses: inout TermClauses
  ) -> [Explanation.Finding] {
    var found: [Explanation.Finding] = []
    func add(_ claim: Claim, _ kind: Explanation.Finding.Kind, _ id: String, _ title: String) {
      found.append(
        Explanation.Finding(
          kind: kind, id: id, title: title, basis: basis(of: claim, &reasoner, &clauses)))
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
