import Bookkeeping
import Exchange
import People

/// What is kept beside a person's name: papers, and notes that speak of a contact person who is forgotten.
struct Papers {
  private let ledger: Ledger
  private let by = AgentID("coop")
  private let owner = AgentID("p-1")
  private let organisation = AgentID("giver")

  /// A word that is masked by hand, and the contact person, who is forgotten.
  private static let (secret, contact) = ("Codeword", "Anna Berger")
  private static let masked = PeopleVault.bar

  init(_ folder: String) throws(LedgerError) { ledger = try FaultWriter.open(folder) }

  /// A person with two papers, of which the first shows a consent, and a note on the contact person.
  func begin() throws(LedgerError) {
    try ledger.people.change(organisation, by: by) { record in
      record.name = Self.contact
      return ["name"]
    }
    let first = try attach("one")
    try attach("two")
    try ledger.people.change(owner, by: by) { record in
      record.notes.append(.init(written: "2020-04-01", by: "coop", text: "met \(Self.contact)"))
      record.notes.append(.init(written: "2020-04-01", by: "coop", text: "says \(Self.secret)"))
      record.consents.append(
        .init(
          purpose: .photo, textVersion: "1", language: "fr", given: "2020-04-01", channel: "paper",
          by: "coop", evidence: first))
      return ["note", "note", "consent"]
    }
    FaultWriter.say("begun")
  }

  /// Everything that takes something away, and one paper that comes; done again, it ends what was begun.
  /// Says each when it is done, as ``tell()`` finds it.
  func change() throws(LedgerError) {
    for deed in Deed.allCases {
      // What fails is tried once more, as people do.
      do throws(LedgerError) { try perform(deed) } catch { try perform(deed) }
      FaultWriter.say(deed.rawValue)
    }
  }

  /// What is done, in this order, by what is found afterwards.
  private enum Deed: String, CaseIterable {
    case attach = "there three"
    case detach = "off one"
    case maskNote = "masked note"
    case maskPaper = "masked two"
    case forget = "forgotten giver"
  }

  private func perform(_ deed: Deed) throws(LedgerError) {
    switch deed {
    case .attach:
      if try listed().contains(where: { $0.name == "three" }) { return }
      try attach("three")
    case .detach: try ledger.people.detach(1, from: owner, by: by)
    case .maskNote: try mask(.note(of: owner.text, 2))
    case .maskPaper: try mask(.content(of: owner.text, 2))
    case .forget: _ = try ledger.forgetRecord(of: organisation, masking: .all, by: by)
    }
  }

  /// What is there, after what every use of the vault does first: `there NAME` of a paper that is listed and can be
  /// read, `off NAME` of one that neither is listed nor has left a file, `masked WHERE`, `kept` or `forgotten ID`,
  /// `going ID` of a record whose destruction was begun; `wrong …` of what contradicts itself, `torn NAME` of a
  /// paper that is not yet what its record says.
  func tell() throws(LedgerError) {
    try ledger.people.sweep()
    let papers = try listed()
    for paper in papers { FaultWriter.say(try state(of: paper)) }
    try tellOfFirst(isListed: papers.contains { $0.name == "one" })
    let notes = try ledger.people.record(of: owner, by: by)?.notes.map(\.text) ?? []
    if notes.count == 2, notes[1] == "says \(Self.masked)" { FaultWriter.say("masked note") }
    do throws(LedgerError) {
      let isKept = try ledger.people.record(of: organisation, by: by) != nil
      FaultWriter.say("\(isKept ? "kept" : "forgotten") \(organisation)")
      if !isKept, notes.first != "met \(Self.masked)" { FaultWriter.say("wrong \(notes)") }
    } catch {
      guard case .erasureCutShort = error else { throw error }
      FaultWriter.say("going \(organisation)")
    }
  }

  private func state(of paper: PersonRecord.Attachment) throws(LedgerError) -> String {
    guard let bytes = try ledger.people.attachment(paper.part, of: owner, by: by) else {
      return "wrong \(paper.name): listed, and gone"
    }
    let text = String(decoding: bytes, as: UTF8.self)
    let isMasked = text == Self.text(of: paper.name, Self.masked)
    if !isMasked, text != Self.text(of: paper.name, Self.secret) {
      return "wrong \(paper.name): \(text)"
    }
    if bytes.count != paper.byteCount { return "torn \(paper.name)" }
    return isMasked ? "masked \(paper.name)" : "there \(paper.name)"
  }

  /// The paper that shows a consent: the consent says what became of it, and off is destroyed.
  private func tellOfFirst(isListed: Bool) throws(LedgerError) {
    let record = try ledger.people.record(of: owner, by: by)
    if isListed { return }
    if try ledger.people.attachment(1, of: owner, by: by) != nil {
      return FaultWriter.say("wrong one: taken off, and there")
    }
    let isSaid = record?.consents.first?.evidenceChange?.kind == .takenOff
    FaultWriter.say(isSaid ? "off one" : "wrong one: gone, and shows a consent")
  }

  // MARK: - Pieces

  private func listed() throws(LedgerError) -> [PersonRecord.Attachment] {
    try ledger.people.record(of: owner, by: by)?.attachments ?? []
  }

  private static func text(of name: String, _ word: String) -> String { "\(name): \(word)" }

  @discardableResult
  private func attach(_ name: String) throws(LedgerError) -> String {
    let text = Self.text(of: name, Self.secret)
    return try ledger.people.attach(Array(text.utf8), named: name, to: owner, by: by).kept.digest
  }

  private func mask(_ place: PeopleVault.Place) throws(LedgerError) {
    do throws(LedgerError) { _ = try ledger.people.mask(Self.secret, at: place, by: by) } catch {
      // Done already, which is what was wanted.
      guard case .nothingToMask(_, isThere: true) = error else { throw error }
    }
  }
}
