import Exchange

/// Chapter 15. Another region begins the same chain, and the two help each other.
enum Liege {
  private static func inLiege(_ sitting: Sitting) -> Sitting {
    var sitting = sitting
    sitting.acts = sitting.acts.map { $0.with(.scope, "liege") }
    return sitting
  }

  private static let volunteer = "p-eb6c"

  static let sittings = [
    Sitting(
      "04-16 17:00",
      [
        People.organisation(
          "liege", "Relais de Liège", .association, "4000", number: 275, tracked: true, on: "04-16"),
        People.organisation("plast-l", "Plasturgie L", .company, "4020", number: 282, on: "04-16"),
        People.organisation(
          "mrl-a", "Maison de repos L", .nursingHome, "4020", number: 289, on: "04-16"),
        People.organisation(
          "mml-a", "Maison médicale L", .medicalHouse, "4000", number: 296, on: "04-16"),
        People.person(volunteer, on: "04-16"),
      ]),
    Sitting(
      "04-17 21:00",
      [
        Act(.donationReceived, "don-L1", "04-17").of(60, "sheet-pet").lot("LL1").from("plast-l")
          .to("liege")
      ]),
    Sitting(
      "04-20 21:00",
      [
        Act(.inputConsumed, "conso-L1", "04-20").of(50, "sheet-pet").lot("LL1").from("liege")
          .with(.process, "laser-L1"),
        Act(.outputProduced, "prod-L1", "04-20").of(50, "visor-laser").lot("VL1").from(volunteer)
          .to("liege").with(.process, "laser-L1"),
        Act(.workDone, "heures-L1", "04-20").from(volunteer).to("liege").hours(6)
          .with(.skill, "assemblage").with(.process, "laser-L1"),
      ]),
    Sitting(
      "04-22 21:00",
      [
        Act(.goodsDelivered, "livr-L1", "04-22").of(30, "visor-laser").lot("VL1").from("liege")
          .to("mml-a").category(.medicalSecretary),
        Act(.goodsDelivered, "livr-L2", "04-22").of(15, "visor-laser").lot("VL1").from("liege")
          .to("mrl-a").category(.adminStaff),
      ]),
    // Masks of Namur on their way to a nursing home in Liège: still the co-operative's until then.
    Sitting(
      "04-23 21:00",
      [
        Act(.moved, "depl-L3", "04-23").of(42, "fabric-mask").lot("M2").from("coop").to("liege")
          .with(.place, "Naninne").with(.toPlace, "Liège").with(.agent, People.couriers[2])
      ]),
    Sitting(
      "04-25 21:00",
      [
        Act(.goodsDelivered, "livr-L3", "04-24").of(42, "fabric-mask").lot("M2").from("liege")
          .with(.accountable, "coop").to("mrl-a")
      ]),
  ].map(inLiege)
}
