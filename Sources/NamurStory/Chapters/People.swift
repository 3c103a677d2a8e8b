import Exchange

/// Chapter 1. Who takes part. Persons are public ids and nothing else; organisations are made up.
enum People {
  static let coordinator = "p-7f3a"
  static let secondCoordinator = "p-e79a"
  /// The seven citizens who lend a printer.
  static let printerOwners = [
    "p-1da2", "p-d6b0", "p-9d43", "p-d88e", "p-ed85", "p-595b", "p-7c91",
  ]
  static let assemblers = ["p-e28d", "p-f379", "p-a18a", "p-1710"]
  static let couriers = ["p-7b2b", "p-fb65", "p-f528"]
  static let sheetDonor = "p-bcbe"
  static let filamentDonor = "p-7db9"
  static let fabricDonor = "p-3517"
  static let elasticDonor = "p-7ae9"
  static let cutters = ["p-1943", "p-35c0"]
  static let lawyers = ["p-511d", "p-e215"]
  static let shopkeeper = "p-f448"
  static let carers = ["p-7ab9", "p-32e3", "p-e452"]
  static let shoppers = ["p-cdd0", "p-2d84", "p-f2c5"]
  static let shopperTwice = "p-e2b2"
  static let machineOwner = "p-96ad"
  static let designer = "p-fb76"
  static let sewers = [
    "p-2923", "p-2fe5", "p-4732", "p-3f83", "p-addc", "p-6f1c", "p-52cb", "p-b4b8", "p-e60e",
    "p-3e42", "p-8e1a", "p-741b", "p-cd8e", "p-bb33", "p-52f1", "p-86a4", "p-b383", "p-14f4",
    "p-4198", "p-ec0a", "p-7d49", "p-3216", "p-9492", "p-99ca", "p-d96c", "p-4c3c", "p-798c",
    "p-ea18",
  ]

  static func person(
    _ agent: String, _ category: Category = .citizen, on day: String = "03-18"
  ) -> Act {
    Act(.agentRegistered, "agent-\(agent)", day).with(.agent, agent)
      .with(.agentType, AgentType.person.rawValue).category(category).with(.tracked, false)
  }

  /// - Parameter number: the first eight digits of an enterprise number that nobody has.
  static func organisation(
    _ agent: String, _ name: String, _ category: Category, _ postcode: String, number: Int,
    tracked: Bool = false, on day: String = "03-18"
  ) -> Act {
    Act(.agentRegistered, "agent-\(agent)", day).with(.agent, agent)
      .with(.agentType, AgentType.organization.rawValue).category(category)
      .with(.tracked, tracked).with(.name, "\(name) (exemple)").with(.postcode, postcode)
      .with(.enterpriseNumber, enterpriseNumber(number))
  }

  static func group(_ agent: String, _ name: String, on day: String) -> Act {
    Act(.agentRegistered, "agent-\(agent)", day).with(.agent, agent)
      .with(.agentType, AgentType.group.rawValue).category(.association).with(.tracked, false)
      .with(.name, "\(name) (exemple)")
  }

  /// `0000.012.371`: eight digits and 97 minus their rest by 97.
  private static func enterpriseNumber(_ first: Int) -> String {
    let digits = Array(String(10_000_000_000 + first * 100 + (97 - first % 97)).dropFirst())
    return "\(String(digits[0..<4])).\(String(digits[4..<7])).\(String(digits[7...]))"
  }

  static let sittings = [
    Sitting(
      "03-18 19:05", by: "coop", channel: "terminal",
      [person(coordinator), person(secondCoordinator)]),
    Sitting(
      "03-18 19:40",
      [
        organisation("hub", "Atelier du parc", .association, "5100", number: 191, tracked: true),
        organisation("imprimerie-a", "Imprimerie A", .company, "5100", number: 198),
        organisation("papeterie-b", "Papeterie B", .company, "5000", number: 205),
        organisation("plast-a", "Plasturgie A", .company, "5060", number: 212),
        organisation("bureau-a", "Bureau d'études A", .company, "5030", number: 219),
        organisation("meca-b", "Mécanique B", .company, "5100", number: 226),
        organisation("archi-c", "Architectes C", .company, "5000", number: 233),
        organisation("ecole-a", "École technique A", .school, "5000", number: 240),
        organisation("fournisseur-a", "Fournisseur A", .company, "1300", number: 247),
      ]),
    Sitting("03-18 20:00", printerOwners.map { person($0) } + assemblers.map { person($0) }),
    Sitting(
      "03-19 19:00",
      couriers.map { person($0, on: "03-19") }
        + [sheetDonor, filamentDonor].map { person($0, on: "03-19") }
        + [person(designer, .selfEmployed, on: "03-19")]),
    Sitting(
      "03-27 18:00", by: secondCoordinator,
      [
        organisation(
          "textile-a", "Textile A", .company, "5100", number: 254, on: "03-27"),
        organisation("mercerie-a", "Mercerie A", .company, "5000", number: 261, on: "03-27"),
        group("parc", "Association du parc d'activités", on: "03-27"),
        person(fabricDonor, on: "03-27"), person(elasticDonor, on: "03-27"),
        person(machineOwner, on: "03-27"),
      ] + cutters.map { person($0, on: "03-27") }),
    Sitting(
      "04-01 19:30", by: secondCoordinator, channel: "csv", batch: "couture-inscriptions",
      sewers.map { person($0, on: "04-01") }),
  ]
}
