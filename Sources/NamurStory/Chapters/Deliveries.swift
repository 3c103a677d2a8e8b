import Exchange

/// Chapter 8. Nine hundred visors reach medical secretaries and administrative staff.
enum Deliveries {
  private struct Delivery {
    var number: String
    /// The need's number, and so the promise's.
    var need: String
    var receiver: String
    var count: Int
    var lot: String
    /// How and when it was confirmed, if it was.
    var confirmed: (mode: String, when: String)?

    init(
      _ number: String, need: String, _ receiver: String, _ count: Int, _ lot: String,
      _ mode: String? = nil, _ when: String? = nil
    ) {
      (self.number, self.need, self.receiver, self.count, self.lot) =
        (number, need, receiver, count, lot)
      if let mode, let when { confirmed = (mode, when) }
    }
  }

  /// A courier's round of one day.
  private struct Round {
    var day: String
    var hours: Amount
    var deliveries: [Delivery]
    init(_ day: String, hours: Amount, _ deliveries: [Delivery]) {
      (self.day, self.hours, self.deliveries) = (day, hours, deliveries)
    }
  }

  private static let rounds = [
    Round(
      "03-24", hours: "1.5", [Delivery("001", need: "01", "mm-c", 30, "V01", "signature", "03-24")]),
    Round(
      "03-27", hours: 2,
      [
        Delivery("002", need: "02", "mm-d", 30, "V02", "signature", "03-27"),
        Delivery("003", need: "05", "mm-j", 20, "V02", "scan", "03-27"),
      ]),
    Round(
      "03-31", hours: 2, [Delivery("004", need: "04", "hop-a", 60, "V03", "signature", "03-31")]),
    Round(
      "04-02", hours: "2.5",
      [
        Delivery("005", need: "04", "hop-a", 40, "V04", "signature", "04-02"),
        Delivery("006", need: "06", "mm-e", 20, "V04", "link", "04-03"),
      ]),
    Round(
      "04-04", hours: "2.5",
      [
        Delivery("007", need: "08", "mm-f", 4, "V04"),
        Delivery("008", need: "08", "mm-f", 21, "V05"),
        Delivery("009", need: "09", "mm-b", 30, "V05", "scan", "04-04"),
        Delivery("010", need: "07", "sad-a", 21, "V05", "link", "04-05"),
      ]),
    Round(
      "04-08", hours: 3,
      [
        Delivery("011", need: "10", "hop-c", 50, "V07", "signature", "04-08"),
        // Entered as 20 that evening: see the chapter of corrections.
        Delivery("012", need: "13", "mm-k", 20, "V07", "mail", "04-09"),
      ]),
    Round(
      "04-10", hours: 3,
      [
        Delivery("013", need: "10", "hop-c", 30, "V08", "signature", "04-10"),
        Delivery("014", need: "16", "mr-a", 50, "V08", "signature", "04-10"),
      ]),
    Round(
      "04-14", hours: "3.5",
      [
        Delivery("015", need: "14", "mr-b", 20, "V08", "signature", "04-14"),
        Delivery("016", need: "14", "mr-b", 20, "V09", "signature", "04-14"),
        Delivery("017", need: "11", "hop-b", 40, "V09", "scan", "04-14"),
        Delivery("018", need: "22", "mm-g", 20, "V09"),
      ]),
    Round(
      "04-15", hours: 3,
      [
        Delivery("019", need: "18", "mm-h", 30, "V10", "link", "04-16"),
        Delivery("020", need: "07", "sad-a", 14, "V10", "link", "04-16"),
        Delivery("021", need: "23", "sad-b", 20, "V10", "mail", "04-17"),
      ]),
    Round(
      "04-17", hours: 3, [Delivery("022", need: "11", "hop-b", 30, "V11", "scan", "04-17")]),
    Round(
      "04-20", hours: "3.5",
      [
        Delivery("024", need: "21", "hop-d", 2, "V11", "signature", "04-20"),
        Delivery("025", need: "21", "hop-d", 38, "V12", "signature", "04-20"),
        Delivery("026", need: "27", "mm-i", 20, "V12"),
      ]),
    Round(
      "04-21", hours: 3,
      [
        Delivery("027", need: "28", "mm-l", 6, "V12"),
        Delivery("028", need: "28", "mm-l", 14, "V13"),
        Delivery("029", need: "24", "mm-m", 20, "V13", "scan", "04-21"),
        Delivery("030", need: "25", "mm-n", 30, "V13", "scan", "04-21"),
      ]),
    Round("04-23", hours: 2, [Delivery("031", need: "26", "mm-a", 60, "V14")]),
    Round(
      "04-27", hours: "3.5",
      [
        Delivery("032", need: "29", "mm-b", 20, "V15", "scan", "04-27"),
        Delivery("033", need: "31", "mm-h", 15, "V15", "link", "04-28"),
        Delivery("034", need: "30", "hop-a", 20, "V15", "signature", "04-27"),
        Delivery("035", need: "23", "sad-b", 5, "V15", "mail", "04-29"),
      ]),
  ]

  /// Hospitals and nursing homes give visors to their administrative staff, the others to the
  /// medical secretaries.
  private static func category(of receiver: String) -> Category {
    receiver.hasPrefix("hop-") || receiver.hasPrefix("mr-") ? .adminStaff : .medicalSecretary
  }

  /// `delivered("023b", …)` is also how a delivery entered at the wrong door is entered anew.
  static func delivered(
    _ number: String, _ day: String, need: String, _ receiver: String, _ count: Int, lot: String,
    by courier: String
  ) -> Act {
    Act(.goodsDelivered, "livr-\(number)", day).of(Amount(count), "visor").lot(lot)
      .from("coop").to(receiver).category(category(of: receiver)).with(.fulfills, "eng-\(need)")
      .with(.agent, courier)
  }

  private static func confirmed(_ delivery: Delivery) -> Sitting? {
    guard let (mode, day) = delivery.confirmed else { return nil }
    let act = Act(.deliveryConfirmed, "accuse-\(delivery.number)", day)
      .with(.delivery, "livr-\(delivery.number)").with(.mode, mode)
    return Sitting("\(day) 20:45", channel: mode == "mail" ? "paper" : "web", [act])
  }

  private static func driven(_ index: Int) -> Sitting {
    let round = rounds[index]
    let courier = People.couriers[index % People.couriers.count]
    let name = "tournee-\(index < 9 ? "0" : "")\(index + 1)"
    let acts = round.deliveries.map {
      delivered(
        $0.number, round.day, need: $0.need, $0.receiver, $0.count, lot: $0.lot, by: courier)
    }
    let work = Act(.workDone, "heures-\(name)", round.day).from(courier).to("coop")
      .hours(round.hours).with(.skill, "transport")
    return Sitting("\(round.day) 20:15", batch: name, acts + [work])
  }

  static let sittings =
    rounds.indices.map(driven) + rounds.flatMap(\.deliveries).compactMap(confirmed) + [
      Sitting(
        "04-13 20:15",
        [
          Act(.goodsReturned, "retour-013", "04-13").of(20, "visor").lot("V08").from("hop-c")
            .to("coop").with(.delivery, "livr-013")
            .with(.reason, "vingt de trop pour ce service")
        ])
    ]
}
