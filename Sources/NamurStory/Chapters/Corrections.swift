import Exchange

/// Chapter 16. What was told wrong, late, or not at all; what was counted; who spent what.
enum Corrections {
  private static func claimed(_ number: String, _ day: String, _ euro: Amount, by agent: String)
    -> Act
  {
    Act(.expenseClaimed, "frais-\(number)", day).of(euro, "EUR").from("coop").to(agent)
      .with(.claim, "frais-\(number)")
  }

  private static func reimbursed(_ number: String, _ day: String, _ euro: Amount, to agent: String)
    -> Act
  {
    Act(.expenseReimbursed, "rembours-\(number)", day).of(euro, "EUR").from("coop").to(agent)
      .with(.claim, "frais-\(number)")
  }

  private static func counted(
    _ id: String, _ day: String, _ amount: Amount, _ item: String, lot: String? = nil
  ) -> Act {
    Act(.stockCounted, "inventaire-\(id)", day).of(amount, item).lot(lot)
      .with(.accountable, "coop").with(.custodian, "coop")
  }

  static let sittings = [
    Sitting(
      "04-09 21:00", channel: "phone",
      [
        Act(.amended, "rectif-012", "04-09").with(.corrects, "livr-012")
          .with(.quantity, 30, .one).with(.reason, "un sac de dix oublié")
      ]),
    Sitting(
      "04-13 21:10",
      [
        Act(.amended, "rectif-don-007", "04-13").with(.corrects, "don-007")
          .with(.quantity, 350, .one).with(.reason, "un paquet de cinquante oublié")
      ]),
    // Forty visors entered at the wrong door, that same evening entered at the right one.
    Sitting(
      "04-17 20:20",
      [
        Deliveries.delivered(
          "023", "04-17", need: "14", "mr-b", 40, lot: "V11", by: People.couriers[0])
      ]),
    Sitting(
      "04-17 20:40",
      [
        Act(.reversed, "annul-023", "04-17").with(.corrects, "livr-023")
          .with(.reason, "mauvais destinataire"),
        Deliveries.delivered(
          "023b", "04-17", need: "19", "mr-c", 40, lot: "V11", by: People.couriers[0]
        ).with(.replaces, "livr-023"),
        Act(.deliveryConfirmed, "accuse-023b", "04-17").with(.delivery, "livr-023b")
          .with(.mode, "signature"),
      ]),
    Sitting(
      "04-20 21:10",
      [
        claimed("1", "04-20", "42.5", by: People.couriers[0]),
        claimed("2", "04-10", 160, by: People.coordinator),
        claimed("3", "04-04", 45, by: People.secondCoordinator),
      ]),
    Sitting(
      "04-24 21:10",
      [
        reimbursed("1", "04-24", "42.5", to: People.couriers[0]),
        reimbursed("2", "04-24", 160, to: People.coordinator),
        reimbursed("3", "04-24", 45, to: People.secondCoordinator),
      ]),
    // The count finds six sheets fewer than the book, and four and a half metres of elastic.
    Sitting(
      "04-25 17:00", batch: "inventaire",
      [
        counted("LS1", "04-25", 0, "sheet", lot: "LS1"),
        counted("LS2", "04-25", 24, "sheet", lot: "LS2"),
        counted("LS3", "04-25", 0, "sheet", lot: "LS3"),
        counted("elastique", "04-25", "41.5", "elastic"),
        counted("V06", "04-25", 0, "visor", lot: "V06"),
      ]),
    Sitting(
      "04-26 17:00",
      [
        Act(.foundRecorded, "trouve-tissu", "04-26").of(1, "fabric").to("coop")
          .with(.reason, "found")
      ]),
    // Told late: the six sheets were scrap of the eleventh lot. The variance goes, the stock stays.
    Sitting(
      "04-28 21:00", channel: "paper",
      [
        Act(.inputConsumed, "chutes-V11-tard", "04-21").of(6, "sheet").lot("LS2").from("coop")
          .with(.process, "visiere-V11").with(.state, "chute")
      ]),
    Sitting("04-29 19:00", coordination + [schoolHours]),
    // Told later still: elastic given before the count, which had already counted it.
    Sitting(
      "05-04 19:00", channel: "paper",
      [
        Act(.donationReceived, "don-009-tard", "04-02").of(20, "elastic")
          .from(People.elasticDonor).to("coop")
      ]),
  ]

  /// The coordinators enter their own evenings at the end.
  private static let coordination = ["03-25", "04-01", "04-08", "04-15", "04-22"].flatMap { day in
    [(People.coordinator, Amount(4)), (People.secondCoordinator, Amount(2))].map { agent, hours in
      Act(.workDone, "heures-coord-\(agent)-\(day)", day).from(agent).to("coop").hours(hours)
        .with(.skill, "coordination")
    }
  }

  /// A teacher's hours, paid by the school.
  private static let schoolHours = Act(.workDone, "heures-ecole", "04-16").from("ecole-a")
    .to("coop").hours(8).with(.skill, "impression").with(.paid, true).with(.host, "ecole-a")
}
