import SaringModel

extension CaseEvaluation {
  /// The known answers, and the groups that are given, on which a claim may rest: each as a
  /// variable that can be opened, in the order of the vocabulary, groups last.
  ///
  /// The date of a profile and what it is about are never open and so are not among them; of what
  /// is computed the inputs are.
  public func support(of cone: Cone) -> [Variable] {
    let vocabulary = program.book.vocabulary
    var facts: Set<FactID> = []
    func add(_ fact: FactID) {
      guard vocabulary[fact].group == nil else { return }
      if vocabulary[fact].derivation != nil {
        for input in vocabulary.inputs(of: fact) where vocabulary[input].derivation == nil {
          add(input)
        }
      } else {
        facts.insert(fact)
      }
    }
    for test in cone.tests { for fact in program.graph.tests[Int(test)].facts { add(fact) } }
    var groups: Set<Int> = []
    for step in cone.steps {
      guard case .some(let items) = program.graph.nodes[Int(step)] else { continue }
      let truth = itemsTruth(Int(step))
      // An open group leaves its conditions open both ways.
      if truth.certain || !truth.possible { groups.insert(items.group.index) }
      for fact in program.graph.inners[items.inner].graph.tests.flatMap(\.facts) {
        for input in vocabulary.inputs(of: fact).union([fact]) { add(input) }
      }
    }
    let book = program.book
    return facts.sorted().filter { fact in
      guard fact != book.date, fact != book.subject,
        let column = program.layout.column(of: fact)
      else { return false }
      return states[column] == .known
    }.map { .fact($0) } + groups.sorted().map { .group(GroupID(index: $0)) }
  }
}
