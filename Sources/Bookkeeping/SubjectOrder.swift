import Exchange
import Projecting
import Stock

/// Whether the rows of a group in which the last word counts come in the one order of the rows.
///
/// Of what several rows say of one subject the last holds: what an agent, an item, an assumption is,
/// until when a period is closed. Whose a machine is, and who belongs to a group, follows from the time
/// of the acts, so that order tells only in one same instant.
struct SubjectOrder {
  private enum Subject: Hashable {
    case agent(AgentID)
    case item(ItemID)
    case assumption(Term)
    case period
    case membership(group: AgentID, agent: AgentID, stamp: Int64)
    case machine(item: ItemID, serial: SerialID, stamp: Int64)
  }

  /// The latest row so far that spoke of a subject.
  private var latest: [Subject: RowOrder.Place] = [:]

  /// Takes note of a row that was accepted and corrects nothing. Answers whether the order may have told
  /// another story.
  mutating func note(
    _ act: borrowing Event, _ place: RowOrder.Place, _ loans: LoanBook
  ) -> Bool {
    guard let subject = Self.subject(of: act, place, loans) else { return false }
    let former = latest[subject]
    latest[subject] = max(former ?? place, place)
    return former.map { place < $0 } ?? false
  }

  private static func subject(
    of act: borrowing Event, _ place: RowOrder.Place, _ loans: LoanBook
  ) -> Subject? {
    switch act.kind {
    case .agentUpdated, .agentErased, .agentsMerged:
      return act.agent.map { .agent($0) }
    case .itemDefined: return act.item.map { .item($0) }
    case .assumptionSet: return act.text(.key).map { .assumption(Term($0)) }
    case .periodClosed, .periodReopened: return .period
    case .membershipStarted, .membershipEnded:
      guard let group = act.group, let agent = act.agent else { return nil }
      return .membership(group: group, agent: agent, stamp: place.stamp)
    default: return machine(of: act, place, loans)
    }
  }

  /// The machine that an act uses, or that changes hands by it; a loan names its machine once.
  private static func machine(
    of act: borrowing Event, _ place: RowOrder.Place, _ loans: LoanBook
  ) -> Subject? {
    guard act.kind == .equipmentUsed || act.kind.flow != .none else { return nil }
    let loan = act.serial == nil ? act.agreement.flatMap { loans[$0] } : nil
    guard let item = act.item ?? loan?.item, let serial = act.serial ?? loan?.serial else {
      return nil
    }
    return .machine(item: item, serial: serial, stamp: place.stamp)
  }
}
