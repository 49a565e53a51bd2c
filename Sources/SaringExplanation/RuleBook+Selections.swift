package import SaringModel

/// What a set of signs has in common, so that it need not be listed.
package struct Selection: Equatable, Sendable {
  package enum Trait: Hashable, Sendable {
    case pack(PackID)
    case dimension(DimensionID)
    case element(Element)
    case family(String)
    case tag(String)
  }

  /// A sign is selected when it has all of these.
  package let traits: [Trait]
}

extension RuleBook {
  /// The fewest traits that exactly these signs of risk have in common; none when there are none.
  package func selection(of indicators: [IndicatorID]) -> Selection? {
    guard let first = indicators.first else { return nil }
    let wanted = Set(indicators)
    let shared = traits(of: self[first]).filter { trait in
      indicators.allSatisfy { traits(of: self[$0]).contains(trait) }
    }
    let matching = shared.map { trait in
      Set(
        self.indicators.indices.map(IndicatorID.init(index:)).filter {
          self[$0].role == .risk && traits(of: self[$0]).contains(trait)
        })
    }
    for size in 1...3 {
      for positions in shared.indices.combinations(of: size) {
        let common = positions.dropFirst().reduce(matching[positions[0]]) {
          $0.intersection(matching[$1])
        }
        if common == wanted { return Selection(traits: positions.map { shared[$0] }) }
      }
    }
    return nil
  }

  private func traits(of indicator: Indicator) -> [Selection.Trait] {
    var traits: [Selection.Trait] = indicator.dimension.map { [.dimension($0)] } ?? []
    traits.append(.pack(indicator.pack))
    traits += indicator.elements.map { .element($0) }
    if let family = indicator.family { traits.append(.family(family)) }
    return traits + indicator.tags.map { .tag($0) }
  }
}

extension Range<Int> {
  /// Every way to take `size` of the numbers, in order.
  fileprivate func combinations(of size: Int) -> [[Int]] {
    guard size > 0 else { return [[]] }
    return flatMap { first in
      ((first + 1)..<Swift.max(first + 1, upperBound)).combinations(of: size - 1).map {
        [first] + $0
      }
    }
  }
}
