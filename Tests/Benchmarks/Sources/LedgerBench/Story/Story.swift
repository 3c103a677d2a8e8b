import Exchange

/// A co-op at work, told act by act: seeded, in the domain's real mix, every act acceptable.
///
/// Most acts are told in order; a few per cent come late, some are known only to the day, one or
/// two in a hundred are corrections. Cells on which acts come late keep a reserve, so that no
/// moment in between falls below zero; the others are drawn down to nothing in order.
struct Story {
  var dice: Dice
  var cast = Cast()
  var shelves: [Shelf] = []
  /// Shelves of the co-op without lot, by place in `cast.goods`: they come first in `shelves`.
  var lots: [Int] = []
  var custody: [Int] = []
  var custodyByHolder: [AgentID: [ItemID: Int]] = [:]
  var idle: [Machine] = []
  var lent: [Machine] = []
  var formers: [Former] = []
  var commitments: [(id: PromiseID, item: ItemID, receiver: AgentID?)] = []
  var processes: [ProcessID] = []
  var documents: [DocumentID] = []
  var lotCount = 0
  var loanCount = 0
  var processCount = 0
  var promiseCount = 0

  /// When the act in hand is told.
  private(set) var now: Int64
  private var opening: [Event] = []

  static let start = Timestamp("2020-03-16T08:00:00+01:00")!.instant!.milliseconds
  private static let dayMilliseconds: Int64 = 86_400_000

  init(seed: UInt64) {
    dice = Dice(seed: seed)
    now = Self.start
    tellOpening()
    opening.reverse()
  }

  /// The next act, without position; recorded at `recordedAt`.
  mutating func next() -> Event {
    if let act = opening.popLast() { return act }
    now += Int64(dice.roll(0...180_000))
    return tell(dice.pick(Self.mix))
  }

  /// When the ledger takes in the act in hand.
  var recordedAt: Instant { Instant(milliseconds: now + 240_000) }

  // MARK: - An act

  /// An act at this minute, with the fields that say how it was told.
  mutating func act(_ kind: EventKind) -> Event {
    let instant = Instant(milliseconds: minute)
    var act = Event(
      id: dice.id(at: recordedAt), kind: kind, occurredAt: Timestamp(instant, in: .brussels))
    let isByCoop = now == Self.start || dice.happens(70)
    act.set(.recordedBy, identifier: (isByCoop ? cast.coop : dice.pick(cast.makers)).id.number)
    act.set(.channel, .text(dice.pick(["web", "web", "terminal", "csv", "phone", "paper"])))
    act.set(.scope, .text(dice.pick(["namur", "liege", "hainaut", "brabant"])))
    if dice.happens(20) { act.set(.batch, .text("form-\(now / 600_000)")) }
    if dice.happens(5) { act.set(.evidence, .text(dice.digest())) }
    if dice.happens(3) { act.set(.noteDigest, .text(dice.digest())) }
    return act
  }

  var minute: Int64 { now / 60_000 * 60_000 }
  var today: Int { Int(now / Self.dayMilliseconds) }

  /// Tells an act late, or only its day, in a few cases; answers when it takes effect.
  mutating func blur(_ act: inout Event, isOutflow: Bool) -> Int64 {
    if dice.happens(4) {
      let late = minute - Int64(dice.roll(1...72)) * 3_600_000
      guard late > Self.start else { return minute }
      act.occurredAt = Timestamp(Instant(milliseconds: late), in: .brussels)
      return late
    }
    if dice.happens(8) {
      let day = LedgerZone.brussels.day(of: Instant(milliseconds: minute))
      act.occurredAt = Timestamp(day)
      let zone = LedgerZone.brussels
      return isOutflow ? zone.end(of: day).milliseconds : zone.start(of: day).milliseconds
    }
    return minute
  }

  func quantity(_ tenths: Int, _ unit: Unit) -> Quantity {
    Quantity(ExactDecimal(micros: Int128(tenths) * 100_000), unit)
  }

  /// An amount of one act: whole pieces; tenths of what is measured.
  mutating func amount(of thing: Cast.Thing) -> Int {
    let whole = dice.roll(1...thing.most) * 10
    return thing.unit == .one || dice.happens(60) ? whole : whole + dice.roll(0...9)
  }

  mutating func remember(
    _ act: Event, _ shelf: Int, _ value: Int, _ unit: Unit, at time: Int64
  ) {
    let former = Former(
      reference: EventReference(act.id.description), kind: act.kind, shelf: shelf, item: act.item,
      receiver: act.receiver, unit: unit, value: value, time: time)
    if formers.count < 256 {
      formers.append(former)
    } else {
      formers[dice.roll(0...255)] = former
    }
  }

  // MARK: - How it begins

  private mutating func tellOpening() {
    for member in cast.everyone { opening.append(registration(of: member)) }
    for thing in cast.items {
      var act = act(.itemDefined)
      act.set(.item, identifier: thing.id.number)
      act.set(unit: thing.unit)
      act.set(.labels, .object([DetailEntry(key: "fr", value: thing.id.text)]))
      opening.append(act)
    }
    for thing in cast.goods {
      var shelf = Shelf(thing: thing, holder: cast.coop.id)
      shelf.balance = 2 * shelf.reserve
      opening.append(openingBalance(thing, shelf.balance, nil))
      shelves.append(shelf)
    }
    for number in 1...900 {
      let kind = dice.pick(cast.machineKinds)
      let serial = SerialID("\(kind.id)-\(number)")
      let owner = number % 3 == 0 ? cast.coop.id : dice.pick(cast.lenders).id
      idle.append(Machine(item: kind.id, serial: serial, owner: owner))
      if owner == cast.coop.id { opening.append(openingBalance(kind, 10, serial)) }
    }
  }

  mutating func registration(of member: Cast.Member) -> Event {
    var act = act(.agentRegistered)
    act.set(.agent, identifier: member.id.number)
    act.set(.agentType, .text(member.type.rawValue))
    act.set(.category, identifier: Term(member.category.rawValue).number)
    act.set(.tracked, member.isTracked)
    if member.type != .person { act.set(.name, .text("Maison \(member.id.text)")) }
    return act
  }

  private mutating func openingBalance(
    _ thing: Cast.Thing, _ tenths: Int, _ serial: SerialID?
  ) -> Event {
    var act = act(.openingBalance)
    act.set(.receiver, identifier: cast.coop.id.number)
    act.set(.item, identifier: thing.id.number)
    if let serial { act.set(.serial, identifier: serial.number) }
    act.set(.quantity, quantity(tenths, thing.unit))
    return act
  }
}
