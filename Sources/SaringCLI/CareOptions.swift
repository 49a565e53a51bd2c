import ArgumentParser
import SaringProfiles

/// Options that keep people from harm through what is read and shown.
struct CareOptions: ParsableArguments {
  @Flag(
    help: "Drop and count values that say who somebody is, such as names and identity numbers.")
  var stripIdentity = false

  @Flag(help: "Leave out answers that could bring harm if they were seen.")
  var redact = false

  @Flag(
    help: """
      Fit for paper that others may see: no name of a crime, no sources, and no answer that could \
      bring harm.
      """)
  var discreet = false

  @Flag(help: "For people who refused, add general words on safety; no rule is run on them.")
  var safetyOnly = false

  var care: Care {
    Care(
      stripIdentity: stripIdentity, redact: redact, discreet: discreet, safetyOnly: safetyOnly)
  }
}

/// How people are kept from harm through what is read and shown.
struct Care: Equatable {
  var stripIdentity = false
  var redact = false
  var discreet = false
  var safetyOnly = false

  /// Discretion leaves out at least what `--redact` does.
  var isRedacted: Bool { redact || discreet }

  var identity: IdentityHandling { stripIdentity ? .strip : .refuse }
}
