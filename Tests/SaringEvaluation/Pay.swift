/// Pay in Indonesian adverts of 2024: title, firm, place, rupiah a month.
enum Pay {
  /// The adverts as they stand.
  ///
  /// With `unskilled`, as if none of them asked for a skill: a question
  /// that the list leaves open, answered at its worst.
  static func adverts(from lines: [Substring], unskilled: Bool) -> [Advert] {
    lines.dropFirst().enumerated().compactMap { number, line in
      let cells = line.split(separator: ",", omittingEmptySubsequences: false)
      guard cells.count >= 4, let amount = cells.last.flatMap({ Double($0) }) else { return nil }
      var advert = Advert(id: "pay-\(number)", parts: [String(cells[0])])
      advert.answer("advert.employer_named", true)
      advert.facts["record.as_of"] = .text("2024-06-30")
      advert.facts["travel.destination"] = .text("ID")
      advert.facts["offer.wage_amount"] = .number(amount)
      advert.facts["offer.wage_currency"] = .text("IDR")
      advert.facts["offer.wage_period"] = .text("month")
      if let province = province(of: cells[cells.count - 2]) {
        advert.facts["offer.wage_province"] = .text(province)
      }
      if unskilled { advert.facts["offer.skill_level"] = .text("unskilled") }
      return advert
    }
  }

  /// The province of the places that the list names most; the wage at home stays open elsewhere.
  static func province(of place: some StringProtocol) -> String? {
    provinces.first { $0.places.contains { place.contains($0) } }?.code
  }

  private static let provinces: [(code: String, places: [String])] = [
    ("ID-JK", ["Jakarta", "Kebayoran"]),
    ("ID-YO", ["Yogyakarta", "Sleman", "Bantul"]),
    ("ID-BT", ["Tangerang", "Banten", "Serang", "Cilegon", "Pandeglang"]),
    ("ID-LA", ["Lampung"]),
    ("ID-KS", ["Banjarmasin", "Tabalong"]),
    (
      "ID-JI", ["Jawa Timur", "Surabaya", "Malang", "Sidoarjo", "Gresik", "Kediri", "Pasuruan"]
    ),
    (
      "ID-JB",
      [
        "Jawa Barat", "Bandung", "Bekasi", "Bogor", "Depok", "Karawang", "Cikarang", "Cirebon",
        "Indramayu", "Purwakarta",
      ]
    ),
    ("ID-JT", ["Jawa Tengah", "Semarang", "Kendal", "Jepara", "Surakarta"]),
    ("ID-SU", ["Medan", "Sumatera Utara"]),
    ("ID-BA", ["Bali", "Denpasar", "Badung"]),
    ("ID-NT", ["Kupang"]),
    ("ID-KU", ["Tarakan"]),
    ("ID-KI", ["Samarinda", "Balikpapan"]),
    ("ID-KR", ["Batam"]),
    ("ID-SN", ["Makassar"]),
    ("ID-SS", ["Palembang"]),
  ]
}
