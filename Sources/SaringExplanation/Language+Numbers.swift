extension Language {
  /// A number as people of this language write it: `1,234.5` or `1.234,5`.
  ///
  /// Whole numbers are written in full; others with at most two decimals.
  package func words(for number: Double) -> String {
    guard number.isFinite else { return "?" }
    let hundredths = (number.magnitude * 100).rounded()
    guard hundredths < 1e17 else { return number.description }
    let whole = Int(hundredths) / 100
    let rest = Int(hundredths) % 100
    var words = number < 0 && hundredths > 0 ? "-" : ""
    words += grouped(whole)
    guard rest > 0 else { return words }
    words += self(".", ",")
    return words + (rest % 10 == 0 ? String(rest / 10) : rest < 10 ? "0\(rest)" : String(rest))
  }

  /// Years are numbers of four digits as well, so that groups begin at five digits.
  private func grouped(_ number: Int) -> String {
    let digits = Array(String(number))
    guard digits.count > 4 else { return String(digits) }
    var words = ""
    for (position, digit) in digits.enumerated() {
      if position > 0, (digits.count - position) % 3 == 0 { words += self(",", ".") }
      words.append(digit)
    }
    return words
  }

  /// The unit of a number that says whether something stands on a list: one, or nothing.
  package static let listed = "listed"

  /// A number with its unit, such as `3 months` or `Rp 4.500.000`.
  package func words(for number: Double, unit: String?) -> String {
    let digits = words(for: number)
    guard let unit else { return digits }
    if unit == "%" { return digits + "%" }
    if unit == "IDR" { return "Rp " + digits }
    if unit == Self.listed {
      return number > 0 ? self("listed", "tercantum") : self("not listed", "tidak tercantum")
    }
    return "\(digits) \(name(ofUnit: unit, isOne: number == 1))"
  }

  package func name(ofUnit unit: String, isOne: Bool = false) -> String {
    switch unit {
    case "days": isOne ? self("day", "hari") : self("days", "hari")
    case "hours": isOne ? self("hour", "jam") : self("hours", "jam")
    case "minutes": isOne ? self("minute", "menit") : self("minutes", "menit")
    case "months": isOne ? self("month", "bulan") : self("months", "bulan")
    case "years": isOne ? self("year", "tahun") : self("years", "tahun")
    case "persons": isOne ? self("person", "orang") : self("persons", "orang")
    case "times": isOne ? self("time", "kali") : self("times", "kali")
    case "percentile": self("percentile", "persentil")
    default: unit
    }
  }

  /// `a, b or c`, or with *and*.
  package func list(_ words: [String], and: Bool = false) -> String {
    guard let last = words.last else { return "" }
    guard words.count > 1 else { return last }
    let joint = and ? self("and", "dan") : self("or", "atau")
    return words.dropLast().joined(separator: ", ") + " \(joint) " + last
  }
}
