import Exchange

// Goods that come, go, wait with a maker and are counted.

extension Story {
  mutating func donation() -> Event {
    inflow(.donationReceived, from: dice.pick(cast.donors).id)
  }

  /// Something comes to the co-op; may be told late or by its day.
  mutating func inflow(_ kind: EventKind, from provider: AgentID?) -> Event {
    let place = dice.roll(0...cast.goods.count - 1)
    let thing = shelves[place].thing
    let value = amount(of: thing)
    var act = act(kind)
    let time = blur(&act, isOutflow: false)
    goods(&act, thing, value, from: provider, to: cast.coop.id)
    if kind == .foundRecorded { act.set(.reason, .text("found")) }
    shelves[place].post(value, at: time)
    remember(act, place, value, thing.unit, at: time)
    return act
  }

  mutating func production() -> Event {
    var act = inflow(.outputProduced, from: cast.coop.id)
    act.set(.process, identifier: process().number)
    return act
  }

  /// Something leaves the co-op, or, for a move, goes from one place of it to another.
  mutating func outflow(_ kind: EventKind, to receiver: AgentID?) -> Event? {
    let place = dice.roll(0...cast.goods.count - 1)
    let thing = shelves[place].thing
    let value = amount(of: thing)
    guard shelves[place].balance - value >= shelves[place].reserve else { return nil }
    var act = act(kind)
    let coop = cast.coop.id
    let time = kind == .moved ? minute : blur(&act, isOutflow: true)
    goods(&act, thing, value, from: coop, to: receiver ?? coop)
    switch kind {
    case .moved:
      act.set(.toPlace, .text(dice.pick(cast.places)))
      return act
    case .inputConsumed: act.set(.process, identifier: process().number)
    case .lossRecorded: act.set(.reason, .text(dice.pick(["damaged", "expired", "lost"])))
    default: describeDelivery(&act)
    }
    shelves[place].post(-value, at: time)
    if act.occurredAt.dayOnly != nil { shelves[place].openDay = today }
    remember(act, place, value, thing.unit, at: time)
    return act
  }

  private mutating func describeDelivery(_ act: inout Event) {
    if dice.happens(30) { act.set(.peopleReached, .count(UInt64(dice.roll(1...80)))) }
    if dice.happens(25) { act.set(.agent, identifier: dice.pick(cast.makers).id.number) }
    if dice.happens(20) {
      act.set(.category, identifier: Term(dice.pick(cast.recipients).category.rawValue).number)
    }
    if dice.happens(20), !commitments.isEmpty {
      // Mostly another thing was promised; then the next promise of this one will do.
      let first = dice.roll(0...commitments.count - 1)
      let promise = (commitments[first...] + commitments[..<first])
        .first { $0.item == act.item }
      if let promise {
        act.set(.fulfills, identifier: promise.id.number)
        if let receiver = promise.receiver { act.set(.receiver, identifier: receiver.number) }
      }
    }
  }

  func goods(
    _ act: inout Event, _ thing: Cast.Thing, _ tenths: Int, from provider: AgentID?,
    to receiver: AgentID?
  ) {
    if let provider { act.set(.provider, identifier: provider.number) }
    if let receiver { act.set(.receiver, identifier: receiver.number) }
    act.set(.item, identifier: thing.id.number)
    act.set(.quantity, quantity(tenths, thing.unit))
    if tenths % 3 == 0 { act.set(.place, .text(cast.places[tenths % cast.places.count])) }
  }

  /// The production step of the moment; now and then a new one.
  mutating func process() -> ProcessID {
    if processes.isEmpty || dice.happens(8) {
      processCount += 1
      processes.append(ProcessID("run-\(processCount)"))
      if processes.count > 40 { processes.removeFirst() }
    }
    return dice.pick(processes)
  }

  // MARK: - Lots

  mutating func donatedLot() -> Event {
    lotCount += 1
    let thing = dice.pick(cast.materials)
    var shelf = Shelf(
      thing: thing, lot: LotID("\(thing.id)-lot\(lotCount)"), holder: cast.coop.id)
    shelf.balance = thing.most * 10 * dice.roll(4...12)
    var act = act(.donationReceived)
    goods(&act, thing, shelf.balance, from: dice.pick(cast.donors).id, to: cast.coop.id)
    act.set(.lot, identifier: shelf.lot!.number)
    lots.append(shelves.count)
    shelves.append(shelf)
    return act
  }

  /// Draws on a lot, in order, until nothing is left of it.
  mutating func fromLot(_ kind: EventKind) -> Event? {
    guard let place = somePlace(in: \.lots) else { return nil }
    let thing = shelves[place].thing
    let value = min(amount(of: thing), shelves[place].balance)
    var act = act(kind)
    let isDelivery = kind == .goodsDelivered
    goods(
      &act, thing, value, from: cast.coop.id,
      to: isDelivery ? dice.pick(cast.recipients).id : nil)
    act.set(.lot, identifier: shelves[place].lot!.number)
    if isDelivery {
      describeDelivery(&act)
    } else {
      act.set(.process, identifier: process().number)
    }
    shelves[place].balance -= value
    return act
  }

  mutating func lotCheck() -> Event? {
    guard let place = somePlace(in: \.lots), shelves[place].balance >= 100 else { return nil }
    let thing = shelves[place].thing
    var act = act(.lotChecked)
    act.set(.provider, identifier: cast.coop.id.number)
    act.set(.item, identifier: thing.id.number)
    act.set(.lot, identifier: shelves[place].lot!.number)
    act.set(.accepted, quantity(shelves[place].balance - 10, thing.unit))
    act.set(.rejected, quantity(10, thing.unit))
    act.set(.reason, .text("échantillon contrôlé"))
    shelves[place].balance -= 10
    return act
  }

  /// A shelf that is not empty; empty ones drop out of the list.
  private mutating func somePlace(in list: WritableKeyPath<Story, [Int]>) -> Int? {
    while !self[keyPath: list].isEmpty {
      let last = self[keyPath: list].count - 1
      let index = dice.roll(0...last)
      let place = self[keyPath: list][index]
      if shelves[place].balance > 0 { return place }
      self[keyPath: list].swapAt(index, last)
      self[keyPath: list].removeLast()
    }
    return nil
  }

  // MARK: - With makers and hubs

  mutating func handOut() -> Event? {
    let place = dice.roll(0...cast.goods.count - 1)
    let thing = shelves[place].thing
    let value = amount(of: thing)
    guard shelves[place].balance - value >= shelves[place].reserve else { return nil }
    let holder = (dice.happens(40) ? dice.pick(cast.hubs) : dice.pick(cast.makers)).id
    var act = act(.handedOut)
    goods(&act, thing, value, from: cast.coop.id, to: holder)
    shelves[place].post(-value, at: minute)
    shelves[away(thing, holder)].balance += value
    return act
  }

  mutating func handBack() -> Event? {
    guard let place = somePlace(in: \.custody) else { return nil }
    let shelf = shelves[place]
    let value = min(amount(of: shelf.thing), shelf.balance)
    var act = act(.handedBack)
    goods(&act, shelf.thing, value, from: shelf.holder, to: cast.coop.id)
    act.set(.accountable, identifier: cast.coop.id.number)
    shelves[place].balance -= value
    if let home = cast.goods.firstIndex(where: { $0.id == shelf.thing.id }) {
      shelves[home].post(value, at: minute)
    }
    return act
  }

  mutating func productionAway() -> Event {
    let thing = dice.pick(cast.products)
    let holder = dice.pick(cast.makers).id
    let value = amount(of: thing)
    var act = act(.outputProduced)
    goods(&act, thing, value, from: holder, to: cast.coop.id)
    act.set(.custodian, identifier: holder.number)
    act.set(.process, identifier: process().number)
    shelves[away(thing, holder)].balance += value
    return act
  }

  mutating func consumptionAway() -> Event? {
    guard let place = somePlace(in: \.custody) else { return nil }
    let shelf = shelves[place]
    let value = min(amount(of: shelf.thing), shelf.balance)
    var act = act(.inputConsumed)
    goods(&act, shelf.thing, value, from: shelf.holder, to: nil)
    act.set(.accountable, identifier: cast.coop.id.number)
    act.set(.process, identifier: process().number)
    shelves[place].balance -= value
    return act
  }

  /// The shelf of the co-op's goods at another's.
  private mutating func away(_ thing: Cast.Thing, _ holder: AgentID) -> Int {
    if let place = custodyByHolder[holder]?[thing.id] {
      if shelves[place].balance == 0 { custody.append(place) }
      return place
    }
    let place = shelves.count
    shelves.append(Shelf(thing: thing, holder: holder))
    custodyByHolder[holder, default: [:]][thing.id] = place
    custody.append(place)
    return place
  }
}
