public import SaringEngine
public import SaringModel

extension Explanation {
  /// Explains one lane of a block that `evaluation` has just screened and read into `screening`.
  ///
  /// Signs of other packs than `packs` are left out; without it, all are told.
  public init(
    of screening: Screening, lane: Int, in block: borrowing ProfileBlock,
    by evaluation: borrowing Evaluation, phrasing: Phrasing, packs: Set<PackID>? = nil
  ) {
    let book = phrasing.book
    let language = phrasing.language
    id = String(decoding: screening.id, as: UTF8.self)
    level = screening.level
    summary = phrasing.summary(
      of: screening,
      advising: phrasing.actions(for: screening, lane, block, evaluation))
    urgent =
      screening.isUrgent
      ? language(
        "Urgent: a pattern of immediate danger holds. Act on it before anything else.",
        "Mendesak: ada pola bahaya langsung. Tangani ini sebelum hal lain.") : nil
    patterns = screening.patterns.map { pattern in
      let title = book[pattern].title[language.rawValue]
      guard let because = book[pattern].because?[language.rawValue] else { return title }
      return "\(title): \(because)"
    }
    contacts = phrasing.contacts(of: screening, lane, block, evaluation)
    fired = []
    protective = []
    notes = []
    for finding in screening.fired {
      let sign = phrasing.sign(
        finding, evidence: screening.evidence[finding.evidence], lane, block, evaluation)
      switch book[finding.indicator].role {
      case .risk: fired.append(sign)
      case .protective: protective.append(sign)
      case .note: notes.append(sign)
      }
    }
    open = []
    for indicator in screening.open where book[indicator].role == .risk {
      open.append(phrasing.openSign(indicator, lane, block, evaluation))
    }
    silent = []
    let isInScope = book.packs.indices.map { index in
      let pack = PackID(index: index)
      guard packs?.contains(pack) ?? true else { return false }
      return book.scope(of: pack).map { evaluation.truth(of: $0, lane: lane) != .fails } ?? true
    }
    for index in book.indicators.indices {
      let indicator = IndicatorID(index: index)
      guard evaluation.truth(of: indicator, at: .weak, lane: lane) == .fails,
        isInScope[book[indicator].pack.index], book[indicator].role == .risk
      else { continue }
      silent.append(phrasing.silentSign(indicator, lane, block, evaluation))
    }
    if phrasing.withholdsHarmful {
      // Which parts of a sign hold or fail would tell the answers.
      for index in open.indices { (open[index].holding, open[index].failing) = ([], []) }
      silent = []
    }
    questions = screening.ask.map { phrasing.question($0) }
    let isUnsafe = screening.isUnsafe(by: book.unsafeAnswers)
    if isUnsafe { protective = [] }
    information = isUnsafe ? language.doubt : phrasing.information(on: screening)
    limits = phrasing.limits
  }
}

extension Phrasing {
  fileprivate func summary(of screening: Screening, advising advised: [Action]) -> [String] {
    let level = book[screening.level]
    var sentences = [
      language("Triage level: ", "Tingkat triase: ") + language.name(of: screening.level)
        + " – " + level.title[language.rawValue] + "."
    ]
    let isUnsafe = screening.isUnsafe(by: book.unsafeAnswers)
    if let because = level.because?[language.rawValue], !(isUnsafe && screening.level == .low) {
      sentences.append(because)
    }
    if !advised.isEmpty {
      let actions = advised.map { language.words(for: $0) }
      sentences.append(
        language("What to do: ", "Yang perlu dilakukan: ") + language.list(actions, and: true)
          + ".")
    }
    if screening.possible > screening.level {
      let possible = language.name(of: screening.possible)
      sentences.append(
        language(
          "Answers that are still open could raise the level to \(possible).",
          "Jawaban yang masih terbuka dapat menaikkan tingkat menjadi \(possible)."))
    } else if !isUnsafe {
      sentences.append(
        language(
          "No answer that is still open can raise the level.",
          "Tidak ada jawaban terbuka yang dapat menaikkan tingkat."))
    }
    return sentences
  }

  /// Whom to call, by the patterns that hold and the level.
  fileprivate func contacts(
    of screening: Screening, _ lane: Int, _ block: borrowing ProfileBlock,
    _ evaluation: borrowing Evaluation
  ) -> [String] {
    guard
      case .known(.date(let day)) = evaluation.answer(book.date, lane: lane, block: block)
    else { return [] }
    var found: [String] = []
    for table in screening.patterns.flatMap({ book[$0].contacts }) + book[screening.level].contacts
    {
      let answer = book[table].keys.map { evaluation.answer($0, lane: lane, block: block) }
      for entry in book[table].entries(for: answer, on: day) {
        let caution = language(" (recalled, not verified)", " (dari ingatan, belum diperiksa)")
        let words = entry.words[language.rawValue] + (entry.isVerified ? "" : caution)
        if !found.contains(words) { found.append(words) }
      }
    }
    return found
  }

  fileprivate func information(on screening: Screening) -> String {
    screening.isInformationSufficient
      ? language(
        "Enough of the core questions have been answered for the level to mean something.",
        "Cukup banyak pertanyaan pokok telah dijawab sehingga tingkat ini bermakna.")
      : language(
        "Too few of the core questions have been answered: a low level means little here.",
        "Terlalu sedikit pertanyaan pokok yang dijawab: tingkat rendah belum berarti banyak.")
  }

  var limits: [String] {
    [
      language(
        "This is a screening aid, not a finding about a person; a person decides.",
        "Ini alat bantu penyaringan, bukan temuan tentang seseorang; manusia yang memutuskan."),
      language(
        "It names signs and what to ask. Signs can have harmless reasons, and their absence"
          + " proves nothing.",
        "Alat ini menyebut tanda dan pertanyaan. Tanda bisa punya sebab yang wajar, dan tidak"
          + " adanya tanda tidak membuktikan apa pun."),
      language(
        "Whoever disagrees can ask for the answers and rules behind it to be looked at again.",
        "Siapa pun yang tidak setuju dapat meminta jawaban dan aturannya ditinjau ulang."),
    ]
  }

  /// What to ask for an open fact or group, with its name, since many questions read alike.
  package func question(_ question: Screening.Question) -> String {
    questionWords.value(at: book.vocabulary.number(of: question)) {
      switch question {
      case .fact(let fact): words(for: book.vocabulary[fact].question, title(of: fact))
      case .group(let group): words(for: book.vocabulary[group].question, title(of: group))
      }
    }
  }

  private func words(for question: LocalizedText?, _ title: String) -> String {
    guard let question else { return title }
    return "\(question[language.rawValue]) (\(title))"
  }
}
