package import SaringModel

extension RuleBook {
  /// The pattern of answers that somebody else may have heard, given or turned; none when the book
  /// has no pattern of that name.
  package var unsafeAnswers: PatternID? {
    patterns.firstIndex { $0.id == "unsafe-answers" }.map(PatternID.init(index:))
  }
}

extension Screening {
  /// Whether the answers may not be the person's own, so that nothing in them may reassure.
  package func isUnsafe(by pattern: PatternID?) -> Bool {
    pattern.map { patterns.contains($0) } ?? false
  }

  /// Takes back that enough is known where the answers may not be the person's own.
  ///
  /// What raises a level still counts; only reassurance rests on answers being free.
  package mutating func doubtUnsafeAnswers(by pattern: PatternID?) {
    if isInformationSufficient, isUnsafe(by: pattern) { isInformationSufficient = false }
  }
}

extension Fact {
  /// Whether an answer could bring harm to somebody if it were seen by the wrong eyes.
  package var isHarmful: Bool { sensitivity >= 3 }
}

extension Language {
  /// What is said in place of reassurance where the answers may not be the person's own.
  var doubt: String {
    self(
      "The answers may not be the person's own: somebody listened, answered or interpreted. Whatever"
        + " the level, nothing here reassures; ask again in private.",
      "Jawaban ini mungkin bukan dari orangnya sendiri: ada yang ikut mendengar, menjawab, atau"
        + " menerjemahkan. Apa pun tingkatnya, hasil ini tidak menenangkan; tanyakan lagi secara"
        + " tertutup.")
  }

  /// What may still be said of somebody who refused to be screened.
  package var safetyGuidance: String {
    self(
      "The refusal is respected and costs the person nothing. If somebody is in danger: stop, offer"
        + " a safe place, call for help if the person wants it, and leave a number to call at any"
        + " time.",
      "Penolakan dihormati dan tidak merugikan orangnya. Bila ada yang dalam bahaya: berhenti,"
        + " tawarkan tempat aman, panggil bantuan bila orangnya mau, dan tinggalkan nomor yang dapat"
        + " dihubungi kapan saja.")
  }
}
