import Exchange
import Projecting

/// The kinds of contribution, in the order in which they are shown.
enum ContributionKind: UInt8, CaseIterable {
  case donation, loan, work, use, production, delivery, transport, supply, service, document

  init?(_ act: borrowing Event) {
    switch act.kind {
    case .donationReceived, .loanTurnedGift: self = .donation
    case .workDone: self = .work
    case .equipmentUsed: self = .use
    case .outputProduced: self = .production
    case .goodsDelivered: self = .delivery
    case .moved where act.agent != nil: self = .transport
    case .supplyFacilitated: self = .supply
    case .serviceDelivered: self = .service
    case .documentPublished, .documentCopied: self = .document
    default: return nil
    }
  }
}

struct ContributionKey: TableKey {
  var agent: AgentID
  var kind: ContributionKind
  var isPaid: Bool
  var item: ItemID?
  var unit: Unit

  var tableHash: UInt64 {
    let rest = UInt64(kind.rawValue) << 16 | UInt64(unit.rawValue) << 8 | (isPaid ? 1 : 0)
    return UInt64(agent.number).mixed(UInt64(item?.number ?? 0) << 32 | rest)
  }

  func write(to writer: inout RowWriter) {
    writer.key(agent)
    writer.key(UInt64(kind.rawValue) << 16 | (isPaid ? 1 << 8 : 0) | UInt64(unit.rawValue))
    writer.key(item)
  }

  static func read(from reader: inout RowReader) throws(RowReader.Damage) -> ContributionKey {
    let agent: AgentID = try reader.requiredKey()
    let packed = try reader.keyNumber()
    guard let kind = ContributionKind(rawValue: UInt8(truncatingIfNeeded: packed >> 16)),
      let unit = Unit(rawValue: UInt8(truncatingIfNeeded: packed))
    else { throw RowReader.Damage() }
    return ContributionKey(
      agent: agent, kind: kind, isPaid: packed & (1 << 8) != 0, item: try reader.keyIdentifier(),
      unit: unit)
  }
}

struct DocumentRow: TableRow {
  var author: AgentID
  var publications = 0
  var copies = ExactDecimal.zero

  init(author: AgentID) {
    self.author = author
  }

  func write(to writer: inout RowWriter) {
    writer.write(author)
    writer.write(Int64(publications))
    writer.write(copies)
  }

  static func read(from reader: inout RowReader) throws(RowReader.Damage) -> DocumentRow {
    var row = DocumentRow(author: try reader.required())
    row.publications = Int(try reader.signedNumber())
    row.copies = try reader.decimal()
    return row
  }
}
