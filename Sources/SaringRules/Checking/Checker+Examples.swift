import SaringModel
import SaringSource

extension Checker {
  mutating func examples(of indicator: IndicatorSyntax) -> [Example] {
    checkKinds(of: indicator)
    var checked: [Example] = []
    for example in indicator.examples {
      let outcome: Example.Outcome =
        switch example.outcome {
        case .fires(let strength): .fires(strength.value)
        case .silent: .silent
        case .undecided: .undecided
        }
      if example.because.value.isEmpty {
        note(.emptyWords, "the example does not say why", at: example.because.span)
      }
      checked.append(
        Example(
          outcome: outcome, because: example.because.value, profile: profile(of: example),
          span: example.span))
    }
    return checked
  }

  /// Asks for `fires` with each strength, `silent` and `undecided`.
  private mutating func checkKinds(of indicator: IndicatorSyntax) {
    guard !indicator.examples.isEmpty else { return }
    var shown: Set<Strength> = []
    var hasSilent = false
    var hasUndecided = false
    let strengths = Set(indicator.grades.compactMap { $0.strength?.value })
    for example in indicator.examples {
      switch example.outcome {
      case .fires(let strength):
        shown.insert(strength.value)
        if !strengths.contains(strength.value), isWhole {
          note(
            .exampleOfNoGrade, "the indicator has no grade `\(strength.value.name)`",
            at: strength.span, found: strength.value.name,
            possible: strengths.sorted(by: >).map(\.name))
        }
      case .silent: hasSilent = true
      case .undecided: hasUndecided = true
      }
    }
    guard isWhole else { return }
    for strength in strengths.sorted(by: >) where !shown.contains(strength) {
      let span = indicator.grades.first { $0.strength?.value == strength }?.strength?.span
      note(
        .missingExample, "no example fires with the strength `\(strength.name)`",
        at: span ?? indicator.span, help: "add `<fires strength=\"\(strength.name)\" …>`")
    }
    if !hasSilent {
      note(
        .missingExample, "no example is `silent`", at: indicator.span,
        help: "show a near miss in which nothing fires and nothing can")
    }
    if !hasUndecided {
      note(
        .missingExample, "no example is `undecided`", at: indicator.span,
        help: "show what is open when nobody has asked")
    }
  }

  private mutating func profile(of example: ExampleSyntax) -> Profile {
    var items: [GroupID: [[FactID: Answer]]] = [:]
    for item in example.items {
      guard let group = groupIDs[item.name.value] else {
        noteUnknown(.unknownGroup, "group", item.name, among: Array(groupIDs.keys))
        continue
      }
      items[group, default: []].append(answers(item.answers, in: group))
      if items[group]?.count == (groups[group.index].most ?? 8) + 1 {
        note(
          .moreThanThereAre, "the group has at most \(groups[group.index].most ?? 8) items",
          at: item.name.span)
      }
    }
    return Profile(
      answers: answers(example.answers, in: nil), groups: items.mapValues { .items($0) })
  }

  private mutating func answers(
    _ answers: [AnswerSyntax], in group: GroupID?
  ) -> [FactID: Answer] {
    var given: [FactID: Answer] = [:]
    for answer in answers {
      guard let fact = fact(answer.name) else { continue }
      let draft = facts[fact.index]
      guard draft.group == group else {
        let outer = draft.group.map { groups[$0.index].name.value }
        note(
          .answerOutsideItsGroup,
          outer == nil
            ? "`\(draft.name)` is not a fact of this group"
            : "`\(draft.name)` belongs to an item of `\(outer ?? "")`",
          at: answer.name.span, found: draft.name,
          help: outer.map { "put it into `<group name=\"\($0)\">`" }
            ?? "put it beside the group element")
        continue
      }
      if draft.syntax.derivation != nil {
        note(
          .derivedFactAnswered, "`\(draft.name)` is computed and never answered",
          at: answer.name.span, found: draft.name, help: "answer the facts it is computed from")
        continue
      }
      guard given[fact] == nil else {
        note(
          .answeredTwice, "`\(draft.name)` is answered twice", at: answer.name.span,
          found: draft.name, help: "keep one of the answers")
        continue
      }
      switch answer.answer {
      case .missing(let reason): given[fact] = reason.map { .closed($0) } ?? .open
      case .words(let words):
        if let value = value(words, of: fact) { given[fact] = .known(value) }
      }
    }
    return given
  }

  /// The value that the words of an answer stand for.
  private mutating func value(_ words: Spanned<String>, of fact: FactID) -> Value? {
    let draft = facts[fact.index]
    guard let kind = draft.kind else { return nil }
    switch kind {
    case .yesNo, .code:
      return position(of: words.value, at: words.span, draft).map { .code($0) }
    case .codes:
      var set: UInt64 = 0
      for token in words.value.split(separator: " ") {
        guard let position = position(of: String(token), at: words.span, draft), position < 64
        else { return nil }
        set |= 1 << UInt64(position)
      }
      return .codes(set)
    case .number:
      guard ValueForm.amount.accepts(words.value.utf8[...]), let number = Double(words.value)
      else {
        return impossible(words, draft, "a number, such as `12` or `-0.5`")
      }
      if let minimum = draft.minimum, number < minimum {
        return impossible(words, draft, "at least `\(draft.syntax.minimum?.value ?? "")`")
      }
      if let maximum = draft.maximum, number > maximum {
        return impossible(words, draft, "at most `\(draft.syntax.maximum?.value ?? "")`")
      }
      return .number(number)
    case .date:
      guard let day = Day(iso: words.value) else {
        return impossible(words, draft, "a date, such as `2024-11-02`")
      }
      return .date(day)
    case .text, .identifier:
      return words.value.isEmpty ? impossible(words, draft, "words") : .text(words.value)
    }
  }

  private mutating func position(
    of code: String, at span: SourceSpan, _ draft: FactDraft
  ) -> Int? {
    if let position = draft.positions[code] { return position }
    guard draft.hasCodes else { return nil }
    noteUnknown(
      .unknownCode, "code of `\(draft.name)`", Spanned(code, at: span),
      among: draft.codes.map(\.id), possible: draft.codes.map(\.id))
    return nil
  }

  private mutating func impossible(
    _ words: Spanned<String>, _ draft: FactDraft, _ form: String
  ) -> Value? {
    note(
      .impossibleAnswer, "`\(draft.name)` cannot have this answer", at: words.span,
      found: words.value, help: "write \(form)")
    return nil
  }
}
