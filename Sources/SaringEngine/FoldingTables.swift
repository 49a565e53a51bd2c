import CUTF8Proc

/// For each ASCII byte the lower-case letter or digit it folds to, or zero for what parts words.
let asciiFolding: [UInt8] = (0..<128).map { (byte: Int) -> UInt8 in
  let byte = UInt8(byte)
  switch byte {
  case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): return byte
  case UInt8(ascii: "A")...UInt8(ascii: "Z"): return byte + 0x20
  default: return 0
  }
}

/// The letter for which a digit or a sign stands inside a word.
func standIn(for byte: UInt8) -> UInt8? {
  switch byte {
  case UInt8(ascii: "0"): UInt8(ascii: "o")
  case UInt8(ascii: "1"): UInt8(ascii: "i")
  case UInt8(ascii: "3"): UInt8(ascii: "e")
  case UInt8(ascii: "4"), UInt8(ascii: "@"): UInt8(ascii: "a")
  case UInt8(ascii: "5"), UInt8(ascii: "$"): UInt8(ascii: "s")
  case UInt8(ascii: "7"): UInt8(ascii: "t")
  default: nil
  }
}

/// Whether a mark is of the kind that Latin, Greek and Cyrillic letters are written without as well.
///
/// Marks of other scripts carry meaning and stay.
func isEuropeanMark(_ scalar: UInt32) -> Bool {
  switch scalar {
  case 0x0300...0x036F, 0x1AB0...0x1AFF, 0x1DC0...0x1DFF, 0x20D0...0x20FF, 0xFE20...0xFE2F: true
  default: false
  }
}

/// Whether a character belongs to a script that puts no spaces between words: Thai, Lao, Myanmar,
/// Khmer, kana and Chinese characters.
func isUnspaced(_ scalar: UInt32) -> Bool {
  switch scalar {
  case 0x0E00...0x0EFF, 0x1000...0x109F, 0x1780...0x17FF, 0x3040...0x30FF, 0x3400...0x4DBF,
    0x4E00...0x9FFF, 0xAA60...0xAA7F, 0xF900...0xFAFF, 0x20000...0x3FFFF:
    true
  default: false
  }
}

/// Letters, marks and numbers make words; all else parts them.
func isWordCharacter(_ scalar: UInt32) -> Bool {
  let category = utf8proc_category(Int32(bitPattern: scalar))
  switch category {
  case UTF8PROC_CATEGORY_LU, UTF8PROC_CATEGORY_LL, UTF8PROC_CATEGORY_LT, UTF8PROC_CATEGORY_LM,
    UTF8PROC_CATEGORY_LO, UTF8PROC_CATEGORY_MN, UTF8PROC_CATEGORY_MC, UTF8PROC_CATEGORY_ME,
    UTF8PROC_CATEGORY_ND, UTF8PROC_CATEGORY_NL, UTF8PROC_CATEGORY_NO:
    return true
  default:
    return false
  }
}

/// Letters of other alphabets, and letters with strokes, that are written for Latin ones.
///
/// The shapes follow the Unicode list of confusable characters (UTS 39); only letters that turn up
/// in disguised adverts are here.
let lookAlikes: [UInt32: UInt32] = {
  let pairs: [(String, String)] = [
    ("а", "a"), ("в", "b"), ("с", "c"), ("ԁ", "d"), ("е", "e"), ("ё", "e"), ("һ", "h"),
    ("і", "i"), ("ї", "i"), ("ј", "j"), ("к", "k"), ("м", "m"), ("н", "h"), ("о", "o"),
    ("р", "p"), ("ѕ", "s"), ("т", "t"), ("у", "y"), ("ѵ", "v"), ("ԝ", "w"), ("х", "x"),
    ("ҽ", "e"), ("ԛ", "q"), ("ѡ", "w"), ("ү", "y"), ("ϳ", "j"),
    ("α", "a"), ("β", "b"), ("ε", "e"), ("η", "n"), ("ι", "i"), ("κ", "k"), ("μ", "m"),
    ("ν", "v"), ("ο", "o"), ("ρ", "p"), ("τ", "t"), ("υ", "u"), ("χ", "x"), ("γ", "y"),
    ("ı", "i"), ("ȷ", "j"), ("ł", "l"), ("đ", "d"), ("ð", "d"), ("ø", "o"), ("ħ", "h"),
    ("ŧ", "t"), ("ƀ", "b"), ("ɡ", "g"), ("ɑ", "a"), ("ʟ", "l"), ("ɴ", "n"), ("ᴀ", "a"),
    ("ʙ", "b"), ("ᴄ", "c"), ("ᴅ", "d"), ("ᴇ", "e"), ("ꜰ", "f"), ("ɢ", "g"), ("ʜ", "h"),
    ("ɪ", "i"), ("ᴊ", "j"), ("ᴋ", "k"), ("ᴍ", "m"), ("ᴏ", "o"), ("ᴘ", "p"), ("ʀ", "r"),
    ("ꜱ", "s"), ("ᴛ", "t"), ("ᴜ", "u"), ("ᴠ", "v"), ("ᴡ", "w"), ("ʏ", "y"), ("ᴢ", "z"),
  ]
  var table: [UInt32: UInt32] = [:]
  for (from, to) in pairs {
    guard let key = from.unicodeScalars.first, let value = to.unicodeScalars.first else { continue }
    table[key.value] = value.value
  }
  return table
}()
