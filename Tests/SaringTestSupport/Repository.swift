public import Foundation

/// The checkout that the tests run in.
public enum Repository {
  /// The folder of `Package.swift`.
  public static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// A file of the checkout, by its path from the root.
  public static func file(_ path: String) -> URL { root.appending(path: path) }

  /// A public data set that lies beside the checkout, or nothing where it is not there.
  ///
  /// The data sets are not ours to copy, so a test that reads one is skipped without it.
  public static func sharedData(_ path: String) -> URL? {
    let url = root.deletingLastPathComponent().appending(path: "shared/data/\(path)")
    return FileManager.default.fileExists(atPath: url.path) ? url : nil
  }
}
