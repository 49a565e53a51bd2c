import Glibc
import SaringSource
import SaringXML

/// All XML files below a folder, by path; nothing outside it is ever opened.
struct RuleFolder {
  private(set) var files: [SourceFile] = []
  private(set) var problems: [Diagnostic] = []
  /// The files by name and size, where they are only listed.
  private(set) var listed: [(path: String, size: Int)] = []
  /// When the last of them was written or put in its place.
  private(set) var lastChange = 0
  /// The real path of the folder, with a slash at its end.
  private var root = ""
  private let isListing: Bool

  /// Lists the files without opening them.
  init(listing folder: String) { self.init(folder, isListing: true) }

  init(reading folder: String) { self.init(folder, isListing: false) }

  private init(_ folder: String, isListing: Bool) {
    self.isListing = isListing
    guard let real = Self.realPath(folder), Self.isFolder(real) else {
      problems = [
        Diagnostic(
          .unreadableFolder, "there is no folder of rules at this path", at: nil, path: folder,
          help: "name the folder that holds `book.xml`")
      ]
      return
    }
    root = real == "/" ? real : real + "/"
    read("", depth: 0)
    if files.isEmpty, listed.isEmpty, problems.isEmpty {
      problems = [
        Diagnostic(
          .noRuleFiles, "the folder holds no rule files", at: nil, path: folder,
          help: "a rule book is a folder of XML files with a `book.xml`")
      ]
    }
    files.sort { $0.path < $1.path }
  }

  private mutating func read(_ relative: String, depth: Int) {
    guard depth <= 16, let names = Self.names(in: root + relative) else {
      note(.unreadableFolder, "the folder cannot be read", relative)
      return
    }
    for name in names where !name.hasPrefix(".") {
      let path = relative.isEmpty ? name : relative + "/" + name
      var status = stat()
      guard lstat(root + path, &status) == 0 else { continue }
      let isLink = status.st_mode & S_IFMT == S_IFLNK
      if isLink {
        guard name.hasSuffix(".xml") || Self.isFolder(root + path) else { continue }
        guard let real = Self.realPath(root + path), real.hasPrefix(root) else {
          note(.linkOutOfFolder, "the link leads out of the rule book's folder", path)
          continue
        }
        // What it leads to is read where it really stands.
        continue
      }
      if status.st_mode & S_IFMT == S_IFDIR {
        read(path, depth: depth + 1)
      } else if status.st_mode & S_IFMT == S_IFREG, name.hasSuffix(".xml") {
        if isListing {
          listed.append((path, Int(status.st_size)))
          let changes = [status.st_mtim, status.st_ctim].map(RuleInventory.time)
          lastChange = max(lastChange, changes[0], changes[1])
        } else {
          readFile(path, size: Int(status.st_size))
        }
      }
    }
  }

  private mutating func readFile(_ path: String, size: Int) {
    guard size <= XMLElement.mostBytes else {
      note(.fileTooLarge, "the file is larger than 4 MiB", path)
      return
    }
    guard let bytes = Self.bytes(of: root + path, expecting: size) else {
      note(.unreadableFile, "the file cannot be read", path)
      return
    }
    files.append(SourceFile(path: path, bytes: bytes))
  }

  private mutating func note(_ code: Diagnostic.Code, _ message: String, _ path: String) {
    problems.append(Diagnostic(code, message, at: nil, path: path))
  }
}

// MARK: - The system

extension RuleFolder {
  private static func realPath(_ path: String) -> String? {
    guard let found = realpath(path, nil) else { return nil }
    defer { free(found) }
    return String(cString: found)
  }

  private static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  /// The names in a folder, in no particular order.
  private static func names(in folder: String) -> [String]? {
    guard let handle = opendir(folder) else { return nil }
    defer { closedir(handle) }
    var names: [String] = []
    while let entry = readdir(handle) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names
  }

  /// The bytes of a file; one that has grown since it was looked at is read to the limit.
  private static func bytes(of path: String, expecting size: Int) -> [UInt8]? {
    let file = open(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC)
    guard file >= 0 else { return nil }
    defer { close(file) }
    var bytes: [UInt8] = []
    var isWhole = false
    var capacity = size + 1
    while !isWhole, bytes.count <= XMLElement.mostBytes {
      var failed = false
      bytes += [UInt8](unsafeUninitializedCapacity: capacity) { buffer, filled in
        while filled < capacity, !isWhole, !failed {
          let count = Glibc.read(file, buffer.baseAddress.map { $0 + filled }, capacity - filled)
          if count < 0, errno == EINTR { continue }
          failed = count < 0
          isWhole = count == 0
          filled += max(0, count)
        }
      }
      if failed { return nil }
      capacity = 1 << 16
    }
    return bytes
  }
}
