public import Glibc

/// The rule files below a folder by name and size, without their content.
public struct RuleInventory {
  /// In the order of their paths.
  public let files: [(path: String, size: Int)]
  /// When the last of them was written or put in its place, in nanoseconds.
  public let lastChange: Int

  /// Nothing when a rule book cannot be read from the folder without a problem.
  public init?(of folder: String) {
    let folder = RuleFolder(listing: folder)
    guard folder.problems.isEmpty else { return nil }
    files = folder.listed.sorted { $0.path < $1.path }
    lastChange = folder.lastChange
  }

  /// A time of the file system in nanoseconds.
  public static func time(_ time: timespec) -> Int { time.tv_sec * 1_000_000_000 + time.tv_nsec }
}
