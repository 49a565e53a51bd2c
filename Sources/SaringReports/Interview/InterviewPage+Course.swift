public import SaringExplanation
public import SaringModel

// What is said between the questions.
extension InterviewPage {
  /// What is said first: what this is, what consent has to cover, and how to answer.
  public func opening(keeping file: String?, isResumed: Bool) -> String {
    var text = style.bold(
      style.wrapped(
        language("Interview", "Wawancara") + " – " + phrasing.words(book.title), indent: 0))
    if isResumed {
      text += style.wrapped(
        language(
          "Going on with the answers in the file.", "Melanjutkan jawaban yang ada di berkas."),
        indent: 0)
    }
    text += style.wrapped(
      language(
        "Before you begin: a place where nobody listens, a language the person speaks, an"
          + " interpreter who is independent. Say who you are, what the answers are for, who will"
          + " see them and how long they are kept; that the person may refuse any question, stop at"
          + " any time and take everything back; and that nothing bad follows from it. Promise only"
          + " what you can keep.",
        "Sebelum mulai: tempat yang tidak didengar orang lain, bahasa yang dikuasai orangnya,"
          + " penerjemah yang independen. Jelaskan siapa Anda, untuk apa jawaban ini, siapa yang akan"
          + " melihatnya dan berapa lama disimpan; bahwa ia boleh menolak pertanyaan mana pun,"
          + " berhenti kapan saja dan menarik semuanya; dan bahwa hal itu tidak merugikannya."
          + " Janjikan hanya yang dapat dipenuhi."), indent: 0)
    text += style.wrapped(
      file.map {
        language(
          "Every answer is kept in \($0) as soon as it is given.",
          "Setiap jawaban langsung disimpan di \($0).")
      }
        ?? language(
          "Answers are not kept: no file was named.",
          "Jawaban tidak disimpan: tidak ada berkas yang disebut."), indent: 0)
    return text
      + style.wrapped(
        language(
          "Answer with a number, a code or words; ? helps, stop ends.",
          "Jawab dengan nomor, kode, atau kata; ? untuk bantuan, berhenti untuk mengakhiri."),
        indent: 0)
  }

  /// What an answer changed, in at most a few lines.
  public func settled(from before: Screening?, to after: Screening, questionsLeft: Int) -> String {
    var text = ""
    func add(_ sentence: String) { text += style.wrapped(sentence, indent: 3, mark: "→ ") }
    let level = language.name(of: after.level)
    if let before, before.level != after.level {
      add(
        language(
          "Level: \(language.name(of: before.level)) → \(level).",
          "Tingkat: \(language.name(of: before.level)) → \(level)."))
    }
    let known = Set(before?.fired.map { Fired($0) } ?? [])
    let new = after.fired.filter { !known.contains(Fired($0)) }
    for finding in new.prefix(4) {
      let name = "\(book[finding.indicator].id) \(phrasing.words(book[finding.indicator].title))"
      switch book[finding.indicator].role {
      case .risk:
        let strength = phrasing.words(for: finding.strength)
        add(language("Sign: \(name) (\(strength)).", "Tanda: \(name) (\(strength))."))
      case .protective:
        add(language("For safety: \(name).", "Menunjukkan keamanan: \(name)."))
      case .note: add(language("Note: \(name).", "Keterangan: \(name)."))
      }
    }
    if new.count > 4 {
      add(language("And \(new.count - 4) more.", "Dan \(new.count - 4) lagi."))
    }
    if let before {
      let still = Set(after.open).union(after.fired.map(\.indicator))
      let gone = before.open.count { !still.contains($0) }
      if gone > 0 {
        add(
          language(
            "\(gone) \(gone == 1 ? "sign" : "signs") can no longer come.",
            "\(gone) tanda tidak mungkin lagi."))
      }
    }
    let possible =
      after.possible == after.level
      ? language("the level is settled", "tingkatnya sudah pasti")
      : language(
        "level \(level), possible \(language.name(of: after.possible))",
        "tingkat \(level), mungkin \(language.name(of: after.possible))")
    add(
      language(
        "Now: \(possible); at most \(questionsLeft) \(questionsLeft == 1 ? "question" : "questions") left.",
        "Kini: \(possible); paling banyak \(questionsLeft) pertanyaan lagi."))
    return text
  }

  private struct Fired: Hashable {
    var indicator: IndicatorID
    var strength: Strength

    init(_ finding: Screening.Finding) {
      indicator = finding.indicator
      strength = finding.strength
    }
  }

  /// What is said at once when danger shows: what to do, and whom to call.
  public func danger(_ explanation: Explanation) -> String {
    var text = "\n"
    if let urgent = explanation.urgent {
      text += style.coloured(style.wrapped(urgent, indent: 0), as: .critical)
    }
    for contact in explanation.contacts.prefix(4) {
      text += style.wrapped(contact, indent: 3, mark: "- ")
    }
    return text
  }

  /// One sentence about an answer that cannot be taken, or a word that does nothing here.
  public func note(_ sentence: String) -> String { style.wrapped(sentence, indent: 3) }
}

extension Language {
  /// What the interview says when it ends.
  public var refusedInterview: String {
    self(
      "Consent was refused. Nothing is screened, and no answer is kept.",
      "Orangnya menolak. Tidak ada yang disaring, dan tidak ada jawaban yang disimpan.")
      + "\n" + safetyGuidance
  }

  public var interviewWithoutConsent: String {
    self(
      "Without a word on consent no further question may be asked. Ask for it, or end here.",
      "Tanpa kejelasan tentang persetujuan, pertanyaan lain tidak boleh diajukan. Mintalah, atau"
        + " akhiri di sini.")
  }

  /// What is possible may stay above the level: some of it nobody is asked, such as what officers
  /// check.
  public func settledInterview(isSure: Bool) -> String {
    isSure
      ? self(
        "No answer that is still open can change the level: nothing more needs to be asked.",
        "Tidak ada jawaban terbuka yang dapat mengubah tingkat: tidak perlu bertanya lagi.")
      : self(
        "No question is left that could change the level. What is still possible hangs on answers"
          + " that were refused, not known, or that nobody is asked.",
        "Tidak ada lagi pertanyaan yang dapat mengubah tingkat. Yang masih mungkin bergantung pada"
          + " jawaban yang ditolak, tidak diketahui, atau yang tidak ditanyakan.")
  }

  /// Some questions were skipped, some wait until nobody else listens.
  public func exhaustedInterview(skipped: Int, waiting: Int) -> String {
    var sentences: [String] = []
    if skipped > 0 {
      sentences.append(
        self(
          "\(skipped) questions were skipped and could still change the level.",
          "\(skipped) pertanyaan dilewati dan masih dapat mengubah tingkat."))
    }
    if waiting > 0 {
      sentences.append(
        self(
          "\(waiting) questions wait until the person can answer alone: what others hear may bring"
            + " harm.",
          "\(waiting) pertanyaan menunggu sampai orangnya dapat menjawab sendirian: yang didengar"
            + " orang lain dapat membahayakan."))
    }
    return sentences.joined(separator: " ")
  }
}
