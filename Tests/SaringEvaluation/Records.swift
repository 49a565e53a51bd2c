/// The public employment-fraud set: words, and what the site around them showed.
struct EmploymentRecord: Decodable {
  var id: String
  var title: String?
  var companyProfile: String?
  var description: String?
  var requirements: String?
  var benefits: String?
  var hasLogo: Int?
  var hasQuestions: Int?
  var experience: String?
  var education: String?
  var fraudulent: Int

  enum CodingKeys: String, CodingKey {
    case id, title, description, requirements, benefits, fraudulent
    case companyProfile = "company_profile"
    case hasLogo = "has_company_logo"
    case hasQuestions = "has_questions"
    case experience = "required_experience"
    case education = "required_education"
  }
}

extension EmploymentRecord {
  func advert(ring: String, withStructure: Bool) -> Advert {
    var advert = Advert(
      id: id, parts: [title, companyProfile, description, requirements, benefits])
    advert.isFraudulent = fraudulent == 1
    advert.ring = ring
    if withStructure { addStructure(to: &advert) }
    return advert
  }

  /// Records without these columns keep the facts open.
  private func addStructure(to advert: inout Advert) {
    guard let hasLogo, let hasQuestions else { return }
    let isPresented = companyProfile.map { !$0.isEmpty } ?? false
    advert.answer("advert.logo_shown", hasLogo == 1)
    advert.answer("advert.asks_applicants", hasQuestions == 1)
    advert.answer("advert.firm_presented", isPresented)
    // The set withholds names. Neither a mark nor a line on the firm: nobody is named.
    advert.answer("advert.employer_named", isPresented || hasLogo == 1)
    let said = [experience, education].compactMap(\.self).filter { !Self.unsaid.contains($0) }
    if !said.isEmpty {
      advert.answer("advert.for_beginners", said.contains(where: Self.beginners.contains))
    }
  }

  private static let unsaid: Set = ["Unknown", "Unspecified", "Not Applicable"]
  private static let beginners: Set = [
    "Entry level", "High School or equivalent", "Some High School Coursework",
  ]
}

/// An ordinary advert of an Indonesian job site.
struct IndonesianRecord: Decodable {
  var title: String
  var company: String?
  var facility: String?
  var description: String

  enum CodingKeys: String, CodingKey {
    case facility
    case title = "job_title"
    case company = "company_name"
    case description = "job_description"
  }

  func advert(number: Int) -> Advert {
    var advert = Advert(id: "indonesian-\(number)", parts: [title, facility, description])
    if company?.isEmpty == false { advert.answer("advert.employer_named", true) }
    return advert
  }
}

/// An ordinary classified advert from Ireland.
struct IrishRecord: Decodable {
  var id: String
  var title: String
  var description: String

  enum CodingKeys: String, CodingKey {
    case title
    case id = "ad_id"
    case description = "desc"
  }

  var advert: Advert { Advert(id: id, parts: [title, description]) }
}

/// An Indonesian text message.
struct MessageRecord: Decodable {
  var id: String
  var text: String
  var label: String

  var advert: Advert { Advert(id: id, parts: [text]) }
}
