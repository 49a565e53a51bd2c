import SaringEngine
import SaringExplanation
import SaringModel
import SaringTestSupport
import Testing

/// Interviews that follow the planner, with the answers of made-up profiles given on request.
@Suite("planned interviews") struct PlannerTests {
  /// A profile of which nothing is known yet that a person could be asked.
  private static func hidden(_ profile: Profile) -> Profile {
    let vocabulary = Shipped.book.vocabulary
    var hidden = Profile()
    for fact in vocabulary.factIDs
    where vocabulary[fact].question == nil && vocabulary[fact].group == nil
      && vocabulary[fact].derivation == nil
    {
      hidden.answers[fact] =
        profile[fact] == .open ? .closed(.notApplicable) : profile[fact]
    }
    for index in vocabulary.groups.indices where vocabulary.groups[index].question == nil {
      let group = GroupID(index: index)
      hidden.groups[group] = profile[group] == .open ? .closed(.notApplicable) : profile[group]
    }
    for fact in [Shipped.book.date, Shipped.book.stage, Shipped.fact("record.subject")] {
      hidden.answers[fact] = profile.answers[fact]
    }
    return hidden
  }

  /// What a person says to a question: the answer, or that they do not know.
  private static func answer(
    _ question: Screening.Question, from full: Profile, in profile: inout Profile
  ) {
    switch question {
    case .fact(let fact):
      profile.answers[fact] = full[fact] == .open ? .closed(.doesNotKnow) : full[fact]
    case .group(let group):
      profile.groups[group] = full[group] == .open ? .closed(.doesNotKnow) : full[group]
    }
  }

  private static func isOpen(_ question: Screening.Question, in profile: Profile) -> Bool {
    switch question {
    case .fact(let fact): profile[fact] == .open
    case .group(let group): profile[group] == .open
    }
  }

  /// How many questions are asked until no answer can change the level: those of the planner, or all
  /// of the vocabulary one after another.
  static func length(of full: Profile, isPlanned: Bool) -> Int {
    let vocabulary = Shipped.book.vocabulary
    var reasoner = Reasoner(Shipped.program)
    var evaluation = Evaluation(Shipped.program)
    var block = ProfileBlock(layout: Shipped.program.layout)
    var profile = hidden(full)
    var rest =
      vocabulary.factIDs.filter {
        vocabulary[$0].group == nil && vocabulary[$0].derivation == nil
          && vocabulary[$0].question != nil && profile[$0] == .open
      }.map { Screening.Question.fact($0) }
      + vocabulary.groups.indices.filter { vocabulary.groups[$0].question != nil }
      .map { .group(GroupID(index: $0)) }
    rest.reverse()
    var asked = 0
    while asked < 500 {
      block.clear()
      block.append(profile, vocabulary: vocabulary)
      evaluation.screen(&block, asOf: Shipped.day)
      reasoner.take(evaluation, lane: 0, block: block)
      guard let best = reasoner.questions(atMost: 1).first else { break }
      guard let next = isPlanned ? best.question : rest.popLast() else { break }
      answer(next, from: full, in: &profile)
      asked += 1
    }
    return asked
  }

  @Test("settle the level that the whole profile has, and ask nothing twice")
  func settles() {
    let seed = SeededGenerator.runSeed
    var random = SeededGenerator(seed: seed)
    let full = (0..<3).map { _ in random.pick(Shipped.profiles) }
    var reasoner = Reasoner(Shipped.program)
    var evaluation = Evaluation(Shipped.program)
    var block = ProfileBlock(layout: Shipped.program.layout)
    for one in full {
      let expected = Shipped.outcome(of: one.profile).level
      var profile = Self.hidden(one.profile)
      var asked = 0
      while asked < 500 {
        block.clear()
        block.append(profile, vocabulary: Shipped.book.vocabulary)
        evaluation.screen(&block, asOf: Shipped.day)
        reasoner.take(evaluation, lane: 0, block: block)
        guard let next = reasoner.questions(atMost: 1).first else { break }
        guard Self.isOpen(next.question, in: profile) else {
          Issue.record("\(one): a question was asked again, seed \(seed)")
          break
        }
        Self.answer(next.question, from: one.profile, in: &profile)
        asked += 1
      }
      let (level, possible) = Shipped.levels(of: [profile])[0]
      #expect(level == expected, "\(one) after \(asked) questions, seed \(seed)")
      #expect(level == possible, "\(one) after \(asked) questions, seed \(seed)")
    }
  }
}
