public import SaringEngine
public import SaringModel

extension Reasoner {
  /// The minimal ways to a claim that is not certain, shortest first.
  ///
  /// A way answers open questions and, where `isChanged` names them, gives known facts another
  /// answer; the profile's date, its subject and what was refused stay as they are. Which answers it
  /// takes is found as the hitting sets of what keeps the claim from being possible (`MinimalSets`);
  /// then values are tried, and each way shown has been seen to make the claim certain.
  ///
  /// - Parameters:
  ///   - claim: An indicator, dimension, pattern or level.
  ///   - count: How many ways at most.
  ///   - asking: Whether open questions may be answered.
  ///   - isChanged: Which known answers may be others.
  /// - Returns: The ways, and what is sure of them.
  public mutating func ways(
    to claim: Claim, atMost count: Int = 3, asking: Bool = true,
    changing isChanged: (FactID) -> Bool = { _ in false }
  ) -> Ways {
    let cone = cases.cone(of: claim)
    let pool = cases.openings(of: cone, asking: asking, changing: isChanged)
    var exclusion = Exclusion(claim, cone, pool, &cases)
    guard !exclusion.holds(keeping: [AnswerSet()], &cases)[0] else {
      return Ways(list: [], isShortest: true, isComplete: true)
    }
    guard exclusion.holds(keeping: [pool.all], &cases)[0] else {
      // It is certain already, or it hangs on something that nobody can answer.
      return Ways(list: [], isShortest: false, isComplete: false)
    }
    var caps = MinimalSets.Caps()
    caps.breakers = count
    let sets = MinimalSets(of: &exclusion, within: exclusion.answers, caps, &cases)
    let vocabulary = program.book.vocabulary
    let ordered = sets.breakers.enumerated().map { place, set in
      let members = set.members
      return (
        members: members, changes: members.count { !pool.isOpen[$0] },
        cost: members.reduce(0.0) { $0 + vocabulary.cost(of: pool.questions[$1]) }, place: place
      )
    }.sorted {
      ($0.members.count, $0.changes, $0.cost, $0.place)
        < ($1.members.count, $1.changes, $1.cost, $1.place)
    }
    var found: [Way] = []
    var isShortest = sets.hasSmallestBreaker
    for candidate in ordered.prefix(count * 4) where found.count < count {
      if let way = way(answering: candidate.members, of: pool, to: cone) {
        found.append(way)
      } else if found.isEmpty {
        isShortest = false
      }
    }
    return Ways(
      list: found, isShortest: isShortest && !found.isEmpty,
      isComplete: sets.isComplete && ordered.count == found.count)
  }

  /// Values for some answers that make a claim certain; nothing where none are found.
  private mutating func way(
    answering members: [Int], of pool: AnswerPool, to cone: Cone
  ) -> Way? {
    let questions = Set(members.map { pool.questions[$0] })
    let base = Case(questions.map { Supposition(Variable($0), .open) })
    let focus = cases.focus(on: cone, in: base, rest: .closed)
    let variables = cases.openVariables(of: focus).variables
      .filter { isAnswered($0.variable, by: questions) && !$0.choices.isEmpty }
      .sorted { $0.best.count < $1.best.count }
    var pending = [Case()]
    for variable in variables {
      let tried = pending.flatMap { supposed in
        variable.best.map { supposed.supposing(variable.variable, $0) }
      }
      guard tried.count <= 4096 else { return nil }
      let truths = cases.bounds(of: focus, in: tried)
      if let place = truths.firstIndex(of: .holds) {
        let found = plainest(tried[place], among: variables, of: focus)
        return way(by: found, over: base, to: cone, pool)
      }
      pending = zip(tried, truths).filter { $0.1 == .unknown }.map(\.0)
    }
    return nil
  }

  /// The case with the first choice for each variable that makes the claim certain as well: it says
  /// no more than is needed, where the one that was tried says as much as there is.
  private mutating func plainest(
    _ supposed: Case, among variables: [OpenVariable], of focus: Focus
  ) -> Case {
    var found = supposed
    let given = Set(supposed.suppositions.map(\.variable))
    for variable in variables where given.contains(variable.variable) {
      let tried = variable.choices.map { found.supposing(variable.variable, $0) }
      let truths = cases.bounds(of: focus, in: tried)
      if let place = truths.firstIndex(of: .holds) { found = tried[place] }
    }
    return found
  }

  private mutating func way(
    by supposed: Case, over base: Case, to cone: Cone, _ pool: AnswerPool
  ) -> Way {
    let given = supposed.suppositions.map { (variable: $0.variable, sample: Optional($0.choice)) }
    let open = supposed.suppositions.reduce(base) { $0.supposing($1.variable, .open) }
    let changed = Set(
      zip(pool.questions, pool.isOpen).filter { !$0.1 }.map(\.0))
    let vocabulary = program.book.vocabulary
    let focus = cases.focus(
      on: given.map(\.variable), in: cases.surroundings(of: cone, in: open))
    let terms = widened(given, in: focus, of: cone) { variable in
      switch variable {
      case .fact(let fact), .mention(let fact, _): changed.contains(.fact(fact))
      case .group(let group), .items(let group, _): changed.contains(.group(group))
      case .comparison(let left, let right, _):
        changed.contains(.fact(left)) || changed.contains(.fact(right))
      }
    }
    let isExact = terms.allSatisfy { term in
      guard case .fact(let fact) = term.variable else { return false }
      return vocabulary[fact].derivation == nil && !cases.readsComputed(from: fact, cone)
    }
    return Way(terms: terms, isExact: isExact)
  }

  private func isAnswered(
    _ variable: Variable, by questions: Set<Screening.Question>
  ) -> Bool {
    func isAsked(_ fact: FactID) -> Bool {
      questions.contains(.fact(fact))
        || program.book.vocabulary.inputs(of: fact).contains { questions.contains(.fact($0)) }
    }
    return switch variable {
    case .fact(let fact), .mention(let fact, _): isAsked(fact)
    case .comparison(let left, let right, _): isAsked(left) || isAsked(right)
    case .group(let group): questions.contains(.group(group))
    // What a condition on items reads outside the group opens it as well.
    case .items: true
    }
  }
}

/// That a claim is out of reach when only some answers are given up, and all others kept.
private struct Exclusion: KeepingQuestion {
  private let claim: Claim
  private let cone: Cone
  private let pool: AnswerPool
  private let function: AnswerFunction
  private let isSplit: Bool

  init(_ claim: Claim, _ cone: Cone, _ pool: AnswerPool, _ cases: inout CaseEvaluation) {
    self.claim = claim
    self.cone = cone
    self.pool = pool
    function = cases.possibility(of: cone, in: pool)
    // Of a large claim the bounds must do: values are tried in the end.
    isSplit = cone.size <= 400 && cases.needsSplitting(cone)
  }

  /// The answers that bear on it.
  var answers: AnswerSet { function.answers }

  func holds(keeping sets: [AnswerSet], _ cases: inout CaseEvaluation) -> [Bool] {
    let possible = function.holds(of: sets.map { answers.subtracting($0) })
    guard isSplit else { return possible.map { !$0 } }
    return zip(sets, possible).map { kept, isPossible in
      guard isPossible else { return true }
      let supposed = cases.supposed(
        pool, keeping: kept.union(pool.all.subtracting(answers)), of: cone)
      return cases.settle(claim, in: supposed, limit: 512).truth == .fails
    }
  }
}
