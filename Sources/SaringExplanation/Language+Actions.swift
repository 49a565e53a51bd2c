package import SaringModel

extension Language {
  /// What an advised action asks for.
  package func words(for action: Action) -> String {
    switch action {
    case .inform: self("give information", "beri informasi")
    case .advise: self("give advice", "beri saran")
    case .refer: self("offer a referral", "tawarkan rujukan")
    case .priorityReferral: self("offer a referral with priority", "tawarkan rujukan prioritas")
    case .urgentReferral: self("offer a referral at once", "tawarkan rujukan segera")
    case .secondInterview: self("hold a second interview", "adakan wawancara kedua")
    case .consentNeeded: self("ask for consent first", "minta persetujuan lebih dahulu")
    case .medicalHelp: self("get medical help", "carikan bantuan medis")
    case .childProtection: self("call child protection", "hubungi perlindungan anak")
    case .safePlace: self("offer a safe place", "tawarkan tempat aman")
    case .interpreter: self("bring an independent interpreter", "hadirkan penerjemah independen")
    case .privateInterview: self("talk in private", "bicara tanpa orang lain")
    case .documentReturn: self("help to get papers back", "bantu pengembalian dokumen")
    case .labourRightsAdvice: self("advise on labour rights", "beri saran tentang hak pekerja")
    case .embassyContact: self("offer contact with the embassy", "tawarkan kontak dengan kedutaan")
    case .verifyDocuments: self("check the papers", "periksa dokumen")
    }
  }
}
