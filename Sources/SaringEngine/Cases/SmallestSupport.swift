public import SaringModel

/// Finds a smallest set of answers that carries an indicator, in one walk over its conditions.
///
/// The walk takes the cheapest way to make each part certain. It is exact where no answer bears on
/// two parts that must hold together; of the other indicators it says so, and the slower search has
/// to be asked.
public struct SmallestSupport: Sendable {
  /// For each node whether the walk is exact below it.
  private let isSeparable: [Bool]
  /// For each test the facts that are asked for it.
  private let asked: [[FactID]]

  public init(_ program: Program) {
    let book = program.book
    let vocabulary = book.vocabulary
    func isAsked(_ fact: FactID) -> Bool { fact != book.date && fact != book.subject }
    asked = program.graph.tests.map { test in
      var facts: Set<FactID> = []
      for fact in test.facts {
        if vocabulary[fact].derivation == nil {
          facts.insert(fact)
        } else {
          facts.formUnion(
            vocabulary.inputs(of: fact).filter { vocabulary[$0].derivation == nil })
        }
      }
      return facts.filter(isAsked).sorted()
    }
    var separable: [Bool] = []
    var reads: [Set<Int>] = []
    for node in program.graph.nodes {
      switch node {
      case .constant:
        separable.append(true)
        reads.append([])
      case .literal(let literal):
        separable.append(true)
        reads.append(Set(asked[literal.test].map(\.index)))
      case .some(let items):
        let outer = program.graph.inners[items.inner].graph.tests.flatMap(\.facts)
          .contains { vocabulary[$0].group == nil }
        separable.append(!outer)
        reads.append([-1 - items.group.index])
      case .any(let parts):
        separable.append(parts.allSatisfy { separable[$0.index] })
        reads.append(parts.reduce(into: []) { $0.formUnion(reads[$1.index]) })
      case .all, .atLeast:
        var seen: Set<Int> = []
        var isDisjoint = true
        for part in node.children {
          if !separable[part.index] || !seen.isDisjoint(with: reads[part.index]) {
            isDisjoint = false
          }
          seen.formUnion(reads[part.index])
        }
        if case .atLeast(_, let parts) = node, parts.contains(where: { $0.weight != 1 }) {
          isDisjoint = false
        }
        separable.append(isDisjoint)
        reads.append(seen)
      }
    }
    isSeparable = separable
  }
}

extension SmallestSupport {
  /// Appends a smallest set that carries a finding, or says that it cannot tell.
  public func append(
    for finding: Screening.Finding, lane: Int, of evaluation: borrowing Evaluation,
    to answers: inout [Screening.Question]
  ) -> Bool {
    let node = evaluation.program.graph.indicators[finding.indicator.index]
      .fired[Int(finding.strength.rawValue)].index
    guard isSeparable[node] else { return false }
    collect(node, lane, evaluation, &answers)
    return true
  }

  private func cost(
    _ node: Int, _ lane: Int, _ evaluation: borrowing Evaluation
  ) -> Int {
    switch evaluation.program.graph.nodes[node] {
    case .constant: return 0
    case .literal(let literal): return asked[literal.test].count
    case .some: return 1
    case .all(let parts):
      return parts.reduce(0) { $0 + cost($1.index, lane, evaluation) }
    case .any(let parts):
      return cheapest(1, of: parts, lane, evaluation).first?.cost ?? 0
    case .atLeast(let threshold, let parts):
      return cheapest(threshold, of: parts.map(\.node), lane, evaluation)
        .reduce(0) { $0 + $1.cost }
    }
  }

  /// The certain parts that cost least; of equals the first.
  private func cheapest(
    _ count: Int, of parts: [DecisionGraph.NodeID], _ lane: Int,
    _ evaluation: borrowing Evaluation
  ) -> ArraySlice<(node: Int, cost: Int)> {
    var certain: [(node: Int, cost: Int)] = []
    for part in parts where evaluation.isCertain(part.index, lane) {
      certain.append((part.index, cost(part.index, lane, evaluation)))
    }
    certain.sort { ($0.cost, $0.node) < ($1.cost, $1.node) }
    return certain.prefix(count)
  }

  private func collect(
    _ node: Int, _ lane: Int, _ evaluation: borrowing Evaluation,
    _ answers: inout [Screening.Question]
  ) {
    switch evaluation.program.graph.nodes[node] {
    case .constant: break
    case .literal(let literal): answers += asked[literal.test].map { .fact($0) }
    case .some(let items): answers.append(.group(items.group))
    case .all(let parts):
      for part in parts { collect(part.index, lane, evaluation, &answers) }
    case .any(let parts):
      for part in cheapest(1, of: parts, lane, evaluation) {
        collect(part.node, lane, evaluation, &answers)
      }
    case .atLeast(let threshold, let parts):
      for part in cheapest(threshold, of: parts.map(\.node), lane, evaluation) {
        collect(part.node, lane, evaluation, &answers)
      }
    }
  }
}
