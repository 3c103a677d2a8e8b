import Exchange
import Projecting
import Stock

/// Machine hours, credited to whoever owns the machine when it runs: rule R10.
///
/// A loan told late changes the owner of hours that are in already: they move to the new owner.
final class MachineHours {
  private let owners: Table<MachineKey, OwnershipRow>
  private let uses: Table<UseKey, UseRow>

  init(tables: TableSpace) {
    owners = tables.table("owners")
    uses = tables.table("uses")
  }

  /// Notes whose a machine becomes by this act; hours run since move to the new owner.
  /// A loan names its machine once; its return or gift need not.
  func noteOwner(
    _ fact: borrowing Fact, loan: LoanRow?, move: (ExactDecimal, ContributionKey) -> Void
  ) {
    guard fact.occurrence != 0, let owner = Self.newOwner(by: fact.event, loan),
      let machine = MachineKey(fact.event, loan)
    else { return }
    let (moment, begins) = (fact.moment, fact.occurrence > 0)
    let origin = fact.event.position ?? fact.position
    var row = owners[machine] ?? OwnershipRow()
    let former = row
    row.changes.removeAll { $0.position == origin }
    if begins {
      let change = OwnershipRow.Change(moment: moment, position: origin, owner: owner)
      row.changes.insert(change, at: row.changes.firstIndex(notBefore: { $0.moment <= moment }))
    }
    owners[machine] = row
    // Told in order, as most acts are, it concerns no use that is in already.
    if begins, row.lastUse.map({ $0 < moment }) ?? true { return }
    for (key, use) in usesOf(machine) {
      let before = former.owner(at: key.moment) ?? use.provider
      let after = row.owner(at: key.moment) ?? use.provider
      guard before != after else { continue }
      move(-use.amount, Self.contribution(before, machine.item, use.unit))
      move(use.amount, Self.contribution(after, machine.item, use.unit))
    }
  }

  /// Whom this use credits.
  func credit(_ fact: borrowing Fact, _ unit: Unit) -> ContributionKey? {
    if let owner = fact.event.accountable {
      return Self.contribution(owner, fact.event.item, unit)
    }
    guard let machine = MachineKey(fact.event, nil), let provider = fact.event.provider else {
      return fact.event.provider.map { Self.contribution($0, fact.event.item, unit) }
    }
    let change = fact.change
    uses.update(
      UseKey(machine: machine, moment: fact.moment),
      initial: UseRow(amount: .zero, unit: unit, provider: provider)
    ) { $0.amount += change }
    let moment = fact.moment
    owners.update(machine, initial: OwnershipRow()) { row in
      row.lastUse = row.lastUse.map { max($0, moment) } ?? moment
    }
    let owner = owners[machine]?.owner(at: moment) ?? provider
    return Self.contribution(owner, machine.item, unit)
  }

  private func usesOf(_ machine: MachineKey) -> [(UseKey, UseRow)] {
    var found: [(UseKey, UseRow)] = []
    let isOfMachine: (UseKey) -> Bool = { $0.machine == machine }
    uses.scan(prefix: machine.write, where: isOfMachine) { key, row in
      found.append((key, row))
      return true
    }
    return found
  }

  private static func contribution(
    _ owner: AgentID, _ item: ItemID?, _ unit: Unit
  ) -> ContributionKey {
    ContributionKey(agent: owner, kind: .use, isPaid: false, item: item, unit: unit)
  }

  private static func newOwner(by act: borrowing Event, _ loan: LoanRow?) -> AgentID? {
    switch act.kind {
    case .loanTurnedGift: act.receiver == loan?.owner ? loan?.borrower : act.receiver
    case .loanStarted: act.accountable ?? act.provider
    case .donationReceived, .purchaseReceived, .openingBalance, .outputProduced, .foundRecorded,
      .goodsDelivered, .goodsReturned:
      act.accountable ?? act.receiver
    default: nil
    }
  }
}

/// One machine: a thing with a serial.
struct MachineKey: TableKey {
  var item: ItemID
  var serial: SerialID

  /// The machine that the act, or the loan it belongs to, names.
  init?(_ act: borrowing Event, _ loan: LoanRow?) {
    guard let item = act.item ?? loan?.item, let serial = act.serial ?? loan?.serial else {
      return nil
    }
    self.item = item
    self.serial = serial
  }

  private init(item: ItemID, serial: SerialID) {
    self.item = item
    self.serial = serial
  }

  var tableHash: UInt64 { UInt64(item.number).mixed(UInt64(serial.number)) }

  func write(to writer: inout RowWriter) {
    writer.key(item)
    writer.key(serial)
  }

  static func read(from reader: inout RowReader) throws(RowReader.Damage) -> MachineKey {
    MachineKey(item: try reader.requiredKey(), serial: try reader.requiredKey())
  }
}

struct UseKey: TableKey {
  var machine: MachineKey
  var moment: Moment

  var tableHash: UInt64 {
    machine.tableHash.mixed(UInt64(bitPattern: moment.stamp)).mixed(moment.position)
  }

  func write(to writer: inout RowWriter) {
    machine.write(to: &writer)
    writer.key(moment)
  }

  static func read(from reader: inout RowReader) throws(RowReader.Damage) -> UseKey {
    UseKey(machine: try MachineKey.read(from: &reader), moment: try reader.keyMoment())
  }
}

struct UseRow: TableRow {
  var amount: ExactDecimal
  var unit: Unit
  var provider: AgentID

  func write(to writer: inout RowWriter) {
    writer.write(amount)
    writer.write(unit)
    writer.write(provider)
  }

  static func read(from reader: inout RowReader) throws(RowReader.Damage) -> UseRow {
    UseRow(
      amount: try reader.decimal(), unit: try reader.unit(), provider: try reader.required())
  }
}

/// Whose a machine has been, in effective order.
struct OwnershipRow: TableRow {
  struct Change {
    var moment: Moment
    var position: Position
    var owner: AgentID
  }
  var changes: [Change] = []
  /// No use of the machine comes later.
  var lastUse: Moment?

  func owner(at moment: Moment) -> AgentID? {
    let index = changes.firstIndex(notBefore: { $0.moment <= moment })
    return index == 0 ? nil : changes[index - 1].owner
  }

  func write(to writer: inout RowWriter) {
    writer.write(lastUse != nil)
    if let lastUse { writer.write(lastUse) }
    writer.write(UInt64(changes.count))
    for change in changes {
      writer.write(change.moment)
      writer.write(change.position)
      writer.write(change.owner)
    }
  }

  static func read(from reader: inout RowReader) throws(RowReader.Damage) -> OwnershipRow {
    var row = OwnershipRow()
    if try reader.flag() { row.lastUse = try reader.moment() }
    for _ in 0..<(try reader.number()) {
      row.changes.append(
        Change(
          moment: try reader.moment(), position: try reader.number(),
          owner: try reader.required()))
    }
    return row
  }
}
