import Exchange

extension Story {
  /// What may happen next.
  enum Turn {
    case donate, donateLot, purchase, produce, produceAway, consume, consumeLot, consumeAway
    case work, useMachine, cite, handOut, handBack, move
    case deliver, deliverLot, confirm, takeBack, facilitate, serve
    case lend, renew, bringBack, count, countAway, lose, find, checkLot
    case need, commit, publish, copy, amend, reverse, register
  }

  /// How often each turn comes, in thousands.
  private static let weights: [(Turn, Int)] = [
    (.donate, 75), (.donateLot, 6), (.purchase, 14), (.produce, 62), (.produceAway, 40),
    (.consume, 60), (.consumeLot, 45), (.consumeAway, 35), (.work, 140), (.useMachine, 60),
    (.cite, 10), (.handOut, 75), (.handBack, 50), (.move, 12), (.deliver, 120), (.deliverLot, 35),
    (.confirm, 60), (.takeBack, 8), (.facilitate, 10), (.serve, 7), (.lend, 18), (.renew, 4),
    (.bringBack, 17), (.count, 5), (.countAway, 5), (.lose, 4), (.find, 2), (.checkLot, 5),
    (.need, 8), (.commit, 8), (.publish, 1), (.copy, 3), (.amend, 9), (.reverse, 5),
    (.register, 2),
  ]
  static let mix = weights.flatMap { Array(repeating: $0.0, count: $0.1) }

  /// Tells one act; where nothing is left to take or bring back, a donation fills the gap.
  mutating func tell(_ turn: Turn) -> Event {
    let told: Event? =
      switch turn {
      case .donate: donation()
      case .donateLot: donatedLot()
      case .purchase: inflow(.purchaseReceived, from: dice.pick(cast.donors).id)
      case .produce: production()
      case .produceAway: productionAway()
      case .consume: outflow(.inputConsumed, to: nil)
      case .consumeLot: fromLot(.inputConsumed)
      case .consumeAway: consumptionAway()
      case .work: work()
      case .useMachine: machineUse()
      case .cite: citation()
      case .handOut: handOut()
      case .handBack: handBack()
      case .move: outflow(.moved, to: nil)
      case .deliver: outflow(.goodsDelivered, to: dice.pick(cast.recipients).id)
      case .deliverLot: fromLot(.goodsDelivered)
      case .confirm: confirmation()
      case .takeBack: returned()
      case .facilitate: supply(.supplyFacilitated)
      case .serve: supply(.serviceDelivered)
      case .lend: loan()
      case .renew: renewal()
      case .bringBack: loanReturn()
      case .count: count()
      case .countAway: countAway()
      case .lose: outflow(.lossRecorded, to: nil)
      case .find: inflow(.foundRecorded, from: nil)
      case .checkLot: lotCheck()
      case .need: need()
      case .commit: commitment()
      case .publish: publication()
      case .copy: copy()
      case .amend: amendment()
      case .reverse: reversal()
      case .register: newcomer()
      }
    return told ?? donation()
  }
}
