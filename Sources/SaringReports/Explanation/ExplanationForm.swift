/// The forms in which an explanation is written.
public enum ExplanationForm: String, CaseIterable, Sendable {
  case text
  case markdown
  case json
  case html
}

extension ExplanationPage {
  /// The page in a form that is made of pages; JSON is not one.
  public func written(as form: ExplanationForm, _ style: ReportStyle) -> String {
    switch form {
    case .text, .json: text(style)
    case .markdown: markdown
    case .html: html
    }
  }
}
