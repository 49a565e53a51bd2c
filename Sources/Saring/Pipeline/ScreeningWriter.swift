import SaringModel
import SaringReports

/// What writes outcomes in the form that is asked for.
///
/// Making one takes longer than screening a record does, so that one serves all threads.
enum ScreeningWriter: Sendable {
  case json(JSONScreeningWriter)
  case csv(CSVScreeningWriter)
  case table

  init(_ book: RuleBook, _ options: ScreeningOptions) {
    self =
      switch options.form {
      case .jsonl: .json(JSONScreeningWriter(book, keeping: options.keep, style: options.style))
      case .csv: .csv(CSVScreeningWriter(book, keeping: options.keep, style: options.style))
      case .table: .table
      }
  }
}
