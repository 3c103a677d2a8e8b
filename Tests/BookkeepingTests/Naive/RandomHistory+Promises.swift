// What is asked, offered, promised and listed, and what is done about it.
extension RandomHistory {
  mutating func promising(_ book: NaiveBook) -> NaiveAct {
    switch number(1...100) {
    case 1...18: need(book)
    case 19...25: offer(book)
    case 26...39: intentGoesOn(book)
    case 40...55: commitment(book)
    case 56...68: commitmentGoesOn(book)
    case 69...84: fulfilment(book)
    case 85...88: directDelivery(book)
    case 89...93: list(book)
    case 94...97: purchaseForList(book)
    default: returned(book)
    }
  }

  /// One of the newest acts of these kinds, more or less; nil when there is none.
  private mutating func some(_ kinds: Set<String>, _ book: NaiveBook) -> NaiveAct? {
    let acts = book.entries.map(\.act).filter { kinds.contains($0.kind) }
    return acts.suffix(happens(80) ? 6 : 100).randomElement(using: &generator)
  }

  private mutating func someIntent(_ book: NaiveBook) -> NaiveAct? {
    some(["needPublished", "needPublished", "offerPublished"], book)
  }

  /// A new name, at times one that was taken before: free again when its act was reversed.
  private mutating func name(
    _ letter: String, _ kinds: Set<String>, _ book: NaiveBook
  ) -> String {
    let field = ["N": "intent", "C": "commitment", "L": "list"][letter]!
    let reversed = book.entries.map(\.act).filter {
      kinds.contains($0.kind) && book.standing[$0.id]?.isReversed ?? false
    }
    if happens(40), let former = reversed.last?[field] { return former }
    if happens(4), let former = some(kinds, book)?[field] { return former }
    names += 1
    return "\(letter)\(names)"
  }

  private mutating func amount(of item: String) -> NaiveAct.Amount {
    item == "filament"
      ? happens(30)
        ? .init(value: 1, unit: "kilogram") : .init(value: number(1...30), unit: "gram")
      : .init(value: number(1...15), unit: "one")
  }

  private mutating func need(_ book: NaiveBook) -> NaiveAct {
    var act = act("needPublished", at: time())
    act.texts["receiver"] = one(of: ["chr", "mmj", "hub"])
    intent(&act, book)
    if happens(30), let list = some(["listOpened"], book) { act.texts["list"] = list["list"] }
    return act
  }

  private mutating func offer(_ book: NaiveBook) -> NaiveAct {
    var act = act("offerPublished", at: time())
    act.texts["provider"] = one(of: ["dora", "bruno", "coop"])
    intent(&act, book)
    return act
  }

  private mutating func intent(_ act: inout NaiveAct, _ book: NaiveBook) {
    act.texts["intent"] = name("N", ["needPublished", "offerPublished"], book)
    act.texts["item"] = one(of: ["sheet", "sheet", "visor", "filament"])
    if happens(80) { act.amounts["quantity"] = amount(of: act["item"]!) }
    if happens(30) { act.times["due"] = due() }
  }

  private mutating func due() -> NaiveAct.When {
    let day = BrusselsDays.day(of: now) + number(-3...10)
    return happens(70) ? .day(day) : .instant(day * 86_400_000 + 36_000_000)
  }

  private mutating func intentGoesOn(_ book: NaiveBook) -> NaiveAct {
    guard let intent = someIntent(book) else { return need(book) }
    let kinds = [
      "needVerified", "needVerified", "needVerified", "intentWithdrawn", "intentExpired",
      "intentMarkedDuplicate",
    ]
    var act = act(one(of: kinds), at: time())
    act.texts["intent"] = intent["intent"]
    if act.kind == "intentWithdrawn" { act.texts["reason"] = "x" }
    if act.kind == "intentMarkedDuplicate" {
      act.texts["duplicateOf"] = someIntent(book)?["intent"]
    }
    return act
  }

  private mutating func commitment(_ book: NaiveBook) -> NaiveAct {
    var act = act("commitmentMade", at: time())
    act.texts["commitment"] = name("C", ["commitmentMade"], book)
    act.texts["provider"] = one(of: ["coop", "dora", "bruno"])
    act.texts["receiver"] = one(of: ["chr", "mmj", "hub"])
    let first = someIntent(book)
    let item = first?["item"] ?? "sheet"
    act.texts["item"] = happens(4) ? "visor" : item
    act.amounts["quantity"] = amount(of: act["item"]!)
    if happens(40) { act.times["due"] = due() }
    guard let first, happens(93) else { return act }
    // Several needs, an offer joined to a need; now and then one of another item.
    var others = book.entries.map(\.act).filter { $0["intent"] != nil && $0["item"] == item }
    others = others.filter { ["needPublished", "offerPublished"].contains($0.kind) }
    var satisfied = [first["intent"]!]
    for _ in 0..<(happens(50) ? number(1...2) : 0) {
      guard let other = others.suffix(6).randomElement(using: &generator)?["intent"] else { break }
      if !satisfied.contains(other) { satisfied.append(other) }
    }
    act.lists["satisfies"] = satisfied
    return act
  }

  private mutating func commitmentGoesOn(_ book: NaiveBook) -> NaiveAct {
    guard let commitment = some(["commitmentMade"], book) else { return self.commitment(book) }
    let kinds = ["commitmentChanged", "commitmentChanged", "commitmentCancelled"]
    var act = act(one(of: kinds), at: time())
    act.texts["commitment"] = commitment["commitment"]
    guard act.kind == "commitmentChanged" else { return act }
    let item = commitment["item"]!
    if happens(70) { act.amounts["quantity"] = amount(of: item) }
    if act.amounts.isEmpty || happens(30) { act.times["due"] = due() }
    if happens(20) {
      act.texts["item"] = item == "filament" ? item : one(of: ["sheet", "visor"])
      if happens(15) { act.texts["item"] = "filament" }
    }
    return act
  }

  /// An act that brings something of an item to a receiver, from stock where there is any.
  private mutating func bringing(_ item: String, _ book: NaiveBook) -> NaiveAct {
    if happens(60), let cell = stock(book, of: ["coop", "hub", "anne"], item: item) {
      var act = act("goodsDelivered", at: time())
      take(cell, book, &act)
      act.texts["provider"] = cell.custodian
      if cell.accountable != cell.custodian { act.texts["accountable"] = cell.accountable }
      act.texts["receiver"] = one(of: ["chr", "mmj", "chr", "dora"])
      return act
    }
    var act = act(happens(70) ? "supplyFacilitated" : "serviceDelivered", at: time())
    act.texts["item"] = item
    act.amounts["quantity"] = amount(of: item)
    act.texts["provider"] = one(of: ["dora", "bruno"])
    act.texts["receiver"] = one(of: ["chr", "mmj"])
    if act.kind == "supplyFacilitated" { act.texts["reciprocity"] = "gift" }
    return act
  }

  private mutating func fulfilment(_ book: NaiveBook) -> NaiveAct {
    guard let commitment = some(["commitmentMade"], book) else { return self.commitment(book) }
    let item = happens(10) ? one(of: ["sheet", "visor"]) : commitment["item"]!
    var act = bringing(item, book)
    act.texts["fulfills"] = commitment["commitment"]
    if happens(92) { act.texts["receiver"] = commitment["receiver"] }
    if happens(20), let list = some(["listOpened"], book) { act.texts["list"] = list["list"] }
    return act
  }

  private mutating func directDelivery(_ book: NaiveBook) -> NaiveAct {
    guard let intent = someIntent(book) else { return need(book) }
    var act = bringing(happens(10) ? "visor" : intent["item"]!, book)
    act.texts["intent"] = intent["intent"]
    if happens(30) { act.texts["list"] = intent["list"] }
    return act
  }

  private mutating func list(_ book: NaiveBook) -> NaiveAct {
    if happens(60), let list = some(["listOpened"], book) {
      var act = act("listClosed", at: time())
      act.texts["list"] = list["list"]
      return act
    }
    var act = act("listOpened", at: time())
    act.texts["list"] = name("L", ["listOpened"], book)
    if happens(70) { act.texts[one(of: ["receiver", "provider"])] = one(of: ["chr", "hub"]) }
    return act
  }

  private mutating func purchaseForList(_ book: NaiveBook) -> NaiveAct {
    guard let list = some(["listOpened"], book) else { return self.list(book) }
    var act = act("purchaseReceived", at: time())
    act.texts["item"] = one(of: ["sheet", "sheet", "visor", "filament"])
    act.amounts["quantity"] = amount(of: act["item"]!)
    (act.texts["provider"], act.texts["receiver"]) = ("dora", one(of: ["coop", "hub"]))
    act.texts["list"] = list["list"]
    return act
  }

  /// Part of a delivery that kept a promise comes back.
  private mutating func returned(_ book: NaiveBook) -> NaiveAct {
    let deliveries = book.entries.map(\.act).filter {
      $0.kind == "goodsDelivered"
        && ($0["fulfills"] != nil || $0["intent"] != nil || $0["list"] != nil)
    }
    guard let delivery = deliveries.randomElement(using: &generator) else { return need(book) }
    return back(of: delivery)
  }
}
