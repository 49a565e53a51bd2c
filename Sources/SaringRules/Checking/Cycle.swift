import SaringSource

/// Claims that read each other in a circle.
struct Cycle {
  struct Step {
    let from: Checker.Claim
    let span: SourceSpan
  }

  /// Each step reads the claim of the next one; the last reads the first.
  let edges: [Step]

  /// One shortest circle for each set of claims that all depend on each other.
  static func all(in graph: [Checker.Claim: [Checker.Edge]]) -> [Cycle] {
    var search = Components(graph: graph)
    let nodes = graph.keys.sorted { $0.order < $1.order }
    for node in nodes { search.visit(node) }
    return search.components
      .compactMap { component in
        component.min { $0.order < $1.order }.flatMap {
          shortest(from: $0, within: Set(component), graph)
        }
      }
      .sorted { ($0.edges[0].from.order) < ($1.edges[0].from.order) }
  }

  /// Walks breadth-first until it is back where it began.
  private static func shortest(
    from start: Checker.Claim, within component: Set<Checker.Claim>,
    _ graph: [Checker.Claim: [Checker.Edge]]
  ) -> Cycle? {
    var paths: [(claim: Checker.Claim, steps: [Step])] = [(start, [])]
    var seen: Set<Checker.Claim> = []
    var next = 0
    while next < paths.count {
      let (claim, steps) = paths[next]
      next += 1
      for edge in graph[claim] ?? [] where component.contains(edge.to) {
        let longer = steps + [Step(from: claim, span: edge.span)]
        if edge.to == start { return Cycle(edges: longer) }
        if seen.insert(edge.to).inserted { paths.append((edge.to, longer)) }
      }
    }
    return nil
  }
}

extension Checker.Claim {
  /// Puts claims in the order of the book.
  var order: Int {
    switch self {
    case .fact(let index): index
    case .indicator(let index): 1 << 32 + index
    case .dimension(let index): 2 << 32 + index
    case .pattern(let index): 3 << 32 + index
    case .level(let index): 4 << 32 + index
    case .sufficiency(let index): 5 << 32 + index
    }
  }
}

/// Finds the strongly connected components that hold a circle, after Tarjan.
private struct Components {
  let graph: [Checker.Claim: [Checker.Edge]]
  var components: [[Checker.Claim]] = []
  private var numbers: [Checker.Claim: Int] = [:]
  private var lows: [Checker.Claim: Int] = [:]
  private var stack: [Checker.Claim] = []
  private var onStack: Set<Checker.Claim> = []

  init(graph: [Checker.Claim: [Checker.Edge]]) { self.graph = graph }

  /// Keeps its own stack of work, so that a long chain does not exhaust the real one.
  mutating func visit(_ root: Checker.Claim) {
    guard numbers[root] == nil else { return }
    var work: [(claim: Checker.Claim, next: Int)] = [(root, 0)]
    enter(root)
    while let (claim, next) = work.last {
      let edges = graph[claim] ?? []
      if next < edges.count {
        work[work.count - 1].next += 1
        let target = edges[next].to
        if numbers[target] == nil {
          enter(target)
          work.append((target, 0))
        } else if onStack.contains(target) {
          lows[claim] = min(lows[claim] ?? 0, numbers[target] ?? 0)
        }
      } else {
        work.removeLast()
        if let parent = work.last?.claim {
          lows[parent] = min(lows[parent] ?? 0, lows[claim] ?? 0)
        }
        leave(claim, edges)
      }
    }
  }

  private mutating func enter(_ claim: Checker.Claim) {
    numbers[claim] = numbers.count
    lows[claim] = numbers[claim]
    stack.append(claim)
    onStack.insert(claim)
  }

  private mutating func leave(_ claim: Checker.Claim, _ edges: [Checker.Edge]) {
    guard lows[claim] == numbers[claim] else { return }
    var component: [Checker.Claim] = []
    while let top = stack.popLast() {
      onStack.remove(top)
      component.append(top)
      if top == claim { break }
    }
    if component.count > 1 || edges.contains(where: { $0.to == claim }) {
      components.append(component)
    }
  }
}
