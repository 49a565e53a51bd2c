/// One table for everything that was measured.
struct Table {
  struct Row {
    var measured: String
    var of: String
    var figure: String
    var bound: String = ""
    /// Nil where nothing is asked for.
    var isKept: Bool?
  }

  var rows: [Row] = []

  var allKept: Bool { rows.allSatisfy { $0.isKept ?? true } }

  var text: String {
    let cells =
      [["measured", "of", "figure", "bound", ""]]
      + rows.map { row in
        [
          row.measured, row.of, row.figure, row.bound,
          row.isKept.map { $0 ? "kept" : "MISSED" } ?? "",
        ]
      }
    let widths = (0..<5).map { column in cells.map { $0[column].count }.max() ?? 0 }
    return cells.map { line in
      var text = ""
      for (column, cell) in line.enumerated() {
        let gap = String(repeating: " ", count: widths[column] - cell.count)
        let isNumber = column == 1 || column == 2
        text += (isNumber ? gap + cell : cell + gap) + "  "
      }
      return String(text.reversed().drop { $0 == " " }.reversed())
    }.joined(separator: "\n")
  }
}

extension Table {
  /// How many of `all` were counted, with the share that is allowed.
  mutating func count(_ measured: String, _ counted: Int, of all: Int, atMost bound: Double? = nil)
  {
    let share = all == 0 ? 0 : Double(counted) / Double(all)
    rows.append(
      Row(
        measured: measured, of: String(all), figure: "\(counted) = \(percent(share))",
        bound: bound.map { "at most \(percent($0))" } ?? "", isKept: bound.map { share <= $0 }))
  }

  mutating func add(_ measured: String, _ figure: String, of all: String) {
    rows.append(Row(measured: measured, of: all, figure: figure))
  }

  /// Both figures of a ranking; only the area has a floor.
  mutating func rank(_ measured: String, _ ranking: Ranking, rings: Int, floor: Double? = nil) {
    let area = ranking.areaUnderCurve
    rows.append(
      Row(
        measured: "AUC, \(measured)", of: String(rings), figure: fixed(area, 3),
        bound: floor.map { "at least \(fixed($0, 2))" } ?? "", isKept: floor.map { area >= $0 }))
    add(
      "recall at 5 % false alarms, \(measured)", percent(ranking.recall(atFalseAlarms: 0.05)),
      of: String(rings))
  }

  private func percent(_ share: Double) -> String { "\(fixed(share * 100, 2)) %" }

  /// Rounded to `places` decimals, with a point whatever the locale.
  private func fixed(_ value: Double, _ places: Int) -> String {
    guard value.isFinite else { return "-" }
    var power = 1
    for _ in 0..<places { power *= 10 }
    let scaled = Int((value * Double(power)).rounded())
    let decimals = String(scaled % power)
    return "\(scaled / power)." + String(repeating: "0", count: places - decimals.count) + decimals
  }
}
