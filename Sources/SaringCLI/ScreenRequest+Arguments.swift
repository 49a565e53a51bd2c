import Saring
import SaringExplanation
import SaringModel
import SaringProfiles

extension ScreenRequest {
  /// Reads plain arguments of the program without building what explains them all: a pipe starts the
  /// program again and again, and that takes a fifth of a start.
  ///
  /// Nothing when they are for another command, or are anything but options with their values, each once,
  /// and files: then `ScreenCommand` reads them, says what is wrong, or helps.
  init?(plain arguments: ArraySlice<String>) {
    guard arguments.first == Self.name else { return nil }
    var rest = arguments.dropFirst()
    var seen: Set<String> = []
    while let argument = rest.popFirst() {
      guard argument.hasPrefix("-"), argument != "-" else {
        files.append(argument)
        continue
      }
      let option = argument == "-o" ? "--output" : argument
      guard seen.insert(option).inserted else { return nil }
      if set(option) { continue }
      guard let value = rest.popFirst(), !value.hasPrefix("-"), set(option, to: value) else {
        return nil
      }
    }
    if (try? validate()) == nil { return nil }
  }

  /// Sets what has no value; false when it is something else.
  private mutating func set(_ flag: String) -> Bool {
    switch flag {
    case "--strip-identity": care.stripIdentity = true
    case "--redact": care.redact = true
    case "--discreet": care.discreet = true
    case "--safety-only": care.safetyOnly = true
    default: return false
    }
    return true
  }

  /// Sets an option; false when there is no such option, or the value is none of its values.
  private mutating func set(_ option: String, to value: String) -> Bool {
    switch option {
    case "--rules": source.named = value
    case "--from":
      from = ProfileFormat(rawValue: value)
      return from != nil
    case "--to":
      to = ScreeningForm(rawValue: value)
      return to != nil
    case "--output": output = value
    case "--level":
      guard let named = TriageLevel(name: value) else { return false }
      level = named
    case "--only": only = value
    case "--lang":
      guard let named = Language(rawValue: value) else { return false }
      lang = named
    case "--as-of":
      asOf = Day(iso: value)
      return asOf != nil
    case "--rejects": rejects = value
    case "--manifest": manifest = value
    case "--explain":
      guard let named = ScreeningDetail(rawValue: value) else { return false }
      explain = named
    case "--ask":
      ask = Int(value)
      return ask != nil
    case "--jobs":
      jobs = Int(value)
      return jobs != nil
    case "--keep": keep = value
    default: return false
    }
    return true
  }
}
