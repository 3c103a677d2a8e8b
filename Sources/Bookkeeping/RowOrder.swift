import Deciding
import Exchange
import Projecting

/// Whether the order in which the rows of a group were decided on may have told (rule R12).
///
/// Whose goods a row moves, when it leaves that open, follows from what is there at its moment
/// (rule R2): from the rows that take effect before it, wherever they stand in the file.
struct RowOrder {
  let interpreter: Interpreter
  /// The latest row so far that left the owner open.
  private var latestOpen = Int64.min
  /// Whether a row left the owner open that one decided on later could tell.
  private(set) var isBroken = false

  init(_ interpreter: Interpreter) {
    self.interpreter = interpreter
  }

  /// Takes note of a row that was accepted.
  mutating func note(_ act: borrowing Event) {
    let isOpen = act.leavesOwnerOpen
    guard isOpen || latestOpen > .min else { return }
    let isCorrection = act.kind == .reversed || act.kind == .amended
    guard isCorrection || act.kind.rules.flow != .none else { return }
    let stamp = place(of: act).stamp
    if isOpen ? stamp < latestOpen : stamp <= latestOpen { isBroken = true }
    if isOpen { latestOpen = max(latestOpen, stamp) }
  }

  /// Where a row belongs: in effective order, those that leave the owner open behind the others of
  /// their instant; definitions and corrections, of things past, before all.
  func place(of act: borrowing Event) -> (stamp: Int64, isOpen: Int) {
    switch act.kind {
    case .agentRegistered, .agentUpdated, .agentErased, .agentsMerged, .itemDefined, .reversed,
      .amended:
      (.min, 0)
    default: (interpreter.moment(of: act).stamp, act.leavesOwnerOpen ? 1 : 0)
    }
  }
}
