import Exchange

/// Chapter 13. Two lawyers write a guide of the aid measures, for free, and answer questions.
enum Guide {
  private static func published(_ version: String, _ day: String) -> Act {
    Act(.documentPublished, "guide-v\(version)", day).with(.document, "guide-aides")
      .from(People.lawyers[0]).with(.version, version).with(.licence, "CC-BY-4.0")
      .with(.language, "fr").with(.labels, ["fr": "Guide des mesures d'aide"])
      .with(.url, "https://exemple.invalid/guide-aides")
  }

  private static func copied(_ number: String, _ day: String, _ count: Int) -> Act {
    Act(.documentCopied, "copies-\(number)", day).of(Amount(count), "guide-copy")
      .with(.document, "guide-aides")
  }

  private static func worked(_ number: String, _ day: String, _ lawyer: Int, _ hours: Amount)
    -> Act
  {
    Act(.workDone, "heures-droit-\(number)", day).from(People.lawyers[lawyer]).to("coop")
      .hours(hours).with(.skill, "droit")
  }

  private static func advised(_ number: String, _ day: String, _ lawyer: Int, _ receiver: String)
    -> Act
  {
    Act(.serviceDelivered, "conseil-\(number)", day).of(1, "legal-advice")
      .from(People.lawyers[lawyer]).to(receiver).with(.skill, "droit")
  }

  static let sittings = [
    Sitting(
      "03-30 19:00",
      People.lawyers.map { People.person($0, .selfEmployed, on: "03-30") }
        + [People.person(People.shopkeeper, .selfEmployed, on: "03-30")]),
    Sitting(
      "04-03 18:00",
      [published("1", "04-03"), worked("1", "04-03", 0, 14), worked("2", "04-03", 1, 12)]),
    Sitting("04-10 18:30", [copied("1", "04-10", 120)]),
    Sitting(
      "04-14 18:30",
      [advised("1", "04-14", 0, "mm-d"), advised("2", "04-14", 1, People.shopkeeper)]),
    Sitting(
      "04-20 18:00",
      [
        published("2", "04-20"), advised("3", "04-20", 1, "mm-g"), worked("3", "04-20", 0, 2),
        worked("4", "04-20", 1, 2),
      ]),
    Sitting("04-24 18:00", [copied("2", "04-24", 85)]),
    Sitting("04-28 18:00", channel: "paper", [copied("3", "04-28", 15)]),
  ]
}
