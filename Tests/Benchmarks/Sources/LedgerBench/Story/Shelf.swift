import Exchange

/// What the story knows of one cell, to never ask for what is not there. Amounts are in tenths.
struct Shelf {
  var thing: Cast.Thing
  var lot: LotID?
  var holder: AgentID
  var balance = 0
  /// The last count, which absorbs whatever is told later about the time before it.
  var counted = Int64.min
  /// The last day with an outflow known only to the day: it takes effect when that day ends.
  var openDay = Int.min

  /// Kept on shelves that late and corrected acts draw on, so that no earlier moment is starved.
  var reserve: Int { thing.most * 400 }

  mutating func post(_ change: Int, at time: Int64) {
    if time >= counted { balance += change }
  }
}

/// An act that a later one may correct, return or confirm.
struct Former {
  var reference: EventReference
  var kind: EventKind
  var shelf: Int
  var item: ItemID?
  var receiver: AgentID?
  var unit: Unit
  var value: Int
  var time: Int64
  /// Tenths that came back.
  var returned = 0
  var isConfirmed = false
}

/// A machine with its number, and where it is lent.
struct Machine {
  var item: ItemID
  var serial: SerialID
  var owner: AgentID
  var agreement: AgreementID?
  var borrower: AgentID?
}
