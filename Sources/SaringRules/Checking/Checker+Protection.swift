import SaringModel
import SaringSource

extension Checker {
  /// A condition that reads a protected fact, or one that is computed from it.
  struct ProtectedRead {
    let claim: Claim
    let fact: FactID
    let origin: FactID
    let span: SourceSpan
  }

  /// Refuses every protected fact that could raise a level.
  ///
  /// A note may read one, as long as only notes read the note.
  mutating func checkProtection() {
    guard !protectedReads.isEmpty else { return }
    var notes: [Claim: ProtectedRead] = [:]
    for read in protectedReads {
      switch read.claim {
      case .sufficiency: continue
      case .indicator(let index) where indicators[index].syntax.role == .note:
        if notes[read.claim] == nil { notes[read.claim] = read }
      default: refuse(read)
      }
    }
    spread(&notes)
    for claim in edges.keys.sorted(by: { $0.order < $1.order }) where !isNote(claim) {
      for edge in edges[claim] ?? [] {
        guard let read = notes[edge.to], case .indicator(let index) = edge.to else { continue }
        note(
          .protectedFactRead,
          "`\(indicators[index].syntax.id.value)` reads the protected fact "
            + "`\(facts[read.origin.index].name)`",
          at: edge.span, found: indicators[index].syntax.id.value,
          help: "only another note may read such a note",
          related: [.init(read.span, "it is read here")])
      }
    }
  }

  private func isNote(_ claim: Claim) -> Bool {
    switch claim {
    case .indicator(let index): indicators[index].syntax.role == .note
    case .sufficiency: true
    default: false
    }
  }

  /// A note that reads such a note is one itself.
  private func spread(_ notes: inout [Claim: ProtectedRead]) {
    var hasChanged = !notes.isEmpty
    while hasChanged {
      hasChanged = false
      for (claim, list) in edges where isNote(claim) && notes[claim] == nil {
        guard let read = list.compactMap({ notes[$0.to] }).first else { continue }
        notes[claim] = read
        hasChanged = true
      }
    }
  }

  private mutating func refuse(_ read: ProtectedRead) {
    let name = facts[read.fact.index].name
    let origin = facts[read.origin.index]
    note(
      .protectedFactRead,
      read.fact == read.origin
        ? "`\(name)` is protected and may not raise a level"
        : "`\(name)` is computed from the protected fact `\(origin.name)`",
      at: read.span, found: name,
      help: "ask about what was done to the person, not about who they are",
      related: [.init(origin.syntax.span, "it is declared protected here")])
  }
}
