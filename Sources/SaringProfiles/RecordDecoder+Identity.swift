import CSimdJSON
import SaringEngine
import SaringModel

extension RecordDecoder {
  /// Looks at names that a record of JSON has brought up for the first time.
  ///
  /// One that says who somebody is becomes known as such, so that later records are told by it too.
  func learnIdentityNames() -> [String] {
    let count = csj_ignored_count(fields.reader)
    let first = csj_take_new_ignored(fields.reader)
    guard count > first else { return [] }
    var found: [String] = []
    for position in first..<count {
      var length = 0
      var isComputed = false
      guard let start = csj_ignored_name(fields.reader, position, &length, &isComputed),
        !isComputed
      else { continue }
      let bytes = UnsafeBufferPointer(start: start, count: length)
      let name = String(showing: bytes)
      guard IdentityName.matches(name) else { continue }
      found.append(name)
      guard identityNames.count < Self.mostIdentityNames else { continue }
      // The shim's own bytes move when a name is added.
      let copy = Array(bytes)
      csj_add_name(
        fields.reader, copy, copy.count, CSJ_ROLE_IDENTITY, Int32(identityNames.count), -1, 0)
      identityNames.append(name)
    }
    return found
  }

  private static var mostIdentityNames: Int { 200 }

  /// Refuses or drops one value that says who somebody is.
  func meetIdentity(_ name: String, line: Int) -> RecordProblem? {
    switch identity {
    case .refuse: return RecordProblem(.identity, line: line, field: name)
    case .strip:
      strippedCount += 1
      strippedNames.insert(name)
      return nil
    }
  }

  /// Refuses or drops an identifier that is no pseudonym.
  func checkIdentifier(at place: RecordPlace, in block: inout ProfileBlock) -> RecordProblem? {
    guard let fact = block.layout.identifier, let column = block.layout.column(of: fact),
      block.isKnown(column: column, lane: place.lane),
      block.text(column: column, lane: place.lane, { IdentityValue.matches($0) })
    else { return nil }
    if let problem = meetIdentity(fields.vocabulary[fact].name, line: place.line) {
      return problem
    }
    block.close(.notApplicable, column: column, lane: place.lane)
    return nil
  }
}
