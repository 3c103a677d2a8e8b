// What happens in a co-op on a day.
extension RandomHistory {
  mutating func daily(_ book: NaiveBook) -> NaiveAct {
    switch number(1...125) {
    case 1...22: arrival()
    case 23...32: loan()
    case 33...44: loanGoesOn(book)
    case 45...56: custody(book)
    case 57...66: leaving(book)
    case 67...74: delivery(book)
    case 75...79: deliveryGoesOn(book)
    case 80...87: count(book)
    case 88...100: service()
    default: promising(book)
    }
  }

  private static let trackedAgents = ["coop", "coop", "coop", "hub", "anne"]
  private static let others = ["dora", "bruno", "chr", "mmj", "hub", "anne"]

  private mutating func thing(_ act: inout NaiveAct) {
    switch number(1...10) {
    case 1...5: act.texts["item"] = "sheet"
    case 6, 7:
      act.texts["item"] = "sheet"
      act.texts["lot"] = one(of: ["L1", "L2"])
    case 8: act.texts["item"] = "visor"
    case 9:
      act.texts["item"] = "filament"
    default:
      act.texts["item"] = "printer"
      act.texts["serial"] = one(of: ["P1", "P2"])
    }
    act.amounts["quantity"] = amount(of: act["item"]!, number(1...12))
  }

  private mutating func amount(of item: String, _ value: Int) -> NaiveAct.Amount {
    guard item == "filament" else {
      return .init(value: item == "printer" ? 1 : value, unit: "one")
    }
    return happens(20)
      ? .init(value: (value + 11) / 12, unit: "kilogram") : .init(value: value, unit: "gram")
  }

  /// The thing of a cell that holds something, or nothing.
  mutating func stock(
    _ book: NaiveBook, of agents: [String]? = nil, item: String? = nil
  ) -> NaiveCell? {
    let cells = Set(book.postings.map(\.cell)).filter {
      (agents?.contains($0.custodian) ?? true) && $0.item == item ?? $0.item
        && book.balance(of: $0, upTo: NaiveKey(milliseconds: .max, rank: 0, seq: 0)) > 0
    }
    return cells.sorted { $0.text < $1.text }.randomElement(using: &generator)
  }

  mutating func take(_ cell: NaiveCell, _ book: NaiveBook, _ act: inout NaiveAct) {
    act.texts["item"] = cell.item
    act.texts["lot"] = cell.lot
    act.texts["serial"] = cell.serial
    let there = book.balance(of: cell, upTo: NaiveKey(milliseconds: .max, rank: 0, seq: 0))
    let value = happens(8) ? there + number(1...5) : number(1...max(1, there))
    act.amounts["quantity"] = .init(value: value, unit: cell.item == "filament" ? "gram" : "one")
  }

  private mutating func arrival() -> NaiveAct {
    let kinds = [
      "donationReceived", "donationReceived", "purchaseReceived", "outputProduced",
      "openingBalance",
      "foundRecorded",
    ]
    var act = act(one(of: kinds), at: time())
    thing(&act)
    act.texts["receiver"] = one(of: Self.trackedAgents)
    act.texts["provider"] = one(of: Self.others)
    if act.kind == "foundRecorded" { act.texts["reason"] = "found" }
    if act.kind == "outputProduced" { act.texts["process"] = "PR1" }
    if act.kind == "outputProduced", happens(30) { act.texts["custodian"] = act["provider"] }
    return act
  }

  private mutating func loan() -> NaiveAct {
    var act = act("loanStarted", at: time())
    thing(&act)
    let isOurs = happens(50)
    act.texts["provider"] = isOurs ? one(of: Self.trackedAgents) : one(of: Self.others)
    act.texts["receiver"] = isOurs ? one(of: Self.others) : one(of: Self.trackedAgents)
    agreements += 1
    act.texts["agreement"] = "A\(happens(4) ? number(1...agreements) : agreements)"
    if happens(60) {
      let day = BrusselsDays.day(of: now) + number(-8...10)
      act.times["due"] = happens(50) ? .day(day) : .instant(day * 86_400_000 + 36_000_000)
    }
    return act
  }

  private mutating func loanGoesOn(_ book: NaiveBook) -> NaiveAct {
    let loans = book.entries.map(\.act).filter { $0.kind == "loanStarted" }
    guard let loan = loans.randomElement(using: &generator), let agreement = loan["agreement"]
    else {
      return self.loan()
    }
    let kinds = ["loanReturned", "loanReturned", "loanRenewed", "loanLost", "loanTurnedGift"]
    var act = act(one(of: kinds), at: time())
    act.texts["agreement"] = agreement
    if act.when.start < loan.when.start, happens(90) { act.when = loan.when }
    if act.kind == "loanRenewed" {
      act.times["due"] = .day(BrusselsDays.day(of: now) + number(-3...15))
      return act
    }
    for field in ["item", "lot", "serial"] { act.texts[field] = loan[field] }
    let left = max(1, book.outstanding(of: agreement, upTo: nil))
    act.amounts["quantity"] = .init(
      value: happens(10) ? left + 1 : number(1...left),
      unit: loan["item"] == "filament" ? "gram" : "one")
    act.texts["provider"] = happens(20) ? one(of: Self.others) : loan["receiver"]
    act.texts["receiver"] = happens(10) ? "coop" : loan["provider"]
    if act.kind == "loanTurnedGift" {
      act.texts["provider"] = loan["provider"]
      act.texts["receiver"] = loan["receiver"]
    }
    return act
  }

  private mutating func custody(_ book: NaiveBook) -> NaiveAct {
    var act = act(one(of: ["handedOut", "handedBack", "moved"]), at: time())
    guard let cell = stock(book) else { return arrival() }
    take(cell, book, &act)
    act.texts["provider"] = cell.custodian
    act.texts["receiver"] = one(of: Self.trackedAgents + Self.others)
    if happens(40) { act.texts["accountable"] = cell.accountable }
    if act.kind == "moved", happens(40) { act.texts["agent"] = "bruno" }
    return act
  }

  private mutating func leaving(_ book: NaiveBook) -> NaiveAct {
    var act = act(one(of: ["inputConsumed", "lossRecorded", "lotChecked"]), at: time())
    guard let cell = stock(book) else { return arrival() }
    take(cell, book, &act)
    act.texts["provider"] = cell.custodian
    if cell.accountable != cell.custodian { act.texts["accountable"] = cell.accountable }
    switch act.kind {
    case "inputConsumed": act.texts["process"] = "PR1"
    case "lossRecorded": act.texts["reason"] = "damaged"
    default:
      act.texts["lot"] = cell.lot ?? "L1"
      let rejected = act.amounts.removeValue(forKey: "quantity")!
      act.amounts["rejected"] = .init(value: rejected.value - 1, unit: rejected.unit)
      act.amounts["accepted"] = .init(value: 1, unit: rejected.unit)
    }
    return act
  }

  private mutating func delivery(_ book: NaiveBook) -> NaiveAct {
    var act = act("goodsDelivered", at: time())
    guard let cell = stock(book, of: ["coop", "hub", "anne"]) else { return arrival() }
    take(cell, book, &act)
    act.texts["provider"] = cell.custodian
    if cell.accountable != cell.custodian { act.texts["accountable"] = cell.accountable }
    act.texts["receiver"] = one(of: ["chr", "mmj", "chr", "hub", "dora"])
    if happens(30) { act.texts["category"] = one(of: ["adminStaff", "medicalSecretary"]) }
    if happens(20) { act.texts["agent"] = "bruno" }
    return act
  }

  private mutating func deliveryGoesOn(_ book: NaiveBook) -> NaiveAct {
    let deliveries = book.entries.map(\.act).filter { $0.kind == "goodsDelivered" }
    guard let delivery = deliveries.randomElement(using: &generator) else { return arrival() }
    guard happens(33) else { return back(of: delivery) }
    var act = act("deliveryConfirmed", at: time())
    act.texts["delivery"] = delivery.id
    act.texts["item"] = delivery["item"]
    act.texts["mode"] = "signature"
    switch number(1...3) {
    case 1: act.amounts["received"] = part(of: delivery)
    case 2: act.amounts["refused"] = part(of: delivery)
    default: break
    }
    return act
  }

  private mutating func part(of delivery: NaiveAct) -> NaiveAct.Amount {
    var amount = delivery.amounts["quantity"]!
    amount.value = max(1, amount.value + (happens(10) ? 1 : number(-6...0)))
    return amount
  }

  mutating func back(of delivery: NaiveAct) -> NaiveAct {
    var act = act("goodsReturned", at: time())
    act.texts["delivery"] = delivery.id
    act.texts["item"] = delivery["item"]
    act.amounts["quantity"] = part(of: delivery)
    act.texts["lot"] = delivery["lot"]
    act.texts["serial"] = delivery["serial"]
    act.texts["provider"] = happens(5) ? "mmj" : delivery["receiver"]
    act.texts["receiver"] = delivery["provider"]
    return act
  }

  private mutating func count(_ book: NaiveBook) -> NaiveAct {
    var act = act("stockCounted", at: time())
    thing(&act)
    (act.texts["accountable"], act.texts["custodian"]) = ("coop", "coop")
    if let cell = stock(book), happens(85) {
      take(cell, book, &act)
      (act.texts["accountable"], act.texts["custodian"]) = (cell.accountable, cell.custodian)
    }
    act.amounts["quantity"]!.value = number(0...14)
    return act
  }

  private mutating func service() -> NaiveAct {
    let kinds = [
      "workDone", "equipmentUsed", "equipmentUsed", "supplyFacilitated", "serviceDelivered",
      "documentPublished",
    ]
    var act = act(one(of: kinds), at: time())
    act.texts["provider"] = one(of: Self.trackedAgents + ["bruno", "dora"])
    switch act.kind {
    case "workDone":
      act.amounts["effort"] = .init(value: number(1...8), unit: "hour")
      if happens(30) { act.flags["paid"] = happens(50) }
    case "equipmentUsed":
      act.amounts["effort"] = .init(value: number(1...8), unit: "hour")
      act.texts["item"] = "printer"
      if happens(85) { act.texts["serial"] = one(of: ["P1", "P2"]) }
      if happens(15) { act.texts["accountable"] = one(of: ["bruno", "dora"]) }
      act.texts["process"] = "PR1"
    case "documentPublished":
      act.texts["document"] = "D\(number(1...3))"
      act.texts["provider"] = "bruno"
    default:
      act.texts["item"] = one(of: ["visor", "sheet"])
      act.amounts["quantity"] = .init(value: number(1...9), unit: "one")
      act.texts["receiver"] = one(of: ["chr", "mmj", "hub"])
      if act["receiver"] == act["provider"] { act.texts["provider"] = "dora" }
      if act.kind == "supplyFacilitated" { act.texts["reciprocity"] = "gift" }
    }
    return act
  }
}
