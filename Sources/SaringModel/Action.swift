/// What may be advised.
///
/// The list is closed: there is no arrest, refusal or deportation.
public enum Action: String, CaseIterable, Sendable {
  case inform
  case advise
  case refer
  case priorityReferral = "priority_referral"
  case urgentReferral = "urgent_referral"
  case secondInterview = "second_interview"
  case consentNeeded = "consent_needed"
  case medicalHelp = "medical_help"
  case childProtection = "child_protection"
  case safePlace = "safe_place"
  case interpreter
  case privateInterview = "private_interview"
  case documentReturn = "document_return"
  case labourRightsAdvice = "labour_rights_advice"
  case embassyContact = "embassy_contact"
  case verifyDocuments = "verify_documents"
}
