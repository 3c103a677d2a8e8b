import Exchange

// Acts that look at others: confirmations, returns, counts, corrections.

extension Story {
  mutating func confirmation() -> Event? {
    guard let index = someFormer({ $0.kind == .goodsDelivered && !$0.isConfirmed }) else {
      return nil
    }
    let former = formers[index]
    formers[index].isConfirmed = true
    var act = act(.deliveryConfirmed)
    act.set(.delivery, identifier: former.reference.number)
    act.set(.mode, .text(dice.pick(["signature", "scan", "link", "mail"])))
    act.set(.received, quantity(former.value, former.unit))
    if let receiver = former.receiver { act.set(.provider, identifier: receiver.number) }
    return act
  }

  mutating func returned() -> Event? {
    guard let index = someFormer({ $0.kind == .goodsDelivered && $0.value >= 40 }),
      formers[index].returned == 0
    else { return nil }
    let former = formers[index]
    let value = former.value / 40 * 10
    formers[index].returned = value
    var act = act(.goodsReturned)
    act.set(.delivery, identifier: former.reference.number)
    goods(
      &act, shelves[former.shelf].thing, value, from: former.receiver, to: cast.coop.id)
    shelves[former.shelf].post(value, at: minute)
    return act
  }

  mutating func amendment() -> Event? {
    guard let index = someFormer({ $0.value >= 100 && !$0.isConfirmed }) else { return nil }
    let former = formers[index]
    let value = former.value + (dice.happens(50) ? 10 : -10)
    guard value >= former.returned else { return nil }
    var act = act(.amended)
    act.set(.corrects, identifier: former.reference.number)
    act.set(.reason, .text(dice.pick(["recompté", "faute de frappe", "bon relu"])))
    let amount = quantity(value, former.unit)
    act.set(former.kind == .workDone ? .effort : .quantity, amount)
    post(value - former.value, of: former)
    formers[index].value = value
    return act
  }

  mutating func reversal() -> Event? {
    guard
      let index = someFormer({ $0.returned == 0 && !$0.isConfirmed && $0.value <= 1_000 })
    else { return nil }
    let former = formers[index]
    var act = act(.reversed)
    act.set(.corrects, identifier: former.reference.number)
    act.set(.reason, .text(dice.pick(["encodé deux fois", "mauvais destinataire"])))
    post(-former.value, of: former)
    formers.swapAt(index, formers.count - 1)
    formers.removeLast()
    return act
  }

  /// Takes a change of a former act into its shelf, at the former act's time.
  private mutating func post(_ change: Int, of former: Former) {
    switch former.kind {
    case .workDone: break
    case .goodsDelivered, .inputConsumed, .lossRecorded:
      shelves[former.shelf].post(-change, at: former.time)
    default: shelves[former.shelf].post(change, at: former.time)
    }
  }

  private mutating func someFormer(_ fits: (Former) -> Bool) -> Int? {
    for _ in 0..<8 where !formers.isEmpty {
      let index = dice.roll(0...formers.count - 1)
      if fits(formers[index]) { return index }
    }
    return nil
  }

  // MARK: - Counts

  /// Counts a shelf of the co-op; it is off by a little now and then.
  mutating func count() -> Event? {
    let place = dice.roll(0...cast.goods.count - 1)
    guard shelves[place].openDay < today - 1 else { return nil }
    let counted = shelves[place].balance + (dice.happens(50) ? 0 : dice.roll(-3...3) * 10)
    shelves[place].balance = counted
    shelves[place].counted = minute
    return count(shelves[place])
  }

  mutating func countAway() -> Event? {
    guard !custody.isEmpty else { return nil }
    let place = dice.pick(custody)
    if dice.happens(40) { shelves[place].balance = max(0, shelves[place].balance - 10) }
    return count(shelves[place])
  }

  private mutating func count(_ shelf: Shelf) -> Event {
    var act = act(.stockCounted)
    act.set(.item, identifier: shelf.thing.id.number)
    act.set(.quantity, quantity(shelf.balance, shelf.thing.unit))
    act.set(.accountable, identifier: cast.coop.id.number)
    act.set(.custodian, identifier: shelf.holder.number)
    return act
  }
}
