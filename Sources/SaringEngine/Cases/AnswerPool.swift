public import SaringModel

/// Answers of one profile that are kept or given up in any combination.
///
/// An answer that is given up is open: it could be anything. An open one that is kept stays without
/// an answer, and counts neither way.
public struct AnswerPool: Sendable {
  /// What the positions of an `AnswerSet` stand for, in the order of the book, groups last.
  public let questions: [Screening.Question]
  /// Whether the profile leaves it open.
  public let isOpen: [Bool]
  /// Whether open questions outside the pool stay without an answer too, and do not stay open.
  public let closesRest: Bool

  public init(_ questions: [Screening.Question], isOpen: [Bool], closesRest: Bool) {
    self.questions = questions
    self.isOpen = isOpen
    self.closesRest = closesRest
  }

  /// Every position.
  public var all: AnswerSet { AnswerSet(questions.indices) }
}

extension CaseEvaluation {
  /// The known answers, and the groups that are given, on which a claim may rest.
  ///
  /// The date of a profile and what it is about are never open and so are not among them; of what
  /// is computed the inputs are.
  public func answers(to cone: Cone) -> AnswerPool {
    let facts = cone.facts.filter { state(of: $0) == .known }
    // An open group leaves its conditions open both ways.
    let groups = cone.groups.filter { group in
      itemNodes(of: group, in: cone).contains { node in
        let truth = truthOfProfile(node)
        return truth.certain || !truth.possible
      }
    }
    let questions =
      facts.map { Screening.Question.fact($0) } + groups.map { .group($0) }
    return AnswerPool(
      questions, isOpen: questions.map { _ in false }, closesRest: false)
  }

  /// What could be answered, where `asking`, and which known answers of those that `isChanged`
  /// names could be others, so that a claim comes out otherwise.
  ///
  /// What was refused or is not known to the person is neither asked nor changed.
  public func openings(
    of cone: Cone, asking: Bool, changing isChanged: (FactID) -> Bool
  ) -> AnswerPool {
    var questions: [Screening.Question] = []
    var isOpen: [Bool] = []
    for fact in cone.facts {
      switch state(of: fact) {
      case .open where asking:
        questions.append(.fact(fact))
        isOpen.append(true)
      case .known where isChanged(fact):
        questions.append(.fact(fact))
        isOpen.append(false)
      case .open, .known, .closed: continue
      }
    }
    for group in cone.groups {
      let isUndecided = itemNodes(of: group, in: cone).contains {
        let truth = truthOfProfile($0)
        return truth.possible && !truth.certain
      }
      if asking && isUndecided {
        questions.append(.group(group))
        isOpen.append(true)
      }
    }
    return AnswerPool(questions, isOpen: isOpen, closesRest: true)
  }

  /// What a profile says of a base fact; closed where it has no column, as nothing reads it.
  func state(of fact: FactID) -> State {
    program.layout.column(of: fact).map { states[$0] } ?? .closed
  }

  /// Whether a claim reads something that is computed from a fact.
  public func readsComputed(from fact: FactID, _ cone: Cone) -> Bool {
    guard !dependents[fact.index].isEmpty else { return false }
    let columns = Set(dependents[fact.index].map { program.derivations[$0].column })
    return cone.tests.contains { test in
      program.graph.tests[Int(test)].facts.contains { fact in
        program.layout.column(of: fact).map { columns.contains($0) } ?? false
      }
    }
  }

  /// The cell of a known answer.
  public func answer(to fact: FactID) -> UInt64? {
    guard let column = program.layout.column(of: fact), states[column] == .known else { return nil }
    return cells[column]
  }

  private func itemNodes(of group: GroupID, in cone: Cone) -> [Int] {
    cone.items.map { Int($0) }.filter {
      guard case .some(let items) = program.graph.nodes[$0] else { return false }
      return items.group == group
    }
  }

  /// The case in which only these answers of the pool are kept.
  public func supposed(_ pool: AnswerPool, keeping kept: AnswerSet, of cone: Cone) -> Case {
    var suppositions: [Supposition] = []
    var inPool: Set<Screening.Question> = []
    for (position, question) in pool.questions.enumerated() {
      inPool.insert(question)
      let isKept = kept.contains(position)
      // What is as the profile has it need not be supposed.
      if isKept != pool.isOpen[position] { continue }
      suppositions.append(Supposition(Variable(question), isKept ? .closed : .open))
    }
    guard pool.closesRest else { return Case(suppositions) }
    for fact in cone.facts where state(of: fact) == .open && !inPool.contains(.fact(fact)) {
      suppositions.append(Supposition(.fact(fact), .closed))
    }
    for group in cone.groups where !inPool.contains(.group(group)) {
      for node in itemNodes(of: group, in: cone) where truthOfProfile(node) == (false, true) {
        suppositions.append(Supposition(.items(group, node: node), .closed))
      }
    }
    return Case(suppositions)
  }
}

extension Variable {
  public init(_ question: Screening.Question) {
    switch question {
    case .fact(let fact): self = .fact(fact)
    case .group(let group): self = .group(group)
    }
  }
}
