import Exchange

/// A short verb: the daily word for one kind of act, and what may be said without an option.
struct ActVerb: Sendable {
  /// A word that stands without its option, in this order.
  enum Place: Sendable {
    case quantity
    case effort
    /// `item[#lot][@serial]`.
    case thing
    case field(Field)
  }

  let name: String
  let kind: EventKind
  let places: [Place]
  /// Without `maillon`; two real ones.
  let examples: [String]

  init(_ name: String, _ kind: EventKind, _ places: [Place], _ examples: String...) {
    self.name = name
    self.kind = kind
    self.places = places
    self.examples = examples
  }

  static func named(_ name: String) -> ActVerb? { all.first { $0.name == name } }

  /// The verb of a kind; a kind without one is recorded by its options alone.
  static func of(_ kind: EventKind) -> ActVerb {
    all.first { $0.kind == kind } ?? ActVerb("record \(kind.name)", kind, [])
  }

  private static let goods: [Place] = [.quantity, .thing]

  /// The daily ones.
  static let daily: [ActVerb] = [
    ActVerb(
      "donate", .donationReceived, goods, "donate 150 sheet#LS1 --provider dora",
      "donate 3kg filament --provider studio --on 2020-04-02"),
    ActVerb(
      "buy", .purchaseReceived, goods, "buy 500 elastic --provider mercerie",
      "buy 2,5 kg filament --provider studio --on hier"),
    ActVerb(
      "lend", .loanStarted, goods,
      "lend 1 printer-3d@P1 --provider bruno --agreement L1 --due 2020-06-30",
      "lend 2 sewing-machine --provider coop --receiver anne"),
    ActVerb(
      "renew", .loanRenewed, [.field(.agreement)], "renew L1 --due 2020-07-31",
      "renew L2 --due 31/08/2020 --on 2020-06-30"),
    ActVerb(
      "give-back", .loanReturned, [.field(.agreement)], "give-back L1",
      "give-back L2 --quantity 1 --on 2020-05-04"),
    ActVerb(
      "deliver", .goodsDelivered, goods,
      "deliver 300 visor --receiver mmJ --category medicalSecretary",
      "deliver 40 visor#V1 --receiver chr --on 2020-04-07"),
    ActVerb(
      "return-goods", .goodsReturned, goods, "return-goods 20 --delivery e3",
      "return-goods 5 visor --delivery e2 --provider mmJ --on 2020-04-09"),
    ActVerb(
      "produce", .outputProduced, goods, "produce 100 visor#V1 --process PR1",
      "produce 40 mask --process PR2 --provider anne --on 2020-04-04"),
    ActVerb(
      "consume", .inputConsumed, goods, "consume 60 sheet#LS1 --process PR1",
      "consume 2600 filament#LF1 --process PR1 --on 2020-04-04"),
    ActVerb(
      "work", .workDone, [.effort], "work 6,5 --provider anne --process PR1",
      "work 4 --provider bruno --skill impression --on 2020-04-04"),
    ActVerb(
      "use", .equipmentUsed, [.effort, .thing], "use 40 printer-3d@P1 --process PR1",
      "use 30 printer-3d@P2 --process PR1 --on 2020-04-04"),
    ActVerb(
      "hand-out", .handedOut, goods, "hand-out 40 visor --receiver hub",
      "hand-out 25 kit#K1 --receiver anne --on 2020-04-08"),
    ActVerb(
      "hand-back", .handedBack, goods, "hand-back 20 mask --provider anne",
      "hand-back 5 kit#K1 --provider anne --on 2020-04-12"),
    ActVerb(
      "move", .moved, goods, "move 40 visor --provider coop --receiver hub",
      "move 10 sheet#LS1 --receiver hub --to-place Namur"),
    ActVerb(
      "supply", .supplyFacilitated, goods,
      "supply 1000 apron --provider atelier --receiver chr --reciprocity paid",
      "supply 200 apron --provider atelier --receiver mmA --on 2020-04-10"),
    ActVerb(
      "render-service", .serviceDelivered, goods,
      "render-service 1 advice --provider maitre-a --receiver coop",
      "render-service 3 delivery-round --provider bruno --receiver chr --on 2020-04-10"),
    ActVerb(
      "count", .stockCounted, goods, "count 87 sheet#LS1", "count 0 visor --custodian hub"),
    ActVerb(
      "lose", .lossRecorded, goods, "lose 3 visor --reason damaged",
      "lose 1 kit#K1 --reason lost --custodian anne"),
    ActVerb(
      "find", .foundRecorded, goods, "find 2 visor --reason found",
      "find 10 sheet#LS1 --reason found --on 2020-04-15"),
  ]
}
