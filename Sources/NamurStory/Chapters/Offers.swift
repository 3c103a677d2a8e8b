import Exchange

/// Chapter 12. An online group opens in a hurry, to bring offers and needs together.
enum Offers {
  private static func offered(
    _ number: String, _ day: String, _ amount: Amount, _ item: String, by agent: String
  ) -> Act {
    Act(.offerPublished, "offre-\(number)", day).of(amount, item).with(.intent, "offre-\(number)")
      .from(agent)
  }

  private static func needed(_ number: String, _ day: String, _ amount: Amount, _ item: String)
    -> Act
  {
    Act(.needPublished, "besoin-coop-\(number)", day).of(amount, item)
      .with(.intent, "besoin-coop-\(number)").to("coop")
  }

  /// A need and an offer meet.
  private static func matched(
    _ offer: String, with need: String, _ day: String, _ amount: Amount, _ item: String,
    by agent: String, due: String
  ) -> Act {
    Act(.commitmentMade, "eng-offre-\(offer)", day).of(amount, item)
      .with(.commitment, "eng-offre-\(offer)").from(agent).to("coop")
      .with(.satisfies, ["besoin-coop-\(need)", "offre-\(offer)"]).with(.due, due)
  }

  static let sittings = [
    Sitting("03-21 09:30", [People.group("groupe-en-ligne", "Groupe d'entraide", on: "03-21")]),
    Sitting("03-23 09:00", [needed("1", "03-23", 4, "printer-3d")]),
    Sitting("03-24 18:00", [offered("01", "03-24", 1, "printer-3d", by: "p-595b")]),
    Sitting(
      "03-25 18:00", channel: "phone",
      [
        matched("01", with: "1", "03-25", 1, "printer-3d", by: "p-595b", due: "03-27"),
        offered("03", "03-25", 20, "helping-hand", by: People.couriers[0]),
      ]),
    Sitting(
      "04-10 18:00",
      [
        needed("2", "04-10", 300, "sheet"),
        offered("02", "04-10", 250, "sheet", by: People.sheetDonor),
        offered("04", "04-10", 50, "apron", by: "mercerie-a"),
      ]),
    Sitting(
      "04-11 18:00", channel: "phone",
      [matched("02", with: "2", "04-11", 250, "sheet", by: People.sheetDonor, due: "04-16")]),
    Sitting(
      "04-14 18:00",
      [
        Act(.intentWithdrawn, "retrait-offre-04", "04-14").with(.intent, "offre-04")
          .with(.reason, "vendus entre-temps")
      ]),
    // In May the houses open again: an offer and a need still look for each other.
    Sitting(
      "05-12 19:30", by: People.secondCoordinator,
      [
        offered("05", "05-12", 40, "fabric-mask", by: "mercerie-a"),
        offered("06", "05-12", 150, "fabric-mask", by: "textile-a"),
      ]),
    Sitting(
      "05-13 18:00", channel: "phone",
      [
        Act(.needPublished, "besoin-masques-1", "05-13").of(60, "fabric-mask")
          .with(.intent, "besoin-masques-1").to("mr-c").with(.due, "05-25"),
        Act(.needVerified, "verif-masques-1", "05-13").with(.intent, "besoin-masques-1"),
      ]),
  ]
}
