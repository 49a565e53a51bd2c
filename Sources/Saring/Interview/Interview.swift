public import SaringEngine
public import SaringExplanation
public import SaringModel

/// An interview with one person: what to ask next, what was answered, and what that settled.
///
/// It asks for a private setting and for consent before anything else (the steps of practice: safe
/// setting, consent and limits, then questions), and then the question that settles most of the level
/// for what asking costs, until no answer can change the level any more.
public struct Interview: ~Copyable {
  var explainer: Explainer
  public let vocabulary: Vocabulary
  private let unsafeAnswers: PatternID?
  /// The answers so far.
  public private(set) var profile: Profile
  /// The outcome of these answers; nothing is screened before there is consent.
  public private(set) var screening: Screening?
  /// The best next questions, as far as they were planned.
  private var planned: [RankedQuestion] = []
  private var skipped: Set<Screening.Question> = []
  /// Answers about the entries of a group that are still to be asked, the next one last.
  private var pending: [Prompt] = []
  private var history: [State] = []

  /// Goes on with the answers of `profile`; `asOf` is the day used where it names none.
  public init(_ program: Program, with profile: Profile, asOf: Day, only: Set<PackID>? = nil) {
    explainer = Explainer(program, asOf: asOf, only: only)
    vocabulary = program.book.vocabulary
    unsafeAnswers = program.book.unsafeAnswers
    self.profile = profile
    if profile[program.book.date] == .open {
      self.profile.answers[program.book.date] = .known(.date(asOf))
    }
    if profile.isRefused(in: vocabulary) { forgetAnswers() }
    screen()
  }

  /// What stood before an answer.
  private struct State {
    let prompt: Prompt
    let profile: Profile
    let skipped: Set<Screening.Question>
    let pending: [Prompt]
  }
}

extension Interview {
  /// One thing to ask.
  public enum Prompt: Hashable, Sendable {
    case fact(FactID)
    /// How many entries a group has.
    case count(GroupID)
    /// One answer about one entry of a group.
    case item(GroupID, Int, FactID)

    /// The fact whose answer is wanted; nothing where a number of entries is.
    public var fact: FactID? {
      switch self {
      case .fact(let fact), .item(_, _, let fact): fact
      case .count: nil
      }
    }
  }

  /// What comes next.
  public enum Step: Hashable, Sendable {
    case ask(Prompt)
    case end(End)
  }

  /// Why nothing is asked any more.
  public enum End: Hashable, Sendable {
    /// The person refused: no rule is run.
    case refused
    /// Nobody asked for consent, so that nothing else may be asked.
    case noConsent
    /// No answer can change the level.
    case settled
    /// What could still change the level was skipped, or has to wait for a private setting.
    case exhausted(skipped: Int, waiting: Int)
  }

  /// What comes next.
  public mutating func next() -> Step {
    if let prompt = pending.last { return .ask(prompt) }
    if profile.isRefused(in: vocabulary) { return .end(.refused) }
    for fact in opening where profile[fact] == .open && !skipped.contains(.fact(fact)) {
      return .ask(.fact(fact))
    }
    guard mayAsk else { return .end(.noConsent) }
    let left = planned.map(\.question).filter { !skipped.contains($0) }
    let askable = isPrivate ? left : left.filter { !needsPrivacy($0) }
    let gentle = isSignSeen ? nil : askable.first { !isPainful($0) }
    switch gentle ?? askable.first {
    case .fact(let fact): return .ask(.fact(fact))
    case .group(let group): return .ask(.count(group))
    case nil: break
    }
    return .end(
      planned.isEmpty
        ? .settled
        : .exhausted(skipped: planned.count - left.count, waiting: left.count - askable.count))
  }

  /// How many questions may still have to be asked before the level is settled.
  public var questionsLeft: Int { planned.count { !skipped.contains($0.question) } }
}

// MARK: - Before anything else

extension Interview {
  private var isAboutPerson: Bool {
    guard let subject = explainer.program.book.subject else { return true }
    return switch profile[subject] {
    case .known(.code(let code)): code == 0
    default: true
    }
  }

  /// What is asked first, in this order.
  private var opening: [FactID] {
    guard isAboutPerson else { return [explainer.program.book.stage] }
    var facts = ["record.private_setting", "consent.screening"].compactMap {
      vocabulary.fact(named: $0)
    }
    if let consent = vocabulary.consent, case .known(.code(let code)) = profile[consent],
      vocabulary[consent].codes[code].id == "guardian",
      let guardian = vocabulary.fact(named: "consent.guardian")
    {
      facts.append(guardian)
    }
    // The stage of the journey decides which signs apply at all.
    return mayAsk ? facts + [explainer.program.book.stage] : facts
  }

  /// Whether somebody agreed, or there is nobody to agree.
  private var mayAsk: Bool {
    guard isAboutPerson, let consent = vocabulary.consent else { return true }
    if case .known = profile[consent] { return true }
    return false
  }

  /// Whether an answer that others hear may bring harm.
  public func needsPrivacy(_ question: Screening.Question) -> Bool {
    let facts: [FactID] =
      switch question {
      case .fact(let fact): [fact]
      case .group(let group): vocabulary[group].facts
      }
    return isAboutPerson
      && facts.contains { vocabulary[$0].cost.safety > 0 || vocabulary[$0].isHarmful }
  }

  /// Whether a question hurts so much that it waits until something speaks for it, or nothing
  /// gentler is left: most who are asked have lived through nothing of the kind.
  private func isPainful(_ question: Screening.Question) -> Bool {
    switch question {
    case .fact(let fact): vocabulary[fact].cost.distress >= 2
    case .group(let group): vocabulary[group].facts.contains { vocabulary[$0].cost.distress >= 2 }
    }
  }

  /// Whether the answers show a sign that counts by itself.
  private var isSignSeen: Bool {
    guard let screening else { return false }
    let book = explainer.program.book
    return screening.fired.contains {
      $0.strength > .medium && book[$0.indicator].role == .risk
    }
  }

  /// Whether nobody is known to listen, answer or interpret who should not.
  private var isPrivate: Bool { !(screening?.isUnsafe(by: unsafeAnswers) ?? false) }
}

// MARK: - Answers

extension Interview {
  /// Takes an answer to `prompt`, and says what it settled.
  public mutating func give(_ answer: Answer, to prompt: Prompt) -> Settled {
    remember(prompt)
    switch prompt {
    case .fact(let fact): set(answer, fact, item: 0)
    case .item(_, let item, let fact): set(answer, fact, item: item)
    case .count(let group):
      if case .closed(let reason) = answer { profile.groups[group] = .closed(reason) }
    }
    if pending.last == prompt { pending.removeLast() }
    return screen()
  }

  /// Takes the number of entries of a group, whose answers are asked next.
  public mutating func give(entries count: Int, of group: GroupID) -> Settled {
    remember(.count(group))
    profile.groups[group] = .items(Array(repeating: [:], count: count))
    pending = (0..<count).reversed().flatMap { item in
      vocabulary[group].facts.reversed().compactMap { fact in
        vocabulary[fact].derivation == nil ? .item(group, item, fact) : nil
      }
    }
    return screen()
  }

  /// Corrects any answer, given or not.
  public mutating func correct(_ fact: FactID, item: Int, to answer: Answer) -> Settled {
    if let group = vocabulary[fact].group {
      remember(.item(group, item, fact))
    } else {
      remember(.fact(fact))
    }
    set(answer, fact, item: item)
    return screen()
  }

  /// Leaves a question open, and does not ask it again in this interview.
  public mutating func skip(_ prompt: Prompt) {
    remember(prompt)
    if pending.last == prompt {
      pending.removeLast()
      return
    }
    switch prompt {
    case .fact(let fact): skipped.insert(.fact(fact))
    case .count(let group): skipped.insert(.group(group))
    case .item: break
    }
  }

  /// Takes back the last answer; nothing where none was given.
  public mutating func back() -> Prompt? {
    guard let last = history.popLast() else { return nil }
    profile = last.profile
    skipped = last.skipped
    pending = last.pending
    screen()
    return last.prompt
  }

  /// The person takes consent back: every answer is forgotten.
  public mutating func withdraw() {
    if let consent = vocabulary.consent { profile.answers[consent] = .closed(.refused) }
    forgetAnswers()
    screen()
  }

  private mutating func set(_ answer: Answer, _ fact: FactID, item: Int) {
    profile[fact, item, vocabulary[fact].group] = answer
    skipped.remove(.fact(fact))
    if profile.isRefused(in: vocabulary) { forgetAnswers() }
  }

  private mutating func remember(_ prompt: Prompt) {
    history.append(State(prompt: prompt, profile: profile, skipped: skipped, pending: pending))
  }

  /// Of somebody who refused nothing is kept but the refusal and what the record itself is.
  private mutating func forgetAnswers() {
    let book = explainer.program.book
    let kept = Set(
      [
        vocabulary.consent, vocabulary.fact(named: "record.id"), book.date, book.subject,
        book.stage,
      ]
      .compactMap { $0 })
    profile.answers = profile.answers.filter { kept.contains($0.key) }
    profile.groups = [:]
    pending = []
    history = []
  }
}

// MARK: - What an answer settled

extension Interview {
  /// What one answer changed.
  public struct Settled: Equatable, Sendable {
    /// The outcome before and after; nothing where nothing is screened.
    public var before: Screening?
    public var after: Screening?
    /// How many questions may still have to be asked.
    public var questionsLeft = 0
  }

  @discardableResult
  private mutating func screen() -> Settled {
    var settled = Settled(before: screening)
    if profile.isRefused(in: vocabulary) || !mayAsk {
      screening = nil
      planned = []
    } else {
      let screening = explainer.screen(profile, askingAtMost: 0)
      planned = explainer.questions()
      self.screening = screening
      settled.after = screening
      settled.questionsLeft = questionsLeft
    }
    return settled
  }

  /// Everything that can be said of the answers so far; nothing before there is consent.
  public mutating func explanation(with phrasing: Phrasing) -> Explanation? {
    guard screening != nil else { return nil }
    return explainer.explain(profile, with: phrasing)
  }
}
