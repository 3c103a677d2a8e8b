import Exchange

/// Chapter 14. Carers have no time to shop: lists online, and neighbours who go.
enum Shopping {
  private struct Line {
    var item: String
    var asked: Amount
    /// What the shop had; nil when it had none.
    var bought: Amount?
    init(_ item: String, _ asked: Amount, bought: Amount?) {
      (self.item, self.asked, self.bought) = (item, asked, bought)
    }
  }

  private static func opened(
    _ list: String, _ day: String, for carer: String, by shopper: String, _ lines: [Line]
  ) -> Sitting {
    Sitting(
      "\(day) 20:00", channel: "web", batch: "liste-\(list)",
      [
        Act(.listOpened, "liste-\(list)", day).with(.list, "liste-\(list)").to(carer)
          .with(.place, "Namur")
      ]
        + lines.flatMap { line in
          let name = "\(list)-\(line.item)"
          return [
            Act(.needPublished, "course-\(name)", day).of(line.asked, line.item)
              .with(.intent, "course-\(name)").to(carer).with(.list, "liste-\(list)"),
            Act(.commitmentMade, "eng-course-\(name)", day).of(line.asked, line.item)
              .with(.commitment, "eng-course-\(name)").from(shopper).to(carer)
              .with(.satisfies, ["course-\(name)"]),
          ]
        })
  }

  private static func brought(
    _ list: String, _ day: String, for carer: String, by shopper: String, _ lines: [Line],
    euro: Amount
  ) -> Sitting {
    let goods = lines.map { line in
      let name = "\(list)-\(line.item)"
      guard let bought = line.bought else {
        return Act(.intentWithdrawn, "retrait-\(name)", day).with(.intent, "course-\(name)")
          .with(.reason, "rupture de stock")
      }
      return Act(.goodsDelivered, "livr-course-\(name)", day).of(bought, line.item).from(shopper)
        .to(carer).category(.carer).with(.list, "liste-\(list)")
        .with(.fulfills, "eng-course-\(name)")
    }
    let bought = lines.compactMap { line in
      line.bought.map { amount in
        Act(.purchaseReceived, "achat-course-\(list)-\(line.item)", day).of(amount, line.item)
          .from(People.shopkeeper).to(shopper).with(.list, "liste-\(list)")
      }
    }
    func money(_ kind: EventKind, _ id: String) -> Act {
      Act(kind, "\(id)-course-\(list)", day).of(euro, "EUR").from(carer).to(shopper)
        .with(.claim, "note-\(list)").with(.list, "liste-\(list)")
    }
    return Sitting(
      "\(day) 19:45", channel: "web",
      bought + goods + [
        Act(.workDone, "heures-course-\(list)", day).from(shopper).to(carer).hours(1)
          .with(.skill, "courses"),
        money(.expenseClaimed, "frais"), money(.expenseReimbursed, "rembours"),
        Act(.listClosed, "liste-\(list)-close", day).with(.list, "liste-\(list)"),
      ])
  }

  private static let first = [
    Line("milk", 6, bought: 4), Line("bread", 3, bought: 3), Line("fruit", 2, bought: 2),
  ]
  private static let second = [Line("eggs", 12, bought: 12), Line("milk", 4, bought: 4)]
  private static let third = [Line("bread", 2, bought: 2), Line("eggs", 6, bought: nil)]

  private static let carers = People.carers
  private static let shoppers = People.shoppers

  static let sittings = [
    Sitting(
      "04-07 18:00",
      carers.map { People.person($0, .carer, on: "04-07") }
        + (shoppers + [People.shopperTwice]).map { People.person($0, on: "04-07") }),
    opened("1", "04-08", for: carers[0], by: shoppers[0], first),
    brought("1", "04-09", for: carers[0], by: shoppers[0], first, euro: "23.4"),
    opened("2", "04-15", for: carers[1], by: shoppers[1], second),
    brought("2", "04-16", for: carers[1], by: shoppers[1], second, euro: "14.1"),
    Sitting(
      "04-18 20:00",
      [
        Act(.agentsMerged, "fusion-\(People.shopperTwice)", "04-18")
          .with(.agent, People.shopperTwice).with(.duplicateOf, People.shoppers[2])
          .with(.reason, "même personne inscrite deux fois")
      ]),
    opened("3", "04-22", for: carers[2], by: shoppers[2], third),
    brought("3", "04-23", for: carers[2], by: shoppers[2], third, euro: "6.2"),
  ]
}
