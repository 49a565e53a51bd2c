import Saring
import SaringExplanation
import SaringModel
import SaringReports

/// Where the batches of a run go: standard output or a file, the rejects file, and messages.
final class ScreeningSink {
  private let book: RuleBook
  private let language: Language
  private let form: ScreeningForm
  private let care: Care
  private let output: OutputFile
  private let rejects: OutputFile?
  private let header: [UInt8]
  private var rows: [ScreeningRow] = []
  private var progress = Progress()
  /// Whether the reader of standard output has gone away.
  private var isOutputClosed = false
  /// How many problems have been told.
  private var told = 0
  private var untold = 0
  private static var mostTold: Int { 100 }

  init(_ request: ScreenRequest, book: RuleBook) throws(FileFailure) {
    self.book = book
    language = request.lang
    form = request.form
    care = request.care
    if let path = request.output {
      output = try OutputFile(path: path)
    } else {
      output = .standardOutput
    }
    if let path = request.rejects {
      rejects = try OutputFile(path: path)
    } else {
      rejects = nil
    }
    header =
      form == .csv
      ? CSVScreeningWriter(
        book, keeping: request.keptNames,
        style: ScreeningStyle(givesSafety: request.care.safetyOnly)
      ).header : []
  }
}

extension ScreeningSink {
  /// Writes all that comes of a run, in the order of the input.
  func write(_ run: ScreeningRun) throws(FileFailure) -> ScreeningSummary {
    try put(header, run)
    let summary = try run.run { batch throws(FileFailure) in
      tell(batch.messages)
      try rejects?.write(batch.rejects)
      rows.append(contentsOf: batch.rows)
      try batch.withOutput { bytes throws(FileFailure) in try put(bytes, run) }
      progress.show(batch.counts)
    }
    progress.clear()
    if untold > 0 {
      Terminal.note(
        language(
          "and \(untold) more problems; --rejects FILE keeps them all",
          "dan \(untold) masalah lagi; --rejects FILE menyimpan semuanya"))
    }
    if form == .table {
      let style =
        output === OutputFile.standardOutput ? Terminal.standardOutput.style : ReportStyle()
      let table = ScreeningTable(
        book, language: language, style: style, isDiscreet: care.discreet,
        givesSafety: care.safetyOnly)
      try put(Array(table.text(of: rows).utf8), run)
    }
    try output.finish()
    try rejects?.finish()
    return summary
  }

  private func tell(_ messages: [String]) {
    for message in messages {
      guard told < Self.mostTold else {
        untold += 1
        continue
      }
      if told == 0 { progress.clear() }
      told += 1
      Terminal.note(message)
    }
  }

  private func put(_ bytes: [UInt8], _ run: ScreeningRun) throws(FileFailure) {
    try bytes.withUnsafeBufferPointer { bytes throws(FileFailure) in try put(bytes, run) }
  }

  /// Writes bytes; a reader that has gone away is no error, but ends the reading.
  private func put(
    _ bytes: UnsafeBufferPointer<UInt8>, _ run: ScreeningRun
  ) throws(FileFailure) {
    guard !isOutputClosed, !bytes.isEmpty else { return }
    do {
      try output.write(bytes)
    } catch {
      guard error.isBrokenPipe else { throw error }
      isOutputClosed = true
      run.stop()
    }
  }
}
