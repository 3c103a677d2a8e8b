import Exchange

/// The last acts of the log, to notice one that says the same as another under its own id.
///
/// Kept by the writer from group to group, so that looking costs no read of the log.
struct RecentActs {
  /// Entries looked back at.
  private static let window: UInt64 = 200

  /// What two acts must have in common to look alike: kind, parties, thing or skill, quantity or hours, day.
  struct Look: Hashable, Sendable {
    var kind: EventKind
    var provider: AgentID?
    var receiver: AgentID?
    var item: ItemID?
    var lot: LotID?
    var serial: SerialID?
    var process: ProcessID?
    var skill: Term?
    var quantity: Quantity
    var day: Day
  }
  private let zone: LedgerZone
  /// The latest act of each look, and the look of each position in the window: its place is the
  /// rest of the position by ``window``.
  private var latest: [Look: (id: EventID, position: Position)] = [:]
  private var looks = [Look?](repeating: nil, count: Int(window))
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
      if let act = act(end) { note(act.id, Look(act, zone)) } else { end += 1 }
    }
  }

  /// The latest act that looks like this.
  func lookAlike(of look: Look) -> EventID? { latest[look]?.id }

  /// Takes in the act at the end of the log.
  mutating func note(_ id: EventID, _ look: Look?) {
    let place = Int(end % Self.window)
    if let leaving = looks[place], latest[leaving]?.position == end &- Self.window {
      latest[leaving] = nil
    }
    looks[place] = look
    if let look { latest[look] = (id, end) }
    end += 1
  }
}

extension RecentActs.Look {
  /// Nil for an act that says no quantity and no hours, and for a correction.
  init?(_ act: borrowing Event, _ zone: LedgerZone) {
    guard act.corrects == nil, let quantity = act.quantity ?? act.effort else { return nil }
    self.init(
      kind: act.kind, provider: act.provider, receiver: act.receiver, item: act.item, lot: act.lot,
      serial: act.serial, process: act.process, skill: act.skill, quantity: quantity,
      day: act.occurredAt.day(in: zone))
  }
}
