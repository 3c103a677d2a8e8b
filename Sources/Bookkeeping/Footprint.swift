import Deciding
import EventCodec
public import Exchange
public import People
import Stock

/// What is kept of a person beside the person's own record: what an erasure reaches, what it asks about, and
/// what it cannot reach.
public struct Footprint: Sendable {
  /// Every id under which the person is registered.
  public var agents: [AgentID]
  /// The names by which the vault knows the person, each with the id under which it does.
  public var names: [AgentID: String]
  /// Where else the vault speaks of the person, or may.
  public var traces: [PeopleVault.Trace]
  /// Files of others in which nobody could look, or not at every word.
  public var unread: [PeopleVault.Place]
  /// Organisations whose record has the name or a contact of the person, who may be reached there.
  public var namesakes: [String]
  /// Former names and contacts of others that are the person's: texts that say them count as theirs from then on.
  public var formerly: [PeopleVault.FormerText]
  /// Records of the person that cannot be read: what the person is called there was looked for nowhere.
  public var nameless: [VaultGap]
  /// Whose records beside cannot be read.
  public var unsearched: [String]
  /// What goes with the record.
  public var own: PeopleVault.Forgotten
  /// The consents and notes of the person's own records, which go with them.
  public var consents: [Consent]
  public var notes: [PersonRecord.Note]
  /// The consents of others whose files would be masked, as far as is decided, or go with the record.
  public var evidence: [PeopleVault.ChangedEvidence]
  /// Where the log names the person; that stays for ever.
  public var inLog: [LogMention]
  /// What the person has elsewhere, or has of others: open loans first.
  public var open: [OpenThing]
}

/// A thing that is not where it belongs, one of whose two sides is the person.
public struct OpenThing: Sendable, Equatable {
  /// The loan by which it is there; nil where it is there without one.
  public var loan: AgreementID?
  public var item: ItemID
  public var lot: LotID?
  public var serial: SerialID?
  public var quantity: Quantity
  public var owner: AgentID
  public var holder: AgentID
}

/// A text of the log that names a person whom the vault knows, or gives an address of that person.
public struct LogMention: Sendable, Equatable {
  public var position: Position
  public var act: EventID
  public var field: Field
  /// The words that do, as they stand there.
  public var words: [String]
  /// Others in the vault whom they may mean as well, by their public ids.
  public var others: [String] = []
}

extension Ledger {
  /// What an erasure of this person would meet. Throws like ``erase(_:reason:masking:by:occurredAt:)``, also
  /// for places in `masking` where nothing speaks of the person.
  public func footprint(
    of agent: AgentID, masking: PeopleVault.Masking = .sureOnes, by: AgentID
  ) throws(LedgerError) -> Footprint {
    let ids = try identities(of: agent)
    let search = try people.search(try sought(ids), masking: masking, by: by)
    return try footprint(search, masking, of: ids, open: try look { $0.openThings(of: Set(ids)) })
  }

  func footprint(
    _ search: PersonSearch, _ masking: PeopleVault.Masking, of agents: [AgentID], open: [OpenThing]
  ) throws(LedgerError) -> Footprint {
    let named = search.records.compactMap { record in
      record.name.map { (AgentID(record.agent), $0) }
    }
    return Footprint(
      agents: agents, names: Dictionary(named) { one, _ in one }, traces: search.traces,
      unread: search.unread, namesakes: search.namesakes, formerly: search.formerly,
      nameless: search.nameless, unsearched: search.unsearched,
      own: search.own, consents: search.records.flatMap(\.consents),
      notes: search.records.flatMap(\.notes),
      evidence: try people.evidence(changedBy: search, masking, agents),
      inLog: try inLog(search.records, search.others),
      open: open)
  }

  /// Where the log names a person by what this record has of the person.
  public func inLog(of record: PersonRecord, by: AgentID) throws(LedgerError) -> [LogMention] {
    let others = try people.records(by: by).filter { $0.agent != record.agent }
    return try inLog([record], others)
  }

  /// That somebody else bears the same name takes nothing away from what stays for ever.
  private func inLog(
    _ records: [PersonRecord], _ others: [PersonRecord]
  ) throws(LedgerError) -> [LogMention] {
    let finder = MentionFinder(of: records)
    if finder.isEmpty { return [] }
    let among = MentionFinder(of: records, among: others)
    var found: [LogMention] = []
    var reader = LineReader()
    try entries { position, line in
      guard let act = try? reader.read(line, as: .stored) else { return true }
      for (field, text) in act.texts + act.newNames {
        let mentions = finder.mentions(in: text).filter { $0.belongsInVault }
        if mentions.isEmpty { continue }
        let bytes = Array(text.utf8)
        let words = mentions.map { String(decoding: bytes[$0.range], as: UTF8.self) }
        let shared = among.mentions(in: text).filter { mention in
          mentions.contains { $0.range.overlaps(mention.range) }
        }
        found.append(
          LogMention(
            position: position, act: act.id, field: field, words: words,
            others: Set(shared.flatMap(\.others).map { ByteText($0) }).sorted().map(\.text)))
      }
      return true
    }
    return found
  }
}

extension Books {
  /// What these agents have elsewhere, and what others have at them.
  fileprivate func openThings(of agents: Set<AgentID>) -> [OpenThing] {
    var found: [OpenThing] = []
    for (agreement, loan) in stock.loans.all where !loan.isReversed && loan.outstanding > .zero {
      let sides = [loan.lender, loan.owner, loan.borrower]
      guard !agents.isDisjoint(with: sides), !agents.isSuperset(of: sides) else { continue }
      found.append(
        OpenThing(
          loan: agreement, item: loan.item, lot: loan.lot, serial: loan.serial,
          quantity: Quantity(loan.outstanding, loan.unit), owner: loan.owner,
          holder: loan.borrower))
    }
    let lent = found
    for (cell, balance, unit) in stock.allCells where balance > .zero {
      let (owner, holder) = (cell.accountable, cell.custodian)
      guard agents.contains(owner) != agents.contains(holder) else { continue }
      let isLent = lent.contains {
        ($0.item, $0.owner, $0.holder) == (cell.item, owner, holder)
          && ($0.lot, $0.serial) == (cell.lot, cell.serial)
      }
      if isLent { continue }
      found.append(
        OpenThing(
          loan: nil, item: cell.item, lot: cell.lot, serial: cell.serial,
          quantity: Quantity(balance, unit), owner: owner, holder: holder))
    }
    return found
  }
}
