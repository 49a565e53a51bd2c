#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif
import SaringEngine
import SaringExplanation
import SaringModel

/// The parts of one reasoning, which threads take one by one.
final class SharedReasoning: Sendable {
  private enum Party: Int, CaseIterable {
    case owner
  }

  private struct State: Sendable {
    var taken = 0
    var finished = 0
    var outcomes: [Explanation.Reasoning.Outcome?]
  }

  private let reasoning: Explanation.Reasoning
  private let state: Monitor<State, Party>

  init(_ reasoning: Explanation.Reasoning) {
    self.reasoning = reasoning
    state = Monitor(State(outcomes: Array(repeating: nil, count: reasoning.count)))
  }

  /// Whether all parts have been taken.
  var isTaken: Bool { state.access { $0.taken == $0.outcomes.count } }

  /// Works on parts that nobody has taken until there are none.
  func work(with reasoner: inout Reasoner) {
    reasoning.work(
      with: &reasoner,
      taking: {
        state.access { state in
          guard state.taken < state.outcomes.count else { return nil }
          defer { state.taken += 1 }
          return state.taken
        }
      },
      finishing: { part, outcome in
        let isLast = state.access { state in
          state.outcomes[part] = outcome
          state.finished += 1
          return state.finished == state.outcomes.count
        }
        if isLast { state.wake(.owner) }
      })
  }

  /// What came of all parts, when the last one is finished.
  func outcomes() -> [Explanation.Reasoning.Outcome] {
    state.wait(as: .owner) { state in
      state.finished == state.outcomes.count ? state.outcomes.compactMap { $0 } : nil
    }
  }
}

/// A second thread that takes parts of one reasoning after another, as long as its owner lives.
final class ReasoningHelper: Sendable {
  private enum Party: Int, CaseIterable {
    case helper
  }

  private struct Errand: Sendable {
    let profile: Profile
    let share: SharedReasoning
  }

  private struct State: Sendable {
    var errand: Errand?
    var isOver = false
  }

  private let state = Monitor<State, Party>(State())

  /// Whether there is a processor for it.
  static let isOfUse = sysconf(Int32(_SC_NPROCESSORS_ONLN)) > 1

  init(_ program: Program, asOf: Day) {
    // The thread holds on to the state and not to this object, whose end it waits for. Without it, the
    // owner does all by itself.
    WorkerThread.detachIfPossible { [state] in
      var own = ProfileReasoner(program, asOf: asOf)
      while let errand = Self.next(state) {
        // Its owner may have been faster.
        if errand.share.isTaken { continue }
        _ = own.take(errand.profile)
        errand.share.work(with: &own.reasoner)
      }
    }
  }

  deinit { state.access(waking: .helper) { $0.isOver = true } }

  /// Lets the thread work on what is shared about a profile, when it is done with what it does.
  func help(with share: SharedReasoning, about profile: Profile) {
    state.access(waking: .helper) { $0.errand = Errand(profile: profile, share: share) }
  }

  /// The next errand; nothing at the end.
  private static func next(_ state: Monitor<State, Party>) -> Errand? {
    state.wait(as: .helper) { state -> Errand?? in
      if state.isOver { return .some(nil) }
      return state.errand.take().map { .some($0) }
    }
  }
}
