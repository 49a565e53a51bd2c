#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif
import Saring
import SaringEngine
import SaringExplanation
import SaringModel
import SaringProfiles
import SaringReports

extension ScreenRequest {
  func run() throws {
    let interruption = Interruption()
    let loaded = try source.loadForScreening()
    let book = loaded.book
    let packs = try only.map { try book.packs(named: $0) }
    let day = asOf ?? Clock.today
    let options = ScreeningOptions(
      asOf: day, form: form, level: level, only: packs, keep: keptNames,
      jobs: jobs ?? Self.processors, language: lang, makesRejects: rejects != nil,
      isRedacted: care.isRedacted, givesSafety: care.safetyOnly, identity: care.identity,
      detail: explain, ask: ask)
    do {
      let inputs = try (files.isEmpty ? ["-"] : files).map { path throws(FileFailure) in
        try InputFile(path: path)
      }
      let sources = inputs.map {
        ScreeningSource(
          name: $0.name, descriptor: $0.descriptor,
          format: from ?? ProfileFormat(fileName: $0.name))
      }
      let run = ScreeningRun(of: book, sources: sources, options: options) {
        loaded.program(only: packs)
      }
      interruption.stop(run)
      let sink = try ScreeningSink(self, book: book)
      let summary = try sink.write(run)
      try writeManifest(book, day, inputs, summary, isInterrupted: interruption.hasCome)
      tell(summary, isInterrupted: interruption.hasCome)
      // The process ends here: taking the rule book apart piece by piece would take longer than
      // screening a profile.
      withExtendedLifetime((inputs, book)) { exit(status(summary, interruption).rawValue) }
    } catch {
      throw CommandFailure.file(error)
    }
  }

  private static var processors: Int { max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))) }

  /// Says what was noticed and accounts for every record.
  private func tell(_ summary: ScreeningSummary, isInterrupted: Bool) {
    for name in summary.sourcesWithoutFacts {
      Terminal.note(lang.noFacts(in: name))
    }
    let unknown = summary.unknownNames.filter { !keptNames.contains($0) }
    if !unknown.isEmpty { Terminal.note(lang.unknown(unknown)) }
    if summary.strippedCount > 0 { Terminal.note(lang.stripped(summary)) }
    if !summary.computedNames.isEmpty { Terminal.note(lang.computed(summary.computedNames)) }
    for (name, error) in summary.readErrors {
      Terminal.note("saring: \(error.message(for: name))")
    }
    let counts = summary.counts
    if counts.refused > 0 { Terminal.note(lang.refused(counts.refused)) }
    if isInterrupted { Terminal.note(lang.interrupted) }
    let refused = counts.refused > 0 ? " + not screened \(counts.refused)" : ""
    Terminal.note(
      "read \(counts.read) = screened \(counts.screened)\(refused) + rejected \(counts.rejected)")
  }

  private func status(_ summary: ScreeningSummary, _ interruption: Interruption) -> ExitStatus {
    if interruption.hasCome { return .interrupted }
    return summary.counts.rejected > 0 || !summary.readErrors.isEmpty ? .incomplete : .done
  }

  private func writeManifest(
    _ book: RuleBook, _ day: Day, _ inputs: [InputFile], _ summary: ScreeningSummary,
    isInterrupted: Bool
  ) throws(FileFailure) {
    guard let manifest else { return }
    let counts = summary.counts
    let options: [(name: String, value: String)] = [
      ("from", from?.rawValue ?? "guessed"), ("to", form.rawValue), ("level", level.name),
      ("only", only ?? "all"), ("lang", lang.rawValue), ("keep", keep ?? ""),
      ("redact", care.isRedacted ? "yes" : "no"),
      ("strip_identity", care.stripIdentity ? "yes" : "no"),
    ]
    let levels = TriageLevel.allCases.map {
      (name: $0.name, count: counts.byLevel[Int($0.rawValue)])
    }
    let value = Manifest(
      version: Engine.version, inputs: inputs.map(\.name), asOf: day, options: options,
      counts: [
        ("read", counts.read), ("screened", counts.screened), ("rejected", counts.rejected),
        ("not_screened", counts.refused), ("written", counts.written), ("urgent", counts.urgent),
        ("stripped_values", summary.strippedCount),
      ] + levels,
      unknownFields: summary.unknownNames, isInterrupted: isInterrupted)
    let file = try OutputFile(path: manifest)
    try file.write(value.json(book))
    try file.finish()
  }
}

extension Language {
  fileprivate func noFacts(in name: String) -> String {
    self(
      "\(name): no column is named like a fact of the rule book",
      "\(name): tidak ada kolom yang bernama seperti fakta dalam buku aturan")
  }

  func unknown(_ names: [String]) -> String {
    self("not in the vocabulary, ignored: ", "tidak ada dalam kosakata, diabaikan: ")
      + shortened(names)
  }

  /// At most fifty names; a stream of strange records has no end of them.
  private func shortened(_ names: [String]) -> String {
    let shown = names.prefix(50).joined(separator: ", ")
    guard names.count > 50 else { return shown }
    let more = names.count - 50
    return shown + self(" and \(more) more", " dan \(more) lagi")
  }

  fileprivate func stripped(_ summary: ScreeningSummary) -> String {
    let names = shortened(summary.strippedNames)
    return self(
      "dropped, because they say who somebody is: \(summary.strippedCount) values of \(names)",
      "dibuang karena menyebut identitas orang: \(summary.strippedCount) nilai pada \(names)")
  }

  fileprivate func computed(_ names: [String]) -> String {
    self("computed by the rules, ignored: ", "dihitung oleh aturan, diabaikan: ")
      + names.joined(separator: ", ")
  }

  fileprivate func refused(_ count: Int) -> String {
    self(
      "not screened because consent was refused: \(count)",
      "tidak disaring karena orangnya menolak: \(count)")
  }

  fileprivate var interrupted: String {
    self("stopped; the rest was not read", "dihentikan; sisanya tidak dibaca")
  }
}
