import Exchange

/// Chapter 7. Thirty-one needs for visors: three told twice, two that nobody could verify.
enum Needs {
  private enum Fate {
    /// Verified, and so much promised.
    case promised(Int)
    case duplicate(of: String)
    case expired
  }

  private struct Need {
    var number: String
    var asker: String
    var asked: Int
    var day: String
    var fate: Fate
    init(_ number: String, _ asker: String, _ asked: Int, _ day: String, _ fate: Fate) {
      (self.number, self.asker, self.asked) = (number, asker, asked)
      (self.day, self.fate) = (day, fate)
    }
  }

  private static let needs = [
    Need("01", "mm-c", 30, "03-20", .promised(30)),
    Need("02", "mm-d", 30, "03-20", .promised(30)),
    Need("03", "mm-d", 30, "03-21", .duplicate(of: "02")),
    Need("04", "hop-a", 120, "03-22", .promised(120)),
    Need("05", "mm-j", 20, "03-24", .promised(20)),
    Need("06", "mm-e", 30, "03-28", .promised(20)),
    Need("07", "sad-a", 40, "03-31", .promised(35)),
    Need("08", "mm-f", 25, "04-01", .promised(25)),
    Need("09", "mm-b", 40, "04-02", .promised(30)),
    Need("10", "hop-c", 80, "04-02", .promised(80)),
    Need("11", "hop-b", 90, "04-03", .promised(70)),
    Need("12", "hop-b", 90, "04-04", .duplicate(of: "11")),
    Need("13", "mm-k", 30, "04-04", .promised(30)),
    Need("14", "mr-b", 50, "04-05", .promised(40)),
    Need("15", "cab-x", 25, "04-06", .expired),
    Need("16", "mr-a", 60, "04-08", .promised(50)),
    Need("17", "cab-y", 40, "04-09", .expired),
    Need("18", "mm-h", 40, "04-10", .promised(30)),
    Need("19", "mr-c", 40, "04-10", .promised(40)),
    Need("20", "mr-c", 40, "04-11", .duplicate(of: "19")),
    Need("21", "hop-d", 60, "04-11", .promised(40)),
    Need("22", "mm-g", 25, "04-11", .promised(20)),
    Need("23", "sad-b", 30, "04-12", .promised(25)),
    Need("24", "mm-m", 30, "04-15", .promised(20)),
    Need("25", "mm-n", 40, "04-17", .promised(30)),
    Need("26", "mm-a", 60, "04-18", .promised(60)),
    Need("27", "mm-i", 30, "04-19", .promised(20)),
    Need("28", "mm-l", 25, "04-19", .promised(20)),
    Need("29", "mm-b", 30, "04-24", .promised(20)),
    Need("30", "hop-a", 60, "04-25", .promised(20)),
    Need("31", "mm-h", 35, "04-26", .promised(35)),
  ]

  private static func asked(_ need: Need) -> Act {
    Act(.needPublished, "besoin-\(need.number)", need.day).of(Amount(need.asked), "visor")
      .with(.intent, "besoin-\(need.number)").to(need.asker)
  }

  /// What becomes of a need the same evening, after a phone call.
  private static func answered(_ need: Need) -> [Act] {
    let intent = "besoin-\(need.number)"
    switch need.fate {
    case .promised(let count):
      let promise = Act(.commitmentMade, "eng-\(need.number)", need.day)
        .of(Amount(count), "visor").with(.commitment, "eng-\(need.number)").from("coop")
        .to(need.asker).with(.satisfies, [intent])
      return [
        Act(.needVerified, "verif-\(need.number)", need.day).with(.intent, intent),
        // The last visors are held back for this site.
        need.number == "30" ? promise.with(.reserve, true) : promise,
      ]
    case .duplicate(let other):
      return [
        Act(.intentMarkedDuplicate, "doublon-\(need.number)", need.day).with(.intent, intent)
          .with(.duplicateOf, "besoin-\(other)")
      ]
    case .expired: return []
    }
  }

  static let sittings =
    needs.map { Sitting("\($0.day) 18:30", [asked($0)]) }
    + needs.compactMap { need in
      let acts = answered(need)
      return acts.isEmpty ? nil : Sitting("\(need.day) 19:15", channel: "phone", acts)
    } + [
      Sitting(
        "04-12 19:30",
        [
          Act(.commitmentChanged, "eng-04-revu", "04-12").with(.commitment, "eng-04")
            .of(100, "visor").with(.reason, "le site a reçu 20 visières d'ailleurs")
        ]),
      Sitting(
        "04-22 19:30",
        ["15", "17"].map {
          Act(.intentExpired, "expire-\($0)", "04-22").with(.intent, "besoin-\($0)")
            .with(.reason, "personne n'a répondu à trois appels")
        }),
    ]
}
