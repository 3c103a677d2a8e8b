import Deciding
import Exchange
import Projecting
import Stock

/// The one order in which the rows of a group count, whatever their order in the file (rule R12),
/// and whether the order in which they were taken may have told another story.
///
/// Most rows say the same in any order, and then the log keeps them as they came. Order tells where
/// goods are moved without saying whose they are (rule R2: that follows from what is there at their
/// moment), where an act is corrected twice, where a cell is counted in the very instant of another
/// act, where a loan is renewed and comes back, where goods of a loan that ends are moved too (who may
/// bring them back follows from who has them), where something is corrected that others of the group
/// refer to, where an agent's stock begins to be inventoried, where what others refer to ends or
/// is changed (``PromiseOrder``), and where the last of several words holds (``SubjectOrder``).
struct RowOrder {
  /// The place of a row: definitions first, then what is said of agents besides, then corrections, then
  /// acts as they take effect.
  struct Place: Comparable {
    var stage: Int
    var stamp: Int64
    /// Whose owner is open goes behind the others of its instant; then inflow < internal < outflow
    /// < count.
    var rank: Int
    var id: EventID

    static func < (left: Place, right: Place) -> Bool {
      if left.stage != right.stage { return left.stage < right.stage }
      if left.stamp != right.stamp { return left.stamp < right.stamp }
      return left.rank != right.rank ? left.rank < right.rank : left.id < right.id
    }
  }

  /// An instant in which a thing was counted.
  private struct Count: Hashable {
    var stamp: Int64
    var item: ItemID?
    var lot: LotID?
    var serial: SerialID?

    init(_ act: borrowing Event, _ stamp: Int64) {
      self.stamp = stamp
      (item, lot, serial) = (act.item, act.lot, act.serial)
    }
  }

  private let interpreter: Interpreter
  private let stock: StockBook
  /// Holdings of which a row moved goods while all of them were the holder's own.
  private var plain: Set<Holding> = []
  /// The latest row so far whose owner follows from what is there.
  private var latestOpen: Place?
  private var corrected: [EventReference: Place] = [:]
  private var counted: [Count: Place] = [:]
  /// Instants in which a thing was moved whose owner was left open: a count comes before that.
  private var movedOpenly: Set<Count> = []
  private var promises = PromiseOrder()
  private var subjects = SubjectOrder()
  private var renewed: [AgreementID: Place] = [:]
  /// The latest row so far that moved an item, and the latest that ended a loan of it.
  private var moved: [ItemID: Place] = [:]
  private var ended: [ItemID: Place] = [:]
  private var hasMoved = false
  /// The loans and deliveries that rows referred to.
  private var loans: Set<AgreementID> = []
  private var deliveries: Set<EventReference> = []
  /// Whether the rows are to be decided on anew in their one order.
  private(set) var isBroken = false

  init(_ interpreter: Interpreter, _ stock: StockBook) {
    self.interpreter = interpreter
    self.stock = stock
  }

  /// Takes note of a row that was accepted; `original` is the act that it corrects.
  mutating func note(_ act: borrowing Event, correcting original: Event?) {
    let place = Self.place(of: act, interpreter)
    switch act.kind {
    case .reversed, .amended:
      if let reference = act.corrects, !Self.follows(place, &corrected[reference]) {
        isBroken = true
      }
    case .agentUpdated:
      if act.has(.tracked), hasMoved { isBroken = true }
    case .loanRenewed:
      if let agreement = act.agreement, !Self.follows(place, &renewed[agreement]) {
        isBroken = true
      }
    case .loanReturned, .loanLost, .loanTurnedGift:
      if let agreement = act.agreement, let former = renewed[agreement], place < former {
        isBroken = true
      }
    default: break
    }
    if let original {
      noteCorrection(of: original, isReversal: act.kind == .reversed)
    } else {
      if let agreement = act.agreement, act.kind != .loanStarted { loans.insert(agreement) }
      if let delivery = act.delivery { deliveries.insert(delivery) }
    }
    if promises.note(act, place, correcting: original) { isBroken = true }
    if original == nil, subjects.note(act, place, stock.loans) { isBroken = true }
    noteMove(act, place)
    noteLoanEnd(act, of: original?.item ?? act.item, place)
  }

  private mutating func noteLoanEnd(_ act: borrowing Event, of item: ItemID?, _ place: Place) {
    guard let item else { return }
    switch act.kind {
    case .loanReturned, .loanLost, .loanTurnedGift:
      if let latest = moved[item], place < latest { isBroken = true }
      _ = Self.follows(place, &ended[item])
    default:
      if let latest = ended[item], place < latest { isBroken = true }
    }
    _ = Self.follows(place, &moved[item])
  }

  /// What is reversed can be referred to no more; a loan that becomes less may be over.
  private mutating func noteCorrection(of original: Event, isReversal: Bool) {
    if let agreement = original.agreement {
      if isReversal ? loans.contains(agreement) : renewed[agreement] != nil { isBroken = true }
    }
    let reference = EventReference(original.id.description)
    if isReversal, deliveries.contains(reference) { isBroken = true }
  }

  /// Whether a row comes behind the former one of its subject; it becomes the former one.
  private static func follows(_ place: Place, _ former: inout Place?) -> Bool {
    defer { former = max(former ?? place, place) }
    return former.map { $0 < place } ?? true
  }

  private mutating func noteMove(_ act: borrowing Event, _ place: Place) {
    if let holding = stock.newForeignHolding, plain.contains(holding) { isBroken = true }
    stock.forgetNewForeignHolding()
    let isCorrection = act.kind == .reversed || act.kind == .amended
    guard isCorrection || act.kind.flow != .none else { return }
    hasMoved = true
    if act.kind == .stockCounted {
      let count = Count(act, place.stamp)
      if !Self.follows(place, &counted[count]) || movedOpenly.contains(count) { isBroken = true }
    } else if !counted.isEmpty, !isCorrection, counted[Count(act, place.stamp)] != nil {
      isBroken = true
    }
    var isOpen = false
    if act.leavesOwnerOpen, let holding = Holding(givenBy: act) {
      movedOpenly.insert(Count(act, place.stamp))
      isOpen = stock.isMixed(holding)
      if !isOpen { plain.insert(holding) }
    }
    if let latestOpen, place < latestOpen { isBroken = true }
    if isOpen { latestOpen = max(latestOpen ?? place, place) }
  }

  static func place(of act: borrowing Event, _ interpreter: Interpreter) -> Place {
    let stamp = interpreter.moment(of: act).stamp
    switch act.kind {
    case .agentRegistered, .itemDefined:
      return Place(stage: 0, stamp: stamp, rank: 0, id: act.id)
    case .agentUpdated, .agentErased, .agentsMerged:
      return Place(stage: 1, stamp: stamp, rank: 0, id: act.id)
    case .reversed, .amended: return Place(stage: 2, stamp: stamp, rank: 0, id: act.id)
    default:
      let rank = (act.leavesOwnerOpen ? 4 : 0) + rank(of: act.kind.flow)
      return Place(stage: 3, stamp: stamp, rank: rank, id: act.id)
    }
  }

  private static func rank(of flow: Flow) -> Int {
    switch flow {
    case .inflow, .none: 0
    case .internal: 1
    case .outflow: 2
    case .count: 3
    }
  }
}
