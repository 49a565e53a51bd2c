import Foundation

/// As much of JSON Schema (draft 2020-12) as the schema of a screening uses.
struct JSONSchema {
  private let root: [String: Any]

  init(contentsOf path: String) throws {
    let data = try Data(contentsOf: URL(fileURLWithPath: path))
    root = try JSONSerialization.jsonObject(with: data) as? [String: Any] ?? [:]
  }

  /// What is wrong with one line of JSON; empty when nothing is.
  func problems(with line: String) -> [String] {
    guard
      let value = try? JSONSerialization.jsonObject(
        with: Data(line.utf8), options: [.fragmentsAllowed])
    else { return ["no JSON: \(line.prefix(80))"] }
    return problems(with: value, in: root, at: "$")
  }

  private func problems(with value: Any, in schema: [String: Any], at place: String) -> [String] {
    if let reference = schema["$ref"] as? String {
      let name = String(reference.dropFirst("#/$defs/".count))
      let definitions = root["$defs"] as? [String: Any]
      guard let found = definitions?[name] as? [String: Any] else { return ["\(place): \(name)?"] }
      return problems(with: value, in: found, at: place)
    }
    if let options = schema["anyOf"] as? [[String: Any]] {
      let fits = options.contains { problems(with: value, in: $0, at: place).isEmpty }
      return fits ? [] : ["\(place): fits no option"]
    }
    var found: [String] = []
    if let types = schema["type"].map({ $0 as? [String] ?? [$0 as? String ?? ""] }),
      !types.contains(where: { isOf($0, value) })
    {
      found.append("\(place): is not of type \(types)")
    }
    if let allowed = schema["enum"] as? [Any], !allowed.contains(where: { same($0, value) }) {
      found.append("\(place): is none of \(allowed)")
    }
    if let constant = schema["const"], !same(constant, value) {
      found.append("\(place): is not \(constant)")
    }
    if let pattern = schema["pattern"] as? String, let text = value as? String,
      text.range(of: pattern, options: .regularExpression) == nil
    {
      found.append("\(place): does not look like \(pattern)")
    }
    if let minimum = schema["minimum"] as? Double, let number = value as? Double, number < minimum {
      found.append("\(place): is below \(minimum)")
    }
    if let object = value as? [String: Any] {
      found += problems(withMembersOf: object, in: schema, at: place)
    }
    if let array = value as? [Any] {
      if let most = schema["maxItems"] as? Int, array.count > most {
        found.append("\(place): long")
      }
      if let items = schema["items"] as? [String: Any] {
        for (index, item) in array.enumerated() {
          found += problems(with: item, in: items, at: "\(place)[\(index)]")
        }
      }
    }
    return found
  }

  private func problems(
    withMembersOf object: [String: Any], in schema: [String: Any], at place: String
  ) -> [String] {
    var found: [String] = []
    for name in schema["required"] as? [String] ?? [] where object[name] == nil {
      found.append("\(place): \(name) is missing")
    }
    let properties = schema["properties"] as? [String: Any] ?? [:]
    for (name, member) in object {
      if let inner = properties[name] as? [String: Any] {
        found += problems(with: member, in: inner, at: "\(place).\(name)")
      } else if schema["additionalProperties"] as? Bool == false {
        found.append("\(place): \(name) is not allowed")
      }
    }
    return found
  }

  private func isOf(_ type: String, _ value: Any) -> Bool {
    switch type {
    case "object": return value is [String: Any]
    case "array": return value is [Any]
    case "string": return value is String
    case "null": return value is NSNull
    case "boolean": return (value as? NSNumber).map(isBoolean) ?? false
    case "number": return (value as? NSNumber).map { !isBoolean($0) } ?? false
    case "integer":
      guard let number = value as? NSNumber, !isBoolean(number) else { return false }
      return number.doubleValue == number.doubleValue.rounded()
    default: return false
    }
  }

  private func isBoolean(_ number: NSNumber) -> Bool {
    String(cString: number.objCType) == "c" || String(cString: number.objCType) == "B"
  }

  private func same(_ left: Any, _ right: Any) -> Bool {
    if left is NSNull || right is NSNull { return left is NSNull && right is NSNull }
    if let left = left as? String, let right = right as? String { return left == right }
    return false
  }
}

/// Every screening that a test looks at is checked against the published schema.
enum Screenings {
  static func problems(with result: Program.Result) throws -> [String] {
    let schema = try JSONSchema(
      contentsOf: Program.repository.appendingPathComponent("Documentation/screening.schema.json")
        .path)
    return result.lines.flatMap { schema.problems(with: $0) }
  }

  static func read(_ result: Program.Result) throws -> [[String: Any]] {
    try result.lines.map {
      try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any] ?? [:]
    }
  }
}
