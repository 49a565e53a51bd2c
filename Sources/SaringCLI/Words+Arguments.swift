public import ArgumentParser
public import Saring
public import SaringExplanation
public import SaringModel
public import SaringProfiles
public import SaringReports

extension ProfileFormat: ExpressibleByArgument {}
extension ScreeningForm: ExpressibleByArgument {}
extension DiagnosticFormat: ExpressibleByArgument {}

extension Language: ExpressibleByArgument {
  /// English and Indonesian by their codes.
  public init?(argument: String) { self.init(rawValue: argument.lowercased()) }
}

extension TriageLevel: ExpressibleByArgument {
  /// A level by its name in rules and screenings.
  public init?(argument: String) { self.init(name: argument) }
  public var defaultValueDescription: String { name }
  public static var allValueStrings: [String] { allCases.map(\.name) }
}

extension Day: ExpressibleByArgument {
  /// A day as `2026-11-23`.
  public init?(argument: String) { self.init(iso: argument) }
  public var defaultValueDescription: String { description }
}
