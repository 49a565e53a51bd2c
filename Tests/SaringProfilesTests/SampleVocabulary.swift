import SaringEngine
import SaringModel

extension Vocabulary {
  /// One fact of every kind, a group, a group of one fact, a computed fact and three that nothing
  /// reads.
  static let sample: Vocabulary = {
    func words(_ english: String, _ indonesian: String) -> LocalizedText {
      LocalizedText(["en": english, "id": indonesian])
    }
    func code(_ id: String, _ english: String, _ indonesian: String) -> Fact.Code {
      Fact.Code(id: id, title: words(english, indonesian))
    }
    let holders = [
      code("self", "the worker", "pekerja sendiri"),
      code("recruiter", "recruiter or agent", "perekrut atau agen"),
      code("employer", "employer", "majikan"),
    ]
    let signs = [
      code("threats", "threats", "ancaman"), code("locked_in", "locked in", "dikurung"),
      code("no_pay", "no pay, or late", "tidak digaji"),
    ]
    let legs = GroupID(index: 0)
    let ports = GroupID(index: 1)
    return Vocabulary(
      facts: [
        Fact(name: "record.id", kind: .identifier, title: words("record number", "nomor data")),
        Fact(
          name: "docs.holder", kind: .code, codes: holders,
          title: words("passport holder", "pemegang paspor")),
        Fact(name: "docs.kept", kind: .yesNo, title: words("kept", "ditahan")),
        Fact(
          name: "person.country", kind: .code,
          codes: [
            code("ID", "Indonesia", "Indonesia"), code("NA", "Namibia", "Namibia"),
            code("MM", "Myanmar", "Myanmar"),
          ], title: words("country", "negara")),
        Fact(
          name: "control.signs", kind: .codes, codes: signs,
          title: words("signs of control", "tanda kendali")),
        Fact(
          name: "debt.months", kind: .number, minimum: 0, maximum: 120,
          title: words("debt in months' wages", "utang dalam bulan gaji")),
        Fact(name: "wage.amount", kind: .number, title: words("wage", "upah")),
        Fact(
          name: "trip.date", kind: .date, title: words("departure date", "tanggal berangkat")),
        Fact(name: "advert.text", kind: .text, title: words("advert", "iklan")),
        Fact(
          name: "travel.legs.mode", kind: .code,
          codes: [code("air", "by air", "udara"), code("sea", "by sea", "laut")], group: legs,
          title: words("mode", "moda")),
        Fact(
          name: "travel.legs.days", kind: .number, minimum: 0, group: legs,
          title: words("days", "hari")),
        Fact(
          name: "wage.total", kind: .number, derivation: .number(1),
          title: words("total", "jumlah")),
        Fact(name: "extra.note", kind: .number, title: words("note", "catatan")),
        Fact(
          name: "extra.code", kind: .code, codes: signs, title: words("extra", "tambahan")),
        Fact(
          name: "travel.legs.seat", kind: .code, codes: signs, group: legs,
          title: words("seat", "kursi")),
        Fact(
          name: "trip.ports.place", kind: .code,
          codes: [code("MY", "Malaysia", "Malaysia"), code("TH", "Thailand", "Thailand")],
          group: ports, title: words("port", "pelabuhan")),
      ],
      groups: [
        Group(
          name: "travel.legs", most: 3, facts: [9, 10, 14].map(FactID.init),
          title: words("legs", "tahap")),
        Group(
          name: "trip.ports", most: 3, facts: [FactID(index: 15)],
          title: words("ports", "pelabuhan")),
      ],
      tables: [], parameters: [])
  }()
}

extension ColumnLayout {
  static let sample = ColumnLayout(
    facts: Vocabulary.sample.factIDs.filter {
      !["extra.note", "extra.code", "travel.legs.seat"].contains(Vocabulary.sample[$0].name)
    },
    vocabulary: .sample, identifier: Vocabulary.sample.fact(named: "record.id"))
}
