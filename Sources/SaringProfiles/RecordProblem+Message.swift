extension RecordProblem {
  /// One sentence in Indonesian (`id`) or, for any other language, in English; without the line.
  public func message(in language: String) -> String {
    language == "id" ? indonesian : english
  }

  private var english: String {
    let field = "`\(field ?? "?")`"
    let expected = expected ?? "?"
    let cells = cellCount.map { "\($0)" } ?? "?"
    return switch kind {
    case .notJSON: "the record is not valid JSON"
    case .notUTF8: "the record is not valid UTF-8"
    case .notAnObject: "the record is JSON, but not an object with facts"
    case .tooDeep: "the record is nested deeper than 64 levels"
    case .tooLong: "the record is longer than a record may be; only its beginning is kept"
    case .cutShort: "the input ends in the middle of the record"
    case .identity:
      "\(field) says who somebody is; leave it out, or use --strip-identity to drop its value"
    case .duplicateKey: "\(field) is given twice"
    case .wrongType: "\(field) has a value of the wrong type; expected: \(expected)"
    case .wrongCode: "\(field) has a value that is none of its codes; expected: \(expected)"
    case .wrongNumber: "\(field) is not a number that can be read; expected: \(expected)"
    case .wrongDate: "\(field) is not a date; expected: \(expected)"
    case .outOfRange: "\(field) is out of range; expected: \(expected)"
    case .tooManyItems: "\(field) has more than \(expected) items"
    case .rowTooShort: "the row has \(cells) cells, fewer than the \(expected) of the header"
    case .rowTooLong: "the row has \(cells) cells, more than the \(expected) of the header"
    case .strayQuote: "a quotation mark is not closed, or text follows a closing one"
    }
  }

  private var indonesian: String {
    let field = "`\(field ?? "?")`"
    let expected = expected ?? "?"
    let cells = cellCount.map { "\($0)" } ?? "?"
    return switch kind {
    case .notJSON: "data ini bukan JSON yang sah"
    case .notUTF8: "data ini bukan UTF-8 yang sah"
    case .notAnObject: "data ini JSON, tetapi bukan objek berisi fakta"
    case .tooDeep: "data ini bersarang lebih dari 64 tingkat"
    case .tooLong: "data ini lebih panjang dari batas; hanya awalnya yang disimpan"
    case .cutShort: "masukan berakhir di tengah data ini"
    case .identity:
      "\(field) menyebut identitas orang; hilangkan, atau pakai --strip-identity untuk membuang nilainya"
    case .duplicateKey: "\(field) diberikan dua kali"
    case .wrongType: "jenis nilai \(field) salah; seharusnya: \(expected)"
    case .wrongCode: "nilai \(field) bukan salah satu kodenya; seharusnya: \(expected)"
    case .wrongNumber: "\(field) bukan angka yang dapat dibaca; seharusnya: \(expected)"
    case .wrongDate: "\(field) bukan tanggal; seharusnya: \(expected)"
    case .outOfRange: "\(field) di luar rentang; seharusnya: \(expected)"
    case .tooManyItems: "\(field) berisi lebih dari \(expected) butir"
    case .rowTooShort: "baris ini berisi \(cells) sel, kurang dari \(expected) sel pada judul kolom"
    case .rowTooLong: "baris ini berisi \(cells) sel, lebih dari \(expected) sel pada judul kolom"
    case .strayQuote: "tanda kutip tidak ditutup, atau ada teks setelah kutip penutup"
    }
  }
}
