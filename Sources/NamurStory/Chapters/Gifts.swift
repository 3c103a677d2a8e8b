import Exchange

/// Chapter 4. Sheets, filament, fabric and elastic: given for the most part, some bought.
enum Gifts {
  private static func given(
    _ id: String, _ day: String, _ amount: Amount, _ item: String, by donor: String,
    lot: String? = nil
  ) -> Act {
    Act(.donationReceived, id, day).of(amount, item).lot(lot).from(donor).to("coop")
  }

  private static func bought(
    _ id: String, _ day: String, _ amount: Amount, _ item: String, at seller: String, euro: String
  ) -> Act {
    Act(.purchaseReceived, id, day).of(amount, item).from(seller).to("coop")
      .with(.value, ["amount": euro, "basis": "invoice", "currency": "EUR"])
  }

  static let sittings = [
    Sitting(
      "03-18 21:00", channel: "terminal",
      [
        Act(.openingBalance, "reprise-EUR", "03-18").of(500, "EUR").to("coop")
          .with(.reason, "caisse des membres")
      ]),
    Sitting(
      "03-19 20:30",
      [
        given("don-001", "03-19", 400, "sheet", by: "imprimerie-a", lot: "LS1"),
        given("don-002", "03-19", 10, "filament", by: "plast-a"),
      ]),
    Sitting(
      "03-30 20:30",
      [
        given("don-003", "03-30", 100, "fabric", by: "textile-a").with(.fulfills, "eng-appel-01")
      ]),
    Sitting(
      "03-31 20:30", [given("don-004", "03-31", 400, "elastic", by: People.elasticDonor)]),
    Sitting(
      "04-02 20:30",
      [
        given("don-005", "04-02", 4, "filament", by: People.filamentDonor),
        given("don-006", "04-02", 30, "fabric", by: People.fabricDonor),
      ]),
    Sitting(
      "04-04 20:30",
      [bought("achat-001", "04-04", 150, "elastic", at: "mercerie-a", euro: "45")]),
    // Entered in a hurry as 300: see the chapter of corrections.
    Sitting(
      "04-06 20:30", channel: "phone",
      [given("don-007", "04-06", 300, "sheet", by: "papeterie-b", lot: "LS2")]),
    Sitting("04-10 20:30", [filamentBought]),
    Sitting(
      "04-15 20:30",
      [
        given("don-008", "04-15", 250, "sheet", by: People.sheetDonor, lot: "LS3")
          .with(.fulfills, "eng-offre-02")
          .with(.value, ["amount": "50", "basis": "donorDeclared", "currency": "EUR"])
      ]),
  ]

  /// Entered in grams; the ledger keeps kilograms.
  private static var filamentBought: Act {
    bought("achat-002", "04-10", 8, "filament", at: "fournisseur-a", euro: "160")
      .with(.quantity, 8000, .gram)
  }
}
