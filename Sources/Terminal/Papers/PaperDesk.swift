import Bookkeeping
import EventCodec
import Exchange
import MerkleLog
import Pages
import People
import Projecting
import Wording

/// Makes the values of papers from a ledger: acts net of their corrections, and who may be named.
///
/// A person is named by the vault's record and on papers that go to that very person; each look is
/// written down there with the reason `paper`.
struct PaperDesk {
  let session: Session
  let ledger: Ledger
  /// What codes hold before the id.
  let address: String?
  let erased: Set<AgentID>
  var words: any Words { session.words }
  var zone: LedgerZone { ledger.settings.zone }

  init(_ session: Session, address: String?) throws(Failure) {
    self.session = session
    self.address = address
    ledger = try session.openLedger(leaves: true)
    try session.remarkLossOfVault(ledger)
    erased = try asking { [ledger] () throws(LedgerError) in try ledger.erasedAgents() }
  }

  /// An act as it was written, by its id.
  func act(_ name: String) throws(Failure) -> Event? {
    guard let id = EventID(name) else { return nil }
    let entry = try asking { () throws(LedgerError) in try ledger.entry(id) }
    guard let entry else { return nil }
    var reader = LineReader()
    guard let event = try? reader.read(entry.line.span, as: .stored) else {
      throw .ledger(.damaged(path: session.ledgerPath, what: printable(name)))
    }
    return event
  }

  /// The head of a paper that is about these acts.
  func head(_ number: String, of acts: [Event]) throws(Failure) -> PaperHead {
    var places: [LedgerPlace.Act] = []
    for act in acts {
      let entry = try asking { () throws(LedgerError) in try ledger.entry(act.id) }
      guard let entry else { continue }
      places.append(
        .init(
          act.id.description, at: entry.position,
          leafHash: Hash.leaf(of: entry.line).base64))
    }
    let head = ledger.hashedHead
    return PaperHead(
      number: number, code: code(number),
      place: .init(
        origin: ledger.settings.origin, acts: places, size: head?.size ?? 0,
        root: (head?.root ?? .emptyRoot).base64))
  }

  /// What a code holds: the id, behind an address with all that an address cannot hold spelt out.
  func code(_ id: String) -> String {
    guard let address else { return id }
    var text = address
    for byte in id.utf8 {
      let isPlain = byte.isIdentifierByte && byte != UInt8(ascii: "@")
      if isPlain {
        text.unicodeScalars.append(Unicode.Scalar(byte))
      } else {
        let digits = String(byte, radix: 16, uppercase: true)
        text += "%" + (digits.count < 2 ? "0" : "") + digits
      }
    }
    return text
  }

  /// What stands of an act.
  func goods(_ act: Event, _ book: PaperBook) throws(Failure) -> Goods {
    guard let now = book.standing(of: act) else {
      throw .paper(.reversed(id: act.id.description))
    }
    var goods = Goods(
      book.name(of: act.item, in: words.language), lot: act.lot?.text, serial: act.serial?.text,
      now)
    if let correction = book.corrections[EventReference(act.id.description)]?.last {
      goods.amendment = .init(on: correction.occurredAt.day(in: zone), was: act.measure)
    }
    return goods
  }

  /// Who someone is on a paper; a person by name when the paper is for that person.
  func party(_ agent: AgentID?, _ book: PaperBook, isReader: Bool) throws(Failure) -> Party {
    guard let agent else { return Party("–") }
    let known = book.agents[agent]
    var party = Party(
      agent.text, name: known?.name, category: known?.category,
      enterpriseNumber: known?.enterpriseNumber)
    party.isPerson = known?.isPerson == true
    party.isErased = erased.contains(agent)
    guard isReader, party.isPerson, !party.isErased else { return party }
    let by = session.actor(ledger)
    party.name = try asking { () throws(LedgerError) in
      try ledger.people.record(of: agent, by: by, for: .paper)?.name
    }
    return party
  }

  /// A value that the other side stated, never one of ours.
  func statedValue(of act: Event) -> StatedValue? {
    guard case .object(let entries)? = act.details[.value] else { return nil }
    func text(_ key: String) -> String? { entries.first { $0.key == key }?.value }
    guard text("basis") == "donorDeclared", let text = text("amount"),
      let amount = try? ExactDecimal(text)
    else { return nil }
    return StatedValue(amount, entries.first { $0.key == "currency" }?.value ?? "EUR")
  }

  /// Refuses an act of another kind, and says which paper it has.
  func refuse(_ act: Event, wanted: EventKind) -> Failure {
    let kind: PaperCommand.Kind? =
      switch act.kind {
      case .donationReceived: .receipt
      case .goodsDelivered: .delivery
      case .loanStarted, .loanRenewed, .loanReturned, .loanLost, .loanTurnedGift: .loan
      default: nil
      }
    let id = act.id.description
    return .paper(
      .otherKind(
        id: id, act.kind, wanted: wanted,
        instead: kind.map { "maillon paper \($0.rawValue) \(id)" }))
  }
}
