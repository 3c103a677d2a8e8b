import Deciding
import Exchange
import Projecting
import Stock

/// Whether the order in which the rows of a group were decided on may have told (rule R12).
///
/// Whose goods a row moves, when it leaves that open, follows from what is there at its moment
/// (rule R2): from the rows that take effect before it, wherever they stand in the file. It does
/// not where the giver has never held goods of another owner.
struct RowOrder {
  private let interpreter: Interpreter
  private let stock: StockBook
  /// Holdings of which a row moved goods while all of them were the holder's own.
  private var plain: Set<Holding> = []
  /// The latest row so far whose owner follows from what is there.
  private var latestOpen = Int64.min
  /// Whether a row left the owner open that one decided on later could tell.
  private(set) var isBroken = false

  init(_ interpreter: Interpreter, _ stock: StockBook) {
    self.interpreter = interpreter
    self.stock = stock
  }

  /// Takes note of a row that was accepted.
  mutating func note(_ act: borrowing Event) {
    if let holding = stock.newForeignHolding, plain.contains(holding) { isBroken = true }
    stock.forgetNewForeignHolding()
    var isOpen = false
    if act.leavesOwnerOpen, let holding = Holding(givenBy: act) {
      isOpen = stock.isMixed(holding)
      if !isOpen { plain.insert(holding) }
    }
    guard isOpen || latestOpen > .min else { return }
    let isCorrection = act.kind == .reversed || act.kind == .amended
    guard isCorrection || act.kind.flow != .none else { return }
    let stamp = Self.place(of: act, interpreter).stamp
    if isOpen ? stamp < latestOpen : stamp <= latestOpen { isBroken = true }
    if isOpen { latestOpen = max(latestOpen, stamp) }
  }

  /// Where a row belongs: in effective order, those that leave the owner open behind the others of
  /// their instant; definitions and corrections, of things past, before all.
  static func place(
    of act: borrowing Event, _ interpreter: Interpreter
  ) -> (stamp: Int64, isOpen: Int) {
    switch act.kind {
    case .agentRegistered, .agentUpdated, .agentErased, .agentsMerged, .itemDefined, .reversed,
      .amended:
      (.min, 0)
    default: (interpreter.moment(of: act).stamp, act.leavesOwnerOpen ? 1 : 0)
    }
  }
}
