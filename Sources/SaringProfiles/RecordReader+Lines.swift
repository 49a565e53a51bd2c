extension RecordReader {
  /// Cuts the next line off that is not blank.
  mutating func cutLine() -> RecordBatch.Record? {
    while true {
      guard let feed = lineFeed(from: scan) else { return cutUnfinishedLine() }
      let range = start..<feed
      let place = line
      line += 1
      start = feed + 1
      scan = start
      if isSkipping {
        isSkipping = false
        continue
      }
      let content = trimmed(range)
      if !content.isEmpty { return record(content, line: place) }
    }
  }

  private mutating func cutUnfinishedLine() -> RecordBatch.Record? {
    let range = start..<end
    scan = end
    if isSkipping {
      start = end
      return nil
    }
    if range.count > limit {
      isSkipping = true
      start = end
      return record(range, line: line, problem: .tooLong)
    }
    guard isAtEnd else { return nil }
    start = end
    let content = trimmed(range)
    return content.isEmpty ? nil : record(content, line: line)
  }
}
