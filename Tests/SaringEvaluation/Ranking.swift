/// How one advert is placed among others.
///
/// Fixed beforehand: nothing of it was learnt from adverts. The level goes first. Within a level the strengths of the signs are added with the weights below,
/// and among equals the one with more distinct phrases goes first.
struct Place: Hashable {
  var level: Int
  var weight: Int
  var phrases: Int
}

extension Place: Comparable {
  static func < (left: Self, right: Self) -> Bool {
    (left.level, left.weight, left.phrases) < (right.level, right.weight, right.phrases)
  }
}

extension Place {
  static let levels = ["low", "elevated", "high", "critical"]
  static let weights = ["weak": 1, "medium": 3, "strong": 5, "decisive": 5]

  init(of screening: ScreeningLine) {
    level = screening.level.flatMap(Self.levels.firstIndex(of:)) ?? 0
    weight = screening.fired.reduce(0) { $0 + Self.weights[$1.strength, default: 0] }
    phrases =
      Set(screening.fired.flatMap(\.evidence).compactMap { $0.phrase == nil ? nil : $0 }).count
  }
}

/// Adverts in the order of their places, each with what it turned out to be.
///
/// A ring is one sender, or one text sent many times: however many adverts it has, it weighs one.
struct Ranking {
  struct Entry {
    var place: Place
    var isFraudulent: Bool
    /// One divided by the number of adverts of the ring.
    var share: Double
  }

  /// The entries of one place, highest place first.
  private let steps: [Step]

  private struct Step {
    var fraudulent = 0.0
    var honest = 0.0
  }

  init(_ entries: [Entry]) {
    var steps: [Place: Step] = [:]
    for entry in entries {
      if entry.isFraudulent {
        steps[entry.place, default: Step()].fraudulent += entry.share
      } else {
        steps[entry.place, default: Step()].honest += entry.share
      }
    }
    self.steps = steps.sorted { $0.key > $1.key }.map(\.value)
  }
}

extension Ranking {
  private var total: Step {
    steps.reduce(into: Step()) {
      $0.fraudulent += $1.fraudulent
      $0.honest += $1.honest
    }
  }

  /// How often a fraudulent advert stands above an honest one, both drawn blindly; a tie counts half.
  var areaUnderCurve: Double {
    let total = total
    guard total.fraudulent > 0, total.honest > 0 else { return .nan }
    var above = 0.0
    var area = 0.0
    for step in steps {
      area += step.honest * (above + step.fraudulent / 2)
      above += step.fraudulent
    }
    return area / (total.fraudulent * total.honest)
  }

  /// The share of fraudulent adverts above the lowest place that keeps honest ones within `bound`.
  func recall(atFalseAlarms bound: Double) -> Double {
    let total = total
    guard total.fraudulent > 0, total.honest > 0 else { return .nan }
    var reached = Step()
    var recall = 0.0
    for step in steps {
      reached.fraudulent += step.fraudulent
      reached.honest += step.honest
      guard reached.honest <= bound * total.honest else { break }
      recall = reached.fraudulent / total.fraudulent
    }
    return recall
  }
}
