import Exchange

/// Chapter 9. The sheltered workshop supplies disposable aprons, and they never enter our stock.
enum Aprons {
  private static func supplied(
    _ number: String, _ day: String, _ count: Int, to receiver: String
  ) -> Act {
    // Nobody told the co-operative whether they were paid for: it does not call them a gift.
    Act(.supplyFacilitated, "tabliers-\(number)", day).of(Amount(count), "apron").from("eta")
      .to(receiver).with(.reciprocity, "unknown")
  }

  private static func confirmed(_ number: String, _ day: String) -> Act {
    Act(.deliveryConfirmed, "accuse-tabliers-\(number)", day)
      .with(.delivery, "tabliers-\(number)").with(.mode, "mail")
  }

  static let sittings = [
    Sitting(
      "04-06 17:30", by: People.secondCoordinator,
      [
        People.organisation(
          "eta", "Entreprise de travail adapté", .shelteredWork, "5100", number: 268, on: "04-06"),
        Act(.needPublished, "besoin-tabliers-1", "04-06").of(800, "apron")
          .with(.intent, "besoin-tabliers-1").to("hop-a"),
        Act(.needVerified, "verif-tabliers-1", "04-06").with(.intent, "besoin-tabliers-1"),
        Act(.commitmentMade, "eng-tabliers-1", "04-06").of(800, "apron")
          .with(.commitment, "eng-tabliers-1").from("eta").to("hop-a")
          .with(.satisfies, ["besoin-tabliers-1"]),
      ]),
    Sitting(
      "04-07 19:30", by: People.secondCoordinator,
      [supplied("1", "04-07", 800, to: "hop-a").with(.fulfills, "eng-tabliers-1")]),
    Sitting(
      "04-10 19:30", by: People.secondCoordinator,
      [
        supplied("2", "04-10", 500, to: "hop-b"), supplied("3", "04-10", 400, to: "hop-c"),
        confirmed("1", "04-10"),
      ]),
    Sitting(
      "04-17 19:30", by: People.secondCoordinator,
      [
        supplied("4", "04-17", 250, to: "mm-a"), supplied("5", "04-17", 250, to: "mm-d"),
        confirmed("2", "04-16"),
      ]),
    Sitting(
      "04-24 19:30", by: People.secondCoordinator,
      [supplied("6", "04-24", 200, to: "mm-h"), confirmed("5", "04-23")]),
  ]
}
