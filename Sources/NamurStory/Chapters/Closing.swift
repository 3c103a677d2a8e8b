import Exchange

/// Chapter 17. The report of 30 April, what was learnt after it, and the books closed.
enum Closing {
  private static func assumed(
    _ key: String, _ amount: String, _ unit: Unit, basis: String, source: String
  ) -> Act {
    var act = Act(.assumptionSet, "hypothese-\(key)", "04-29").with(.key, key)
      .with(.value, ["amount": amount, "basis": basis, "currency": "EUR"])
      .with(.basis, basis).with(.source, source).with(.validFrom, "03-18").with(.version, "1")
    act.event.set(unit: unit)
    return act
  }

  /// By what each contribution weighs when the members divide what they made: illustrative, to be
  /// voted on, and nobody's price.
  private static let weights = [
    ("input.sheet", "0.3", Unit.one), ("input.filament", "20", .kilogram),
    ("input.fabric", "6", .squareMetre), ("input.elastic", "0.15", .metre),
    ("input.mask-kit", "12", .one), ("input.sheet-pet", "0.3", .one),
    ("use.printer-3d", "0.66", .hour), ("work", "15", .hour),
  ].map { key, amount, unit in
    assumed(
      "weight.\(key)", amount, unit, basis: "illustrative", source: "à voter par les membres")
  }

  /// What one unit may be worth, between a low and a high assumption where both are known.
  private static let prices = [
    assumed("visor.unit", "1.8", .one, basis: "localCostPrice", source: "A6 medi-sphere.be"),
    assumed("visor.unit.high", "2.5", .one, basis: "pricePaid", source: "A12 dhnet.be 5e8b3176"),
    assumed("fabric-mask.unit", "2", .one, basis: "pricePaid", source: "A21 rtbf.be 10486604"),
    assumed(
      "hour.given.low", "9.87", .hour, basis: "minimumWage",
      source: "RMMMG 1 625,72 × 12 / (52 × 38), montant à vérifier"),
    assumed(
      "hour.given.high", "41.1", .hour, basis: "labourCost", source: "C11 lalibre.be 29-3-2021"),
  ]

  /// Illustrative, to be voted on: what gifts and machine hours are worth, and what a visor takes.
  private static let illustrations =
    [
      ("sheet.unit", "0.3", Unit.one), ("filament.unit", "20", .kilogram),
      ("fabric.unit", "6", .squareMetre), ("elastic.unit", "0.15", .metre),
      ("machine.printer-3d", "0.66", .hour),
    ].map { key, amount, unit in
      assumed(key, amount, unit, basis: "illustrative", source: "à voter par les membres")
    } + [
      {
        var act = Act(.assumptionSet, "hypothese-bom.visor.sheet", "04-29")
          .with(.key, "bom.visor.sheet").with(.value, "1").with(.basis, "modelDesign")
          .with(.source, "une feuille par visière").with(.validFrom, "03-18").with(.version, "1")
        act.event.set(unit: .one)
        return act
      }()
    ]

  /// The digest is the SHA-256 of the file `rapport-….txt` beside the log.
  private static func issued(_ version: String, _ day: String, digest: String) -> Act {
    Act(.reportIssued, "rapport-v\(version)", day).with(.period, "2020-03-18/2020-04-30")
      .with(.version, version).with(.digest, digest)
  }

  static let sittings = [
    Sitting(
      "04-29 20:00",
      prices + illustrations + weights),
    Sitting("04-30 18:00", [issued("1", "04-30", digest: firstReport)]),
    Sitting(
      "05-02 10:00", channel: "paper",
      [
        Act(.deliveryConfirmed, "accuse-031", "05-02").with(.delivery, "livr-031")
          .with(.mode, "mail").with(.received, 50, .one)
      ]),
    // After the report: the medical house had counted fifty.
    Sitting(
      "05-03 19:00",
      [
        Act(.amended, "rectif-031", "05-03").with(.corrects, "livr-031")
          .with(.quantity, 50, .one)
          .with(.reason, "accusé du destinataire : dix restées dans la camionnette")
      ]),
    Sitting(
      "05-05 11:00",
      [
        Act(.agentErased, "effacement-\(People.sheetDonor)", "05-05")
          .with(.agent, People.sheetDonor).with(.onBehalfOf, People.sheetDonor)
          .with(.reason, "demande de la personne")
      ]),
    // Closed one month too far, and put right the next morning.
    Sitting(
      "05-15 19:00",
      [Act(.periodClosed, "cloture-mai", "05-15").with(.until, "05-31").with(.period, "2020-05")]),
    Sitting(
      "05-16 09:00",
      [
        Act(.periodReopened, "reouverture-mai", "05-16").with(.until, "04-30")
          .with(.period, "2020-05").with(.reason, "seul avril est terminé")
      ]),
    // A correction of a closed period: it takes effect on the day it is told.
    Sitting(
      "05-18 19:00",
      [
        Act(.amended, "rectif-copies-2", "05-18").with(.corrects, "copies-2")
          .with(.quantity, 95, .one).with(.reason, "dix téléchargements comptés trop tard")
      ]),
    Sitting("05-20 18:00", [issued("2", "05-20", digest: secondReport)]),
  ]

  private static let firstReport =
    "aa534258df1f8afff455f9e4bdebe5f951978513f30e6b603ce10629715b2f15"
  private static let secondReport =
    "207de7e373517976daacb9535f9424a483c8846810b4e7fb5317fcce58515e95"
}
