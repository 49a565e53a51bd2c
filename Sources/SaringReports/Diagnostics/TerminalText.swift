// What a terminal may see: no character that steers it, and the columns that each one takes.

extension Character {
  /// The character as it may be printed, and how many columns it takes.
  ///
  /// Control characters become pictures of themselves, and invisible ones that stand alone, such
  /// as marks that turn the reading direction, become a replacement character, so that what
  /// looks right is right.
  var printed: (text: String, columns: Int) {
    var columns: Int?
    var text = ""
    for scalar in unicodeScalars {
      if let picture = scalar.picture {
        text.unicodeScalars.append(picture)
        columns = (columns ?? 0) + 1
      } else if columns == nil, scalar.properties.generalCategory == .format {
        text += "\u{FFFD}"
        columns = 1
      } else {
        text.unicodeScalars.append(scalar)
        if columns == nil { columns = isWide ? 2 : 1 }
      }
    }
    return (text, columns ?? 0)
  }

  /// Whether terminals give it two columns.
  private var isWide: Bool {
    let scalars = unicodeScalars
    guard let first = scalars.first else { return false }
    return first.isWide || first.properties.isEmojiPresentation
      || scalars.contains("\u{FE0F}")
  }
}

extension String {
  /// The text with every character in a form that cannot steer a terminal.
  package var printable: String {
    if utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) { return self }
    return reduce(into: "") { $0 += $1.printed.text }
  }
}

extension Unicode.Scalar {
  /// What is shown in place of a character that would steer a terminal; none for any other.
  fileprivate var picture: Unicode.Scalar? {
    switch value {
    case 0..<0x20: Unicode.Scalar(0x2400 + value)
    case 0x7F: "\u{2421}"
    case 0x80..<0xA0, 0x2028, 0x2029, 0x202A...0x202E, 0x2066...0x2069: "\u{FFFD}"
    default: nil
    }
  }

  /// East Asian wide and full-width characters, by block.
  fileprivate var isWide: Bool {
    switch value {
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x4DBF, 0x4E00...0xA4CF, 0xA960...0xA97F,
      0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6,
      0x1F300...0x1F64F, 0x1F900...0x1F9FF, 0x20000...0x3FFFD:
      true
    default:
      false
    }
  }
}
