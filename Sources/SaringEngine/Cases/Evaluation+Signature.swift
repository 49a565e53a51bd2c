import SaringModel

extension Evaluation {
  /// Appends how every test of a claim, and every condition on items, comes out for one lane.
  ///
  /// Two lanes with the same signature have the same reasons for the claim.
  public func appendSignature(of cone: Cone, lane: Int, to signature: inout [UInt8]) {
    let word = lane >> 6
    let shift = UInt64(lane & 63)
    for test in cone.tests {
      let masks = tests[Int(test)]
      let known = masks.known[word] >> shift & 1
      let open = masks.open[word] >> shift & 1
      let satisfied = masks.satisfied[word] >> shift & 1
      signature.append(UInt8(known | open << 1 | satisfied << 2))
    }
    for node in cone.items {
      signature.append(truth(Int(node), lane).rawValue)
    }
  }
}
