/// Why a file cannot be used as a prepared book.
public struct PreparedBookError: Error, Sendable {
  public enum Reason: Error, Equatable, Sendable {
    /// The file is something else.
    case notPrepared
    /// Another version of the program has written it.
    case otherVersion(String)
    /// It was cut short, or its bytes are not those that were written.
    case damaged
    /// The system will not let it be read.
    case unreadable(String)
  }

  public let path: String
  public let reason: Reason

  /// What is wrong, why, and how to mend it.
  public var message: String {
    let anew = "write it anew with `saring prepare FOLDER -o \(path)`"
    switch reason {
    case .notPrepared:
      return "\(path) is no rule book: name a folder that holds `book.xml`, or a file that "
        + "`saring prepare` has written"
    case .otherVersion(let version):
      return "\(path) was prepared by another version of saring (\(version); this is "
        + "\(Engine.version)), which may read rules differently: \(anew)"
    case .damaged:
      return "\(path) is not as it was written; it may have been cut short or altered: \(anew)"
    case .unreadable(let why): return "cannot read \(path): \(why)"
    }
  }
}
