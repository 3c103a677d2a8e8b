// Contributions (rule R10) and impact (rule R9), added up anew.
extension NaiveBook {
  private static let recipients: Set = [
    "hospital", "medicalHouse", "medicalSecretary", "adminStaff", "nursingHome", "homeCare",
    "carer", "other",
  ]

  /// `agent kind item unit paid` → quantity.
  func contributions(upTo at: Int?, now: Int) -> [String: Int] {
    var totals: [String: Int] = [:]
    func add(_ amount: Int, _ agent: String?, _ kind: String, _ item: String?, _ unit: String) {
      let isPaid = kind == "paid work"
      let name = isPaid ? "work" : kind
      let key = "\(agent ?? "?") \(name) \(item ?? "-") \(unit) \(isPaid ? "true" : "-")"
      totals[key, default: 0] += amount
    }
    for fact in facts(upTo: at) {
      let act = fact.act
      let unit = unit(of: act)
      switch act.kind {
      case "donationReceived", "loanTurnedGift":
        add(fact.change, act["provider"], "donation", act["item"], unit)
      case "workDone":
        let kind = act.flags["paid"] ?? false ? "paid work" : "work"
        add(fact.change, act["provider"], kind, nil, "hour")
      case "equipmentUsed":
        add(fact.change, user(of: fact, upTo: at), "use", act["item"], unit)
      case "outputProduced": add(fact.change, act["provider"], "production", act["item"], unit)
      case "goodsDelivered":
        add(fact.change, act["provider"], "delivery", act["item"], unit)
        if let carrier = act["agent"] { add(fact.change, carrier, "transport", act["item"], unit) }
      case "moved":
        if let carrier = act["agent"] { add(fact.change, carrier, "transport", act["item"], unit) }
      case "supplyFacilitated": add(fact.change, act["provider"], "supply", act["item"], unit)
      case "serviceDelivered": add(fact.change, act["provider"], "service", act["item"], unit)
      case "documentPublished":
        add(fact.occurrence, act["provider"], "document", act["document"], "one")
      default: break
      }
    }
    for loan in loans(upTo: at, now: now).values {
      add(loan.itemDays, loan.start["provider"], "loan", loan.start["item"], "day")
    }
    return totals.filter { $0.value != 0 }
  }

  /// Whoever owns the machine when it runs; who ran it, when nobody is known to own it.
  private func user(of use: NaiveFact, upTo at: Int?) -> String? {
    if let owner = use.act["accountable"] { return owner }
    guard let serial = use.act["serial"] else { return use.act["provider"] }
    let byAct = Dictionary(
      grouping: facts(upTo: at).filter {
        let thing = $0.act["agreement"].flatMap(loanStart) ?? $0.act
        return thing["serial"] == serial && thing["item"] == use.act["item"]
      }, by: { $0.act.id })
    let changes = byAct.values.compactMap { facts -> (key: NaiveKey, owner: String)? in
      let act = facts[0].act
      guard facts.reduce(0, { $0 + $1.occurrence }) > 0, let owner = newOwner(by: act) else {
        return nil
      }
      guard let key = facts.last(where: { $0.occurrence > 0 })?.key, key <= use.key else {
        return nil
      }
      return (key, owner)
    }
    return changes.max { $0.key < $1.key }?.owner ?? use.act["provider"]
  }

  private func newOwner(by act: NaiveAct) -> String? {
    switch act.kind {
    case "loanStarted": act["accountable"] ?? act["provider"]
    case "donationReceived", "purchaseReceived", "openingBalance", "outputProduced",
      "foundRecorded", "loanTurnedGift", "goodsDelivered", "goodsReturned":
      act["accountable"] ?? act["receiver"]
    default: nil
    }
  }

  struct Impact {
    var gross = 0
    var returned = 0
    var confirmed = 0
    var byCategory: [String: Int] = [:]
    var byReceiver: [String: Int] = [:]
  }

  /// What reached recipients, by item: delivered or supplied by third parties.
  func impact(upTo at: Int?, facilitated: Bool) -> [String: Impact] {
    var items: [String: Impact] = [:]
    for fact in facts(upTo: at) {
      let delivery = fact.act["delivery"].flatMap { self[$0]?.act }
      let act = delivery ?? fact.act
      let kinds: Set = facilitated ? ["supplyFacilitated"] : ["goodsDelivered", "loanTurnedGift"]
      guard kinds.contains(act.kind), let receiver = act["receiver"],
        let category = act["category"] ?? agents[receiver]?["category"],
        Self.recipients.contains(category)
      else { continue }
      var impact = items[act["item"]!] ?? Impact()
      defer { items[act["item"]!] = impact }
      if fact.act.kind == "deliveryConfirmed" {
        if fact.occurrence > 0 { impact.confirmed += confirmed(of: act, by: fact, upTo: at) }
        continue
      }
      let sign = delivery == nil ? 1 : -1
      if delivery == nil { impact.gross += fact.change } else { impact.returned += fact.change }
      impact.byCategory[category, default: 0] += sign * fact.change
      impact.byReceiver[receiver, default: 0] += sign * fact.change
    }
    return items
  }

  /// The confirmation of a delivery that stands at a moment.
  func confirmation(of delivery: String, upTo at: Int?) -> NaiveAct? {
    let own = facts(upTo: at).filter {
      $0.act.kind == "deliveryConfirmed" && $0.act["delivery"] == delivery
    }
    return own.last { fact in
      own.filter { $0.act.id == fact.act.id }.reduce(0) { $0 + $1.occurrence } > 0
    }?.act
  }

  /// What one confirmation counts for: never more than the delivery amounts to.
  private func confirmed(of delivery: NaiveAct, by fact: NaiveFact, upTo at: Int?) -> Int {
    guard confirmation(of: delivery.id, upTo: at) == fact.act else { return 0 }
    let corrections = facts(upTo: at).filter {
      $0.act.id == delivery.id && $0.seq != self[delivery.id]!.seq
    }
    let delivered = measure(of: delivery) + corrections.reduce(0) { $0 + $1.change }
    func said(_ field: String) -> Int? {
      fact.act.amounts[field].map { inBaseUnit($0, of: delivery) }
    }
    return max(0, min(said("received") ?? delivered - (said("refused") ?? 0), delivered))
  }

  /// Services to recipients, by item.
  func services(upTo at: Int?) -> [String: Int] {
    var items: [String: Int] = [:]
    for fact in facts(upTo: at) where fact.act.kind == "serviceDelivered" {
      let category = fact.act["category"] ?? agents[fact.act["receiver"]!]?["category"]
      guard let category, Self.recipients.contains(category) else { continue }
      items[fact.act["item"]!, default: 0] += fact.change
    }
    return items.filter { $0.value != 0 }
  }

  func hours(paid: Bool, upTo at: Int?) -> Int {
    facts(upTo: at).filter {
      $0.act.kind == "workDone" && ($0.act.flags["paid"] ?? false) == paid
    }.reduce(0) { $0 + $1.change }
  }
}
