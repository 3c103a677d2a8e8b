import EventCodec
import Exchange

/// Lines of a file that name, under no id of their own, somebody or something that the log has in the same words: a file
/// that is given again says nothing new by them.
struct KnownRegistrations {
  /// Their numbers, from 1.
  private(set) var lines: Set<Int> = []

  /// Looks only where lines were refused since the name is there.
  ///
  /// Cost: a look at each entry back to those that brought these names.
  init(_ refusals: [Refusal], of bytes: [UInt8], in group: Group, zone: LedgerZone) {
    let refused = Set(refusals.filter(\.isOfKnown).compactMap(\.line))
    if refused.isEmpty { return }
    let present = group.present
    let now = Timestamp(present, in: zone)
    let unsaid = EventID.unique(present)
    var asked: [Name: [(line: Int, act: Event)]] = [:]
    DecisionRun.acts(of: bytes, CommandDefaults(occurredAt: now) { unsaid }) { number, act in
      guard act.id == unsaid, refused.contains(number), let name = Name(act) else { return }
      asked[name, default: []].append((number, act))
    }
    var position = group.next
    while position > 0, !asked.isEmpty {
      position -= 1
      guard let there = group.fullEvent(at: position), let name = Name(there),
        let said = asked.removeValue(forKey: name)
      else { continue }
      for (line, act) in said where Self.says(act, what: there, now) { lines.insert(line) }
    }
  }

  /// Whether an act says what the one in the log says, but for its id and by which way it came.
  private static func says(_ act: Event, what there: Event, _ now: Timestamp) -> Bool {
    var act = act
    let asked = Asked(act, now: now)
    act.id = there.id
    act.composeTexts()
    act.straightenEnterpriseNumber()
    if !act.has(.channel), let channel = there.text(.channel) { act.set(.channel, .text(channel)) }
    return asked.isSaid(by: there, of: act)
  }

  /// What a line brings into being by its name, and states no amount of: that is looked at as ``Repetition`` does.
  private struct Name: Hashable {
    var kind: EventKind
    var number: UInt32

    init?(_ act: Event) {
      let number: UInt32? =
        switch act.kind {
        case .agentRegistered: act.agent?.number
        case .needPublished, .offerPublished: act.intent?.number
        case .listOpened: act.list?.number
        case .callIssued: act.call?.number
        case .documentPublished: act.document?.number
        default: nil
        }
      guard let number else { return nil }
      (kind, self.number) = (act.kind, number)
    }
  }
}

extension Refusal {
  /// Whether it says that a name is taken.
  fileprivate var isOfKnown: Bool {
    if case .alreadyDefined = reason { true } else { false }
  }
}
