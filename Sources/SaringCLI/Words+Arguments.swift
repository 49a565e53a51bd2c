public import ArgumentParser
public import Saring
public import SaringExplanation
public import SaringModel
public import SaringProfiles
public import SaringReports

extension ProfileFormat: ExpressibleByArgument {}
extension ScreeningForm: ExpressibleByArgument {}
extension ExplanationForm: ExpressibleByArgument {}
extension ScreeningDetail: ExpressibleByArgument {}
extension DiagnosticFormat: ExpressibleByArgument {}

extension Language: ExpressibleByArgument {}

extension Day: ExpressibleByArgument {
  /// A day as `2026-11-23`.
  public init?(argument: String) { self.init(iso: argument) }
  public var defaultValueDescription: String { description }
}
