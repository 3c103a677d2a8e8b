import Exchange

/// Chapter 6. Who asks for visors: twenty-three organisations, and two nobody could reach.
enum Recipients {
  private static let places: [(agent: String, name: String, Category, postcode: String)] =
    [
      ("hop-a", "Site hospitalier A", .hospital, "5000"),
      ("hop-b", "Site hospitalier B", .hospital, "5530"),
      ("hop-c", "Site hospitalier C", .hospital, "5500"),
      ("hop-d", "Site hospitalier D", .hospital, "5060"),
      ("mr-a", "Maison de repos A", .nursingHome, "5100"),
      ("mr-b", "Maison de repos B", .nursingHome, "5300"),
      ("mr-c", "Maison de repos C", .nursingHome, "5640"),
      ("sad-a", "Soins à domicile A", .homeCare, "5000"),
      ("sad-b", "Soins à domicile B", .homeCare, "5590"),
    ]
    + zip("abcdefghijklmn", medicalHousePostcodes).map { letter, postcode in
      ("mm-\(letter)", "Maison médicale \(letter.uppercased())", .medicalHouse, postcode)
    }
  private static let medicalHousePostcodes = [
    "5000", "5001", "5002", "5004", "5020", "5030", "5060", "5070", "5100", "5140", "5170", "5190",
    "5330", "5380",
  ]

  static let sittings = [
    Sitting(
      "03-19 21:30", channel: "csv", batch: "destinataires",
      places.indices.map { index in
        let (agent, name, category, postcode) = places[index]
        return People.organisation(
          agent, name, category, postcode, number: 300 + index, on: "03-19")
      }),
    Sitting(
      "04-06 18:00",
      [
        People.organisation("cab-x", "Cabinet X", .medicalHouse, "5000", number: 330, on: "04-06")
      ]),
    Sitting(
      "04-09 18:00",
      [
        People.organisation("cab-y", "Cabinet Y", .medicalHouse, "5020", number: 331, on: "04-09")
      ]),
    // Entered again by somebody else, and found to be the same the next day.
    Sitting(
      "04-20 18:00", by: People.secondCoordinator,
      [
        Act(.agentRegistered, "agent-mm-d2", "04-20").with(.agent, "mm-d2")
          .with(.agentType, AgentType.organization.rawValue).category(.medicalHouse)
          .with(.tracked, false).with(.name, "Maison medicale D (exemple)")
          .with(.postcode, "5004")
      ]),
    Sitting(
      "04-21 18:00",
      [
        Act(.agentsMerged, "fusion-mm-d2", "04-21").with(.agent, "mm-d2")
          .with(.duplicateOf, "mm-d").with(.reason, "même maison, sans l'accent")
      ]),
    Sitting(
      "04-22 20:00",
      [
        Act(.agentUpdated, "agent-mm-b-adresse", "04-22").with(.agent, "mm-b")
          .with(.postcode, "5003").with(.reason, "déménagement")
      ]),
  ]
}
