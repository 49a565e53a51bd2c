import SaringModel
import SaringTestSupport
import Testing

@Suite("Days") struct DayTests {
  @Test(
    "count from the first of January 1970",
    arguments: [
      ("1970-01-01", 0), ("1969-12-31", -1), ("1970-03-01", 59), ("2000-02-29", 11_016),
      ("2000-03-01", 11_017), ("2024-11-02", 20_029), ("1900-03-01", -25_508),
      ("0001-01-01", -719_162), ("9999-12-31", 2_932_896),
    ])
  func knownDays(iso: String, number: Int32) throws {
    let day = try #require(Day(iso: iso))
    #expect(day.number == number)
    #expect(day.description == iso)
  }

  @Test(
    "refuse dates that do not exist",
    arguments: [
      "2023-02-29", "1900-02-29", "2024-13-01", "2024-00-10", "2024-04-31", "2024-01-00",
      "0000-01-01", "2024-1-01", "2024/01/01", "24-01-01", "2024-01-01 ", "", "２０２４-01-01",
    ])
  func refused(text: String) {
    #expect(Day(iso: text) == nil)
  }

  @Test("go to year, month and day and back") func roundTrip() throws {
    var previous: (year: Int, month: Int, day: Int)?
    for number in stride(from: Int32(-719_162), through: 2_932_896, by: 97) {
      let day = Day(number: number)
      let (year, month, dayOfMonth) = day.components
      #expect(Day(year: year, month: month, day: dayOfMonth) == day)
      #expect(Day(iso: day.description) == day)
      if let previous { #expect(previous < (year, month, dayOfMonth)) }
      previous = (year, month, dayOfMonth)
    }
  }

  @Test("follow each other without a gap") func successive() throws {
    let first = try #require(Day(iso: "1999-12-25"))
    for number in first.number..<first.number + 1600 {
      let (today, tomorrow) = (Day(number: number).components, Day(number: number + 1).components)
      let isNextDay = tomorrow == (today.year, today.month, today.day + 1)
      let isNextMonth = tomorrow == (today.year, today.month + 1, 1) && today.day >= 28
      let isNextYear = tomorrow == (today.year + 1, 1, 1) && today.month == 12 && today.day == 31
      #expect(isNextDay || isNextMonth || isNextYear, "after \(Day(number: number))")
    }
  }

  @Test(
    "count whole months, rounded down",
    arguments: [
      ("2024-01-15", "2024-02-15", 1), ("2024-01-15", "2024-02-14", 0),
      ("2024-01-31", "2024-02-29", 0), ("2024-01-31", "2024-03-31", 2),
      ("2023-11-30", "2024-11-30", 12), ("2024-02-15", "2024-01-15", -1),
      ("2024-02-15", "2024-01-16", -1), ("2024-02-15", "2024-01-14", -2),
      ("2024-02-15", "2024-02-15", 0), ("2024-02-15", "2024-02-14", -1),
      ("2006-11-23", "2024-11-22", 215), ("2006-11-23", "2024-11-23", 216),
    ])
  func months(from: String, to: String, months: Int) throws {
    let (first, last) = (try #require(Day(iso: from)), try #require(Day(iso: to)))
    #expect(first.months(to: last) == months)
  }

  @Test("never count fewer months to a later day") func monthsAreMonotone() {
    var random = SeededGenerator(seed: SeededGenerator.runSeed)
    for _ in 0..<2000 {
      let from = Day(number: Int32(random.number(0...20_000)))
      let near = Day(number: Int32(random.number(0...20_000)))
      let far = Day(number: near.number + Int32(random.number(0...400)))
      #expect(
        from.months(to: near) <= from.months(to: far), "seed \(SeededGenerator.runSeed)")
    }
  }
}
