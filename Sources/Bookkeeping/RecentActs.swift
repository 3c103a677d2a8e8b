import Exchange

/// The last acts of the log, to notice one that says the same as another under its own id.
///
/// Kept by the writer from group to group, so that looking costs no read of the log.
struct RecentActs {
  /// Entries looked back at.
  private static let window: UInt64 = 200

  /// What two acts must have in common to look alike: kind, parties, thing, quantity, day.
  private struct Look: Equatable {
    var kind: EventKind
    var provider: AgentID?
    var receiver: AgentID?
    var item: ItemID?
    var lot: LotID?
    var serial: SerialID?
    var quantity: Quantity
    var day: Day
  }
  private struct Act {
    var id: EventID
    var look: Look
  }

  private let zone: LedgerZone
  /// The act at a position stands at its rest by ``window``; nil for one without a quantity.
  private var acts = [Act?](repeating: nil, count: Int(window))
  private var end: Position = 0

  init(zone: LedgerZone) {
    self.zone = zone
  }

  /// Catches up with entries up to `size` that came in otherwise; `act` reads one.
  mutating func catchUp(to size: Position, _ act: (Position) -> Event?) {
    guard end != size else { return }
    self = RecentActs(zone: zone)
    end = size > Self.window ? size - Self.window : 0
    while end < size {
      if let act = act(end) { note(act) } else { end += 1 }
    }
  }

  /// The latest act that looks like this one, which comes next in the log.
  func lookAlike(of act: borrowing Event) -> EventID? {
    guard act.corrects == nil, let look = look(of: act) else { return nil }
    for back in 1...Self.window where back <= end {
      if let former = acts[Int((end - back) % Self.window)], former.look == look {
        return former.id
      }
    }
    return nil
  }

  /// Takes in the act at the end of the log.
  mutating func note(_ act: borrowing Event) {
    acts[Int(end % Self.window)] = look(of: act).map { [id = act.id] in Act(id: id, look: $0) }
    end += 1
  }

  private func look(of act: borrowing Event) -> Look? {
    guard let quantity = act.quantity else { return nil }
    return Look(
      kind: act.kind, provider: act.provider, receiver: act.receiver, item: act.item, lot: act.lot,
      serial: act.serial, quantity: quantity, day: act.occurredAt.day(in: zone))
  }
}
