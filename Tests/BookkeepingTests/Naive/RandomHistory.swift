/// A generator that gives the same numbers for the same seed: SplitMix64.
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) {
    // Neighbouring seeds must not give the same numbers one step apart.
    state = (seed &+ 1) &* 0xD134_2543_DE82_EF95
  }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = (state ^ state >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return mixed ^ mixed >> 31
  }
}

/// A history of a small co-op in the spring of 2020, group by group, most of it plausible.
struct RandomHistory {
  var generator: SeededGenerator
  /// The ledger's clock, in milliseconds.
  var now = 1_585_000_000_000
  private var idCount = 0
  var agreements = 0
  /// Names of needs, promises and lists so far.
  var names = 0
  /// Acts submitted so far, for duplicates and corrections.
  var told: [NaiveAct] = []

  init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

  static let agents: [(id: String, category: String, tracked: Bool)] = [
    ("coop", "association", true), ("hub", "association", true), ("anne", "citizen", true),
    ("dora", "company", false), ("bruno", "citizen", false), ("chr", "hospital", false),
    ("mmj", "medicalHouse", false),
  ]
  /// Who asks to be forgotten.
  static let person = "bruno"
  static let items = [("sheet", "one"), ("filament", "gram"), ("printer", "one"), ("visor", "one")]

  mutating func setting() -> [NaiveAct] {
    Self.agents.map { agent in
      var act = act("agentRegistered", at: .instant(1_583_000_000_000))
      let type = agent.id == Self.person ? "person" : "organization"
      act.texts = ["agent": agent.id, "agentType": type, "category": agent.category]
      act.flags["tracked"] = agent.tracked
      return act
    }
      + Self.items.map { item in
        var act = act("itemDefined", at: .instant(1_583_000_000_000))
        act.texts = ["item": item.0, "unit": item.1]
        if item.0 == "visor" { act.lists["substitutes"] = ["sheet"] }
        return act
      }
  }

  // MARK: - Chance

  mutating func number(_ range: ClosedRange<Int>) -> Int { .random(in: range, using: &generator) }
  mutating func one<Element>(of list: [Element]) -> Element { list[number(0...list.count - 1)] }
  mutating func happens(_ percent: Int) -> Bool { number(1...100) <= percent }

  // MARK: - Acts

  mutating func act(_ kind: String, at when: NaiveAct.When) -> NaiveAct {
    idCount += 1
    return NaiveAct(id: "e\(idCount)", kind: kind, when: when)
  }

  /// Mostly now or lately, on few instants so that many acts share one; at times only the day.
  mutating func time() -> NaiveAct.When {
    let hour = 3_600_000
    let back = happens(60) ? number(0...12) : number(0...30 * 24)
    let instant = (now / hour - back) / 4 * 4 * hour
    return happens(25) ? .day(BrusselsDays.day(of: instant)) : .instant(instant)
  }

  /// The next group, and whether it is told to record what falls below zero.
  mutating func group(_ book: NaiveBook) -> ToldGroup {
    now += number(1...48) * 3_600_000 / 2
    if let set = settingClock(book), happens(30) { return ToldGroup(now: now, acts: [set]) }
    // The computer's clock is ahead once in a while.
    let clock = happens(4) ? now + number(1...60) * 86_400_000 : now
    let count = happens(60) ? 1 : number(2...6)
    var acts: [NaiveAct] = []
    // What earlier rows of the form brought is there for later ones.
    var ahead = book
    for _ in 0..<count {
      var act = happens(22) ? correction(ahead) : daily(ahead)
      if happens(2) { spoil(&act) }
      acts.append(act)
      let seq = ahead.entries.count
      _ = ahead.submit([act], recordedAt: now, allowsNegative: true)
      if ahead.entries.count > seq { told.append(act) }
    }
    if happens(8), let again = told.randomElement(using: &generator) {
      var again = again
      if happens(30) {
        again.amounts = again.amounts.mapValues { .init(value: $0.value + 1, unit: $0.unit) }
      }
      acts.append(again)
    }
    if happens(3) { acts.append(closing()) }
    return ToldGroup(
      now: clock, acts: acts.shuffled(using: &generator), allowsNegative: happens(3))
  }

  /// The person asks to be forgotten.
  mutating func erasure() -> ToldGroup {
    now += 3_600_000
    var act = NaiveAct(id: "erasure", kind: "agentErased", when: .instant(now))
    act.texts["agent"] = Self.person
    return ToldGroup(now: now, acts: [act])
  }

  /// Sets the clock right for all that is still to come, or for one entry alone; nil where there is
  /// nothing to say.
  private mutating func settingClock(_ book: NaiveBook) -> NaiveAct? {
    let times = book.trueTimes
    let size = times.count
    let ahead = times.firstIndex { $0 > now }
    guard let first = ahead ?? (happens(3) ? number(0...size - 1) : nil) else { return nil }
    var act = act("clockCorrected", at: .instant(now))
    act.counts = ["fromSeq": first, "toSeq": ahead == nil ? first : size - 1]
    let latest = min(times[first], now)
    let earliest = first == 0 ? latest - 400 * 86_400_000 : times[first - 1]
    act.times["value"] = .instant((happens(50) ? earliest : latest) - (happens(10) ? 1 : 0))
    return act
  }

  private mutating func closing() -> NaiveAct {
    var act = act(happens(75) ? "periodClosed" : "periodReopened", at: .instant(now))
    act.times["until"] = .day(BrusselsDays.day(of: now) - number(3...25))
    return act
  }

  /// A mistake of the kind people make.
  private mutating func spoil(_ act: inout NaiveAct) {
    switch number(1...5) {
    case 1: act.texts["provider"] = act["provider"] == nil ? nil : "nobody"
    case 2: act.amounts = act.amounts.mapValues { .init(value: $0.value, unit: "litre") }
    case 3: if act["item"] != nil { act.texts["item"] = "unheard" }
    case 4: act.amounts = act.amounts.mapValues { .init(value: -1, unit: $0.unit) }
    default:
      let references = [
        "agreement", "corrects", "delivery", "intent", "commitment", "fulfills", "list",
      ]
      for field in references where act[field] != nil { act.texts[field] = "nowhere" }
      if act.lists["satisfies"] != nil { act.lists["satisfies"] = ["nowhere"] }
    }
  }

  private mutating func correction(_ book: NaiveBook) -> NaiveAct {
    let fixed: Set = [
      "agentRegistered", "itemDefined", "periodClosed", "periodReopened", "clockCorrected",
      "agentErased",
    ]
    let candidates = book.entries.map(\.act).filter { !fixed.contains($0.kind) }
    let recent = candidates.suffix(happens(60) ? 12 : 200)
    guard let original = recent.randomElement(using: &generator) else { return daily(book) }
    let field = NaiveBook.measureField(of: original.kind)
    let isReversal = happens(field == nil ? 95 : 45)
    var act = act(isReversal ? "reversed" : "amended", at: .instant(now))
    act.texts = ["corrects": original.id, "reason": "x"]
    if act.kind == "amended" {
      let field = field ?? "quantity"
      let former = original.amounts[field]?.value ?? 3
      act.amounts[field] = .init(
        value: max(0, former + number(-4...3)),
        unit: original.amounts[field]?.unit ?? book.unit(of: original))
    }
    return act
  }
}
