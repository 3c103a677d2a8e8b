import Exchange

// Work, machines, loans, promises, documents: what moves no goods of the co-op.

extension Story {
  mutating func work() -> Event {
    var act = act(.workDone)
    let time = blur(&act, isOutflow: false)
    let value = dice.roll(1...16) * 5
    act.set(.provider, identifier: dice.pick(cast.makers).id.number)
    act.set(.receiver, identifier: cast.coop.id.number)
    act.set(.effort, quantity(value, .hour))
    act.set(.skill, identifier: Term(dice.pick(cast.skills)).number)
    act.set(.process, identifier: process().number)
    if dice.happens(10) { act.set(.paid, true) }
    if dice.happens(40) { act.set(.place, .text(dice.pick(cast.places))) }
    if dice.happens(20) { remember(act, 0, value, .hour, at: time) }
    return act
  }

  mutating func machineUse() -> Event? {
    let machines = lent.isEmpty || dice.happens(30) ? idle : lent
    guard !machines.isEmpty else { return nil }
    let machine = dice.pick(machines)
    var act = act(.equipmentUsed)
    act.set(.provider, identifier: cast.coop.id.number)
    act.set(.receiver, identifier: cast.coop.id.number)
    act.set(.item, identifier: machine.item.number)
    act.set(.serial, identifier: machine.serial.number)
    act.set(.effort, quantity(dice.roll(1...40) * 5, .hour))
    act.set(.process, identifier: process().number)
    return act
  }

  mutating func citation() -> Event {
    var act = act(.designCited)
    act.set(.process, identifier: process().number)
    act.set(.provider, identifier: dice.pick(cast.makers).id.number)
    act.set(.licence, .text("CERN-OHL-S-2.0"))
    act.set(.url, .text("https://designs.example/visor/v\(dice.roll(1...9))"))
    return act
  }

  mutating func supply(_ kind: EventKind) -> Event {
    let thing = kind == .serviceDelivered ? cast.service : dice.pick(cast.products)
    var act = act(kind)
    goods(
      &act, thing, amount(of: thing),
      from: kind == .serviceDelivered ? cast.coop.id : dice.pick(cast.donors).id,
      to: dice.pick(cast.recipients).id)
    if kind == .supplyFacilitated { act.set(.reciprocity, .text("gift")) }
    return act
  }

  // MARK: - Loans

  /// A private machine lent to the co-op, or one of the co-op's to a maker.
  mutating func loan() -> Event? {
    guard !idle.isEmpty else { return nil }
    let index = dice.roll(0...idle.count - 1)
    idle.swapAt(index, idle.count - 1)
    var machine = idle.removeLast()
    loanCount += 1
    let coop = cast.coop.id
    machine.agreement = AgreementID("loan-\(loanCount)")
    machine.borrower = machine.owner == coop ? dice.pick(cast.makers).id : coop
    lent.append(machine)
    var act = loanAct(.loanStarted, machine, from: machine.owner, to: machine.borrower)
    act.set(.due, dueDate(after: dice.roll(20...90)))
    return act
  }

  mutating func renewal() -> Event? {
    guard !lent.isEmpty else { return nil }
    var act = act(.loanRenewed)
    act.set(.agreement, identifier: dice.pick(lent).agreement!.number)
    act.set(.due, dueDate(after: dice.roll(20...60)))
    return act
  }

  mutating func loanReturn() -> Event? {
    guard !lent.isEmpty else { return nil }
    let index = dice.roll(0...lent.count - 1)
    lent.swapAt(index, lent.count - 1)
    var machine = lent.removeLast()
    let act = loanAct(.loanReturned, machine, from: machine.borrower, to: machine.owner)
    machine.agreement = nil
    machine.borrower = nil
    idle.append(machine)
    return act
  }

  private mutating func loanAct(
    _ kind: EventKind, _ machine: Machine, from provider: AgentID?, to receiver: AgentID?
  ) -> Event {
    var act = act(kind)
    act.set(.agreement, identifier: machine.agreement!.number)
    act.set(.item, identifier: machine.item.number)
    act.set(.serial, identifier: machine.serial.number)
    act.set(.provider, identifier: provider!.number)
    act.set(.receiver, identifier: receiver!.number)
    act.set(.quantity, quantity(10, .one))
    act.set(.state, .text(dice.pick(["bon", "usé", "neuf"])))
    return act
  }

  private func dueDate(after days: Int) -> Timestamp { Timestamp(Day(number: today + days)) }

  // MARK: - Promises, documents, newcomers

  mutating func need() -> Event {
    promiseCount += 1
    let thing = dice.pick(cast.products)
    var act = act(.needPublished)
    act.set(.intent, identifier: PromiseID("need-\(promiseCount)").number)
    act.set(.receiver, identifier: dice.pick(cast.recipients).id.number)
    act.set(.item, identifier: thing.id.number)
    act.set(.quantity, quantity(amount(of: thing), thing.unit))
    act.set(.due, dueDate(after: 14))
    return act
  }

  mutating func commitment() -> Event {
    promiseCount += 1
    let thing = dice.pick(cast.products)
    let commitment = PromiseID("promise-\(promiseCount)")
    var act = act(.commitmentMade)
    act.set(.commitment, identifier: commitment.number)
    act.set(.provider, identifier: cast.coop.id.number)
    act.set(.receiver, identifier: dice.pick(cast.recipients).id.number)
    act.set(.item, identifier: thing.id.number)
    act.set(.quantity, quantity(amount(of: thing), thing.unit))
    act.set(.due, dueDate(after: 21))
    commitments.append((commitment, thing.id, act.receiver))
    if commitments.count > 100 { commitments.removeFirst() }
    return act
  }

  mutating func publication() -> Event {
    promiseCount += 1
    let document = DocumentID("notice-\(promiseCount)")
    var act = act(.documentPublished)
    act.set(.document, identifier: document.number)
    act.set(.provider, identifier: dice.pick(cast.makers).id.number)
    act.set(.licence, .text("CC-BY-SA-4.0"))
    act.set(.version, .text("1.\(dice.roll(0...9))"))
    documents.append(document)
    return act
  }

  mutating func copy() -> Event? {
    guard !documents.isEmpty else { return nil }
    var act = act(.documentCopied)
    act.set(.document, identifier: dice.pick(documents).number)
    act.set(.quantity, quantity(dice.roll(1...60) * 10, .one))
    return act
  }

  mutating func newcomer() -> Event {
    promiseCount += 1
    let member = Cast.Member(
      id: AgentID("care-n\(promiseCount)"), type: .organization, category: .medicalHouse)
    cast.recipients.append(member)
    return registration(of: member)
  }
}
