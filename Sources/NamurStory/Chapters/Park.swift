import Exchange

/// Chapter 10. The association of the business park calls on its members: a chain for fabric masks.
enum Park {
  private static let members = ["imprimerie-a", "meca-b", "plast-a", "textile-a"]

  private static func committed(
    _ id: String, _ day: String, from provider: String, _ amount: Amount, _ item: String
  ) -> Act {
    Act(.commitmentMade, id, day).of(amount, item).with(.commitment, id).from(provider)
      .to("coop").with(.call, "appel-parc")
  }

  static let sittings = [
    Sitting(
      "03-27 19:00", by: People.secondCoordinator,
      members.map {
        Act(.membershipStarted, "adhesion-\($0)", "03-27").with(.agent, $0).with(.group, "parc")
      }),
    Sitting(
      "03-28 10:00", by: People.secondCoordinator,
      [
        Act(.callIssued, "appel-parc", "03-28").with(.call, "appel-parc").with(.group, "parc")
          .from("coop").of(60, "mask-kit").with(.due, "04-30").with(.place, "Naninne")
          .with(.skill, "couture")
      ]),
    Sitting(
      "03-29 18:00", by: People.secondCoordinator, channel: "phone",
      [committed("eng-appel-01", "03-29", from: "textile-a", 100, "fabric")]),
    Sitting(
      "04-01 20:00", by: People.secondCoordinator,
      [
        committed("eng-couture-01", "04-01", from: People.sewers[0], 3, "mask-kit"),
        committed("eng-couture-02", "04-01", from: People.sewers[4], 2, "mask-kit"),
        committed("eng-couture-03", "04-01", from: People.sewers[19], 2, "mask-kit"),
      ]),
    Sitting(
      "04-17 18:00", by: People.secondCoordinator, channel: "phone",
      [
        Act(.commitmentCancelled, "eng-couture-03-annule", "04-17")
          .with(.commitment, "eng-couture-03").with(.reason, "machine en panne")
      ]),
    Sitting(
      "05-12 18:00", by: People.secondCoordinator,
      [
        Act(.membershipEnded, "depart-plast-a", "05-12").with(.agent, "plast-a")
          .with(.group, "parc")
      ]),
  ]
}
