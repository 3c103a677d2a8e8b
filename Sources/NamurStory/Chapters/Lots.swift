import Exchange

/// Chapter 5. Fifteen lots of visors: printed on the lent printers, assembled, checked.
enum Lots {
  /// One row of the workshop's notebook.
  private struct Lot {
    var number: String
    var day: String
    var count: Int
    /// The lot of sheets it was cut from; one sheet a visor.
    var sheets: String
    var filament: Amount
    var printers: [String]
    /// Each printer's hours: three quarters of an hour a visor, all together.
    var printing: Amount
    /// Hours of the person who keeps the printers going.
    var care: Amount
    var assembly: Amount

    init(
      _ number: String, _ day: String, _ count: Int, _ sheets: String, kg filament: Amount,
      on printers: String, each printing: Amount, care: Amount, assembly: Amount
    ) {
      (self.number, self.day, self.count, self.sheets) = (number, day, count, sheets)
      (self.filament, self.printing, self.care) = (filament, printing, care)
      self.assembly = assembly
      self.printers = printers.split(separator: " ").map { String($0) }
    }
  }

  private static let lots = [
    Lot("01", "03-23", 30, "LS1", kg: "0.7", on: "01 02", each: "11.25", care: 4, assembly: 2),
    Lot("02", "03-26", 50, "LS1", kg: "1.17", on: "01 08", each: "18.75", care: 5, assembly: 3),
    Lot("03", "03-30", 60, "LS1", kg: "1.4", on: "02 03 11", each: 15, care: 5, assembly: "3.5"),
    Lot("04", "04-01", 64, "LS1", kg: "1.5", on: "01 04 05 08", each: 12, care: 5, assembly: 4),
    Lot(
      "05", "04-03", 72, "LS1", kg: "1.69", on: "02 06 09 10", each: "13.5", care: 6,
      assembly: "4.5"),
    Lot("06", "04-05", 40, "LS1", kg: "0.94", on: "03 07", each: 15, care: 4, assembly: "2.5"),
    Lot("07", "04-07", 80, "LS1", kg: "1.87", on: "01 04 08 11", each: 15, care: 6, assembly: 5),
    Lot(
      "08", "04-09", 80, "LS2", kg: "1.87", on: "02 05 06 09", each: 15, care: 5,
      assembly: "4.5"),
    Lot(
      "09", "04-11", 80, "LS2", kg: "1.87", on: "03 07 10 11", each: 15, care: 5,
      assembly: "4.5"),
    Lot("10", "04-14", 64, "LS2", kg: "1.5", on: "01 04 06 08", each: 12, care: 5, assembly: 4),
    Lot(
      "11", "04-16", 72, "LS2", kg: "1.69", on: "02 05 09 10", each: "13.5", care: 6, assembly: 4),
    Lot("12", "04-18", 64, "LS3", kg: "1.5", on: "03 06 07 11", each: 12, care: 5, assembly: 4),
    Lot("13", "04-20", 64, "LS3", kg: "1.5", on: "01 02 05 10", each: 12, care: 5, assembly: 4),
    Lot("14", "04-22", 60, "LS3", kg: "1.4", on: "03 06 11", each: 15, care: 5, assembly: "3.5"),
    Lot("15", "04-24", 60, "LS3", kg: "1.4", on: "01 02 05", each: 15, care: 4, assembly: 3),
  ]

  private static func made(_ lot: Lot, by maker: String, minder: String) -> [Act] {
    let process = "visiere-V\(lot.number)"
    func act(_ kind: EventKind, _ id: String) -> Act {
      Act(kind, "\(id)-V\(lot.number)", lot.day).with(.process, process)
    }
    let printed = lot.printers.map { printer in
      act(.equipmentUsed, "usage-P\(printer)").from(minder).with(.item, "printer-3d")
        .with(.serial, "P\(printer)").hours(lot.printing)
    }
    return printed + [
      act(.inputConsumed, "conso-feuilles").from("coop").of(Amount(lot.count), "sheet")
        .lot(lot.sheets),
      act(.inputConsumed, "conso-filament").from("coop").of(lot.filament, "filament"),
      act(.workDone, "heures-impression").from(minder).to("coop").hours(lot.care)
        .with(.skill, "impression"),
      act(.workDone, "heures-assemblage").from(maker).to("coop").hours(lot.assembly)
        .with(.skill, "assemblage"),
      act(.outputProduced, "prod").from(maker).to("coop").of(Amount(lot.count), "visor")
        .lot("V\(lot.number)"),
    ]
  }

  /// Every lot passes the bench on the evening it is made; the sixth does not.
  private static func checked(_ lot: Lot) -> Act {
    let isFragile = lot.number == "06"
    let (accepted, rejected) = isFragile ? (0, lot.count) : (lot.count, 0)
    return Act(.lotChecked, "controle-V\(lot.number)", lot.day).from("coop")
      .with(.item, "visor").lot("V\(lot.number)")
      .with(.accepted, Amount(accepted), .one).with(.rejected, Amount(rejected), .one)
      .with(.reason, isFragile ? "serre-tête fragile : casse à la pliure" : "conforme au modèle")
      // From the second design on, the prevention adviser of a hospital had looked at it.
      .with(.conformity, lot.number < "07" ? "none" : "adviserOk")
      .with(.intendedUse, "accueil et secrétariat").with(.excludedUse, "unités covid")
  }

  /// Sheets lost at the cutter, beside one sheet a visor.
  private static func scrap(_ lot: String, _ day: String, _ count: Int, of sheets: String) -> Act {
    Act(.inputConsumed, "chutes-V\(lot)", day).from("coop").of(Amount(count), "sheet").lot(sheets)
      .with(.process, "visiere-V\(lot)").with(.state, "chute")
  }

  /// The design is somebody's too: cited at the first lot, and again when it changes.
  private static func cited(_ version: String, _ lot: String, _ day: String) -> Act {
    Act(.designCited, "plan-V\(lot)", day).with(.process, "visiere-V\(lot)")
      .with(.document, "plan-visiere-\(version)").with(.licence, "CC-BY-NC-4.0")
      .with(.url, "https://exemple.invalid/plan-visiere-\(version)")
  }

  static let sittings =
    lots.indices.map { index in
      let lot = lots[index]
      let maker = People.assemblers[index % People.assemblers.count]
      let minder = People.printerOwners[index % 5]
      return Sitting(
        "\(lot.day) 21:30", batch: "lot-V\(lot.number)", made(lot, by: maker, minder: minder))
    } + lots.map { Sitting("\($0.day) 22:00", [checked($0)]) } + [
      Sitting("03-23 21:40", [cited("v1", "01", "03-23")]),
      Sitting("04-07 21:40", [cited("v2", "07", "04-07"), scrap("07", "04-07", 4, of: "LS1")]),
      Sitting("04-13 21:00", [scrap("09", "04-11", 10, of: "LS2")]),
      Sitting("04-16 21:40", [scrap("11", "04-16", 14, of: "LS2")]),
      Sitting("04-22 21:40", [scrap("14", "04-22", 2, of: "LS3")]),
    ]
}
