import SaringEngine
import SaringExplanation
import SaringModel

/// Finds for each finding of a batch a smallest set of answers that carries it.
struct ReasonWriter: ~Copyable {
  private let supports: SmallestSupport
  private var reasoner: Reasoner
  /// What was found by search before: profiles of a batch come out alike again and again.
  private var known: [Key: [Screening.Question]] = [:]

  private struct Key: Hashable {
    let claim: Claim
    let signature: [UInt8]
  }

  /// How many findings are kept in mind; a bound on memory.
  private static var capacity: Int { 20_000 }

  init(_ program: Program) {
    supports = SmallestSupport(program)
    reasoner = Reasoner(program)
  }

  /// Writes the reasons of the findings of a lane that has been read into `screening`.
  mutating func write(
    into screening: inout Screening, lane: Int, _ evaluation: borrowing Evaluation,
    _ block: borrowing ProfileBlock
  ) {
    var isTaken = false
    for index in screening.fired.indices {
      let start = screening.reasons.count
      let finding = screening.fired[index]
      if !supports.append(for: finding, lane: lane, of: evaluation, to: &screening.reasons) {
        let claim = Claim.fired(finding.indicator, from: finding.strength)
        var signature: [UInt8] = []
        evaluation.appendSignature(
          of: reasoner.cases.cone(of: claim), lane: lane, to: &signature)
        let key = Key(claim: claim, signature: signature)
        if let reason = known[key] {
          screening.reasons += reason
        } else {
          if !isTaken { reasoner.take(evaluation, lane: lane, block: block) }
          isTaken = true
          let reason = reasoner.reasons(for: claim).minimal.first ?? []
          if known.count == Self.capacity { known.removeAll(keepingCapacity: true) }
          known[key] = reason
          screening.reasons += reason
        }
      }
      screening.fired[index].reason = start..<screening.reasons.count
    }
  }
}
