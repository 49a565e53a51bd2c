import SaringEngine
import SaringModel

extension Phrasing {
  /// What the patterns that hold ask for, then what the level asks for.
  ///
  /// At the gate, and where nothing but gaps of procedure is there, it is information and help that
  /// a person may take or leave: nobody is held up for more.
  func actions(
    for screening: Screening, _ lane: Int, _ block: borrowing ProfileBlock,
    _ evaluation: borrowing Evaluation
  ) -> [Action] {
    let all = screening.patterns.flatMap { book[$0].actions } + book[screening.level].actions
    var found: [Action] = []
    for action in all where !found.contains(action) { found.append(action) }
    let stage = evaluation.answer(book.stage, lane: lane, block: block)
    guard isExitCheck(stage) || hasGapsOnly(screening) else { return found }
    found.removeAll { !$0.isVoluntary }
    if screening.level > .low, !found.contains(where: \.isReferral) { found.append(.refer) }
    return found
  }

  private func isExitCheck(_ stage: Answer) -> Bool {
    guard case .known(.code(let code)) = stage else { return false }
    return book.vocabulary[book.stage].codes[code].id == "exit_check"
  }

  private func hasGapsOnly(_ screening: Screening) -> Bool {
    let risks = screening.fired.map(\.indicator).filter { book[$0].role == .risk }
    return !risks.isEmpty
      && risks.allSatisfy { book[book[$0].pack].id == "indonesia-placement" }
  }
}

extension Action {
  /// Whether it is information, or help that a person may take or leave.
  fileprivate var isVoluntary: Bool {
    switch self {
    case .secondInterview, .verifyDocuments: false
    case .inform, .advise, .refer, .priorityReferral, .urgentReferral, .consentNeeded,
      .medicalHelp, .childProtection, .safePlace, .interpreter, .privateInterview,
      .documentReturn, .labourRightsAdvice, .embassyContact:
      true
    }
  }

  fileprivate var isReferral: Bool {
    self == .refer || self == .priorityReferral || self == .urgentReferral
  }
}
