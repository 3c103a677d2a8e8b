public import Exchange
public import Projecting

/// The stock: cells owner × holder through time, with counts and loans.
///
/// A fold over facts, pure over its tables; decisions and the inventory use the same one.
public final class StockBook {
  let cells: Cells
  public let loans: LoanBook
  let things: Table<ThingKey, ThingRow>
  /// Whose goods a custody transfer moved, where that was not the provider (rule R2).
  private let owners: Table<UInt64, OwnerRow>
  private let agents: AgentTable
  /// The last holding that came to include goods of an owner other than its holder.
  public private(set) var newForeignHolding: Holding?
  /// Lot checks that are being watched.
  private(set) var checks: [LotCheck] = []

  struct LotCheck {
    var cell: Cell
    /// The first instant that its time can mean.
    var start: Moment
    var moment: Moment
    /// Accepted and rejected together.
    var checked: ExactDecimal
  }

  public init(tables: TableSpace, agents: AgentTable, zone: LedgerZone) {
    cells = Cells(tables: tables)
    loans = LoanBook(tables: tables, zone: zone)
    things = tables.table("things")
    owners = tables.table("owners")
    self.agents = agents
  }

  /// Takes in a fact.
  public func apply(_ fact: borrowing Fact) {
    switch fact.event.kind.flow {
    case .none:
      if fact.event.kind == .loanRenewed { loans.apply(fact) }
    case .count: applyCount(fact)
    case .inflow, .internal, .outflow:
      loans.apply(fact)
      applyPostings(fact)
    }
  }

  private func applyPostings(_ fact: borrowing Fact) {
    let postings = postings(of: fact.event, isRecorded: fact.isCorrection)
    if cells.notesSuspects, fact.event.kind == .lotChecked { watch(fact, postings.from) }
    guard let unit = postings.unit, !fact.change.isZero else { return }
    if let cell = postings.from { post(-fact.change, unit, cell, fact) }
    if let cell = postings.to { post(fact.change, unit, cell, fact) }
  }

  private func post(
    _ amount: ExactDecimal, _ unit: Unit, _ cell: Cell, _ fact: borrowing Fact
  ) {
    guard fact.isCorrection ? isCorrected(cell, by: fact) : isKept(cell) else { return }
    if cells.post(amount, unit, to: cell, at: fact.moment) { remember(cell) }
  }

  /// Whether a correction posts to the cell: where its act did, whoever's stock is inventoried
  /// since. An act of nothing left no trace.
  private func isCorrected(_ cell: Cell, by fact: borrowing Fact) -> Bool {
    guard !fact.event.measure.value.isZero else { return isKept(cell) }
    let moment = Moment(
      fact.event.occurredAt, fact.event.kind.flow, fact.event.position ?? .max,
      zone: loans.zone)
    return cells.hasEntry(at: moment, in: cell)
  }

  private func watch(_ fact: borrowing Fact, _ cell: Cell?) {
    guard !fact.isCorrection, let cell, isKept(cell), let accepted = fact.event.accepted?.value,
      let rejected = fact.event.rejected?.value
    else { return }
    let start = fact.event.occurredAt.start(in: loans.zone)
    checks.append(
      LotCheck(
        cell: cell, start: Moment(stamp: start.milliseconds * 8, position: 0),
        moment: fact.moment, checked: accepted + rejected))
  }

  func forgetChecks() { checks.removeAll(keepingCapacity: true) }

  private func applyCount(_ fact: borrowing Fact) {
    guard let item = fact.event.item, let accountable = fact.event.accountable,
      let custodian = fact.event.custodian, let unit = fact.event.quantity?.unit
    else { return }
    let cell = Cell(
      item: item, lot: fact.event.lot, serial: fact.event.serial, accountable: accountable,
      custodian: custodian)
    guard isKept(cell) else { return }
    if fact.isCorrection {
      cells.correctCount(
        fact.change, in: cell, at: fact.moment, id: fact.event.id.description,
        isReversed: fact.occurrence < 0)
    } else {
      if !cells.rows.contains(cell) { remember(cell) }
      cells.count(
        fact.change, unit, in: cell, at: fact.moment, id: fact.event.id.description)
    }
  }

  private func isKept(_ cell: Cell) -> Bool {
    agents.isTracked(cell.accountable)
      || (cell.custodian != cell.accountable && agents.isTracked(cell.custodian))
  }

  /// Notes a cell that is new.
  private func remember(_ cell: Cell) {
    let thing = ThingKey(cell)
    things.update(thing, initial: ThingRow()) { row in
      row.parties.append(Party(accountable: cell.accountable, custodian: cell.custodian))
    }
    if cell.accountable != cell.custodian {
      newForeignHolding = Holding(thing: thing, holder: cell.custodian)
    }
  }

  public func forgetNewForeignHolding() { newForeignHolding = nil }

  /// Whether goods of another owner than the holder have ever been in the holding.
  public func isMixed(_ holding: Holding) -> Bool {
    things.look(holding.thing) { row in
      row.parties.contains { $0.custodian == holding.holder && $0.accountable != holding.holder }
    } ?? false
  }

  // MARK: - Postings

  /// Which cell an act takes from and which it gives to.
  struct Postings {
    var from: Cell?
    var to: Cell?
    var unit: Unit?
  }

  /// The postings of an act: Valueflows' actions with our two parties and rule R2's defaults.
  /// `isRecorded` says that the act has been taken in before.
  func postings(of act: borrowing Event, isRecorded: Bool) -> Postings {
    let loan = act.agreement.flatMap { loans[$0] }
    guard let item = act.item ?? loan?.item else { return Postings() }
    let lot = act.lot ?? loan?.lot
    let serial = act.serial ?? loan?.serial
    func cell(_ accountable: AgentID?, _ custodian: AgentID?) -> Cell? {
      guard let accountable, let custodian else { return nil }
      return Cell(
        item: item, lot: lot, serial: serial, accountable: accountable, custodian: custodian)
    }
    let unit = act.kind == .lotChecked ? act.rejected?.unit : act.quantity?.unit
    let (provider, receiver) = (act.provider, act.receiver)
    let gives = act.accountable ?? provider
    let takes = act.accountable ?? receiver
    var from: Cell?
    var to: Cell?
    switch act.kind {
    case .openingBalance, .foundRecorded, .outputProduced:
      to = cell(takes, act.custodian ?? receiver)
    case .documentPublished:
      to = cell(takes ?? provider, act.custodian ?? receiver ?? provider)
    case .donationReceived, .purchaseReceived, .goodsReturned:
      from = cell(provider, provider)
      to = cell(takes, act.custodian ?? receiver)
    case .inputConsumed, .lossRecorded, .lotChecked:
      from = cell(gives, act.custodian ?? provider)
    case .goodsDelivered, .expenseReimbursed:
      from = cell(gives, act.custodian ?? provider)
      to = cell(receiver, receiver)
    case .loanStarted:
      from = cell(gives, provider)
      to = cell(gives, act.custodian ?? receiver)
    case .loanReturned:
      let owner = loan?.owner ?? receiver
      from = cell(owner, act.custodian ?? provider)
      to = cell(owner, receiver)
    case .loanLost:
      from = cell(loan?.owner, holder(of: act, loan))
    case .loanTurnedGift:
      let holder = holder(of: act, loan)
      let recipient = receiver == loan?.owner ? loan?.borrower : receiver
      from = cell(loan?.owner, holder)
      to = cell(recipient, holder)
    case .handedOut, .handedBack, .moved:
      let owner = act.accountable ?? owner(of: act, isRecorded: isRecorded)
      from = cell(owner, provider)
      to = cell(owner, act.custodian ?? receiver)
    default: break
    }
    return from == to ? Postings() : Postings(from: from, to: to, unit: unit)
  }

  /// Who holds a lent thing when it is lost or given: as said, else whichever party is not its
  /// owner, else the borrower.
  private func holder(of act: borrowing Event, _ loan: LoanRow?) -> AgentID? {
    if let custodian = act.custodian { return custodian }
    for party in [act.provider, act.receiver] {
      if let party, party != loan?.owner { return party }
    }
    return loan?.borrower
  }

  /// Whose goods a custody transfer moves: the owner of what the provider held when the act was
  /// taken in. A correction comes back to that one, whatever has become known since.
  private func owner(of act: borrowing Event, isRecorded: Bool) -> AgentID? {
    guard let provider = act.provider, let position = act.position else { return act.provider }
    if let known = owners[position] { return known.owner }
    // Nobody hands back what was never handed to them as their own.
    let usual = act.kind == .handedBack ? act.receiver ?? provider : provider
    if isRecorded { return usual }
    let found = possibleOwners(of: act)
    let owner = found.contains(provider) ? provider : found.first ?? usual
    if owner != usual { owners[position] = OwnerRow(owner: owner) }
    return owner
  }

  /// The owners of what the provider holds of the act's thing at its moment.
  public func possibleOwners(of act: borrowing Event) -> [AgentID] {
    guard let item = act.item, let provider = act.provider else { return [] }
    let thing = ThingKey(item: item, lot: act.lot, serial: act.serial)
    guard let parties = things[thing]?.parties else { return [] }
    let moment = Moment(
      act.occurredAt, act.kind.flow, act.position ?? .max, zone: loans.zone)
    var found: [AgentID] = []
    for party in parties where party.custodian == provider {
      let cell = Cell(
        item: item, lot: act.lot, serial: act.serial, accountable: party.accountable,
        custodian: provider)
      let balance = cells.balance(of: cell, upTo: moment)
      if balance > .zero { found.append(party.accountable) }
    }
    return found
  }
}
