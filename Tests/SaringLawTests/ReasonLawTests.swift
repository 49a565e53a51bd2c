import SaringEngine
import SaringExplanation
import SaringModel
import SaringTestSupport
import Testing

/// Reasons on the shipped book, looked at with the fast path alone.
@Suite("reasons on the shipped book") struct ReasonLawTests {
  /// The profile with the answers of a reason and no others, apart from what is never open.
  private static func kept(_ reason: [Screening.Question], of profile: Profile) -> Profile {
    var kept = Profile()
    for fact in [Shipped.book.date, Shipped.fact("record.subject")] {
      kept.answers[fact] = profile.answers[fact]
    }
    for question in reason {
      switch question {
      case .fact(let fact): kept.answers[fact] = profile.answers[fact]
      case .group(let group): kept.groups[group] = profile.groups[group]
      }
    }
    return kept
  }

  @Test("carry the sign when every other answer is taken away")
  func carry() {
    var reasoner = Reasoner(Shipped.program)
    var evaluation = Evaluation(Shipped.program)
    var block = ProfileBlock(layout: Shipped.program.layout)
    var screening = Screening()
    var again = Evaluation(Shipped.program)
    for one in Shipped.profiles {
      block.clear()
      block.append(one.profile, vocabulary: Shipped.book.vocabulary)
      evaluation.screen(&block, asOf: Shipped.day)
      evaluation.read(into: &screening, lane: 0, block: block)
      reasoner.take(evaluation, lane: 0, block: block)
      for finding in screening.fired {
        let claim = Claim.fired(finding.indicator, from: finding.strength)
        for reason in reasoner.reasons(for: claim).minimal {
          block.clear()
          block.append(Self.kept(reason, of: one.profile), vocabulary: Shipped.book.vocabulary)
          again.screen(&block, asOf: Shipped.day)
          let truth = again.truth(of: finding.indicator, at: finding.strength, lane: 0)
          let names = reason.map { Shipped.name($0) }
          #expect(
            truth == .holds,
            "\(one): \(Shipped.book[finding.indicator].id) is not carried by \(names)")
        }
      }
    }
  }
}

extension Shipped {
  fileprivate static func name(_ question: Screening.Question) -> String {
    switch question {
    case .fact(let fact): book.vocabulary[fact].name
    case .group(let group): book.vocabulary[group].name
    }
  }
}
