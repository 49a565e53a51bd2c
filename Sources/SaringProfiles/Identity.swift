import SaringModel

/// What is done with records that say who somebody is: names, numbers of identity papers, telephone
/// numbers, addresses.
public enum IdentityHandling: Sendable {
  /// They are refused; the message names the field and never the value.
  case refuse
  /// The value is dropped and counted.
  case strip
}

/// Names of fields that say who somebody is, such as `nama lengkap`, `NIK` or `prs_FirstName`.
package enum IdentityName {
  package static func matches(_ name: String) -> Bool {
    var words = words(of: name)
    if words.first == "prs", words.dropFirst().first == "mailing" { return true }
    if let first = words.first, owners.contains(first), words.count > 1 { words.removeFirst() }
    return names.contains(words.joined())
  }

  /// The words of a name in small letters, parted at signs and at capitals.
  private static func words(of name: String) -> [String] {
    var words: [String] = []
    var word = ""
    var wasSmall = false
    for character in name {
      let isWordPart = character.isLetter || character.isNumber
      if !isWordPart || (character.isUppercase && wasSmall), !word.isEmpty {
        words.append(word)
        word = ""
      }
      if isWordPart { word += character.lowercased() }
      wasSmall = character.isLowercase
    }
    if !word.isEmpty { words.append(word) }
    return words
  }

  /// Whose name or number it may be.
  private static let owners: Set<String> = [
    "person", "prs", "worker", "migrant", "applicant", "client", "candidate", "passenger", "crew",
    "orang", "pekerja", "calon", "pelamar", "penumpang", "pmi", "cpmi", "abk", "awak",
  ]

  private static let names: Set<String> = [
    "name", "names", "fullname", "firstname", "secondname", "middlename", "lastname", "givenname",
    "surname", "familyname", "nickname", "alias", "mothersname", "mothername", "fathersname",
    "nama", "namalengkap", "namadepan", "namabelakang", "namapanggilan", "namaibu", "namaayah",
    "namaibukandung", "namaorangtua",
    "nationalid", "nationalidnumber", "idnumber", "identitynumber", "identitycardnumber",
    "idcardnumber", "ssn", "nin", "nik", "nonik", "nomornik", "ktp", "noktp", "nomorktp", "nokk",
    "nomorkk", "npwp", "nomoridentitas", "noidentitas",
    "passportnumber", "passportno", "passportnr", "nopaspor", "nomorpaspor", "nopassport",
    "nomorpassport", "seamanbooknumber", "nobukupelaut", "nomorbukupelaut",
    "phone", "phonenumber", "phoneno", "telephone", "telephonenumber", "mobile", "mobilephone",
    "homephone", "otherphone", "workphone", "mobilenumber", "cellphone", "contactnumber",
    "whatsapp", "whatsappnumber", "wa", "nowa", "nomorwa", "hp", "nohp", "nomorhp", "telepon",
    "telp", "notelp", "notelepon", "nomortelepon", "handphone", "nohandphone",
    "email", "emailaddress", "mail", "surel", "alamatemail", "alamatsurel",
    "address", "homeaddress", "streetaddress", "mailingaddress", "alamat", "alamatrumah",
    "alamatlengkap", "photo", "foto", "picture", "fingerprint", "sidikjari", "biometrics",
    "birthdate", "dateofbirth", "dob", "birthday", "tanggallahir", "tgllahir", "ttl",
  ]
}

/// Values that say who somebody is: a number of sixteen digits, an address of electronic mail, a
/// telephone number.
///
/// Numbers of passports are not told apart from pseudonyms, which are often a letter and digits.
enum IdentityValue {
  static func matches(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let first = text.first else { return false }
    var digits = 0
    var others = 0
    for byte in text {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): digits += 1
      case UInt8(ascii: "@"): return text.count > 2
      case UInt8(ascii: " "), UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "("),
        UInt8(ascii: ")"), UInt8(ascii: "+"):
        break
      default: others += 1
      }
    }
    guard others == 0 else { return false }
    if digits == 16 { return true }
    guard (9...15).contains(digits) else { return false }
    if first == UInt8(ascii: "+") { return true }
    let start = text.prefix(3)
    return start.starts(with: "08".utf8) || start.starts(with: "628".utf8)
  }
}
