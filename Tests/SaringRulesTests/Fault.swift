import Foundation
import SaringSource
import SaringTestSupport
import Testing

/// One fault put into the sample book: what is replaced, by what, and what must be said of it.
struct Fault: Sendable, CustomTestStringConvertible {
  let code: Diagnostic.Code
  let path: String
  let old: String
  /// The new text; the problem must span what stands between ① and ②, where they stand.
  let new: String
  let suggestion: String?

  init(
    _ code: Diagnostic.Code, _ path: String, _ old: String, _ new: String, near: String? = nil
  ) {
    self.code = code
    self.path = path
    self.old = old
    self.new = new
    suggestion = near
  }

  var testDescription: String { "\(code.rawValue) \(code): \(new)" }
}

extension Fault {
  struct TextNotFound: Error {}

  /// The sample book with the fault, and where the problem must point.
  func files() throws -> (files: [SourceFile], span: SourceSpan?) {
    var marked: MarkedText?
    let files = try SampleBook.sources(replacing: path) { text in
      guard let range = text.range(of: old) else { throw TextNotFound() }
      let changed = MarkedText(text.replacingCharacters(in: range, with: new))
      marked = changed
      return changed.text
    }
    guard let marked, let file = files.firstIndex(where: { $0.path == path }) else {
      throw TextNotFound()
    }
    return (files, try? marked.span("①", "②", file: file))
  }
}
