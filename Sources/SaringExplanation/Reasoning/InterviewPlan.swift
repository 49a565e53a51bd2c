import SaringModel

/// The cheapest interview that settles the level, found by trying every order of asking.
///
/// A state says of each question that it is open (0) or how it was answered (from 1); the last way is
/// to leave it without an answer. Ways are equally likely but the last, which is rare.
struct InterviewPlan {
  /// How likely no answer is, beside one way of answering.
  static let refusal = 0.1

  private let ways: [Int]
  private let costs: [Double]
  /// For each question how far apart states lie that differ in it by one.
  private let strides: [Int]
  /// What settling still costs on average in each state; nothing where the level is settled.
  private var expected: [Double]

  /// The level of each completion, the last question changing fastest.
  init(ways: [Int], costs: [Double], levels: [TriageLevel]) {
    self.ways = ways
    self.costs = costs
    var strides = [Int](repeating: 1, count: ways.count)
    var completionStrides = strides
    for place in ways.indices.dropLast().reversed() {
      strides[place] = strides[place + 1] * (ways[place + 1] + 1)
      completionStrides[place] = completionStrides[place + 1] * ways[place + 1]
    }
    self.strides = strides
    let count = ways.isEmpty ? 1 : strides[0] * (ways[0] + 1)
    expected = Array(repeating: 0, count: count)
    var settled = [TriageLevel?](repeating: nil, count: count)
    // A state comes before all that answers lead to.
    for state in (0..<count).reversed() {
      let digits = ways.indices.map { state / strides[$0] % (ways[$0] + 1) }
      guard let open = digits.firstIndex(of: 0) else {
        let completion = digits.indices.reduce(0) { $0 + (digits[$1] - 1) * completionStrides[$1] }
        settled[state] = levels[completion]
        continue
      }
      let after = (1...ways[open]).map { settled[state + $0 * strides[open]] }
      if let first = after[0], after.allSatisfy({ $0 == first }) {
        settled[state] = first
        continue
      }
      expected[state] =
        digits.indices.filter { digits[$0] == 0 }.map { cost(asking: $0, in: state) }.min() ?? 0
    }
  }

  private func cost(asking place: Int, in state: Int) -> Double {
    let answers = ways[place] - 1
    let after = (1..<ways[place]).reduce(0.0) { $0 + expected[state + $1 * strides[place]] }
    let refused = Self.refusal * expected[state + ways[place] * strides[place]]
    return costs[place] + (after + refused) / (Double(answers) + Self.refusal)
  }

  /// The questions that can matter, the one that begins the cheapest interview first.
  ///
  /// Each stands with what an interview that begins with it costs on average; of equals the first of
  /// the book is first.
  var order: [(place: Int, expected: Double)] {
    guard expected[0] > 0 else { return [] }
    return ways.indices.map { (place: $0, expected: cost(asking: $0, in: 0)) }
      .filter { matters($0.place) }
      .sorted { ($0.expected, $0.place) < ($1.expected, $1.place) }
  }

  /// A question that changes nothing anywhere leaves the cost of the rest as it is in every state.
  private func matters(_ place: Int) -> Bool {
    for state in expected.indices where state / strides[place] % (ways[place] + 1) == 0 {
      for way in 1...ways[place] where expected[state + way * strides[place]] != expected[state] {
        return true
      }
    }
    return false
  }
}
